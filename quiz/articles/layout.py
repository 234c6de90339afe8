"""Which lines belong together: hard-wrapped newswire, one paragraph a line, lists and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from quiz.articles.draft import Paragraph

_LINE = re.compile(r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\v\x1c-\x1e\x85\u2028]")
_NARROW, _WIDE = 40, 120  # columns between which a text editor or a newswire wraps
_ENDS = re.compile(r"""[.!?:;…]["'”’)\]]*$""")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it."""

    start: int
    end: int
    text: str


def chunks(text: str) -> Iterator[list[Line]]:
    """Yield the stretches of lines between blank lines (or page breaks)."""
    lines: list[Line] = []
    last = 0
    for match in _LINE.finditer(text):
        between = text[last : match.start()]
        if lines and ("\f" in between or "\u2029" in between or len(_BREAK.findall(between)) > 1):
            yield lines
            lines = []
        last = match.end()
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        stripped = line.strip()
        if stripped:
            lines.append(Line(start, start + len(stripped), stripped))
        elif lines:
            yield lines
            lines = []
    if lines:
        yield lines


def wrap_width(stretches: Sequence[Sequence[Line]]) -> int:
    """The column at which the file is hard-wrapped, or 0 where each line is a paragraph of its own.

    A wrapped line has no room for the first word of the next one; in verse, lists and one-line paragraphs
    that is so by chance only.
    """
    widths: list[int] = []
    full = inner = 0
    for lines in stretches:
        if len(lines) < 3:
            continue
        width = max(len(line.text) for line in lines)
        if not _NARROW <= width <= _WIDE:
            inner += len(lines) - 1
            continue
        fits = _full_lines(lines, width)
        inner += len(lines) - 1
        if fits * 20 >= (len(lines) - 1) * 17:
            full += fits
            widths.append(width)
    return max(widths) if widths and full * 2 > inner else 0


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Part a plain text into paragraphs."""
    stretches = list(chunks(text))
    width = wrap_width(stretches)
    found: list[Paragraph] = []
    for number, lines in enumerate(stretches):
        group: list[Line] = []
        for line in lines:
            if group and not _continues(group[-1], line, width):
                found.append(Paragraph(group[0].start, group[-1].end, number))
                group = []
            group.append(line)
        found.append(Paragraph(group[0].start, group[-1].end, number))
    return tuple(found)


def _full_lines(lines: Sequence[Line], width: int) -> int:
    return sum(
        len(line.text) + 1 + len(after.text.split(maxsplit=1)[0]) > width for line, after in pairwise(lines)
    )


def _continues(line: Line, after: Line, width: int) -> bool:
    """Whether the second line goes on with the paragraph of the first."""
    if width:
        first = after.text.split(maxsplit=1)[0]
        return len(line.text) + 1 + len(first) > width * 0.85 and len(line.text) <= width
    return after.text[0].islower() and not _ENDS.search(line.text) and len(line.text) <= _WIDE
