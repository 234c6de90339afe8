"""The memory of one item: FSRS-6 by whole study days, and the ladder of faces.

The model is FSRS-6 (https://github.com/open-spaced-repetition/fsrs-rs), fed with gaps in whole study days:
the library counts 24 hours as a day, so that a card answered at 20:00 and on the next day at 19:00 would
earn nothing. The fuzz is our own, seeded by item and review number: the same log gives the same due days.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

import fsrs_rs_python as fsrs

from quiz.model.review import Grade, ItemKey

DEFAULT_PARAMETERS: tuple[float, ...] = tuple(fsrs.DEFAULT_PARAMETERS)
"""The 21 weights of FSRS-6, fitted by its authors to some 10,000 learners."""

MAX_INTERVAL = 3650
CLOZE_FROM = 7.0
"""Stability in days from which a card is asked without its options."""
TYPED_FROM = 21.0
"""Stability in days from which a card is asked without any help."""
CAUTION = 2.0
"""By how much the share that may be forgotten is divided while options are shown: half of what was forgotten
is still guessed right, at worst. In benchmarks/practice_simulation.py this brings what guessers really
remember to within a point of the goal, for a tenth more answers."""
MATURE_FROM = 21
"""Interval in days from which a card counts as mature in the statistics."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What is known about how well an item is remembered.

    `stability` is the gap in days after which recall has fallen to 90 %, `difficulty` runs from 1 to 10;
    both are 0 for an item never answered. `rung` is the step on the ladder of faces: 0 choice, 1 cloze,
    2 typed. `open` says that the last answer was wrong: the item is asked again until it is right.
    `last` and `due` are study days; `reviews` counts answers, `lapses` how often a known item was forgotten.
    """

    stability: float = 0.0
    difficulty: float = 0.0
    rung: int = 0
    open: bool = False
    first: date | None = None
    last: date | None = None
    due: date | None = None
    reviews: int = 0
    lapses: int = 0

    @property
    def new(self) -> bool:
        """Whether the item has never been answered (or has to be learned anew)."""
        return self.reviews == 0

    @property
    def interval(self) -> int:
        """The promised gap in days; 0 for a new item."""
        return (self.due - self.last).days if self.due and self.last else 0


class Answered(NamedTuple):
    """What the memory has to know of one answer: `due` is the day promised then, if it is on record, `options`
    whether options were shown."""

    grade: Grade
    day: date
    due: date | None = None
    options: bool = True


class Scheduler:
    """Turns answers into memories, with one set of FSRS weights."""

    def __init__(self, parameters: Sequence[float] = DEFAULT_PARAMETERS) -> None:
        self.parameters = tuple(parameters)
        self._fsrs = fsrs.FSRS(list(parameters))
        self._decay = -self.parameters[20]
        self._factor = 0.9 ** (1 / self._decay) - 1

    def recall(self, memory: Memory, day: date) -> float:
        """The probability that the item is remembered on that study day; -1 for a new item."""
        if memory.new or not memory.last:
            return -1.0
        return self.recall_after(memory.stability, (day - memory.last).days)

    def recall_after(self, stability: float, days: float) -> float:
        """The forgetting curve of FSRS-6: 0.9 after `stability` days."""
        return float((1 + self._factor * max(days, 0) / stability) ** self._decay)

    def interval(self, stability: float, retention: float) -> float:
        """The gap in days after which recall has fallen to `retention`."""
        return float(stability / self._factor * (retention ** (1 / self._decay) - 1))

    def step(self, memory: Memory, key: ItemKey, answered: Answered, retention: float) -> Memory:
        """The memory after one more answer; the due day is `answered.due`, or worked out where that is None."""
        gap = max((answered.day - memory.last).days, 0) if memory.last else 0
        state = None if memory.new else fsrs.MemoryState(memory.stability, memory.difficulty)
        states = self._fsrs.next_states(state, retention, gap)
        chosen = getattr(states, answered.grade.name.lower()).memory
        return self._fold(memory, key, [answered], [chosen], retention)

    def replay(self, key: ItemKey, answers: Sequence[Answered], retention: float) -> Memory:
        """The memory that a row of answers leaves."""
        memory = Memory()
        for answered in answers:
            memory = self.step(memory, key, answered, retention)
        return memory

    def replay_all(
        self, histories: Sequence[tuple[ItemKey, Sequence[Answered]]], retention: float
    ) -> list[Memory]:
        """The memories that many rows of answers leave, none of them empty; one call into the library.

        Gives exactly what `replay` gives for each.
        """
        rows = []
        for _, answers in histories:
            last = answers[0].day
            reviews = []
            for answered in answers:
                reviews.append(fsrs.FSRSReview(int(answered.grade), max((answered.day - last).days, 0)))
                last = answered.day
            rows.append(fsrs.FSRSItem(reviews))
        states = self._fsrs.historical_memory_state_batch(rows) if rows else []
        return [
            self._fold(_BLANK, key, answers, row, retention)
            for (key, answers), row in zip(histories, states, strict=True)
        ]

    def due(self, memory: Memory, key: ItemKey, retention: float) -> date | None:
        """The study day on which the item should come back, counted from its last answer.

        On the lowest rung it comes back sooner (CAUTION), because a right choice may have been a guess.
        """
        if memory.new or not memory.last:
            return None
        return self._due(key, memory.stability, memory.rung == 0, memory.last, memory.reviews, retention)

    def _due(
        self, key: ItemKey, stability: float, cautious: bool, last: date, reviews: int, retention: float
    ) -> date:
        if cautious:
            retention = 1 - (1 - retention) / CAUTION
        return last + timedelta(days=fuzzed(self.interval(stability, retention), key, reviews))

    def _fold(
        self,
        memory: Memory,
        key: ItemKey,
        answers: Sequence[Answered],
        states: Sequence[fsrs.MemoryState],
        retention: float,
    ) -> Memory:
        """The memory after more answers, given the library's state after each."""
        rung, open_, lapses, last = memory.rung, memory.open, memory.lapses, memory.last
        begun = not memory.new
        for answered, state in zip(answers, states, strict=True):
            failed = answered.grade is Grade.AGAIN
            if failed and begun and not open_:
                lapses += 1
                rung -= 1
            elif not failed:
                rung += 1
            rung = max(min(rung, rung_of(state.stability)), 0)
            open_ = failed
            begun = True
            if last is None or answered.day > last:
                last = answered.day
        reviews = memory.reviews + len(answers)
        final = states[-1]
        cautious = rung == 0 and answers[-1].options
        assert last is not None
        return Memory(
            stability=final.stability,
            difficulty=final.difficulty,
            rung=rung,
            open=open_,
            first=memory.first or answers[0].day,
            last=last,
            due=answers[-1].due or self._due(key, final.stability, cautious, last, reviews, retention),
            reviews=reviews,
            lapses=lapses,
        )


_BLANK = Memory()


def rung_of(stability: float) -> int:
    """The rung that a stability reaches: 0 choice, 1 cloze, 2 typed."""
    return (stability >= CLOZE_FROM) + (stability >= TYPED_FROM)


def fuzzed(days: float, key: ItemKey, number: int) -> int:
    """Whole days near `days`, drawn evenly from a symmetric range and seeded by item and review number.

    The range is that of Anki's scheduler: 15 % of what lies between 2.5 and 7 days, 10 % between 7 and 20,
    5 % beyond, and a day. It keeps cards learned together from coming back together for ever.
    """
    whole = min(max(round(days), 1), MAX_INTERVAL)
    if days < 2.5:
        return whole
    spread = 1.0
    for low, high, share in ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, float("inf"), 0.05)):
        spread += share * max(min(days, high) - low, 0.0)
    reach = min(int(spread), whole - 2) if whole > 2 else 0
    seed = hashlib.sha256(f"{key.deck}\x1f{key.card}\x1f{key.gap}\x1f{number}".encode()).digest()
    draw = int.from_bytes(seed[:8], "big") % (2 * reach + 1) if reach > 0 else 0
    return min(max(whole - max(reach, 0) + draw, 1), MAX_INTERVAL)
