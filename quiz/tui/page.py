"""A page of blocks that lays itself out at any width: the one way in which long text gets on to the screen.

A page is a value. Changing what is on the screen costs one paint, where a tree of small widgets would cost a
mount for each of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from textual.content import Content

from quiz.tui.text import MUTED

SIDE_BY_SIDE = 72
"""From this many cells on, two columns stand side by side; below, one above the other."""
_GUTTER = " │ "
_NOTHING = Content("")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph.

    `lead` stands in the margin of `indent` cells before the first line. `beside` is a second column.
    `action` runs when the block is clicked. `style` lies over every line, to the page's full width.
    `anchor` says that the page is to be read from here on.
    """

    text: Content
    indent: int = 0
    lead: Content = _NOTHING
    beside: Content | None = None
    action: str = ""
    style: str = ""
    anchor: bool = False


GAP = Block(Content(""))
"""An empty line."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page as laid out, and what a click on it runs."""

    text: Content
    action: str = ""
    anchor: bool = False


class Page:
    """Blocks one under another, at most one empty line between two. The layout is kept for the last width."""

    def __init__(self, blocks: Iterable[Block] = ()) -> None:
        self.blocks = tuple(_one_gap_at_a_time(blocks))
        self._width = -1
        self._lines: list[Line] = []

    def lines(self, width: int) -> list[Line]:
        """The page laid out on `width` cells."""
        if width != self._width:
            self._width = width
            self._lines = [line for block in self.blocks for line in _lay_out(block, width)]
        return self._lines

    def anchor(self, width: int) -> int:
        """The number of the first line of the block that the page is to be read from; 0 where none is."""
        return next((number for number, line in enumerate(self.lines(width)) if line.anchor), 0)


def _one_gap_at_a_time(blocks: Iterable[Block]) -> Iterator[Block]:
    before = GAP
    for block in blocks:
        if not (block is GAP and before is GAP):
            yield block
        before = block


def _lay_out(block: Block, width: int) -> list[Line]:
    room = max(width - block.indent, 1)
    if block.beside is None:
        wrapped = _wrap(block.text, room)
    elif room >= SIDE_BY_SIDE:
        wrapped = _columns(block.text, block.beside, room)
    else:
        wrapped = [*_wrap(block.text, room), Content(""), *_wrap(block.beside, room)]
    lines = []
    for number, content in enumerate(wrapped):
        line = content
        if number == 0 and block.lead is not _NOTHING:
            line = Content.assemble(block.lead, " " * (block.indent - block.lead.cell_length), content)
        elif block.indent:
            line = content.pad_left(block.indent)
        if block.style:
            line = line.pad_right(max(width - line.cell_length, 0)).stylize(block.style)
        lines.append(Line(line, block.action, block.anchor))
    return lines


def _wrap(text: Content, width: int) -> list[Content]:
    if text.cell_length <= width and "\n" not in text.plain:
        return [text]
    return text.wrap(width)


def _columns(left: Content, right: Content, width: int) -> list[Content]:
    column = (width - len(_GUTTER)) // 2
    lefts, rights = _wrap(left, column), _wrap(right, column)
    empty = Content("")
    rows = max(len(lefts), len(rights))
    lefts += [empty] * (rows - len(lefts))
    rights += [empty] * (rows - len(rights))
    return [
        Content.assemble(one.pad_right(max(column - one.cell_length, 0)), (_GUTTER, MUTED), two)
        for one, two in zip(lefts, rights, strict=True)
    ]
