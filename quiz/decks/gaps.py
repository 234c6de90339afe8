r"""The signs for gaps in a cloze: how they are written and how they are read.

    [[answer]]   [[answer|also right|also right]]   [[answer::hint]]   [[answer|also right::hint]]
    {{c1::answer}}   {{c1::answer::hint}}      gaps of the same number are asked together

Each `[[...]]` is a card of its own, numbered in the order of the text. Spaces inside the signs do not count.
A sign is plain text where a backslash stands right before it: `\[[`, `\{{c1::`, and inside a gap `\|`, `\::`,
`\]]` (`\}}` in the second form). Of a run of backslashes before a sign each pair stands for one backslash;
everywhere else a backslash is a backslash. Of more than two opening brackets the last two open the gap; of
more than two closing ones the first two close it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quiz.model.card import Cloze, Gap

__all__ = ["GapFault", "cloze_text", "read_cloze"]

_OPEN = re.compile(r"(\\*)(\[{2,}|\{\{c([0-9]{1,3})::)")
_INSIDE = {
    "]]": re.compile(r"(\\*)(\]\]|\||::)"),
    "}}": re.compile(r"(\\*)(\}\}|\||::)"),
}
_TEXT_SIGNS = re.compile(r"(\\*)(\[\[|\{\{c[0-9]{1,3}::)")
_BEFORE_OPEN = re.compile(r"(\\+)(\[?)\Z")
_BEFORE_INSIDE = re.compile(r"(\\+)()\Z")


@dataclass(frozen=True, slots=True)
class GapFault:
    """What is wrong with a gap: `open` (never closed) or `empty`, and where in the text (offsets)."""

    what: str
    start: int
    end: int


def read_cloze(text: str) -> tuple[Cloze, tuple[GapFault, ...]]:
    """Read a text with gaps. A gap that is never closed is left as plain text; an empty one is kept."""
    parts: list[str | Gap] = []
    faults: list[GapFault] = []
    unclosed: set[str] = set()
    plain = ""
    at = 0
    number = 0
    while opening := _OPEN.search(text, at):
        sign = opening[2] if opening[3] else "[["
        plain += text[at : opening.start()] + "\\" * (len(opening[1]) // 2)
        if len(opening[1]) % 2:
            plain += sign
            at = opening.start(2) + len(sign)
            continue
        at = opening.end()
        start = at - len(sign)
        plain += text[opening.start(2) : start]
        close = "}}" if opening[3] else "]]"
        fields, end = ([], -1) if close in unclosed else _fields(text, at, close)
        if end < 0:
            unclosed.add(close)  # what is not closed here is not closed further right
            faults.append(GapFault("open", start, at))
            plain += sign
            continue
        number = int(opening[3]) if opening[3] else number + 1
        answers = [field for kind, field in fields if kind != "::"]
        hint = "::".join(field for kind, field in fields if kind == "::")
        gap = Gap(number, answers[0], tuple(answer for answer in answers[1:] if answer), hint)
        if not gap.answer:
            faults.append(GapFault("empty", start, end))
        if plain:
            parts.append(plain)
        parts.append(gap)
        plain, at = "", end
    plain += text[at:]
    if plain or not parts:
        parts.append(plain)
    return Cloze(tuple(parts)), tuple(faults)


def _fields(text: str, at: int, close: str) -> tuple[list[tuple[str, str]], int]:
    """The fields of a gap with the sign before each (`|`, `::` or none), and the offset behind it or -1."""
    fields: list[tuple[str, str]] = []
    kind, field = "", ""
    for sign in _INSIDE[close].finditer(text, at):
        field += text[at : sign.start()] + "\\" * (len(sign[1]) // 2)
        at = sign.end()
        if len(sign[1]) % 2 or (sign[2] == "|" and kind == "::"):
            field += sign[2]
            continue
        fields.append((kind, field.strip()))
        if sign[2] == close:
            return fields, at
        kind, field = sign[2], ""
    return fields, -1


def cloze_text(cloze: Cloze) -> str:
    """Write a cloze with the signs for its gaps; `read_cloze` gives it back.

    Gaps that are numbered 1, 2, 3 ... in the order of the text are written `[[...]]`, others `{{c1::...}}`.
    """
    numbers = [gap.number for gap in cloze.gaps]
    own = numbers == list(range(1, len(numbers) + 1))
    return "".join(_pieces(cloze, own))


def _pieces(cloze: Cloze, own: bool) -> Iterator[str]:
    for index, part in enumerate(cloze.parts):
        if isinstance(part, Gap):
            yield _gap(part, own)
            continue
        text = _TEXT_SIGNS.sub(_plain, part)
        if index + 1 < len(cloze.parts):
            text = (_BEFORE_OPEN if own else _BEFORE_INSIDE).sub(r"\1\1\2", text)
        yield text


def _gap(gap: Gap, own: bool) -> str:
    opening, close = ("[[", "]]") if own else (f"{{{{c{gap.number}::", "}}")
    signs = _INSIDE[close]
    fields = "|".join(_field(text, signs) for text in (gap.answer, *gap.accept))
    if gap.hint:
        fields += "::" + _field(gap.hint, signs)
    return f"{opening}{' ' if fields[:1] == '[' else ''}{fields}{close}"


def _field(text: str, signs: re.Pattern[str]) -> str:
    text = _BEFORE_INSIDE.sub(r"\1\1\2", signs.sub(_plain, text))
    return text + " " if text[-1:] in ("]", "}", ":") else text


def _plain(sign: re.Match[str]) -> str:
    """The sign as plain text: the backslashes before it doubled, and one more."""
    return "\\" * (2 * len(sign[1]) + 1) + sign[2]
