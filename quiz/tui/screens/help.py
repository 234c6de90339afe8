"""What a screen is for and what can be pressed there, derived from the table of commands."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.content import Content

from quiz.model.review import Grade
from quiz.tui.commands import COMMANDS, EVERYWHERE, bindings
from quiz.tui.page import GAP, Block, Page
from quiz.tui.screens.base import QuizScreen
from quiz.tui.text import says
from quiz.tui.widgets.pageview import PageView

ABOUT = {
    "home": "Your decks. Due is what you learned before and is about to be forgotten; new is what you have "
    "never been asked.",
    "practice": "One question at a time. You see at once whether you were right, and the sentence that "
    "says so. While you type, the letters belong to your answer: press Escape to use the keys below.",
    "summary": "What you did in this session. Everything is saved already.",
    "browse": "Every card of the deck. Type words to find cards that have all of them.",
    "look": "One card with everything that belongs to it.",
    "rewrite": "The card as it stands in its deck file. What you save is checked first.",
    "stats": "How well you remember. Every plot has its figures beside it.",
    "sources": "Every sentence that this answer rests on.",
    "help": "",
}
"""What each screen is for."""


def help_page(name: str) -> Page:
    """The help of a screen."""
    return Page(_blocks(name))


def _blocks(name: str) -> Iterator[Block]:
    yield Block(says(ABOUT[name]))
    yield GAP
    commands = (*COMMANDS[name], *EVERYWHERE)
    indent = min(max(len(command.all_shown) for command in commands), 14) + 2
    for command in commands:
        lead = Content.styled(command.all_shown, "bold $text-accent")
        text = Content.assemble((command.name, "bold"), f"  {command.says}")
        if lead.cell_length < indent:
            yield Block(text, indent=indent, lead=lead)
        else:
            yield Block(lead)
            yield Block(text, indent=indent)
    if name == "practice":
        yield GAP
        yield Block(Content.styled("How an answer counts", "bold"))
        for grade in Grade:
            lead = Content.styled(grade.name.capitalize(), "bold")
            yield Block(says(grade.says), indent=indent, lead=lead)


class HelpScreen(QuizScreen):
    """Help for the screen it was called from."""

    NAME = "help"
    TITLE_TEXT = "Help"
    BINDINGS = bindings("help")

    def __init__(self, about: str) -> None:
        super().__init__()
        self._about = about

    def body(self) -> ComposeResult:
        """The page, to be scrolled."""
        yield PageView(help_page(self._about))

    def on_mount(self) -> None:
        """The arrows scroll."""
        self.query_one(PageView).focus()

    def can(self, action: str) -> bool:
        """There is no help on help."""
        return action != "help"
