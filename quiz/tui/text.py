"""Deck and article text as Textual content: never as markup, and never as terminal control.

Everything a teacher or a newsroom wrote passes through `plain` before it is shown. Textual strips a few
control characters only; an escape byte in a card would otherwise reach the terminal and act there.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from textual.content import Content, Span

ANSWER = "bold underline $text-accent"
"""How the answer stands out in a sentence: by weight and a line as well as by colour."""

MUTED = "$foreground 80%"
"""Less important text. Not `$text-muted`: inside a text, its automatic colour is the brightest of all."""

_LINE_ENDS = {0x0B: "\n", 0x0C: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n"}
_BIDI_CONTROLS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_CONTROLS = dict.fromkeys(
    [code for code in range(0xA0) if unicodedata.category(chr(code)) == "Cc" and code not in (0x09, 0x0A)]
)
_TABLE: dict[int, str | None] = {**_CONTROLS, **_BIDI_CONTROLS, **_LINE_ENDS, 0x09: " "}


def plain(text: str) -> str:
    """The text without anything that a terminal would obey: control characters and bidi overrides go.

    Line ends of every kind become a line feed, a tab becomes a space.
    """
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_TABLE)


def one_line(text: str) -> str:
    """The text on one line, runs of white space as one space."""
    return " ".join(plain(text).split())


def says(text: str, style: str = "") -> Content:
    """The text as content in one style."""
    return Content.styled(plain(text).strip(), style)


def marked(sentence: str, answers: Iterable[str], style: str = ANSWER) -> Content:
    """The sentence with each answer that stands in it marked; letter case is no matter.

    A longer answer is marked before a shorter one that is a part of it, and an answer is marked only where
    no letter or digit touches it, so that "10" is not marked in "2010".
    """
    text = plain(sentence).strip()
    low = text.lower()
    taken: list[tuple[int, int]] = []
    for answer in sorted({plain(answer).strip().lower() for answer in answers}, key=lambda a: (-len(a), a)):
        at = low.find(answer) if answer and len(low) == len(text) else -1
        while at >= 0:
            end = at + len(answer)
            if _stands_alone(low, at, end) and not any(at < stop and begin < end for begin, stop in taken):
                taken.append((at, end))
            at = low.find(answer, at + 1)
    return Content(text, [Span(begin, end, style) for begin, end in sorted(taken)])


def _stands_alone(text: str, begin: int, end: int) -> bool:
    before = text[begin - 1 : begin]
    after = text[end : end + 1]
    return not ((before.isalnum() and text[begin].isalnum()) or (after.isalnum() and text[end - 1].isalnum()))


def cut(content: Content, width: int) -> Content:
    """The content on at most `width` cells, with an ellipsis where something was cut off."""
    return content if content.cell_length <= width else content.truncate(max(width, 1), ellipsis=True)


def row(left: Content, right: Content, width: int) -> Content:
    """One line of `width` cells: the left part is cut to what the right part leaves."""
    room = max(width - right.cell_length - 1, 1)
    left = cut(left, room)
    return Content.assemble(left, " " * max(width - left.cell_length - right.cell_length, 0), right)
