"""What every screen has: a title, a notice, the key bar, help, and the way back."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Key, Resize
from textual.screen import Screen
from textual.widgets import Static

from quiz.tui.commands import COMMANDS, EVERYWHERE, Command
from quiz.tui.messages import Left
from quiz.tui.text import plain
from quiz.tui.widgets.keybar import KeyBar
from quiz.tui.widgets.titlebar import TitleBar

LOW = 18
"""Below this height, screens leave empty lines out."""


class QuizScreen(Screen[Any]):
    """A screen whose keys are declared under `NAME` in the table of commands."""

    NAME: ClassVar[str] = ""
    TITLE_TEXT: ClassVar[str] = ""
    AUTO_FOCUS = ""

    def compose(self) -> ComposeResult:
        """Title, what the screen is for, notice, keys."""
        yield TitleBar(self.TITLE_TEXT)
        yield from self.body()
        yield Static(id="notice", markup=False)
        yield KeyBar()

    def body(self) -> ComposeResult:
        """The widgets between title and keys."""
        yield from ()

    def on_mount(self) -> None:
        """Show the keys."""
        self.set_class(self.app.size.height < LOW, "-low")
        self.refresh_keys()

    def on_resize(self, event: Resize) -> None:
        """A terminal of few lines has none to spare for empty ones."""
        self.set_class(event.size.height < LOW, "-low")

    def can(self, action: str) -> bool:
        """Whether the command makes sense now. One that does not is neither shown nor run."""
        return True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Ask `can`."""
        return self.can(action)

    def commands_now(self) -> list[Command]:
        """The commands for the key bar, help last."""
        return self.commands_possible()

    def commands_possible(self) -> list[Command]:
        """The commands of this screen that make sense now."""
        commands = (*COMMANDS[self.NAME], *EVERYWHERE)
        return [command for command in commands if self.can(command.action.partition("(")[0])]

    def refresh_keys(self) -> None:
        """Bring the key bar up to what can be done now."""
        self.query_one(KeyBar).show([command for command in self.commands_now() if command.bar])

    def title_bar(self, left: str, right: str = "") -> None:
        """Set the title line."""
        self.query_one(TitleBar).show(left, right)

    def say(self, text: str) -> None:
        """Show a notice until the next key."""
        notice = self.query_one("#notice", Static)
        notice.update(Content(plain(text)))
        notice.display = bool(text)

    def on_key(self, event: Key) -> None:
        """A key puts the last notice away."""
        if self.query_one("#notice", Static).display:
            self.say("")

    def action_help(self) -> None:
        """Explain this screen."""
        from quiz.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.NAME))

    def action_back(self) -> None:
        """Leave this screen."""
        self.post_message(Left())
