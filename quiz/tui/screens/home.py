"""The decks with what is due: where every day begins."""

from __future__ import annotations

from datetime import timedelta

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize, ScreenResume
from textual.widgets import Static

from quiz.errors import QuizError
from quiz.tui.commands import bindings
from quiz.tui.desk import Desk
from quiz.tui.messages import Browse, Practise, ShowStats
from quiz.tui.screens.base import QuizScreen
from quiz.tui.text import one_line
from quiz.tui.views.decks import DeckRow, Standing, ahead_in_words, draw, head, tree
from quiz.tui.widgets.rows import Rows


class HomeScreen(QuizScreen):
    """A tree of decks with due, new, learned and the days ahead."""

    NAME = "home"
    BINDINGS = bindings("home")

    def __init__(self, desk: Desk, notices: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._desk = desk
        self._notices = notices
        self._rows: list[DeckRow] = []

    def body(self) -> ComposeResult:
        """Column heads, rows, and what is to be said of the row under the cursor."""
        yield Static(id="head", markup=False)
        yield Rows(self._draw)
        yield Static(id="about", markup=False)

    def _draw(self, index: int, width: int) -> Content:
        return draw(self._rows[index], width)

    def on_mount(self) -> None:
        """The arrows move over the decks."""
        self.query_one(Rows).focus()
        if self._notices:
            self.say("\n".join(self._notices[:3]))

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Count anew: what was answered meanwhile has changed the figures."""
        try:
            self._rows = tree([deck.name for deck in self._desk.decks], self._desk.standing)
        except QuizError as error:
            self.say(str(error))
            return
        rows = self.query_one(Rows)
        rows.show(len(self._rows), rows.cursor)
        today = self._rows[0].standing if self._rows else Standing()
        said = f"{today.due} due · {today.new} new" if today.due or today.new else "all done for today"
        self.title_bar("Decks", said)
        self._describe()

    def on_resize(self, event: Resize) -> None:
        """The columns follow the width."""
        self.query_one("#head", Static).update(head(event.size.width))

    def on_rows_highlighted(self, message: Rows.Highlighted) -> None:
        """Say more of the deck under the cursor."""
        self._describe()

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """A second click practises."""
        self.action_practise()

    @property
    def _row(self) -> DeckRow | None:
        cursor = self.query_one(Rows).cursor
        return self._rows[cursor] if cursor < len(self._rows) else None

    def _describe(self) -> None:
        row = self._row
        self.refresh_keys()
        if row is None:
            return
        today = self._desk.today
        days = [
            ("tomorrow" if ahead == 1 else f"{today + timedelta(days=ahead):%a}", count)
            for ahead, count in enumerate(row.standing.ahead, 1)
        ]
        lines = [ahead_in_words(days)]
        if len(row.decks) == 1 and (about := self._desk.decks[row.decks[0]].about):
            lines.insert(0, one_line(about))
        self.query_one("#about", Static).update(Content("\n".join(lines)))

    def action_practise(self) -> None:
        """Practise the deck under the cursor."""
        if self._row:
            self.post_message(Practise(self._row.decks))

    def action_browse(self) -> None:
        """List its cards."""
        if self._row:
            self.post_message(Browse(self._row.decks))

    def action_search(self) -> None:
        """Search its cards."""
        if self._row:
            self.post_message(Browse(self._row.decks, search=True))

    def action_stats(self) -> None:
        """Show its statistics."""
        if self._row:
            self.post_message(ShowStats(self._row.decks))

    def can(self, action: str) -> bool:
        """More new cards only where today's are done and others wait."""
        if action != "more":
            return True
        row = self._row
        return row is not None and not row.standing.new and row.standing.learned < row.standing.total

    def action_more(self) -> None:
        """Learn more new cards today."""
        if self._row:
            self._desk.more_new(self._row.decks)
            self.action_practise()

    def action_recall(self) -> None:
        """Hide options until they are asked for, or stop it."""
        hide, fault = self._desk.toggle_recall_first()
        said = "Options will stay hidden until you press Space." if hide else "Options will be shown at once."
        self.say(f"{said}\n{fault}".strip())

    def action_undo(self) -> None:
        """Take the last answer back and ask its card again."""
        row = self._row
        if row is None:
            return
        try:
            session = self._desk.session(row.decks)
            done = session.undo()
        except QuizError as error:
            self.say(str(error))
            return
        if done is None:
            self.say("There is nothing to take back.")
        else:
            self.post_message(Practise(row.decks, session))

    def action_quit(self) -> None:
        """Leave."""
        self.app.exit()
