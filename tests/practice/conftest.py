from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import settings

from quiz.model.card import Card, Choice, Cloze, Gap, Option, Source
from quiz.model.deck import Deck, DeckArticle
from quiz.practice.days import StudyDays
from quiz.practice.history import History
from quiz.practice.session import Session
from quiz.practice.settings import Settings

settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")


@dataclass
class Time:
    """A clock that goes on by a second at each look, and can be put forward."""

    now: datetime = field(default_factory=lambda: datetime(2026, 3, 2, 9, 0, tzinfo=UTC))

    def __call__(self):
        self.now += timedelta(seconds=1)
        return self.now

    def forward(self, **span):
        self.now += timedelta(**span)


@dataclass
class Desk:
    """A learner's place: a folder, a clock in UTC, and sessions on them."""

    folder: object
    time: Time = field(default_factory=Time)
    opened: list = field(default_factory=list)

    @property
    def path(self):
        return self.folder / "history.sqlite3"

    @property
    def today(self):
        return StudyDays(4, UTC).of(self.time.now)

    def history(self, **options):
        history = History(self.path, **options)
        self.opened.append(history)
        return history

    def session(self, *decks, **settings):
        return Session(
            list(decks),
            self.history(),
            settings=Settings(**settings),
            clock=self.time,
            days=StudyDays(4, UTC),
        )


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path)
    yield desk
    for history in desk.opened:
        history.close()


def choice_card(name, key="Right", wrong=("Wrong one", "Wrong two", "Wrong three"), stem="", **more):
    options = (Option(key, True), *(Option(text) for text in wrong))
    return Card(id=name, choice=Choice(stem or f"Which is the answer to {name}?", options), **more)


def cloze_card(name, *parts, **more):
    return Card(id=name, cloze=Cloze(parts or ("The capital of France is ", Gap(1, "Paris"), ".")), **more)


@pytest.fixture
def make():
    """Makes cards: make.choice(id, ...), make.cloze(id, part, Gap, ...), and decks: make.deck(cards...)."""

    class Make:
        choice = staticmethod(choice_card)
        cloze = staticmethod(cloze_card)

        @staticmethod
        def deck(*cards, name="Deck", **more):
            return Deck(name=name, cards=tuple(cards), **more)

        @staticmethod
        def numbered(count, name="Deck"):
            return Deck(
                name=name,
                cards=tuple(choice_card(f"c{n}", f"Key {n}", (f"No {n}", f"Nay {n}")) for n in range(count)),
            )

        @staticmethod
        def sourced(name, article, says, key, **more):
            return choice_card(name, key, sources=(Source(says, article),), **more)

        article = DeckArticle
        time = Time

    return Make


def right_of(session):
    """Answer the current item rightly."""
    showing = session.current
    if showing.typed:
        return session.answer(typed=list(showing.answers))
    return session.answer([n for n, option in enumerate(showing.options) if option.right])


def wrong_of(session):
    """Answer the current item wrongly."""
    showing = session.current
    if showing.typed:
        return session.answer(typed=["qqqq" for _ in showing.blanks])
    return session.answer([next(n for n, option in enumerate(showing.options) if not option.right)])


@pytest.fixture
def right():
    return right_of


@pytest.fixture
def wrong():
    return wrong_of
