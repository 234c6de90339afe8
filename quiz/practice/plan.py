"""What is due today, how much of it is asked, and in which order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from quiz.model.review import ItemKey
from quiz.practice.items import Item
from quiz.practice.order import apart
from quiz.practice.settings import Settings
from quiz.practice.state import NEW, State

BREAK = 3
"""Days without an answer that make a break, after which the backlog is spread over days."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The items of a day in order, and how many of them are new, come back (`due`), or stay open since they
    were wrong. `put_off` items are due and have to wait: for the limit, the catch-up, or a sibling."""

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
    returned: date | None = None,
    capacity: int | None = None,
) -> Plan:
    """Plan what is asked on a study day.

    Limits: `settings.new` and `settings.reviews`, less what was `done` (new and returning items answered on
    that day), and `capacity` items in all (what the minutes allow), the returning ones before the new. After
    a break, `returned` is the day on which the learner came back: what had piled up until then is spread
    over `settings.catch_up` days, and new items wait meanwhile. Where not all can be asked, those that are
    most likely still known go first: they cost least and are kept for longest.

    One item of a card a day: a card's other gaps wait. Wrong items come first; the rest is mixed, with items
    of the same article, topic or look-alike answers kept apart.
    """
    by_key = {item.key: item for item in items}
    open_: list[Item] = []
    due: list[Item] = []
    new: list[Item] = []
    busy: set[tuple[str, str]] = set()
    for item in by_key.values():
        state = states.get(item.key, NEW)
        if state.memory.last == day:
            busy.add((item.deck, item.card.key))
        if not state.asked_on(day):
            continue
        if state.memory.open:
            open_.append(item)
        elif state.due_on(day):
            due.append(item)
        elif state.memory.new:
            new.append(item)
    due.sort(key=lambda item: (_overdue(states[item.key], day), item.key))
    allowed = max(settings.reviews - done[1], 0)
    catching_up = False
    if returned is not None:
        old = sum(_due_day(states[item.key]) < returned for item in due)
        days_left = settings.catch_up - (day - returned).days
        if old and days_left > 1:
            share = -(-(old + done[1]) // days_left)
            quota = max(share - done[1], 0) + len(due) - old
            catching_up = quota < len(due)
            allowed = min(allowed, quota)
    room = max(capacity - len(open_), 0) if capacity is not None else len(items)
    due_now = _one_a_card(due, busy)[: min(allowed, room)]
    fresh = 0 if catching_up else max(settings.new - done[0], 0)
    new_now = _one_a_card(_by_turns(new), busy)[: min(fresh, room - len(due_now))]
    mixed = _interleaved(sorted(due_now, key=lambda item: _draw(item.key, day)), new_now)
    ordered = apart([*open_, *mixed], fixed=len(open_))
    put_off = len(due) - len(due_now)
    return Plan(tuple(item.key for item in ordered), len(new_now), len(due_now), len(open_), put_off)


def came_back(days: Iterable[date], today: date, catch_up: int) -> date | None:
    """The day on which the learner came back from a break, if that was less than `catch_up` days ago.

    `days` are the days with answers. A break is three or more days without any.
    """
    studied = [*sorted({day for day in days if day < today}), today]
    for before, after in zip(reversed(studied[:-1]), reversed(studied), strict=False):
        if (today - after).days >= catch_up:
            return None
        if (after - before).days > BREAK:
            return after
    return None


def _overdue(state: State, day: date) -> float:
    """The share of the stability that has passed; it rises as recall falls."""
    memory = state.memory
    return (day - memory.last).days / memory.stability if memory.last and memory.stability else 0.0


def _due_day(state: State) -> date:
    return state.memory.due or date.max


def _one_a_card(items: Iterable[Item], busy: set[tuple[str, str]]) -> list[Item]:
    """The items, but of each card only the first, and none of a card that is busy already."""
    kept = []
    for item in items:
        card = (item.deck, item.card.key)
        if card not in busy:
            busy.add(card)
            kept.append(item)
    return kept


def _by_turns(items: Iterable[Item]) -> list[Item]:
    """The items with their decks taking turns, each deck in its own order."""
    decks: dict[str, list[Item]] = {}
    for item in items:
        decks.setdefault(item.deck, []).append(item)
    return [item for row in zip_longest(*decks.values()) for item in row if item is not None]


def _interleaved(one: Sequence[Item], other: Sequence[Item]) -> list[Item]:
    """Both rows in one, each spread evenly over the whole and in its own order."""
    placed = [
        ((place + 0.5) / len(row), which, item)
        for which, row in enumerate((one, other))
        for place, item in enumerate(row)
    ]
    return [item for _, _, item in sorted(placed, key=lambda each: each[:2])]


def _draw(key: ItemKey, day: date) -> bytes:
    return hashlib.sha256(f"{day.toordinal()}\x1f{key.deck}\x1f{key.card}\x1f{key.gap}".encode()).digest()
