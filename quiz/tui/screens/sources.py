"""Every sentence that an answer rests on."""

from __future__ import annotations

from textual.app import ComposeResult

from quiz.practice.session import Verdict
from quiz.practice.showing import Showing
from quiz.tui.commands import bindings
from quiz.tui.page import Block, Page
from quiz.tui.screens.base import QuizScreen
from quiz.tui.views.feedback import evidence_blocks
from quiz.tui.views.question import stem
from quiz.tui.widgets.pageview import PageView


class SourcesScreen(QuizScreen):
    """All the evidence of one card, newsroom by newsroom."""

    NAME = "sources"
    TITLE_TEXT = "Sources"
    BINDINGS = bindings("sources")

    def __init__(self, showing: Showing, verdict: Verdict) -> None:
        super().__init__()
        question = Block(stem(showing, filled=True), indent=1)
        self._page = Page([question, *evidence_blocks(verdict.evidence, verdict.conflict, all_of_it=True)])

    def body(self) -> ComposeResult:
        """The page, to be scrolled."""
        yield PageView(self._page)

    def on_mount(self) -> None:
        """The arrows scroll."""
        self.query_one(PageView).focus()
