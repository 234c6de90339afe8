"""The widget that shows a page, scrolls it, and runs what is clicked on it."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, MouseScrollDown, MouseScrollUp, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from quiz.tui.page import Line, Page

WIDEST = 108
"""Longer lines are hard to read: on a wider terminal the text keeps to the middle."""
_WHEEL = 3


def _text_width(width: int) -> int:
    """What the text gets of a width: two cells are left to the scroll bar and the space before it."""
    return max(min(width - 2, WIDEST), 1)


class PageView(Widget, can_focus=True):
    """Shows one page in a space of fixed size and scrolls within it.

    It moves over its lines by itself instead of growing inside a scrolling container, so that another page
    is never a new layout of the screen, and it paints anew only the lines that have changed.
    """

    DEFAULT_CSS = """
    PageView { width: 1fr; height: 1fr; padding: 1 1 0 2;
               &.-fitted { height: auto; max-height: 70%; } }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "scroll_by(-1)", show=False),
        Binding("down,j", "scroll_by(1)", show=False),
        Binding("pageup", "scroll_page(-1)", show=False),
        Binding("pagedown", "scroll_page(1)", show=False),
        Binding("home", "scroll_by(-1000000)", show=False),
        Binding("end", "scroll_by(1000000)", show=False),
    ]

    ALLOW_SELECT = False

    class Scrolled(Message):
        """Other lines are in sight, or another number of them."""

    def __init__(self, page: Page | None = None, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.page = page or Page()
        self.top = 0
        self.auto_links = False
        self._rows: list[Content] = []
        self._strips: list[Strip | None] = []

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines of the page, for a view that is `-fitted` to it so that something can follow."""
        return len(self.page.lines(_text_width(width)))

    def show(self, page: Page, *, stay: bool = True) -> None:
        """Replace the page; without `stay` it begins at its top."""
        self.page = page
        self.top = self._valid(self.top) if stay and self.top else 0
        if self.has_class("-fitted"):
            self.refresh(layout=True)
        self._repaint()

    @property
    def more_below(self) -> int:
        """How many lines are below what is in sight."""
        height = self.content_size.height
        return max(len(self._lines) - self.top - height, 0) if height else 0

    def reveal(self, line: int) -> None:
        """Scroll so that as much as fits of the page from that line on is in sight, and what is above it."""
        if self.content_size.width:
            self._move_to(min(line, len(self._lines) - self.content_size.height))

    def scroll_to_line(self, line: int) -> None:
        """Bring the line to the top, as far as the page goes on below it."""
        self._move_to(line)

    def bring_into_sight(self, action: str) -> None:
        """Scroll as little as shows the whole block that runs the action."""
        found = [number for number, line in enumerate(self._lines) if line.action == action]
        if found:
            self._move_to(max(min(self.top, found[0]), found[-1] - self.content_size.height + 1))

    def action_scroll_by(self, lines: int) -> None:
        """Scroll down by so many lines."""
        self._move_to(self.top + lines)

    def action_scroll_page(self, pages: int) -> None:
        """Scroll down by so many screenfuls, but for one line."""
        self._move_to(self.top + pages * max(self.content_size.height - 1, 1))

    @property
    def text_width(self) -> int:
        """The width that the page is laid out on."""
        return _text_width(self.content_size.width)

    @property
    def _lines(self) -> list[Line]:
        return self.page.lines(self.text_width)

    def _valid(self, top: int) -> int:
        return max(0, min(top, len(self._lines) - self.content_size.height))

    def _move_to(self, top: int) -> None:
        top = self._valid(top)
        if top != self.top:
            self.top = top
            self._repaint()
            self.post_message(self.Scrolled())

    def _repaint(self) -> None:
        """Paint the rows that are not as they were."""
        width, height = self.content_size
        if not width:
            return
        old, self._rows = self._rows, self._in_sight()
        if len(old) != height:
            self._strips = [None] * height
            self.refresh()
            return
        changed = [y for y in range(height) if not self._rows[y].is_same(old[y])]
        for y in changed:
            self._strips[y] = None
        if changed:
            self.refresh(Region(0, changed[0], width, changed[-1] - changed[0] + 1))

    def _in_sight(self) -> list[Content]:
        """A row for each line of the widget, with a bar at the right where the page is longer."""
        width, height = self.content_size
        lines = self._lines
        margin = " " * ((width - 1 - self.text_width) // 2)
        shown = [line.text for line in lines[self.top : self.top + height]]
        rows = [Content.assemble(margin, line) if margin else line for line in shown]
        if len(lines) > height:
            size = max(1, height * height // len(lines))
            at = round(self.top * (height - size) / (len(lines) - height))
            rows = [
                Content.assemble(
                    row.pad_right(max(width - 1 - row.cell_length, 0)),
                    ("┃", "$text-accent") if at <= y < at + size else ("│", "$foreground 30%"),
                )
                for y, row in enumerate(rows)
            ]
        return rows + [Content("")] * (height - len(rows))

    def render_line(self, y: int) -> Strip:
        """Paint one row."""
        width, style = self.content_size.width, self.visual_style
        if y >= len(self._rows):
            return Strip.blank(width, style.rich_style)
        strip = self._strips[y]
        if strip is None:
            strip = Strip(self._rows[y].render_segments(style))
            # a widget's own `rich_style` walks the tree each time
            strip = self._strips[y] = strip.adjust_cell_length(width, style.rich_style)
        return strip

    def notify_style_update(self) -> None:
        """Another theme paints every row anew."""
        super().notify_style_update()
        self._strips = [None] * len(self._rows)

    def on_resize(self, event: Resize) -> None:
        """Another size shows other rows."""
        self.top = self._valid(self.top)
        self._rows = []
        self._repaint()
        self.post_message(self.Scrolled())

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """The wheel scrolls."""
        event.stop()
        self._move_to(self.top + _WHEEL)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """The wheel scrolls."""
        event.stop()
        self._move_to(self.top - _WHEEL)

    async def on_click(self, event: Click) -> None:
        """Run the action of the block under the pointer."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        number = self.top + offset.y
        if number < len(self._lines) and (action := self._lines[number].action):
            event.stop()
            await self.screen.run_action(action)
