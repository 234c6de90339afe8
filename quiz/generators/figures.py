"""Every figure that the articles print, so that no wrong option repeats one."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from itertools import accumulate

from quiz.facts.units import unit_class
from quiz.model.fact import NUMBERS, Fact


class Figures:
    """The printed numbers by kind of unit, each as the interval that its rounding leaves open."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        found: dict[str, list[tuple[float, float]]] = defaultdict(list)
        for fact in facts:
            for claim in fact.claims if fact.kind in NUMBERS else ():
                said = claim.quantity
                if said is not None:
                    half = said.step / 2 if said.step < said.value else 0.0
                    found[unit_class(said.unit)].append((said.value - half, said.value + half))
        self._lows: dict[str, list[float]] = {}
        self._reaches: dict[str, list[float]] = {}
        for unit, intervals in found.items():
            intervals.sort()
            self._lows[unit] = [low for low, _ in intervals]
            self._reaches[unit] = list(accumulate((high for _, high in intervals), max))

    def prints(self, value: float, unit: str) -> bool:
        """Whether some article prints this number for this kind of unit, as exactly as it is printed there."""
        kind = unit_class(unit)
        before = bisect_right(self._lows.get(kind, ()), value)
        return before > 0 and self._reaches[kind][before - 1] >= value
