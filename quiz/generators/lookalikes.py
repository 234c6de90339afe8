"""Which of the cards chosen so far could be like another one, without comparing it with all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping

from quiz.generators.candidate import Candidate
from quiz.model.fact import Claim


class Chosen:
    """The chosen cards, found by their sentence, answer, figure and telling terms.

    Two sets whose cosine is at least `alike` share one of the heaviest terms of either: those that together
    make up more than 1 - alike² of its squared length (prefix filtering: Chaudhuri, Ganti and Kaushik 2006,
    "A primitive operator for similarity joins in data cleaning"). So a card is compared with few others, and
    none that is like it is missed.
    """

    def __init__(self, weights: Mapping[str, float], alike: float) -> None:
        self._weights = weights
        self._beyond = alike**2
        self._all: list[Candidate] = []
        self._index: dict[Hashable, list[int]] = defaultdict(list)

    def __len__(self) -> int:
        return len(self._all)

    def __iter__(self) -> Iterator[Candidate]:
        return iter(self._all)

    def add(self, candidate: Candidate) -> None:
        """Take a card in; cards come back in the order in which they were added."""
        claim = candidate.claim
        for mark in (*_marks(claim), *(("term", term) for term in claim.terms | {claim.key})):
            self._index[mark].append(len(self._all))
        self._all.append(candidate)

    def near(self, candidate: Candidate) -> list[Candidate]:
        """The cards that share sentence, answer or figure with this one, or whose terms can be as much alike."""
        claim = candidate.claim
        marks = (*_marks(claim), *(("term", term) for term in self._telling(claim.terms | {claim.key})))
        found = {number for mark in marks for number in self._index.get(mark, ())}
        return [self._all[number] for number in sorted(found)]

    def _telling(self, terms: frozenset[str]) -> Iterator[str]:
        """The heaviest terms of which a set that is as much alike has to have one."""
        squares = sorted(((self._weights.get(term, 1.0) ** 2, term) for term in terms), reverse=True)
        rest = whole = sum(square for square, _ in squares)
        for square, term in squares:
            yield term
            rest -= square
            if rest < self._beyond * whole * (1 - 1e-9):
                return


def _marks(claim: Claim) -> Iterator[Hashable]:
    yield "sentence", claim.sentence.article, claim.sentence.index
    yield "key", claim.key
    if claim.quantity is not None:
        yield "figure", claim.quantity.value, claim.quantity.unit
