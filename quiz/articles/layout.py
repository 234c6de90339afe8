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
_FULL = 0.75  # the share of the wrapping column that a full line fills at least
_ENDS = re.compile(r"""[.!?:;…]["'”’)\]]*$""")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it."""

    start: int
    end: int
    text: str
    indented: bool


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
            lines.append(Line(start, start + len(stripped), stripped, start > match.start()))
        elif lines:
            yield lines
            lines = []
    if lines:
        yield lines


def wrap_width(stretches: Sequence[Sequence[Line]]) -> int:
    """The column at which the file is hard-wrapped, or 0 where each line is a paragraph of its own.

    Wrapped lines are all but equally long, whether the program broke them before a column (editors) or at the
    first blank after one (newswires); most of them end in the middle of a sentence, and some of the next ones
    begin with a small letter. Verse, lists, tables and one-line paragraphs are like that by chance only.
    """
    wrapped = inner = 0
    widths: list[int] = []
    for lines in stretches:
        joints = [(line, after) for line, after in pairwise(lines) if not _indents(line, after)]
        if len(joints) < 2:
            continue
        width = max(len(line.text) for line in lines)
        inner += len(joints)
        full = sum(len(line.text) >= width * _FULL for line, _ in joints)
        broken = sum(not _ENDS.search(line.text) for line, _ in joints)
        small = sum(after.text[0].islower() for _, after in joints)
        regular = full * 20 >= len(joints) * 17 and broken * 2 >= len(joints) and small * 8 >= len(joints)
        if regular and _NARROW <= width <= _WIDE:
            wrapped += len(joints)
            widths.append(width)
    return max(widths) if widths and wrapped * 2 > inner else 0


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


def _indents(line: Line, after: Line) -> bool:
    """Whether a paragraph begins with the second line, which stands in from the first."""
    return after.indented and not line.indented


def _continues(line: Line, after: Line, width: int) -> bool:
    """Whether the second line goes on with the paragraph of the first."""
    if _indents(line, after):
        return False
    if width:
        first = after.text.split(maxsplit=1)[0]
        return len(line.text) + 1 + len(first) > width * _FULL
    return after.text[0].islower() and not _ENDS.search(line.text) and len(line.text) <= _WIDE
