"""Typed answers: right, close (a slip, for the learner to decide), or wrong, with the difference made visible.

Case, accents, punctuation and articles never count. Numbers are compared as numbers with their units, dates
as dates. What is not the same but near it is `CLOSE`, never silently right or wrong: a letter amiss, a name
without its first part, a word too many, initials for a name, a unit left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from quiz.model.review import Outcome
from quiz.practice.grading.dates import Day, dates_in
from quiz.practice.grading.difference import Piece, difference
from quiz.practice.grading.numbers import Quantity, number_in, quantities_in
from quiz.practice.grading.slips import slip
from quiz.practice.grading.spelling import normalised, words

__all__ = ["Judgement", "Piece", "difference", "judge", "judge_all", "normalised", "number_in"]

_WORTH = {Outcome.RIGHT: 2, Outcome.CLOSE: 1, Outcome.WRONG: 0}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of a typed answer, the accepted spelling nearest to it, and how it differs from that."""

    outcome: Outcome
    expected: str
    diff: tuple[Piece, ...] = ()


def judge(
    expected: Sequence[str], typed: str, within: str = "", wrong: Sequence[str] = (), lang: str = "en"
) -> Judgement:
    """Hold a typed answer against the accepted spellings; the best outcome counts.

    `within` is the tolerance of a number, in the unit of the answer. `wrong` are answers known to be wrong
    (the card's distractors): what is one of them is no slip, however little it differs.
    """
    best = expected[0] if expected else ""
    if not words(typed, lang) and not typed.strip():
        return Judgement(Outcome.WRONG, best, difference(best, ""))
    found = [(_against(spelling, typed, within, lang), spelling) for spelling in expected]
    outcome, spelling = max(found, key=lambda each: _WORTH[each[0]], default=(Outcome.WRONG, best))
    if outcome is Outcome.RIGHT:
        return Judgement(outcome, spelling)
    if outcome is Outcome.CLOSE and any(_against(each, typed, "", lang) is Outcome.RIGHT for each in wrong):
        outcome = Outcome.WRONG
    if outcome is Outcome.WRONG:
        spelling = best
    return Judgement(outcome, spelling, difference(spelling, typed))


def judge_all(
    expected: Sequence[Sequence[str]],
    typed: Sequence[str],
    within: str = "",
    wrong: Sequence[str] = (),
    lang: str = "en",
    any_order: bool = False,
) -> tuple[Judgement, ...]:
    """Judge several answers, one for each blank; with `any_order` each may stand in any blank, but once."""
    if not any_order:
        return tuple(
            judge(each, text, within, wrong, lang) for each, text in zip(expected, typed, strict=True)
        )
    table = [[judge(each, text, within, wrong, lang) for each in expected] for text in typed]
    pairs = sorted(
        (-_WORTH[table[row][column].outcome], row, column)
        for row in range(len(typed))
        for column in range(len(expected))
    )
    taken: dict[int, Judgement] = {}
    used: set[int] = set()
    for _, row, column in pairs:
        if row not in taken and column not in used:
            taken[row] = table[row][column]
            used.add(column)
    return tuple(taken[row] for row in range(len(typed)))


def _against(spelling: str, typed: str, within: str, lang: str) -> Outcome:
    if normalised(spelling, lang) == normalised(typed, lang):
        return Outcome.RIGHT
    dates, given = dates_in(spelling), dates_in(typed)
    if dates and given:
        return _same_date(dates[0], given)
    numbers, answered = quantities_in(spelling), quantities_in(typed)
    if numbers and answered:
        readings = (_same_quantity(one, other, within) for one in numbers for other in answered)
        return max(readings, key=_WORTH.__getitem__)
    return slip(spelling, typed, lang)


def _same_date(wanted: Day, given: Sequence[Day]) -> Outcome:
    """Right where every part that is wanted is given and the same; close where one is left out."""
    worth = Outcome.WRONG
    for day in given:
        shared = [(want, have) for want, have in zip(wanted, day, strict=True) if want and have]
        if shared and all(want == have for want, have in shared):
            if all(have for want, have in zip(wanted, day, strict=True) if want):
                return Outcome.RIGHT
            worth = Outcome.CLOSE
    return worth


def _same_quantity(wanted: Quantity, given: Quantity, within: str) -> Outcome:
    """Right where number and unit are the same, or within the tolerance; a measure's unit left out is a slip.

    What is counted (people, cars) may be left out, for the question says it; another word for it is a slip.
    """
    if wanted.measure and given.measure:
        if wanted.unit != given.unit:
            return Outcome.WRONG
        off = abs(wanted.value - given.value)
    else:
        off = abs(wanted.number - given.number) * wanted.size
    if off > _margin(wanted, within):
        return Outcome.WRONG
    if wanted.bound * given.bound < 0:
        return Outcome.CLOSE
    if wanted.unit == given.unit or not wanted.unit:
        return Outcome.RIGHT
    if not given.unit:
        return Outcome.CLOSE if wanted.measure else Outcome.RIGHT
    return Outcome.WRONG if wanted.measure or given.measure else Outcome.CLOSE


def _margin(wanted: Quantity, within: str) -> Decimal:
    """The tolerance in the base unit of the answer's measure: `50` is in its unit, `5 %` a share of it."""
    tolerance = quantities_in(within) if within else ()
    if not tolerance:
        return Decimal(0)
    if tolerance[-1].unit == "share" and wanted.unit != "share":
        return abs(wanted.value) * tolerance[-1].number / 100
    if tolerance[-1].unit and tolerance[-1].unit == wanted.unit:
        return abs(tolerance[-1].value)
    return abs(tolerance[-1].number) * wanted.size
