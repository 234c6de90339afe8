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

_FRONT = re.compile(
    r"\s*---[ \t]*\r?\n(?P<body>.{0,20000}?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL
)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_FENCE = re.compile(r"(?:```|~~~)")
_HEADING = re.compile(r"(?P<marks>#{1,6})[ \t]+(?P<title>.*?)[ \t#]*$")
_UNDERLINE = re.compile(r"(?:=+|-+)$")
_ITEM = re.compile(r"(?:[-*+•]|\d{1,3}[.)])[ \t]+")
_QUOTE = re.compile(r"(?:>[ \t]?)+")
_MARKUP = re.compile(
    r"""<!--|<[a-zA-Z/][^>]*>.*>$|</?[a-zA-Z][^>]*>$|\{:.*\}$|\[\^?[^\]]+\]:\s|(?:[*_-]\s*){3,}$"""
    r"""|!\[[^\]]*\]\(.*\)(?:\{:.*\})?$|\|.*\|?$"""
)
_ELEMENT = re.compile(r"<(table|math|script|style|svg|figure|iframe|pre)\b", re.IGNORECASE)


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
    paragraphs, heading = _parts(text, begin, marks)
    title = values.get("title", ("", None))[0] or heading
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


class _Parts:
    """Parts Markdown into paragraphs, headings and markup, line by line."""

    def __init__(self, text: str, marks: list[Block]) -> None:
        self.text = text
        self.marks = marks
        self.paragraphs: list[Paragraph] = []
        self.headings: list[str] = []
        self._group: list[tuple[int, int]] = []
        self._chunk = 0
        self._until = ""  # what ends the code or the element that is being passed over
        self._quoted = False

    def flush(self) -> None:
        """End the paragraph."""
        if self._group:
            self.paragraphs.append(Paragraph(self._group[0][0], self._group[-1][1], self._chunk))
            self._group = []
        self._quoted = False

    def line(self, start: int, end: int) -> None:
        """Take the next line, without the white space around it."""
        said = self.text[start:end]
        if self._until:
            self._mark(start, end, "code or markup")
            if self._until in said.lower():
                self._until = ""
        elif not said:
            self.flush()
            self._chunk += 1
        elif fence := _FENCE.match(said):
            self.flush()
            self._until = fence.group()
            self._mark(start, end, "code or markup")
        elif element := _ELEMENT.match(said):
            self.flush()
            closing = f"</{element[1].lower()}>"
            self._until = "" if closing in said.lower() else closing
            self._mark(start, end, "code or markup")
        elif len(self._group) == 1 and len(said) >= 3 and _UNDERLINE.match(said):
            begin, stop = self._group.pop()
            self._heading(begin, end, self.text[begin:stop])
        elif heading := _HEADING.match(said):
            self.flush()
            self._heading(start, end, heading["title"])
        elif _MARKUP.match(said):
            self.flush()
            self._mark(start, end, "markup, table or image")
        else:
            self._prose(start, end, said)

    def _prose(self, start: int, end: int, said: str) -> None:
        quote = _QUOTE.match(said)
        if quote and self._quoted and self._group:
            self._group.append((start, end))
            return
        if marker := quote or _ITEM.match(said):
            self.flush()
            self._mark(start, start + len(marker.group().rstrip()), "list or quotation mark")
            start += marker.end()
            self._quoted = bool(quote)
        if start < end:
            self._group.append((start, end))

    def _heading(self, start: int, end: int, title: str) -> None:
        first = not self.headings and not self.paragraphs
        self.headings.append(title)
        role, reason = (Role.HEADLINE, "first heading") if first else (Role.FURNITURE, "sub-heading")
        self.marks.append(Block(Span(start, end), role, reason))

    def _mark(self, start: int, end: int, reason: str) -> None:
        if start < end:
            self.marks.append(Block(Span(start, end), Role.FURNITURE, reason))


def _parts(text: str, begin: int, marks: list[Block]) -> tuple[tuple[Paragraph, ...], str]:
    """The paragraphs of the text, and its first heading if that stands above all of them."""
    parts = _Parts(text, marks)
    for match in _LINE.finditer(text, begin):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        parts.line(start, max(start, match.start() + len(line.rstrip())))
    parts.flush()
    marks.sort(key=lambda block: block.span)
    top = any(block.role is Role.HEADLINE for block in marks)
    return tuple(parts.paragraphs), parts.headings[0] if top else ""
