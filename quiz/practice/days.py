"""Study days: a day ends when the learner sleeps, not at midnight."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

Clock = Callable[[], datetime]
"""Tells the moment, as an aware datetime."""


def utc_now() -> datetime:
    """The system's clock, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class StudyDays:
    """Parts time into study days that begin at `rollover` o'clock, local time of `zone` (None: the system's).

    A card answered at 23:50 and one answered at 00:10 belong to the same day, and a card answered at 20:00
    is due on the next day whatever the hour: gaps are counted in whole study days.
    """

    rollover: int = 4
    zone: tzinfo | None = None

    def of(self, at: datetime) -> date:
        """The study day that the moment belongs to."""
        local = at.astimezone(self.zone).replace(tzinfo=None)
        return (local - timedelta(hours=self.rollover)).date()

    def hour(self, at: datetime) -> int:
        """The local hour of the moment, 0 to 23."""
        return at.astimezone(self.zone).hour

    def begin(self, day: date) -> datetime:
        """The moment at which the study day begins, in UTC."""
        local = datetime.combine(day, time(self.rollover))
        if self.zone is not None:
            local = local.replace(tzinfo=self.zone)
        return local.astimezone(UTC)
