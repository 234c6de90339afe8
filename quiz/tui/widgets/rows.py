"""A list that draws only the rows in sight, so that 100,000 cards open as fast as ten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Resize
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

Draw = Callable[[int, int], Content]
"""Draws the row of that index on that many cells, of which the first is left to the cursor."""


class Rows(ScrollView, can_focus=True):
    """Rows of one line each with a cursor. What a row is, only the function that draws it knows."""

    DEFAULT_CSS = """
    Rows { height: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; }
    Rows > .rows--cursor { background: $block-cursor-blurred-background;
                           color: $block-cursor-blurred-foreground; }
    Rows:focus > .rows--cursor { background: $block-cursor-background; color: $block-cursor-foreground;
                                 text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--cursor"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "move(-1000000000)", "First", show=False),
        Binding("end", "move(1000000000)", "Last", show=False),
    ]

    @dataclass
    class Highlighted(Message):
        """The cursor has come to a row."""

        index: int

    @dataclass
    class Chosen(Message):
        """A row was clicked a second time: the learner wants what it stands for."""

        index: int

    def __init__(self, draw: Draw, count: int = 0, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._draw = draw
        self.count = count
        self.cursor = 0
        self.auto_links = False

    def on_mount(self) -> None:
        """Take the size of the rows."""
        self._measure()

    def on_resize(self, event: Resize) -> None:
        """Rows are as wide as the list."""
        self._measure()
        self._reveal()

    def show(self, count: int, cursor: int = 0) -> None:
        """The rows behind the drawing function have changed."""
        self.count = count
        self.cursor = max(0, min(cursor, count - 1))
        self._measure()
        self._reveal()
        self.refresh()

    def _measure(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, self.count)

    def _reveal(self) -> None:
        height = max(self.scrollable_content_region.height, 1)
        top = round(self.scroll_offset.y)
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False)
        elif self.cursor >= top + height:
            self.scroll_to(y=self.cursor - height + 1, animate=False)

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        cursor = max(0, min(self.cursor + by, self.count - 1))
        if cursor == self.cursor:
            return
        self.refresh_line(self.cursor)
        self.cursor = cursor
        self.refresh_line(cursor)
        self._reveal()
        self.post_message(self.Highlighted(cursor))

    def action_page(self, by: int) -> None:
        """Move the cursor by a screenful."""
        self.action_move(by * max(self.scrollable_content_region.height - 1, 1))

    def on_click(self, event: Click) -> None:
        """A click moves the cursor; a click where it already is chooses the row."""
        index = event.y + round(self.scroll_offset.y)
        if not 0 <= index < self.count:
            return
        if index == self.cursor:
            self.post_message(self.Chosen(index))
        else:
            self.action_move(index - self.cursor)

    def render_line(self, y: int) -> Strip:
        """Paint the row that stands on line `y` of the list."""
        width = self.scrollable_content_region.width
        index = y + round(self.scroll_offset.y)
        if index >= self.count:
            return Strip.blank(self.size.width, self.rich_style)
        style = self.get_visual_style("rows--cursor") if index == self.cursor else self.visual_style
        row = self._draw(index, width)
        if index == self.cursor:
            row = Content.assemble("▸", row[1:])  # seen where there are no colours, too
        strips = Visual.to_strips(self, row, width, 1, style, pad=True)
        return strips[0]
