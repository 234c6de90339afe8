"""The course of one session: what it began with, and what its answers and marks have left to ask."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from quiz.model.review import ItemKey, Review
from quiz.practice import sessions
from quiz.practice.history import Entry, History
from quiz.practice.material import Material
from quiz.practice.queue import Queue

LONGEST = 120_000
"""Milliseconds of one answer that count against the session's minutes at most: nobody thinks for longer."""


class Course:
    """What the session of that number in the log still asks; `spent` are the milliseconds of its answers.

    It is a function of the log: after a restart, an undo or a change of the deck it is worked out anew.
    """

    def __init__(self, history: History, material: Material, number: int, start: Iterable[ItemKey]) -> None:
        self.number = number
        self._history = history
        self._material = material
        self._start = tuple(start)
        self.rebuild()

    def rebuild(self) -> None:
        """Work the course out from its beginning and the log."""
        self.spent = 0
        self.queue = Queue(self._start)
        for entry in sessions.session_entries(self._history, self.number):
            self.note(entry)

    def note(self, entry: Entry | Review) -> None:
        """Go on by an answer or a mark."""
        key = self.now(entry.item)
        if isinstance(entry, Review):
            self.spent += min(entry.milliseconds, LONGEST)
            self.queue.answered(key, entry.passed)
        elif entry.kind == "skip":
            self.queue.skipped(key)
        elif entry.kind in ("bury", "suspend"):
            self.queue.drop(key)

    def now(self, key: ItemKey) -> ItemKey:
        """The item under the name that it has now."""
        return key if key in self._material.items else self._history.heir(key)

    def renamed(self) -> None:
        """Go on after a deck was exchanged: with its items as they are called now, without those that are gone."""
        self._start = tuple(dict.fromkeys(self.now(key) for key in self._start))
        self.rebuild()
        self.queue.keep(self._material.items)

    def back_to(self, key: ItemKey) -> None:
        """Work the course out after something was taken back, and ask that item next."""
        there = key in self._material.items
        if there and key not in self._start:
            self._start = (key, *self._start)
        self.rebuild()
        if there:
            self.queue.first(key)


def begin(
    history: History,
    material: Material,
    keys: Sequence[ItemKey],
    at: datetime,
    day: date,
    limits: Sequence[int],
) -> Course:
    """Begin a session that asks these items, and note it in the log with the limits it was planned by."""
    number = sessions.begin_session(history, material.keys, keys, at, day, limits)
    return Course(history, material, number, keys)


def resume(history: History, material: Material, day: date, limits: Sequence[int]) -> Course | None:
    """The session of these decks and limits that was not ended on that day, if something is left of it."""
    row = sessions.open_session(history, material.keys, day, limits)
    if row is None:
        return None
    names = (key if key in material.items else history.heir(key) for key in row.queue)
    course = Course(history, material, row.seq, [key for key in names if key in material.items])
    return course if course.queue.head is not None else None
