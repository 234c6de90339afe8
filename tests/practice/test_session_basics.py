from contextlib import ExitStack
from datetime import UTC, datetime, timedelta

import pytest

from quiz.model.card import Card, Choice, Cloze, Gap, Option, Source
from quiz.model.deck import Deck, DeckArticle
from quiz.model.review import Outcome
from quiz.practice.days import StudyDays
from quiz.practice.history import History
from quiz.practice.session import Session


class Ticking:
    """A clock that goes on by a second at each look."""

    def __init__(self):
        self.now = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def __call__(self):
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def deck():
    return Deck(
        name="Volcanoes",
        cards=(
            Card(
                id="m1",
                choice=Choice(
                    "What is molten rock below the surface called?",
                    (Option("Magma", True), Option("Lava"), Option("Ash"), Option("None of these")),
                ),
            ),
            Card(
                id="m2",
                cloze=Cloze(("Etna is in ", Gap(1, "Italy"), ".")),
                sources=(Source("Etna is in Italy, on Sicily.", "a"),),
            ),
        ),
        articles=(DeckArticle("a", publisher="Paper", published="2022-03-10"),),
    )


@pytest.fixture
def start():
    """Starts a session on a history; the histories are closed when the test ends."""
    with ExitStack() as opened:
        yield lambda deck, path, clock: Session(
            [deck], opened.enter_context(History(path)), clock=clock, days=StudyDays(4, UTC)
        )


def test_a_session_from_start_to_summary(start, deck, tmp_path):
    clock = Ticking()
    session = start(deck, tmp_path / "h.sqlite3", clock)
    assert session.left == 2
    showing = session.current
    right = next(n for n, option in enumerate(showing.options) if option.right)
    assert showing.options[-1].text == "None of these"
    verdict = session.answer([right])
    assert verdict.outcome is Outcome.RIGHT and verdict.interval == 1
    session.next()
    assert session.current.prompt == "Etna is in _____."
    verdict = session.answer(typed="italy ")
    assert verdict.correct
    assert (
        verdict.evidence[0].sentence[
            slice(verdict.evidence[0].marks[0].start, verdict.evidence[0].marks[0].end)
        ]
        == "Italy"
    )
    assert session.next() is None
    assert session.summary.cards == 2 and session.summary.right_first == 2
    assert session.undo().key.card == "m2"
    assert session.current.prompt == "Etna is in _____."


def test_a_killed_session_goes_on(start, deck, tmp_path):
    clock = Ticking()
    path = tmp_path / "h.sqlite3"
    session = start(deck, path, clock)
    session.dont_know()
    del session
    again = start(deck, path, clock)
    assert again.resumed
    assert again.current.key.card == "m2"
    again.answer(typed="Spain")
    assert again.left == 2
    again.accept()
    assert again.left == 1
    again.next()
    assert again.current.key.card == "m1"
    assert again.current.again
