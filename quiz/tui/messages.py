"""What screens ask of the app: where to go. They never reach for the app themselves."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from quiz.practice.session import Session


@dataclass
class Left(Message):
    """The learner is done with this screen."""


@dataclass
class GoHome(Message):
    """The learner wants to see the decks."""


@dataclass
class Practise(Message):
    """Practise the decks at these positions."""

    decks: tuple[int, ...]
    session: Session | None = None
    """The session to go on with; None for what is due now."""
    replace: bool = False
    """Whether this screen makes room for the questions."""


@dataclass
class Finished(Message):
    """A session has come to its end, or the learner ends it here."""

    decks: tuple[int, ...]
    session: Session


@dataclass
class Browse(Message):
    """List the cards of the decks at these positions."""

    decks: tuple[int, ...]
    search: bool = False
    """Whether to begin in the search line."""


@dataclass
class ShowStats(Message):
    """Show the statistics of the decks at these positions."""

    decks: tuple[int, ...]
