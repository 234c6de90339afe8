"""Markdown (.md, .markdown), with front matter of simple `key: value` lines."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import yaml

from quiz.articles.dates import parse_date
from quiz.articles.decoding import decode
from quiz.articles.draft import Draft, Paragraph
from quiz.errors import FileError
from quiz.model.article import Block, Proof, Role, Span

_FRONT = re.compile(r"\s*---[ \t]*\r?\n(?P<body>.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_FENCE = re.compile(r"(?:```|~~~)")
_HEADING = re.compile(r"(?P<marks>#{1,6})[ \t]+(?P<title>.*?)[ \t#]*$")
_UNDERLINE = re.compile(r"(?:=+|-+)$")
_ITEM = re.compile(r"(?:[-*+•]|\d{1,3}[.)])[ \t]+")
_QUOTE = re.compile(r"(?:>[ \t]?)+")
_NOT_TEXT = re.compile(
    r"""<!--|</?[a-zA-Z][^>]*>$|\{:.*\}$|\[\^?[^\]]+\]:\s|(?:\*\s*){3,}$|(?:-\s*){3,}$|(?:_\s*){3,}$|!\[[^\]]*\]\(.*\)(?:\{:.*\})?$|\|.*\|?$"""
)


def read_markdown(path: Path, data: bytes) -> Draft:
    """Read Markdown; headings, tables, code and images are marked, prose stays verbatim with its links.

    Raises:
        FileError: the front matter is not readable, or the file cannot be decoded.
    """
    text, notices = decode(path, data)
    front = _FRONT.match(text)
    values = _front_matter(path, text, front) if front else {}
    begin = front.end() if front else 0
    marks: list[Block] = []
    if front:
        end = begin - (len(front.group()) - len(front.group().rstrip()))
        start = len(front.group()) - len(front.group().lstrip())
        marks.append(Block(Span(start, end), Role.FURNITURE, "front matter"))
    paragraphs, headings = _parts(text, begin, marks)
    title = values.get("title", ("", None))[0] or (headings[0] if headings else "")
    publisher, publisher_at = values.get("publisher", ("", None))
    published, published_at = _published(path, text, values)
    return Draft(
        text=text,
        paragraphs=paragraphs,
        marks=tuple(marks),
        title=title,
        publisher=publisher,
        publisher_proof=publisher_at if publisher else None,
        published=published,
        published_proof=published_at,
        retells=values.get("retells", ("", None))[0].lower() in {"true", "yes"},
        notices=notices,
    )


def _front_matter(path: Path, text: str, front: re.Match[str]) -> dict[str, tuple[str, Proof]]:
    """The values of the front matter, each with the place where it stands."""
    source = front.group("body")
    try:
        node = yaml.compose(source, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        first = text.count("\n", 0, front.start("body")) + 1
        problem = getattr(error, "problem", None) or "not YAML"
        raise FileError(
            path,
            f"the front matter cannot be read ({problem}); write simple `key: value` lines",
            line=first + (mark.line if mark else 0),
            column=(mark.column if mark else 0) + 1,
        ) from None
    values: dict[str, tuple[str, Proof]] = {}
    if isinstance(node, yaml.MappingNode):
        offset = front.start("body")
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode):
                span = Span(offset + value.start_mark.index, offset + value.end_mark.index)
                values[key.value.strip().lower()] = (value.value.strip(), Proof(span, "front matter"))
    return values


def _published(
    path: Path, text: str, values: dict[str, tuple[str, Proof]]
) -> tuple[date | None, Proof | None]:
    value, proof = values.get("published") or values.get("date") or ("", None)
    if not value or proof is None:
        return None, None
    found = parse_date(value)
    if found is None:
        line = text.count("\n", 0, proof.span.start) + 1
        raise FileError(path, f"published: {value!r} is no date; write it as 2022-03-10", line=line, column=1)
    return found, proof


def _parts(text: str, begin: int, marks: list[Block]) -> tuple[tuple[Paragraph, ...], list[str]]:
    found: list[Paragraph] = []
    headings: list[str] = []
    group: list[tuple[int, int]] = []
    chunk = 0
    fence = ""

    def flush() -> None:
        if group:
            found.append(Paragraph(group[0][0], group[-1][1], chunk))
            group.clear()

    for match in _LINE.finditer(text, begin):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        said = line.strip()
        end = start + len(said)
        if not said:
            flush()
            chunk += 1
            continue
        if fence or _FENCE.match(said):
            flush()
            marks.append(Block(Span(start, end), Role.FURNITURE, "code"))
            opened = not fence
            fence = said[:3] if opened else ("" if said.startswith(fence) else fence)
            continue
        if group and _UNDERLINE.match(said) and len(said) >= 3 and len(group) == 1:
            headings.append(text[group[0][0] : group[0][1]])
            marks.append(Block(Span(group[0][0], end), *_heading(len(headings))))
            group.clear()
            continue
        if heading := _HEADING.match(said):
            flush()
            headings.append(heading["title"])
            marks.append(Block(Span(start, end), *_heading(len(headings))))
            continue
        if _NOT_TEXT.match(said):
            flush()
            marks.append(Block(Span(start, end), Role.FURNITURE, "markup, table or image"))
            continue
        if marker := _ITEM.match(said) or _QUOTE.match(said):
            flush()
            marks.append(
                Block(
                    Span(start, start + len(marker.group().rstrip())),
                    Role.FURNITURE,
                    "list or quotation mark",
                )
            )
            start += marker.end()
            if start >= end:
                continue
        group.append((start, end))
    flush()
    marks.sort(key=lambda block: block.span)
    return tuple(found), headings


def _heading(number: int) -> tuple[Role, str]:
    return (Role.HEADLINE, "first heading") if number == 1 else (Role.FURNITURE, "sub-heading")
