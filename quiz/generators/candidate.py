"""A card that could be made, and the sentences that prove it."""

from __future__ import annotations

from dataclasses import dataclass

from quiz.generators.distractors import Distractor
from quiz.generators.world import World
from quiz.model.card import Card, Source
from quiz.model.fact import Claim, Fact, Status

SOURCES = 3
"""Articles that a card quotes at most; where the newsrooms differ, all of them."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A card that could be made, with what choosing needs to know of it."""

    card: Card
    fact: Fact
    claim: Claim
    forms: tuple[str, ...]
    distractors: tuple[Distractor, ...] = ()


def sources(fact: Fact, claim: Claim, world: World) -> tuple[Source, ...]:
    """The sentence that the card is made of, then one of each other article that says the same."""
    quoted: dict[str, Source] = {claim.sentence.article: Source(claim.sentence.text, claim.sentence.article)}
    differing = fact.status is Status.CONFLICTING
    for other in fact.claims:
        if differing or (other.key == claim.key and not other.withdrawn):
            quoted.setdefault(other.sentence.article, Source(other.sentence.text, other.sentence.article))
    found_sources = tuple(quoted.values())
    return found_sources if differing else found_sources[:SOURCES]
