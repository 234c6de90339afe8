"""Half a year of practice by learners who guess, played through the real session, plan, history and memory.

The learner's own memory follows FSRS-6 with its default weights. Where options are shown and the answer is
not known, a guess is right with a given chance; a typed answer is right only when it is known. After each
answer the feedback is read, so that the card is known for the rest of the day. What the session cannot see,
whether an answer was known or guessed, is what is measured: the share of cards that come back which the
learner really remembers, over the second half of the time. It should be the goal that was set.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from frame import Ratio, show

from quiz.model.card import Card, Choice, Cloze, Gap, Option
from quiz.model.deck import Deck
from quiz.model.review import Grade, ItemKey
from quiz.practice.days import StudyDays
from quiz.practice.history import History
from quiz.practice.memory import Answered, Memory, Scheduler
from quiz.practice.session import Session
from quiz.practice.settings import Settings

GOAL = 0.9


@dataclass
class Learner:
    """Remembers by FSRS-6, and guesses right with the chance `guess` where options are shown.

    `admits` is how often a right guess is owned up to with the key for it.
    """

    guess: float
    admits: float
    chance: random.Random
    scheduler: Scheduler = field(default_factory=Scheduler)
    memories: dict[ItemKey, Memory] = field(default_factory=dict)
    recalls: list[tuple[int, float]] = field(default_factory=list)
    known: list[tuple[int, float]] = field(default_factory=list)
    reviews: int = 0

    def answer(self, session: Session, day: int) -> None:
        """Answer the current item, and learn from the feedback."""
        showing = session.current
        memory = self.memories.get(showing.key, Memory())
        recall = max(self.scheduler.recall(memory, session.today), 0.0)
        if not showing.again and not showing.new:
            self.recalls.append((day, recall))
        known = showing.again or self.chance.random() < recall
        guessed = not known and not showing.typed and self.chance.random() < self.guess
        self.reviews += 1
        if showing.typed:
            session.answer(typed=list(showing.answers) if known else ["no idea" for _ in showing.blanks])
        else:
            right = next(n for n, option in enumerate(showing.options) if option.right)
            session.answer([right if known or guessed else (right + 1) % len(showing.options)])
            if guessed and self.chance.random() < self.admits:
                session.guessed()
        grade = Grade.GOOD if known else Grade.AGAIN
        self.memories[showing.key] = self.scheduler.step(
            memory, showing.key, Answered(grade, session.today), GOAL
        )
        session.next()

    def look_ahead(self, today: date, day: int) -> None:
        """Note how much of what was begun is remembered on that day."""
        chances = [self.scheduler.recall(memory, today) for memory in self.memories.values()]
        self.known.append((day, sum(chances) / len(chances)))

    def mean_recall(self, since: int) -> float:
        """The share remembered of all that was begun, over the days from that one on."""
        found = [recall for day, recall in self.known if day >= since]
        return sum(found) / len(found)

    def retention(self, since: int) -> float:
        """The share really remembered of what came back from that day on, as a chance."""
        found = [recall for day, recall in self.recalls if day >= since]
        return sum(found) / len(found)


def deck_of(count: int) -> Deck:
    """Cards with both faces, three distractors each."""
    cards = []
    for n in range(count):
        options = (Option(f"key {n}", True), *(Option(f"option {n} {letter}") for letter in "abc"))
        cloze = Cloze((f"Fact {n} is ", Gap(1, f"key {n}"), "."))
        cards.append(Card(id=f"c{n}", choice=Choice(f"What is fact {n}?", options), cloze=cloze))
    return Deck("Simulation", tuple(cards))


def half_a_year(
    guess: float,
    admits: float = 0.0,
    faces: str = "ladder",
    new: int = 10,
    cards: int = 200,
    days: int = 180,
    seed: int = 0,
) -> Learner:
    """A learner who begins `new` cards a day, and practises every day until nothing is left."""
    learner = Learner(guess, admits, random.Random(f"{guess} {admits} {faces} {seed}"))
    deck = deck_of(cards)
    settings = Settings(new=new, reviews=9999, retention=GOAL, faces=faces)
    start = datetime(2026, 1, 5, 18, tzinfo=UTC)
    with History(Path(":memory:")) as history:
        for day in range(days):
            moment = start + timedelta(days=day)
            session = Session(
                [deck], history, settings=settings, clock=lambda now=moment: now, days=StudyDays(4, UTC)
            )
            while session.current:
                learner.answer(session, day)
            learner.look_ahead(session.today, day)
    return learner


def run() -> Iterator[Ratio]:
    """Guessers on the ladder against the goal; and, for comparison, with options always shown."""
    for guess, admits, faces, learners in (
        (0.25, 0.0, "ladder", 3),
        (0.5, 0.0, "ladder", 3),
        (0.5, 0.7, "ladder", 1),
        (0.0, 0.0, "ladder", 1),
        (0.25, 0.0, "choice", 1),
        (0.5, 0.0, "choice", 1),
    ):
        began = time.perf_counter()
        played = [half_a_year(guess, admits, faces, seed=seed) for seed in range(learners)]
        kept = sum(learner.retention(90) for learner in played) / learners
        mean = sum(learner.mean_recall(90) for learner in played) / learners
        answers = sum(learner.reviews for learner in played) // learners
        says = (
            f"points off the goal of {GOAL:.0%}, guessing {guess:.0%}, owning up {admits:.0%}, faces {faces}"
        )
        detail = (
            f"{kept:.1%} remembered when due, {mean:.1%} of all, {answers} answers, "
            f"{time.perf_counter() - began:.0f} s"
        )
        goal = 10.0 if faces == "choice" else 1.0 if guess and not admits else 2.0
        yield Ratio(says, abs(kept - GOAL) * 100, goal, detail)


if __name__ == "__main__":
    show(run)
