"""The end of a session."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult

from quiz.errors import QuizError
from quiz.practice.session import Session
from quiz.tui.commands import bindings
from quiz.tui.desk import Desk
from quiz.tui.messages import GoHome, Practise, ShowStats
from quiz.tui.screens.base import QuizScreen
from quiz.tui.views.summary import summary_page
from quiz.tui.widgets.pageview import PageView


class SummaryScreen(QuizScreen):
    """What the session came to, and the way on."""

    NAME = "summary"
    BINDINGS = bindings("summary")

    def __init__(self, desk: Desk, decks: Sequence[int], session: Session) -> None:
        super().__init__()
        self._desk = desk
        self._decks = tuple(decks)
        self._session = session

    def body(self) -> ComposeResult:
        """The figures, to be scrolled."""
        summary = self._session.summary
        missed = [
            (item.question, "; ".join(item.answers))
            for key in summary.missed
            if (item := self._session.item(key)) is not None
        ]
        yield PageView(summary_page(summary, missed))

    def on_mount(self) -> None:
        """The arrows scroll."""
        self.title_bar("Session over" if self._session.current is None else "Session ended here")
        self.query_one(PageView).focus()

    def can(self, action: str) -> bool:
        """Go on only where something is left; more new cards only where nothing is, and others wait."""
        if action == "again":
            return self._session.current is not None
        return action != "more" or (self._session.current is None and self._session.outlook.new > 0)

    def action_more(self) -> None:
        """Learn more new cards today."""
        self._desk.more_new(self._decks)
        self.post_message(Practise(self._decks, replace=True))

    def action_back(self) -> None:
        """Back to the decks."""
        self.post_message(GoHome())

    def action_again(self) -> None:
        """Go on with what is left."""
        self.post_message(Practise(self._decks, self._session, replace=True))

    def action_stats(self) -> None:
        """Show the statistics of these decks."""
        self.post_message(ShowStats(self._decks))

    def action_undo(self) -> None:
        """Take the last answer back and return to its card."""
        try:
            done = self._session.undo()
        except QuizError as error:
            self.say(str(error))
            return
        if done and self._session.current:
            self.post_message(Practise(self._decks, self._session, replace=True))
        else:
            self.say("There is nothing to take back.")
