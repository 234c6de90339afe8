"""HTML pages (.html, .htm): body text by trafilatura, publisher and date by the page's own metadata."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from quiz.articles.dates import parse_date
from quiz.articles.decoding import decode
from quiz.articles.draft import Draft
from quiz.articles.layout import paragraphs
from quiz.articles.prose import words
from quiz.errors import FileError
from quiz.model.article import Block, Proof, Role, Span

_BLOCKS = frozenset(
    {"p", "head", "quote", "list", "item", "table", "row", "cell", "div", "code", "ab", "body"}
)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_DATES = (
    "article:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "date",
    "dc.date.issued",
    "dcterms.created",
    "parsely-pub-date",
    "sailthru.date",
)
_SITES = ("og:site_name", "publisher", "dc.publisher", "application-name")
_TITLES = ("og:title", "twitter:title", "dc.title")


def read_html(path: Path, data: bytes) -> Draft:
    """Read a page. The text is the body that trafilatura finds, paragraphs parted by blank lines.

    Raises:
        FileError: the page has no body text, or the file cannot be decoded.
    """
    from trafilatura import bare_extraction
    from trafilatura.utils import load_html

    page, notices = _decode(path, data)
    tree = load_html(page)
    found = None if tree is None else bare_extraction(page, include_comments=False, include_tables=False)
    body = getattr(found, "body", None)
    text, headings = ("", []) if body is None else _text(body)
    if not text.strip():
        raise FileError(path, "holds no article text (an empty page, or one that a script fills)")
    meta = _Meta(tree)
    site, site_from = meta.site()
    title = _bare(meta.first(_TITLES)[0] or meta.heading, site)
    marks = tuple(_marks(text, headings, title))
    marked = {block.span.start for block in marks}
    published, published_from = meta.published()
    nowhere = Span(0, 0)
    return Draft(
        text=text,
        paragraphs=tuple(paragraph for paragraph in paragraphs(text) if paragraph.start not in marked),
        marks=marks,
        title=title,
        publisher=site,
        publisher_proof=Proof(nowhere, f"meta {site_from}") if site else None,
        published=published,
        published_proof=Proof(nowhere, f"meta {published_from}") if published else None,
        notices=notices,
    )


def _bare(title: str, site: str) -> str:
    """The title without the site's name, which many pages add behind a bar or a dash."""
    found = re.fullmatch(r"(.+?)\s+[|–—»:-]\s+([^|–—»]+)", title)
    if found and site and _letters(found[2]) == _letters(site):
        return found[1]
    return title


def _letters(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())


def _text(body: Any) -> tuple[str, list[Span]]:
    """The text of trafilatura's tree, and where its headings stand in it."""
    parts: list[str] = []
    headings: list[Span] = []
    length = 0
    for heading, said in _stretches(body):
        if heading:
            headings.append(Span(length, length + len(said)))
        parts.append(said)
        length += len(said) + 2
    return "\n\n".join(parts), headings


def _stretches(element: Any) -> Iterator[tuple[bool, str]]:
    """Yield (is it a heading, its text) for each stretch that stands by itself on the page."""
    inline = [element.text or ""]
    heading = element.tag == "head"
    for child in element:
        if child.tag in _BLOCKS:
            yield from _lines(heading, inline)
            yield from _stretches(child)
            inline = []
        elif child.tag == "lb":
            inline.append("\n")
        else:
            inline.append(" ".join("".join(child.itertext()).split()) if child.tag != "graphic" else "")
        inline.append(child.tail or "")
    yield from _lines(heading, inline)


def _lines(heading: bool, inline: list[str]) -> Iterator[tuple[bool, str]]:
    lines = [" ".join(line.split()) for line in "".join(inline).split("\n")]
    said = " ".join(lines).strip() if heading else "\n".join(lines).strip("\n")
    if said:
        yield heading, said


def _marks(text: str, headings: list[Span], title: str) -> Iterator[Block]:
    """Headings by what they are; a long one further down is left to be judged by its wording."""
    own = frozenset(word.casefold() for word in words(title))
    top = True
    before = 0
    for number, span in enumerate(headings):
        said = text[span.start : span.end]
        top = top and not text[before : span.start].strip()
        before = span.end
        shared = len(own & {word.casefold() for word in words(said)})
        if top and (shared * 2 >= len(own) if own else number == 0) and not _sentence(said):
            yield Block(span, Role.HEADLINE, "heading with the title")
        elif top and _sentence(said):
            yield Block(span, Role.SUMMARY, "heading that is a sentence")
        elif len(words(said)) <= 40:
            yield Block(span, Role.FURNITURE, "sub-heading")


def _sentence(said: str) -> bool:
    return said.endswith((".", ".”", '."')) and len(words(said)) >= 8


def _decode(path: Path, data: bytes) -> tuple[str, tuple[str, ...]]:
    """Decode as the page declares; a page that declares nothing, or something wrong, like any other text."""
    declared = _CHARSET.search(data[:4096])
    name = declared[1].decode("ascii", "replace").lower() if declared else ""
    if name and name not in {"utf-8", "utf8", "utf-16", "windows-1252", "iso-8859-1", "latin-1", "us-ascii"}:
        try:
            return data.decode(name), ()
        except (LookupError, UnicodeDecodeError):
            pass
    text, notices = decode(path, data)
    if name in {"windows-1252", "iso-8859-1", "latin-1"}:
        notices = tuple(notice for notice in notices if "cp1252" not in notice)
    return text, notices


class _Meta:
    """What the page says about itself in meta elements and JSON-LD."""

    def __init__(self, tree: Any) -> None:
        self._values: dict[str, str] = {}
        for element in tree.iter("meta"):
            name = element.get("property") or element.get("name") or element.get("itemprop") or ""
            content = " ".join((element.get("content") or "").split())
            if name and content:
                self._values.setdefault(name.lower(), content)
        self._linked = list(_linked_data(tree))
        headings = [" ".join(element.text_content().split()) for element in tree.iter("h1")]
        titles = [" ".join(element.text_content().split()) for element in tree.iter("title")]
        self.heading = next((text for text in headings + titles if text), "")

    def first(self, names: tuple[str, ...]) -> tuple[str, str]:
        """The first of these that the page gives, and its name."""
        return next(((self._values[name], name) for name in names if name in self._values), ("", ""))

    def site(self) -> tuple[str, str]:
        """The newsroom's name and which element gives it."""
        for item in self._linked:
            publisher = item.get("publisher")
            if (
                isinstance(publisher, dict)
                and isinstance(publisher.get("name"), str)
                and publisher["name"].strip()
            ):
                return " ".join(publisher["name"].split()), "publisher"
        return self.first(_SITES)

    def published(self) -> tuple[date | None, str]:
        """The day of publication and which element gives it."""
        for item in self._linked:
            found = parse_date(str(item.get("datePublished") or ""))
            if found:
                return found, "datePublished"
        for name in _DATES:
            found = parse_date(self._values.get(name, ""))
            if found:
                return found, name
        return None, ""


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects that describe an article."""
    for element in tree.iter("script"):
        if "ld+json" not in (element.get("type") or "").lower():
            continue
        try:
            data = json.loads(element.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        queue = [data]
        while queue:
            item = queue.pop(0)
            if isinstance(item, list):
                queue[:0] = item
            elif isinstance(item, dict):
                kinds = item.get("@type")
                kinds = kinds if isinstance(kinds, list) else [kinds]
                if any(
                    isinstance(kind, str) and kind.endswith(("Article", "Posting", "Report"))
                    for kind in kinds
                ):
                    yield item
                if "@graph" in item:
                    queue.insert(0, item["@graph"])
