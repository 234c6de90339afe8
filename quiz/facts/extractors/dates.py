"""Claims whose answer is a date: the day, month or year on which something is said to have happened."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.facts.claims import claim
from quiz.facts.context import Context
from quiz.model.fact import Claim, Kind


def claims(context: Context) -> Iterator[Claim]:
    """The dates of a sentence that can be resolved, outside quotation marks."""
    for date in context.dates:
        if date.moment is None or date.first in context.quoted:
            continue
        yield claim(
            context, date.first, date.last, Kind.DATE, date.moment.text, date.moment.iso, moment=date.moment
        )
