"""Grouping claims by what they answer, over all articles.

An inverted index on rare terms proposes pairs of claims of one kind; their slots decide. Terms that many claims
have propose nothing, and each claim is compared with a bounded number of others, so that cost grows linearly
with the number of claims.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from quiz.facts.likeness import Likeness, rarity
from quiz.facts.questions import same_question
from quiz.model.fact import COMPARED, NAMES, NUMBERS, Claim, Kind

COMMON = 40
"""A term that more claims of one kind share than this proposes no pair (measured: recall 1.0 at 60 and above)."""
NEIGHBOURS = 24
"""Claims that one is compared with at most, those that share most rare terms first."""
MEASURED = NUMBERS | {Kind.DATE}
"""The kinds of which another answer can be one to the same question."""
_PLAIN = frozenset({"happened", "now", "all", "one of several"})
"""Keys of statements that are nothing to tell until another newsroom says otherwise."""


@dataclass(frozen=True, slots=True)
class Groups:
    """Claims parted by the question they answer, in the order of their first claims."""

    claims: tuple[tuple[Claim, ...], ...]
    likeness: Likeness
    """How much two sets of terms have in common; a term weighs by how few sentences have it."""

    def same(self, one: Claim, other: Claim) -> bool:
        """Whether two claims answer one question by themselves, not by way of a third."""
        return same_question(one, other, self.likeness)


def group(claims: Sequence[Claim]) -> Groups:
    """Part claims into groups that answer one question."""
    likeness = Likeness(_weights(claims))
    parent = list(range(len(claims)))

    def find(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, j in _candidates(claims):
        if find(i) != find(j) and same_question(claims[i], claims[j], likeness):
            parent[max(find(i), find(j))] = min(find(i), find(j))
    groups: dict[int, list[Claim]] = defaultdict(list)
    for i, claim in enumerate(claims):
        groups[find(i)].append(claim)
    return Groups(tuple(tuple(found) for found in groups.values() if _tells(found)), likeness)


def _tells(claims: Sequence[Claim]) -> bool:
    """A statement that nobody denies, limits or only means to make true is no fact of its own; nor are words alone."""
    if claims[0].kind is not Kind.TERM:
        return True
    if claims[0].role in {"quotation", "scope", "list"}:
        return len({claim.sentence.article for claim in claims}) > 1
    return any(claim.key not in _PLAIN for claim in claims) and (claims[0].role != "topic" or len(claims) > 1)


def _weights(claims: Iterable[Claim]) -> dict[str, float]:
    seen: dict[tuple[str, int], frozenset[str]] = {}
    for claim in claims:
        if claim.kind in COMPARED:
            continue
        place = (claim.sentence.article, claim.sentence.index)
        seen[place] = seen.get(place, frozenset()) | claim.terms
    return rarity(seen.values())


_Family = tuple[str, ...]


def _family(claim: Claim) -> _Family:
    """What two claims must have alike to be compared at all."""
    if claim.role == "list":
        return (claim.role,)
    if claim.kind in COMPARED:
        return claim.role, claim.relation, claim.about
    if claim.kind in NAMES or claim.kind is Kind.SPEAKER:  # another name answers another question
        place = claim.kind in {Kind.CITY, Kind.STATE, Kind.PLACE, Kind.FACILITY}
        return Kind.PLACE if place else claim.kind, claim.role, claim.key
    return (claim.kind,)


def _marks(claim: Claim) -> list[str]:
    """The terms by which a claim is found, and what it says beside them."""
    if claim.role == "list":
        return claim.key.split("|")
    marks = sorted(claim.terms)
    if claim.kind not in MEASURED:
        return marks
    if claim.about:
        marks.append(f"@{claim.about}")
    return [*marks, f"={claim.key}"]


def _candidates(claims: Sequence[Claim]) -> Iterator[tuple[int, int]]:
    """Pairs that may answer one question, each once; never all at once, which would take much memory."""
    index: dict[tuple[_Family, str], list[int]] = defaultdict(list)
    families = [_family(claim) for claim in claims]
    sizes = Counter(families)
    for i, claim in enumerate(claims):
        for mark in _marks(claim) if sizes[families[i]] > 1 else ():
            index[families[i], mark].append(i)
    proposed: dict[int, array[int]] = {}
    for i, claim in enumerate(claims):
        if sizes[families[i]] == 1 or (claim.kind is Kind.TERM and claim.key in _PLAIN):
            continue  # alone, or found by those that say otherwise
        shared: Counter[int] = Counter()
        for mark in _marks(claim):
            postings = index[families[i], mark]
            if 1 < len(postings) <= COMMON:
                shared.update(postings)
        shared.pop(i, None)
        near = sorted(shared, key=lambda j: (-shared[j], j))[:NEIGHBOURS]
        proposed[i] = array("Q", near)
        yield from ((min(i, j), max(i, j)) for j in near if i not in proposed.get(j, ()))
