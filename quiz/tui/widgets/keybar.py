"""The line at the bottom: what to press next, with what matters most first. Each entry can be clicked."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content, Span
from textual.style import Style
from textual.widget import Widget

from quiz.tui.commands import Command


class KeyBar(Widget):
    """Shows as many commands as fit, the last of them (help) always."""

    DEFAULT_CSS = """
    KeyBar { height: 1; dock: bottom; background: $panel; color: $foreground; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.auto_links = False
        self._commands: tuple[Command, ...] = ()

    def show(self, commands: Sequence[Command]) -> None:
        """Replace the commands; those that come first are kept longest when the terminal is narrow."""
        if tuple(commands) != self._commands:
            self._commands = tuple(commands)
            self.refresh()

    def render(self) -> Content:
        """The entries that fit into the width."""
        if not self._commands:
            return Content("")
        *others, last = map(_entry, self._commands)
        room = self.size.width - last.cell_length - 1
        line = Content(" ")
        for entry in others:
            if line.cell_length + entry.cell_length + 2 > room:
                break
            line = Content.assemble(line, entry, "  ")
        return Content.assemble(line.pad_right(max(room - line.cell_length, 0)), last, " ")


def _entry(command: Command) -> Content:
    keys = command.shown
    text = f"{keys} {command.name}"
    click = Style.from_meta({"@click": f"screen.{command.action}"})
    return Content(text, [Span(0, len(keys), "bold $text-accent"), Span(0, len(text), click)])
