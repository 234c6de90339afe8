"""The kinds of answer that a sentence can give. An extractor reads one context and yields its claims.

To add one: write a file with a function `claims(context) -> Iterator[Claim]` and name it in EXTRACTORS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from quiz.facts.context import Context
from quiz.facts.extractors import (
    dates,
    lists,
    names,
    ordinals,
    quantities,
    quotations,
    scopes,
    stances,
    topics,
    wordings,
)
from quiz.model.fact import Claim

Extractor = Callable[[Context], Iterator[Claim]]

EXTRACTORS: Final[tuple[Extractor, ...]] = (
    quantities.claims,
    dates.claims,
    names.claims,
    quotations.claims,
    stances.claims,
    topics.claims,
    scopes.claims,
    lists.claims,
    ordinals.claims,
    wordings.claims,
)
