"""Wrong dates: dates of other facts in the set first, then near and valid ones of the same granularity."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from quiz.facts.dates import day_of, month_moment
from quiz.facts.likeness import overlap
from quiz.generators.distractors.option import Distractor
from quiz.generators.world import World
from quiz.model.fact import Claim, Fact, Moment
from quiz.model.ids import short_id

LONG_AGO = 2
"""Years before its article from which a day is history."""
ENOUGH = 3
"""Wrong dates that are looked for."""


def propose(fact: Fact, claim: Claim, world: World) -> tuple[Distractor, ...]:
    """Three dates that no article gives for this fact."""
    moment = claim.moment
    if moment is None or moment.granularity not in {"day", "month", "year"}:
        return ()
    right = {c.moment.iso for c in fact.claims if c.moment is not None}
    printed = world.article(claim).published
    if printed is not None:
        right.add(printed.isoformat())  # much else happened on that day
    found: dict[str, Distractor] = {}
    for other, said in world.dated(moment.granularity, *_years(moment)):
        near = said.moment
        if near is None or near.iso in right | found.keys():
            continue
        if other.id == fact.id or overlap(said.terms, claim.terms, world.weights) >= 0.3:
            continue
        found[near.iso] = Distractor(near.text, "the date of something else", "the same set of articles")
        if len(found) == ENOUGH:
            break
    for near in _near(moment, claim.answer, world.article(claim).published):
        if len(found) >= ENOUGH:
            break
        if near.iso not in right | found.keys():
            found[near.iso] = Distractor(near.text, "no article gives this date", "the calendar")
    return tuple(found[iso] for iso in sorted(list(found)[:ENOUGH]))


def _in_other_years(day: date, number: int, published: date | None) -> Iterator[Moment]:
    """The same day of years near: of a day long ago the year is worth knowing, not the week."""
    for shift in [(-6, -3, 4), (-4, 2, 5), (-5, -2, 3), (-9, -5, -2), (-2, 3, 6)][number % 5]:
        latest = published.year if published else day.year + abs(shift)
        if day.year + shift <= latest and (day.month, day.day) != (2, 29):
            yield day_of(day.replace(year=day.year + shift))


def _years(moment: Moment) -> tuple[int, int]:
    """The first and last year of the dates that can be taken for this one."""
    year, far = int(moment.iso[:4]), 1 if moment.granularity != "year" else 25
    return year - far, year + far


def _near(moment: Moment, seed: str, published: date | None) -> Iterator[Moment]:
    number = int(short_id("near", seed, length=4), 36)
    if moment.granularity == "day":
        day = date.fromisoformat(moment.iso)
        if published is None or abs(published.year - day.year) >= LONG_AGO:
            yield from _in_other_years(day, number, published)
            return
        shifts = [(-14, -7, 7), (-7, 7, 14), (7, 14, 21), (-21, -14, -7)][number % 4]
        yield from (day_of(day + timedelta(days=shift)) for shift in shifts)
    elif moment.granularity == "month":
        year, month = int(moment.iso[:4]), int(moment.iso[5:7])
        for shift in [(-3, -1, 2), (-2, 1, 3), (-4, -2, 1), (1, 2, 4)][number % 4]:
            y, m = divmod(year * 12 + month - 1 + shift, 12)
            yield month_moment(y, m + 1)
    else:
        year = int(moment.iso)
        latest = published.year if published else 2100
        for shift in [(-6, -3, 4), (-4, 2, 5), (-5, -2, 3), (-9, -5, -2), (-2, 3, 6)][number % 5] + (
            -4,
            -7,
            -11,
        ):
            if year + shift <= latest or year > latest:
                yield Moment(str(year + shift), str(year + shift), "year")
