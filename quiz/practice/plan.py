"""What is due today and in which order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from quiz.model.review import ItemKey
from quiz.practice.items import Item
from quiz.practice.settings import Settings
from quiz.practice.state import NEW, State


@dataclass(frozen=True, slots=True)
class Plan:
    """The items of a day in order, and how many of them are new, come back, or were wrong and stay open."""

    keys: tuple[ItemKey, ...]
    new: int
    due: int
    open: int
    put_off: int = 0


def plan(
    items: Sequence[Item],
    states: Mapping[ItemKey, State],
    settings: Settings,
    day: date,
    done: tuple[int, int] = (0, 0),
) -> Plan:
    """Plan a session; `done` are the new and the returning items already answered on that day."""
    open_, due, new = [], [], []
    for item in items:
        state = states.get(item.key, NEW)
        if not state.asked_on(day):
            continue
        if state.memory.open:
            open_.append(item.key)
        elif state.due_on(day):
            due.append(item.key)
        elif state.memory.new:
            new.append(item.key)
    due_now = due[: max(settings.reviews - done[1], 0)]
    new_now = new[: max(settings.new - done[0], 0)]
    keys = (*open_, *due_now, *new_now)
    return Plan(keys, len(new_now), len(due_now), len(open_), len(due) - len(due_now))
