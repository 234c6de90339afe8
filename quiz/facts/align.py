"""Grouping claims by what they answer, over all articles.

An inverted index on rare terms proposes pairs of claims of one kind; their slots decide. Terms that many claims
have propose nothing, and each claim is compared with a bounded number of others, so that cost grows linearly
with the number of claims.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from quiz.facts.gazetteer import country_of_adjective
from quiz.facts.likeness import overlap, rarity
from quiz.model.fact import NUMBERS, Claim, Kind

COMMON = 40
"""A term that more claims of one kind share than this proposes no pair (measured: recall 1.0 at 60 and above)."""
NEIGHBOURS = 24
"""Claims that one is compared with at most, those that share most rare terms first."""
SAME_VALUE = 0.34
"""Cosine of weighted terms from which two claims with one answer are one fact."""
OTHER_VALUE = 0.45
"""The same for two claims whose answers differ: the question has to be surely the same."""
SMALL_VALUE = 0.2
"""The same for two small counts of one unit that name the same thing."""
PEOPLE = frozenset(
    "people person man woman child migrant refugee victim resident passenger worker employee student civilian "
    "soldier patient voter citizen immigrant inhabitant teenager kid youngster guest survivor member detainee "
    "prisoner official".split()
)
"""Nouns that count people: figures about them can be figures about the same thing."""
_CLASSES = (
    PEOPLE,
    frozenset({"nation", "country", "state", "ally"}),
    frozenset({"kilometer", "kilometre", "km"}),
    frozenset({"body", "dead", "death", "fatality"}),
)


def group(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Part claims into groups that answer one question, in the order of their first claims."""
    weights = _weights(claims)
    parent = list(range(len(claims)))

    def find(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, j in _candidates(claims, weights):
        if find(i) != find(j) and same_question(claims[i], claims[j], weights):
            parent[max(find(i), find(j))] = min(find(i), find(j))
    groups: dict[int, list[Claim]] = defaultdict(list)
    for i, claim in enumerate(claims):
        groups[find(i)].append(claim)
    return list(groups.values())


def _weights(claims: Iterable[Claim]) -> dict[str, float]:
    """Inverse document frequency of terms, a sentence being a document."""
    seen: dict[tuple[str, int], frozenset[str]] = {}
    for claim in claims:
        place = (claim.sentence.article, claim.sentence.index)
        seen[place] = seen.get(place, frozenset()) | claim.terms
    return rarity(seen.values())


def _family(kind: Kind) -> Kind:
    if kind in {Kind.CITY, Kind.STATE, Kind.PLACE, Kind.FACILITY}:
        return Kind.PLACE
    return kind


def _candidates(claims: Sequence[Claim], weights: dict[str, float]) -> list[tuple[int, int]]:
    index: dict[tuple[Kind, str], list[int]] = defaultdict(list)
    for i, claim in enumerate(claims):
        for term in claim.terms:
            index[_family(claim.kind), term].append(i)
        index[_family(claim.kind), f"={claim.key}"].append(i)
    pairs: set[tuple[int, int]] = set()
    for i, claim in enumerate(claims):
        shared: Counter[int] = Counter()
        for term in (*sorted(claim.terms), f"={claim.key}"):
            postings = index[_family(claim.kind), term]
            if len(postings) <= COMMON:
                shared.update(j for j in postings if j != i)
        near = sorted(shared, key=lambda j: (-shared[j], j))[:NEIGHBOURS]
        pairs.update((min(i, j), max(i, j)) for j in near)
    return sorted(pairs)


def unit_class(unit: str) -> str:
    """The kind of thing that a unit counts; its own name where it belongs to no class."""
    bare = unit.removesuffix("s") if unit not in {"people"} else unit
    for number, units in enumerate(_CLASSES):
        if unit in units or bare in units:
            return f"class {number}"
    return bare


def same_question(one: Claim, other: Claim, weights: dict[str, float]) -> bool:
    """Whether two claims of one kind answer the same question."""
    if one.sentence is other.sentence:
        return False
    near = overlap(one.terms, other.terms, weights)
    if one.kind in NUMBERS and one.quantity and other.quantity:
        return _same_number(one, other, near)
    if one.kind is Kind.DATE:
        if one.key == other.key:
            return near >= SAME_VALUE
        if one.sentence.article == other.sentence.article or one.role != other.role:
            return False
        return near >= OTHER_VALUE and one.relation == other.relation and one.subject == other.subject
    if one.kind is Kind.SPEAKER:
        return one.key == other.key and near >= SAME_VALUE
    return one.key == other.key and one.role == other.role and near >= SAME_VALUE


def _same_number(one: Claim, other: Claim, near: float) -> bool:
    a, b = one.quantity, other.quantity
    assert a is not None and b is not None
    if not _same_unit(one, other):
        return False
    ratio = max(a.value, b.value) / max(min(a.value, b.value), 1e-9)
    if a.value == b.value:
        return near >= SAME_VALUE or (bool(one.names & other.names) and near >= SAME_VALUE / 2)
    if one.sentence.article == other.sentence.article or ratio > 1.5:
        return False
    shared = one.names & other.names
    if min(a.value, b.value) < 1000:
        if one.kind in {Kind.QUANTITY, Kind.DURATION} and a.unit == b.unit and near >= SMALL_VALUE:
            return bool(shared) or near >= OTHER_VALUE
        return near >= OTHER_VALUE and one.relation == other.relation
    return near >= OTHER_VALUE or len(shared) >= 2


def _same_unit(one: Claim, other: Claim) -> bool:
    a, b = one.quantity, other.quantity
    assert a is not None and b is not None
    if unit_class(a.unit) == unit_class(b.unit):
        return True
    people = {unit_class("people")}
    return (unit_class(a.unit) in people and _counts_people(b.unit)) or (
        unit_class(b.unit) in people and _counts_people(a.unit)
    )


def _counts_people(unit: str) -> bool:
    """`Venezuelans`: a demonym counts people too."""
    return country_of_adjective(unit) is not None
