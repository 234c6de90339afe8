"""The line at the top: where you are on the left, how far you are on the right."""

from __future__ import annotations

from textual.content import Content

from quiz.tui.text import one_line, row
from quiz.tui.widgets.bar import Bar


class TitleBar(Bar):
    """One line; the left part gives way where both do not fit."""

    DEFAULT_CSS = """
    TitleBar { dock: top; }
    """

    def __init__(self, left: str = "", right: str = "") -> None:
        super().__init__()
        self._left, self._right = left, right

    def show(self, left: str, right: str = "") -> None:
        """Replace both parts."""
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.refresh()

    def line(self) -> Content:
        """Both parts on the width that there is."""
        left = Content.styled(one_line(self._left), "bold")
        return Content.assemble(" ", row(left, Content(one_line(self._right)), self.size.width - 2), " ")
