"""Where each card of a text begins and ends, told by its lines alone: for texts that are no YAML (yet)."""

from __future__ import annotations

import re
from itertools import pairwise

from quiz.decks.keys import CARD, DECK

__all__ = ["chunks"]

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_TOP = re.compile(r"([^\s:#\-'\"][^\s:]*)[ \t]*:")
_FIRST = {"q", "cloze", "fact", "myth", "id"}
"""Keys that a card, and nothing else in a list, starts with."""
_WORD = re.compile(r"-[ \t]*([^\s:\-]+)[ \t]*:")


def chunks(text: str) -> list[tuple[int, int]]:
    """Part a text into its top, each card and each key after the cards; the parts cover the whole text."""
    lines = [(match.start(), match.group()) for match in _LINE.finditer(text) if match.group()]
    first = _first_card(lines)
    if first is None:
        return [(0, len(text))]
    depth = _indent(lines[first][1])
    starts = [0]
    for at, line in lines[first:]:
        body = line.strip()
        if body.startswith("-") and not body.startswith("---"):
            word = _WORD.match(body)
            if _indent(line) > depth + 1:
                if word and word[1] in _FIRST:
                    starts.append(at)
            elif body[1:2] in ("", " ", "\t") or (word and word[1] in CARD.keys):
                starts.append(at)
        elif (top := _TOP.match(line)) and _of_deck(top[1]):
            starts.append(at)
    bounds = sorted({*starts, len(text)})
    return list(pairwise(bounds))


def _first_card(lines: list[tuple[int, str]]) -> int | None:
    """The number of the line with the first card's dash."""
    start = 0
    for number, (_, line) in enumerate(lines):
        top = _TOP.match(line)
        if top and (top[1] == "cards" or DECK.synonyms.get(top[1].casefold()) == "cards"):
            start = number + 1
            break
    for number in range(start, len(lines)):
        if lines[number][1].lstrip(" \t\xa0").startswith("-") and not lines[number][1].startswith("---"):
            return number
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t\xa0"))


def _of_deck(word: str) -> bool:
    return word in DECK.keys and word not in CARD.keys
