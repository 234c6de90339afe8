"""All figures of the history in one value, and as JSON (docs/practice.md describes its keys)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from quiz.practice import stats
from quiz.practice.days import StudyDays
from quiz.practice.history import History
from quiz.practice.settings import Settings
from quiz.practice.stats import Bin, Confusion, DeckFigures, Leech, Retention, Share

PERIOD = 365
"""Days that the figures look back on."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What `quiz stats` and the statistics screen show; stats.py says what each is.

    `month` is the true retention of the last 30 days, `year` of the period, `weeks` week by week.
    """

    day: date
    goal: float
    decks: tuple[DeckFigures, ...]
    month: Retention
    year: Retention
    weeks: tuple[Retention, ...]
    calibration: tuple[Bin, ...]
    calendar: dict[date, int]
    hours: tuple[Share, ...]
    forecast: tuple[int, ...]
    leeches: tuple[Leech, ...]
    confusions: tuple[Confusion, ...]
    seconds: float

    @property
    def answers(self) -> int:
        """Answers in the period."""
        return sum(self.calendar.values())

    @property
    def streak(self) -> int:
        """Days in a row with an answer, up to today or yesterday."""
        day = self.day if self.day in self.calendar else self.day - timedelta(days=1)
        length = 0
        while day in self.calendar:
            length, day = length + 1, day - timedelta(days=1)
        return length


def figures(
    history: History, keys: Sequence[str] | None, day: date, settings: Settings, days: StudyDays
) -> Figures:
    """Work out all figures for the decks of these keys, or for all."""
    since = day - timedelta(days=PERIOD - 1)
    return Figures(
        day=day,
        goal=settings.retention,
        decks=stats.decks(history, keys, day, settings.leech),
        month=stats.retention(history, keys, day - timedelta(days=29), day, 0)[0],
        year=stats.retention(history, keys, since, day, 0)[0],
        weeks=stats.retention(history, keys, day - timedelta(days=7 * 26 - 1), day, 7),
        calibration=stats.calibration(history, keys, since),
        calendar=stats.calendar(history, keys, since),
        hours=stats.hours(history, keys, since, days),
        forecast=stats.forecast(history, keys, day),
        leeches=stats.leeches(history, keys, settings.leech),
        confusions=stats.confusions(history, keys, since),
        seconds=stats.time_spent(history, keys, since),
    )


def as_json(found: Figures) -> dict[str, Any]:
    """The figures as values that JSON knows."""
    return {
        "day": found.day.isoformat(),
        "goal": found.goal,
        "answers": found.answers,
        "minutes": round(found.seconds / 60, 1),
        "streak": found.streak,
        "decks": [{name: getattr(deck, name) for name in DeckFigures.__slots__} for deck in found.decks],
        "retention": {
            "days_30": _retention(found.month),
            "days_365": _retention(found.year),
            "weeks": [{"since": each.since.isoformat(), **_retention(each)} for each in found.weeks],
        },
        "calibration": [
            {"predicted": round(each.predicted, 4), **_share(each.actual)} for each in found.calibration
        ],
        "calendar": {day.isoformat(): count for day, count in found.calendar.items()},
        "hours": [_share(each) for each in found.hours],
        "forecast": list(found.forecast),
        "leeches": [
            {
                **each.key._asdict(),
                "question": each.question,
                "lapses": each.lapses,
                "suspended": each.suspended,
            }
            for each in found.leeches
        ],
        "confusions": [
            {"key": each.key, "chosen": each.chosen, "times": each.times, "last": each.last.isoformat()}
            for each in found.confusions
        ],
    }


def _retention(found: Retention) -> dict[str, Any]:
    return {"young": _share(found.young), "mature": _share(found.mature), "all": _share(found.all)}


def _share(share: Share) -> dict[str, Any]:
    rate = None if share.rate is None else round(share.rate, 4)
    return {"passed": share.passed, "total": share.total, "rate": rate}
