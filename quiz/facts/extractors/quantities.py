"""Claims whose answer is a number: counts, money, per cent, durations."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.facts.claims import claim
from quiz.facts.context import Context
from quiz.model.fact import Claim


def claims(context: Context) -> Iterator[Claim]:
    """The numbers of a sentence outside quotation marks; the numeral alone is the answer, not its unit."""
    tokens = context.sentence.tokens
    for number in context.numbers:
        if number.first in context.quoted:
            continue
        stretch = tokens[number.first : number.last]
        answer = " ".join("".join(t.text + (" " if t.space else "") for t in stretch).split())
        yield claim(
            context,
            number.first,
            number.last,
            number.kind,
            answer,
            f"{number.quantity.value:g}",
            quantity=number.quantity,
        )
