"""Wrong options that look right: same kind and form as the key, from the story itself before anywhere else."""

from __future__ import annotations

from quiz.generators.distractors import dates, names, numbers
from quiz.generators.distractors.option import Distractor
from quiz.generators.world import World
from quiz.model.fact import NUMBERS, Claim, Fact, Kind

__all__ = ["Distractor", "distractors"]

ENOUGH = 3
_ASKED = frozenset({Kind.PERSON, Kind.COUNTRY, Kind.SPEAKER, Kind.STATE, Kind.ORGANISATION})
"""Names of which one can be told from another by kind; other names are asked by their cloze alone."""
LEAST = 2
"""Two good distractors beat three with a filler (Rodriguez 2005: three options are enough)."""


def distractors(fact: Fact, claim: Claim, world: World) -> tuple[Distractor, ...]:
    """Wrong options for a claim's answer: none, or at least two."""
    if claim.kind in NUMBERS:
        found = numbers.propose(fact, claim, world)
    elif claim.kind is Kind.DATE:
        found = dates.propose(fact, claim, world)
    elif claim.kind in _ASKED:
        found = names.propose(fact, claim, world)
    else:
        return ()
    return found[:ENOUGH] if len(found) >= LEAST else ()
