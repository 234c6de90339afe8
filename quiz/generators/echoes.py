"""Which sentences of other newsrooms say much the same as a sentence: what several report is what matters."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping

SHARED_BY = 60
"""Sentences with one term beyond which it is too common to lead from one to another; it keeps the cost linear."""

Place = tuple[str, int]


def echoes(
    terms: Mapping[Place, frozenset[str]],
    weights: Mapping[str, float],
    witness: Mapping[str, str],
    least: float,
) -> dict[Place, tuple[tuple[float, Place], ...]]:
    """For each sentence those of other witnesses whose weighted terms have a cosine of at least `least`, best first."""
    having: dict[str, list[Place]] = defaultdict(list)
    norms: dict[Place, float] = {}
    for place, own in terms.items():
        norms[place] = math.sqrt(math.fsum(weights[term] ** 2 for term in own)) or 1.0
        for term in own:
            having[term].append(place)
    found: dict[Place, tuple[tuple[float, Place], ...]] = {}
    for place, own in terms.items():
        dots: dict[Place, float] = defaultdict(float)
        for term in sorted(own):
            others = having[term]
            if len(others) <= SHARED_BY:
                for other in others:
                    if witness[other[0]] != witness[place[0]]:
                        dots[other] += weights[term] ** 2
        near = ((dot / (norms[place] * norms[other]), other) for other, dot in dots.items())
        found[place] = tuple(sorted((pair for pair in near if pair[0] >= least), key=lambda p: (-p[0], p[1])))
    return found
