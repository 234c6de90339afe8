"""Wrong names: others of the same kind, of the same article first, then of the set, then from the map."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from quiz.facts.gazetteer import Country, countries, country, fold, overlaps
from quiz.generators.distractors.option import Distractor
from quiz.generators.kinds import sort_of
from quiz.generators.world import World
from quiz.model.fact import Claim, Fact, Kind, Name

POOL = 1000
"""Names that are tried before articles further down are left alone."""


def propose(fact: Fact, claim: Claim, world: World) -> tuple[Distractor, ...]:
    """Names that no sentence of the set gives as an answer to the same question."""
    kind = Kind.PERSON if claim.kind is Kind.SPEAKER and claim.name is None else claim.kind
    if claim.kind is Kind.SPEAKER and claim.name is not None:
        kind = claim.name.kind
    found: list[Distractor] = []
    taken = {fold(value.answer) for value in fact.values}
    for name, origin in _pool(claim, kind, world):
        if len(found) == 3:
            break
        if fold(name.full) in taken or not _fits(name, claim, kind, world):
            continue
        taken.add(fold(name.full))
        found.append(Distractor(shown(name), "no article says this of it", origin))
    if kind is Kind.COUNTRY and len(found) < 3:
        found.extend(_neighbours(claim, world, taken, 3 - len(found)))
    return tuple(found)


def shown(name: Name) -> str:
    """How a name stands as an option."""
    return name.full


def _pool(claim: Claim, kind: Kind, world: World) -> Iterator[tuple[Name, str]]:
    own = claim.sentence.article
    seen: set[str] = set()
    for article in chain((own,), (key for key in sorted(world.stories[own]) if key != own)):
        if len(seen) > POOL:
            return
        for name in world.names_by_kind.get((article, kind), ()):
            if name.key not in seen:
                seen.add(name.key)
                yield name, "the same article" if article == own else "another article of the story"


def _fits(name: Name, claim: Claim, kind: Kind, world: World) -> bool:
    rest = fold(claim.statement.text)
    forms = {fold(form) for form in (*name.aliases, name.full)}
    if (not name.full[:1].isupper() and not name.full.startswith("the ")) or "-led" in name.full:
        return False
    if any(form and form in rest for form in forms):
        return False
    if kind is Kind.PERSON and len(name.full.split()) < 2 <= len(claim.answer.split()):
        return False
    if kind is Kind.ORGANISATION and (
        not sort_of(claim.answer) or sort_of(name.full) != sort_of(claim.answer)
    ):
        return False
    if claim.name is not None and (
        forms & {fold(form) for form in claim.name.aliases} or name.key in claim.key or claim.key in name.key
    ):
        return False
    if any(overlaps(name.full, other) for other in claim.names):
        return False
    land = country(name.full) if kind is Kind.COUNTRY else None
    if land is not None and not _in_part(land, claim):
        return False
    if abs(len(name.full) - len(claim.answer)) > 24:
        return False
    return not world.says_alike(name.key, claim)


def _in_part(land: Country, claim: Claim) -> bool:
    """Whether a country lies in the part of the world that the statement speaks of, if it speaks of one."""
    parts = {part for other in countries().values() for part in (other.region, other.continent) if part}
    meant = {part for part in parts if part in claim.statement.text}
    return not meant or bool(meant & {land.region, land.continent})


def _neighbours(claim: Claim, world: World, taken: set[str], wanted: int) -> list[Distractor]:
    """Large countries of the key's region that no article names."""
    land = country(claim.answer)
    if land is None:
        return []
    named = world.folded_names
    near = [
        other
        for other in countries().values()
        if other.region == land.region
        and other.code != land.code
        and not other.dependent
        and _in_part(other, claim)
        and fold(other.name) not in named
        and fold(other.name) not in taken
        and other.population > 3_000_000
    ]
    near.sort(key=lambda other: (-other.population, other.code))
    return [Distractor(other.name, "no article names it", "the map") for other in near[:wanted]]
