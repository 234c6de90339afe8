"""How much two sets of terms are about the same thing."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping


def rarity(documents: Collection[frozenset[str]]) -> dict[str, float]:
    """How telling each term is: its inverse document frequency, a sentence's terms being a document."""
    counts = Counter(term for terms in documents for term in terms)
    total = max(len(documents), 2)
    return {term: math.log(1 + total / count) for term, count in counts.items()}


def overlap(one: frozenset[str], other: frozenset[str], weights: Mapping[str, float]) -> float:
    """Cosine of two sets of terms under these weights."""
    shared = sum(weights.get(t, 1.0) ** 2 for t in one & other)
    if not shared:
        return 0.0
    left = math.sqrt(sum(weights.get(t, 1.0) ** 2 for t in one))
    right = math.sqrt(sum(weights.get(t, 1.0) ** 2 for t in other))
    return shared / (left * right)
