"""A line across the screen, painted with as little ado as can be: it changes with every key."""

from __future__ import annotations

from textual.content import Content
from textual.strip import Strip
from textual.widget import Widget


class Bar(Widget):
    """One line of text in full width. What it says is `line`; call `refresh` when that has changed."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Bar { height: 1; background: $panel; color: $foreground; }
    """

    def line(self) -> Content:
        """The text, on at most as many cells as there are."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """Paint the line."""
        style = self.visual_style
        strip = Strip(self.line().render_segments(style))
        # a widget's own `rich_style` walks the tree each time
        return strip.adjust_cell_length(self.size.width, style.rich_style)
