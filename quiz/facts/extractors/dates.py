"""Claims whose answer is a date: the day, month or year on which something is said to have happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from quiz.facts.claims import claim
from quiz.facts.context import Context
from quiz.facts.tree import clause_of, head_of
from quiz.model.fact import Claim, Kind

_LONG = frozenset({"year", "decade", "century", "period"})


def claims(context: Context) -> Iterator[Claim]:
    """The dates of a sentence that can be resolved, outside quotation marks."""
    for date in context.dates:
        if date.moment is None or date.first in context.quoted:
            continue
        found = claim(
            context, date.first, date.last, Kind.DATE, date.moment.text, date.moment.iso, moment=date.moment
        )
        about = _figure(context, date.first, date.last) if date.moment.granularity in _LONG else ""
        yield replace(found, about=about) if about else found


def _figure(context: Context, first: int, last: int) -> str:
    """The one figure of the date's clause, where the date is the only one there: what is dated is known by it."""
    sentence = context.sentence
    verb = clause_of(sentence, head_of(sentence, first, last))

    def inside(first: int, last: int) -> bool:
        return clause_of(sentence, head_of(sentence, first, last)) == verb

    if sum(inside(d.first, d.last) for d in context.dates) != 1:
        return ""
    figures = [n.quantity for n in context.numbers if inside(n.first, n.last)]
    return f"{figures[0].value:g} {figures[0].unit}" if len(figures) == 1 and figures[0].value > 9 else ""
