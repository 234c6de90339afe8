"""Typed answers: right, close (a slip), or wrong, with the difference made visible."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from quiz.model.review import Outcome


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a visible difference: `same`, `missing` (to be put in) or `extra` (to be left out)."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of a typed answer, the spelling it was held against, and how it differs from that."""

    outcome: Outcome
    expected: str
    diff: tuple[Piece, ...] = ()


def normalised(text: str) -> str:
    """The text without case, accents, punctuation and leading articles."""
    flat = unicodedata.normalize("NFKD", text).casefold()
    flat = "".join(letter for letter in flat if not unicodedata.combining(letter))
    words = re.sub(r"[^\w\s]", " ", flat).split()
    if len(words) > 1 and words[0] in ("a", "an", "the"):
        words = words[1:]
    return " ".join(words)


def number_in(text: str) -> float | None:
    """The first number of a text, None where it has none."""
    match = re.search(r"-?\d[\d,]*(?:\.\d+)?", text)
    return float(match.group().replace(",", "")) if match else None


def judge(expected: Sequence[str], typed: str, within: str = "") -> Judgement:
    """Hold a typed answer against the accepted spellings; the best outcome counts."""
    given = normalised(typed)
    for spelling in expected:
        if given and given == normalised(spelling):
            return Judgement(Outcome.RIGHT, spelling)
    from rapidfuzz.distance import OSA

    for spelling in expected:
        wanted = normalised(spelling)
        if len(wanted) >= 4 and OSA.distance(given, wanted) <= 1 + len(wanted) // 8:
            return Judgement(Outcome.CLOSE, spelling, difference(spelling, typed))
    best = expected[0] if expected else ""
    return Judgement(Outcome.WRONG, best, difference(best, typed))


def difference(expected: str, typed: str) -> tuple[Piece, ...]:
    """How the typed text differs from the expected one, as stretches in reading order."""
    from difflib import SequenceMatcher

    pieces: list[Piece] = []
    matcher = SequenceMatcher(None, typed, expected, autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            pieces.append(Piece("same", typed[i1:i2]))
            continue
        if i2 > i1:
            pieces.append(Piece("extra", typed[i1:i2]))
        if j2 > j1:
            pieces.append(Piece("missing", expected[j1:j2]))
    return tuple(pieces)
