"""The plan of a study day, from the history: what a session asks, and what a screen says of it beforehand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from quiz.model.review import ItemKey
from quiz.practice.history import History
from quiz.practice.items import Item
from quiz.practice.plan import Plan, came_back, plan
from quiz.practice.settings import Settings
from quiz.practice.state import State

_LOOK_BACK = timedelta(days=60)
"""How far back a break from practice is looked for."""


def plan_today(
    items: Sequence[Item],
    decks: Sequence[str],
    states: Mapping[ItemKey, State],
    history: History,
    settings: Settings,
    day: date,
) -> Plan:
    """Plan what is asked of these items now, by the settings and what was answered before and on that day.

    `decks` are the keys of the items' decks, `states` where the items stand.
    """
    minutes = settings.minutes
    return plan(
        items,
        states,
        settings,
        day,
        history.counts(decks, day),
        came_back(history.study_days(day - _LOOK_BACK), day, settings.catch_up),
        max(round(minutes * 60 / history.usual_seconds()), 1) if minutes else None,
    )
