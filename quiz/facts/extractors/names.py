"""Claims whose answer is a proper name: a person, country, place, organisation or event."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.facts.claims import claim
from quiz.facts.context import Context
from quiz.model.fact import NAMES, Claim


def claims(context: Context) -> Iterator[Claim]:
    """The names of a sentence outside quotation marks."""
    for named in context.named:
        if named.name.kind in NAMES and named.first not in context.quoted:
            yield claim(
                context,
                named.first,
                named.last,
                named.name.kind,
                named.name.full,
                named.name.key,
                name=named.name,
            )
