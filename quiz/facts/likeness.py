"""How much two sets of terms are about the same thing."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping

SAME_VALUE = 0.34
"""Cosine of weighted terms from which two claims with one answer are one fact."""
FIGURE = 0.24
"""The same for a figure that two things hardly have by chance, one above a dozen."""
NAMED_VALUE = 0.26
"""The same for two names in one role of one verb that does not stand everywhere."""
OTHER_VALUE = 0.45
"""The same for two claims whose answers differ: the question has to be surely the same."""
SURE = 0.6
"""The same where all depends on the words alone."""
SMALL_VALUE = 0.2
"""The same for two small counts of one unit that name the same thing."""


def rarity(documents: Collection[frozenset[str]]) -> dict[str, float]:
    """How telling each term is: its inverse document frequency, a sentence's terms being a document."""
    counts = Counter(term for terms in documents for term in terms)
    total = max(len(documents), 2)
    return {term: math.log(1 + total / count) for term, count in counts.items()}


class Likeness:
    """The cosine of many pairs of sets under the same weights: each set's length is worked out once."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._squares = {term: weight**2 for term, weight in weights.items()}
        self._lengths: dict[frozenset[str], float] = {}

    def of(self, one: frozenset[str], other: frozenset[str]) -> float:
        """How much two sets of terms are about the same thing: 0 to 1."""
        common = one & other
        if not common:
            return 0.0
        squares = self._squares
        shared = sum([squares.get(term, 1.0) for term in sorted(common)])
        return shared / (self._length(one) * self._length(other))

    def _length(self, terms: frozenset[str]) -> float:
        length = self._lengths.get(terms)
        if length is None:
            length = math.sqrt(sum([self._squares.get(term, 1.0) for term in sorted(terms)]))
            self._lengths[terms] = length
        return length


def overlap(one: frozenset[str], other: frozenset[str], weights: Mapping[str, float]) -> float:
    """Cosine of two sets of terms under these weights; sums do not depend on the order of a set."""
    shared = math.fsum(weights.get(t, 1.0) ** 2 for t in one & other)
    if not shared:
        return 0.0
    left = math.sqrt(math.fsum(weights.get(t, 1.0) ** 2 for t in one))
    right = math.sqrt(math.fsum(weights.get(t, 1.0) ** 2 for t in other))
    return shared / (left * right)
