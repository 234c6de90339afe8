"""Changing cards: the deck opened in the learner's editor, or one card rewritten here."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from textual.app import App, ComposeResult, SuspendNotSupported
from textual.widgets import Static, TextArea

from quiz.errors import FileError, Place
from quiz.model.card import Card
from quiz.model.deck import Deck
from quiz.tui.commands import bindings
from quiz.tui.desk import Desk
from quiz.tui.editor import editor_command
from quiz.tui.rewriting import card_text, rewrite
from quiz.tui.screens.base import QuizScreen


def edit_card(app: App[None], desk: Desk, card: Card) -> tuple[str, Deck | None]:
    """Open the deck at the card in the learner's editor and read it again.

    Gives what is to be said of it, and the deck where it could be read.
    """
    if card.at is None or not card.at.file:
        return "This card came from no file.", None
    file = Path(card.at.file)
    command = editor_command(os.environ, file, card.at.line)
    if command is None:
        return f"No editor found. Set EDITOR, or open {file} at line {card.at.line}.", None
    try:
        with app.suspend():
            done = subprocess.run(command, check=False)
    except SuspendNotSupported:
        return "An editor cannot be opened from this terminal.", None
    except OSError as error:
        return f"{command[0]} cannot be started ({error.strerror}). Set EDITOR to your editor.", None
    if done.returncode:
        return f"{command[0]} ended with {done.returncode}. The deck was not read again.", None
    try:
        deck = desk.reload(card.at.file)
    except FileError as error:
        return f"{error}. The deck is practised as it was; mend it and open it once more.", None
    return "The deck was read again.", deck


class RewriteScreen(QuizScreen):
    """One card as text, as it stands in its file."""

    NAME = "rewrite"
    TITLE_TEXT = "Rewrite a card"
    BINDINGS = bindings("rewrite")

    def __init__(self, desk: Desk, at: Place) -> None:
        super().__init__()
        self._desk = desk
        self._at = at
        self._was = card_text(at)

    def body(self) -> ComposeResult:
        """The text to change."""
        yield Static("Change the text, then press Ctrl+S. The rest of the file stays as it is.", id="about")
        area = TextArea(self._was, compact=True)
        area.cursor_blink = False
        yield area

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one(TextArea).focus()

    def can(self, action: str) -> bool:
        """A question mark belongs to the text."""
        return action != "help"

    def action_save(self) -> None:
        """Check the text and put it into the file."""
        text = self.query_one(TextArea).text
        if text.strip("\n") == self._was.strip("\n"):
            self.action_back()
            return
        try:
            rewrite(self._at, self._was, text)
            self._desk.reload(self._at.file)
        except FileError as error:
            self.say(f"Not saved. {error}")
            return
        self.action_back()
