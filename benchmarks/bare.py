"""The smallest Textual app that shows a card and the next: the floor to measure against."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Footer, Static


class Bare(App[None]):
    """One line of text and a key that changes it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("n", "next", "next")]
    number = 0

    def compose(self) -> ComposeResult:
        """The line and the keys."""
        yield Static("CARD 0", id="card")
        yield Footer()

    def action_next(self) -> None:
        """Show the next card."""
        self.number += 1
        self.query_one("#card", Static).update(f"CARD {self.number}")


if __name__ == "__main__":
    Bare().run()
