"""Guesses at what a line that YAML cannot read was meant to be, each with the change that would mend it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quiz.decks.guess import Line, Mend
from quiz.decks.keys import TABLES
from quiz.decks.quoting import of_lines_below, of_value
from quiz.errors import Fix

__all__ = ["mends", "no_mend", "of_spacing"]

_WORDS = {name for table in TABLES.values() for name in (*table.keys, *table.synonyms)}
_NAMES = {name for table in TABLES.values() for name in table.keys}

_KEY = re.compile(r"(?P<dashes>(?:-[ \t]+)*)(?P<key>[\w-]+)[ \t]*:(?P<gap>[ \t]+|$)(?P<value>.*)")
_ITEM = re.compile(r"(?P<dashes>(?:-[ \t]+)+)(?P<value>.*)")
_COMMENT = re.compile(r"(?<=[^ \t])[ \t]+#(?:[ \t].*)?$")
_MOVES = "quiz check --fix moves it"


def mends(text: str, lines: list[Line], number: int, at: int) -> Iterator[Mend]:
    """Guesses for one of the lines of a card, the likeliest first. `at` is where YAML gave up."""
    line = lines[number]
    body = line.text[line.indent :]
    if not body or body.startswith("#"):
        return
    start = line.start + line.indent
    yield from of_spacing(body, start, lines[number + 1 :])
    key = _KEY.fullmatch(body) or _ITEM.fullmatch(body)
    if key and key["value"]:
        value = key["value"].rstrip()
        bare = _COMMENT.sub("", value)
        yield from of_value(bare, start + key.start("value"), at)
        yield from of_lines_below(text, lines, number, start + key.start("value"))
    yield from _of_layout(lines, number)


def of_spacing(body: str, start: int, below: Sequence[Line] = ()) -> Iterator[Mend]:
    """A space or a colon that is missing after the dash or the key of a line; `below` are the lines under it."""
    if (match := re.match(r"-([\w-]+)[ \t]*:(?:[ \t]|$)", body)) and match[1] in _WORDS:
        space = Fix(start + 1, start + 1, " ")
        moved = tuple(Fix(line.start, line.start, " ") for line in below if line.text.strip())
        for fixes in ((space,), (space, *moved)):
            yield Mend(
                "no-space", "there is no space after the dash",
                "put a space between the dash and the word", start, start + 1, fixes,
            )  # fmt: skip
    if (match := re.match(r"((?:-[ \t]*)?)([\w-]+)([ \t]*)([:=：;])(?=(.?))", body)) and match[2] in _WORDS:
        sign, after = match[4], match[5]
        here = start + match.start(4)
        lead = () if match[1] != "-" else (Fix(start + 1, start + 1, " "),)
        if sign == ":" and after not in (" ", "\t", ""):
            yield Mend(
                "no-space", "there is no space after the colon",
                f"put a space between `{match[2]}:` and the text",
                here, here + 1, (*lead, Fix(here + 1, here + 1, " ")),
            )  # fmt: skip
        elif sign != ":":
            gap = "" if after in (" ", "\t") else " "
            yield Mend(
                "no-colon", f"there is `{sign}` after `{match[2]}` instead of a colon", "write a colon",
                here, here + 1, (*lead, Fix(start + match.end(2), here + 1, ":" + gap)),
            )  # fmt: skip
    elif (match := re.match(r"(?:-[ \t]+)?([\w-]+)[ \t]+(?=\S)", body)) and match[1] in _NAMES:
        here = start + match.end(1)
        yield Mend(
            "no-colon", f"there is no colon after `{match[1]}`", "put a colon right after this word",
            start + match.start(1), here, (Fix(here, here, ":"),),
        )  # fmt: skip


def _of_layout(lines: list[Line], number: int) -> Iterator[Mend]:
    """A line that is not in line with the card's other lines."""
    line = lines[number]
    first = next((other for other in lines if other.text.strip().startswith("-")), None)
    if first is None or first is line:
        return
    dash = re.match(r"[ \t]*(?:-[ \t]*)", first.text)
    column = len(dash[0]) if dash else 0
    start = line.start
    body = line.text[line.indent :]
    others = [other for other in lines[lines.index(first) + 1 :] if _looks_like_key(other)]
    aligned = len(others) > 1 and all(other.indent == line.indent for other in others)
    if _looks_like_key(line) and line.indent != column and line.indent >= 2 and aligned:
        left = first.start + first.indent
        yield Mend(
            "layout", "this line is not in line with the card's other lines",
            f"start it further {'left' if line.indent < column else 'right'}, its key above the others",
            left, first.start + column, (Fix(first.start, left, " " * (line.indent - column + first.indent), _MOVES),),
        )  # fmt: skip
    if _looks_like_key(line) and line.indent != column:
        yield Mend(
            "layout", "this line is not in line with the card's other lines",
            f"start it further {'left' if line.indent > column else 'right'}, below `{first.text[column:].split(':')[0]}`",
            start + line.indent, start + line.indent + len(body.split(":")[0]),
            (Fix(start, start + line.indent, " " * column, _MOVES),),
        )  # fmt: skip
    elif not _looks_like_key(line) and line.indent <= column and not body.startswith("-"):
        yield Mend(
            "layout", "this line belongs to no key",
            "if it goes on with the text above, start it further right",
            start + line.indent, start + len(line.text.rstrip()),
            (Fix(start, start + line.indent, " " * (column + 2), _MOVES),),
        )  # fmt: skip


def _looks_like_key(line: Line) -> bool:
    match = re.match(r"\s*(?:-[ \t]*)*([\w-]+)[ \t]*:", line.text)
    return bool(match) and match[1] in _WORDS  # type: ignore[index]


def no_mend(says: str) -> tuple[str, str]:
    """A message and a label for a fault that no guess has mended, from YAML's own words."""
    for part, words in _FALLBACK.items():
        if part in says:
            return words
    return "this line cannot be read", "something before or in it is not as YAML wants it"


_FALLBACK = {
    "expected ':'": ("this line has no colon after its first word", "a line starts with a key and a colon"),
    "mapping values": ("there is a colon too many here", "put the text into quotes"),
    "cannot start any token": ("text cannot start with this sign", "put the text into quotes"),
    "expected ',' or ']'": ("this list in brackets is never closed", "close it with ]"),
    "expected ',' or '}'": ("this table in braces is never closed", "close it with }"),
    "unexpected end of stream": ("this quotation mark is never closed", "close it at the end of the text"),
    "unknown escape": ('between " and " a backslash is a command', "for text with backslashes take ' and '"),
    "expected key": ("this line does not fit in here", "look at the blanks before it and at the line above"),
    "expected '-' indicator": ("this line does not fit in here", "look at the blanks before it"),
    "expected <document start>": ("the deck ended above this line", "look at the blanks before it"),
}
