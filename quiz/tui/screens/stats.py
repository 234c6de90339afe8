"""How well the learner remembers."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.events import Resize

from quiz.errors import QuizError
from quiz.tui.commands import bindings
from quiz.tui.desk import Desk
from quiz.tui.screens.base import QuizScreen
from quiz.tui.views.stats import Figures, stats_page
from quiz.tui.widgets.pageview import PageView


class StatsScreen(QuizScreen):
    """All plots on one page; the arrows jump from section to section."""

    NAME = "stats"
    TITLE_TEXT = "Statistics"
    BINDINGS = bindings("stats")

    def __init__(self, desk: Desk, decks: Sequence[int]) -> None:
        super().__init__()
        self._desk = desk
        self._decks = tuple(decks)
        self._figures: Figures | None = None

    def body(self) -> ComposeResult:
        """The page, to be scrolled."""
        yield PageView()

    def on_mount(self) -> None:
        """Work the figures out."""
        self.query_one(PageView).focus()
        names = [self._desk.decks[number].name for number in self._decks]
        self.title_bar("Statistics", names[0] if len(names) == 1 else f"{len(names)} decks")
        try:
            self._figures = self._desk.figures(self._decks)
        except QuizError as error:
            self.say(str(error))

    def on_resize(self, event: Resize) -> None:
        """The plots follow the width."""
        self.call_after_refresh(self._paint)

    def _paint(self) -> None:
        view = self.query_one(PageView)
        if self._figures:
            view.show(stats_page(self._figures, view.text_width))

    def action_section(self, by: int) -> None:
        """Jump to the heading before or after what is at the top."""
        view = self.query_one(PageView)
        heads = [number for number, line in enumerate(view.page.lines(view.text_width)) if line.anchor]
        before = [head for head in heads if head < view.top]
        after = [head for head in heads if head > view.top]
        if by > 0 and after:
            view.scroll_to_line(after[0])
        elif by < 0:
            view.scroll_to_line(before[-1] if before else 0)
