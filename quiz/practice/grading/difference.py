"""A visible difference between what was typed and what was expected."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a difference: `same`, `missing` (to be put in) or `extra` (to be left out)."""

    kind: str
    text: str


def difference(expected: str, typed: str) -> tuple[Piece, ...]:
    """How the typed text differs from the expected one, as stretches in reading order.

    The `same` and `extra` pieces together are the typed text, the `same` and `missing` ones the expected,
    but for case. Words that differ in a few letters are parted by letters, others are shown whole.
    """
    pieces: list[Piece] = []
    for piece in _pieces(re.findall(r"\w+|\W", typed), re.findall(r"\w+|\W", expected)):
        if not piece.text:
            continue
        if pieces and pieces[-1].kind == piece.kind:
            pieces[-1] = Piece(piece.kind, pieces[-1].text + piece.text)
        else:
            pieces.append(piece)
    return tuple(pieces)


def _pieces(typed: list[str], expected: list[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(
        None, [word.casefold() for word in typed], [word.casefold() for word in expected], autojunk=False
    )
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        left, right = "".join(typed[i1:i2]), "".join(expected[j1:j2])
        if kind == "equal":
            yield Piece("same", left)
        elif kind == "replace" and _alike(left, right):
            yield from _letters(left, right)
        else:
            yield Piece("extra", left)
            yield Piece("missing", right)


def _letters(typed: str, expected: str) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, _lower(typed), _lower(expected), autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            yield Piece("same", typed[i1:i2])
        else:
            yield Piece("extra", typed[i1:i2])
            yield Piece("missing", expected[j1:j2])


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, _lower(one), _lower(other), autojunk=False).ratio() >= 0.5


def _lower(text: str) -> str:
    """Lower case letter by letter, so that places stay what they are."""
    return "".join(small if len(small := sign.lower()) == 1 else sign for sign in text)
