"""Which key, word or name was meant by one that is not known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from quiz.decks.keys import TABLES, Table

__all__ = ["distance", "meant_key", "nearest"]

_LONGEST = 60


def meant_key(word: str, table: Table) -> str:
    """The key of a table that a teacher's word stands for: by other letters, a synonym, a slip; or ''."""
    return _meant_key(word, table.name) if len(word) <= _LONGEST else ""


@lru_cache(maxsize=2048)
def _meant_key(word: str, name: str) -> str:
    table = TABLES[name]
    plain = "_".join(word.casefold().replace("-", " ").replace("_", " ").split())
    for known in (plain, plain.rstrip("0123456789_")):
        if known in table.keys:
            return known
        if known in table.synonyms:
            return table.synonyms[known]
    near = nearest(plain, {**{name: name for name in table.keys}, **table.synonyms})
    return near or ""


def nearest(word: str, known: Iterable[str] | Mapping[str, str]) -> str:
    """The known word that differs least from `word`, by one to three slips as it is long; '' if none does.

    With a mapping the word's value is given. Of equally near words the first is taken.
    """
    if len(word) > _LONGEST:
        return ""
    best, found = (len(word) > 2) + (len(word) > 5) + (len(word) > 9), ""
    for candidate in known:
        if abs(len(candidate) - len(word)) > best or len(candidate) < 3:
            continue
        slips = distance(word.casefold(), candidate.casefold())
        if slips < best or (slips == best and not found):
            best, found = slips, candidate
    if not found:
        return ""
    return known[found] if isinstance(known, Mapping) else found


def distance(one: str, other: str) -> int:
    """How many letters must be put in, left out, changed or swapped with their neighbour (restricted
    Damerau-Levenshtein distance)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, facing in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != facing))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == facing:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
