"""The line at the bottom: what to press next, with what matters most first. Each entry can be clicked."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content, Span
from textual.events import Click

from quiz.tui.commands import Command
from quiz.tui.widgets.bar import Bar


class KeyBar(Bar):
    """Shows as many commands as fit, the last of them (help) always."""

    DEFAULT_CSS = """
    KeyBar { dock: bottom; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._commands: tuple[Command, ...] = ()
        self._places: list[tuple[int, int, str]] = []

    def show(self, commands: Sequence[Command]) -> None:
        """Replace the commands; those that come first are kept longest when the terminal is narrow."""
        if tuple(commands) != self._commands:
            self._commands = tuple(commands)
            self.refresh()

    def line(self) -> Content:
        """The entries that fit into the width."""
        self._places = []
        if not self._commands:
            return Content("")
        *others, last = self._commands
        end = self.size.width - len(_text(last)) - 1
        text = " "
        spans: list[Span] = []
        for command in others:
            if len(text) + len(_text(command)) + 2 > end:
                break
            text = self._put(text, command, spans) + "  "
        text = self._put(text.ljust(max(end, 0)), last, spans) + " "
        return Content(text, spans)

    def _put(self, text: str, command: Command, spans: list[Span]) -> str:
        begin = len(text)
        text += _text(command)
        spans.append(Span(begin, begin + len(command.shown), "bold $text-accent"))
        self._places.append((begin, len(text), command.action))
        return text

    async def on_click(self, event: Click) -> None:
        """Run the command under the pointer."""
        for begin, end, action in self._places:
            if begin <= event.x < end:
                event.stop()
                await self.screen.run_action(action)
                return


def _text(command: Command) -> str:
    return f"{command.shown} {command.name}"
