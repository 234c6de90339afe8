"""One answer by the learner, as the history keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum
from typing import NamedTuple

from quiz.model.card import Face


class Grade(IntEnum):
    """How well a card was remembered. The numbers are those of FSRS; `HARD` is a pass."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4

    @property
    def says(self) -> str:
        """What the grade means, in words for the learner."""
        return _SAYS[self]


_SAYS = {
    Grade.AGAIN: "Not known, or only guessed: asked again in this session and soon after.",
    Grade.HARD: "Known, with effort: it counts as known, the next gap grows little.",
    Grade.GOOD: "Known: the next gap grows as usual.",
    Grade.EASY: "Known at once: the next gap grows faster.",
}


class Outcome(StrEnum):
    """What became of an answer. `CLOSE` is a slip: the learner decides whether it counts."""

    RIGHT = "right"
    CLOSE = "close"
    WRONG = "wrong"


class ItemKey(NamedTuple):
    """What one memory hangs on: a card of a deck, or one gap of a card whose cloze has several.

    `deck` is the deck's id, or its name where it has none; `gap` is 0 for the card as a whole.
    """

    deck: str
    card: str
    gap: int = 0


@dataclass(frozen=True, slots=True)
class Review:
    """One answer: what was shown, what was answered, and how it counts.

    `at` is the moment (aware, UTC), `day` the study day it belongs to. `shown` are the options in the order
    on the screen (empty for a typed answer); `chosen` the options ticked, or the answers typed, verbatim.
    `outcome` is how the answer was judged, `grade` how it counts after the learner's say: `guessed` (right,
    but not known), `overruled` (the learner accepted what was judged close or wrong). `milliseconds` run
    from the showing to the answer. `due` is the study day on which it was then promised to come back.
    `recall` is the probability of recall that the memory predicted before the answer, -1 for a new card;
    `interval` the gap in days after which the card was to come back, 0 for a new one. `again` says that it
    was asked again because the answer before was wrong: such answers do not count as recall.
    """

    item: ItemKey
    at: datetime
    day: date
    face: Face
    grade: Grade
    outcome: Outcome
    shown: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    guessed: bool = False
    dont_know: bool = False
    overruled: bool = False
    milliseconds: int = 0
    number: int = 1
    recall: float = -1.0
    interval: int = 0
    again: bool = False
    due: date | None = None
    content_hash: str = ""
    deck_version: str = ""
    session: int = 0
    seq: int = 0

    @property
    def correct(self) -> bool:
        """Whether the answer was judged right, or accepted by the learner."""
        return self.outcome is Outcome.RIGHT or self.overruled

    @property
    def passed(self) -> bool:
        """Whether it counts as known."""
        return self.grade > Grade.AGAIN
