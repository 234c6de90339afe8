"""The widget that shows a page and runs what is clicked on it."""

from __future__ import annotations

from textual.events import Click
from textual.widgets import Static

from quiz.tui.page import Page


class PageView(Static):
    """Shows one page. A click on a block with an action runs it on the screen."""

    DEFAULT_CSS = """
    PageView { width: 1fr; height: auto; }
    """

    def __init__(self, page: Page | None = None, *, id: str | None = None) -> None:
        self.page = page or Page()
        super().__init__(self.page, id=id, markup=False)
        self.auto_links = False

    def show(self, page: Page) -> None:
        """Replace the page."""
        self.page = page
        self.update(page)

    async def on_click(self, event: Click) -> None:
        """Run the action of the block under the pointer."""
        lines = self.page.lines(self.content_size.width)
        offset = event.get_content_offset(self)
        if offset is not None and offset.y < len(lines) and (action := lines[offset.y].action):
            event.stop()
            await self.screen.run_action(action)
