"""The parts of a text that is no YAML: each is mended by itself, or blanked out, so that the others can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quiz.decks.chunks import chunks
from quiz.decks.edits import Edits, apart, splice
from quiz.decks.events import SyntaxFault, Tree, build
from quiz.decks.guess import Line, Mend
from quiz.decks.keys import TABLES
from quiz.decks.mending import mends, no_mend
from quiz.decks.tree import List, Map, Node, Text
from quiz.errors import Fix

__all__ = ["Pieces", "moved_mend"]

_MAX_CHUNK = 100_000
"""A longer card is not guessed at: every guess costs a reading of it."""
_MAX_FAULTS_A_CARD = 10
_MAX_LETTERS = 5_000_000
"""About so many letters, and twenty times the file, are read again to try guesses; then no more are made."""
_MAX_BLANKED = 50
"""After so many further faults that show only in the whole text it is given up."""

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\n|\r|\Z)")
_LETTER = re.compile(r"[^\r\n]")
_NAMES = {name for table in TABLES.values() for name in table.keys}


class Pieces:
    """The text in parts: its top, each card, each key behind the cards."""

    def __init__(self, text: str) -> None:
        self.old = text
        self.spans = chunks(text)
        self.new = [text[start:end] for start, end in self.spans]
        self.changes: list[list[Fix]] = [[] for _ in self.spans]
        self.found: list[list[Mend]] = [[] for _ in self.spans]
        self.blank: set[int] = set()
        self.budget = _MAX_LETTERS + 20 * len(text)

    def mend(self) -> None:
        """Mend each part that is no YAML by itself."""
        for index, piece in enumerate(self.new):
            try:
                build(piece)
            except SyntaxFault as fault:
                if len(piece) > _MAX_CHUNK or self.budget < 0:
                    self.give_up(index, fault)
                else:
                    self.mend_piece(index)

    def mend_piece(self, index: int) -> None:
        """Mend one part, fault by fault."""
        old = self.new[index]
        changes = self.changes[index]
        for _ in range(_MAX_FAULTS_A_CARD):
            try:
                build(self.new[index])
                return
            except SyntaxFault as fault:
                mend, cost = _best(self.new[index], fault, self.budget)
                self.budget -= cost
                back = Edits.of(changes)
                if mend is not None:
                    mend = moved_mend(mend, back)
                if mend is None or not apart(mend.fixes, changes):
                    self.give_up(index, replace_start(fault, back))
                    return
            self.found[index].append(mend)
            changes.extend(mend.fixes)
            self.new[index] = splice(old, changes)
        self.give_up(index, None)

    def give_up(self, index: int, fault: SyntaxFault | None) -> None:
        """Blank a part out, and say where it could not be read."""
        start, end = self.spans[index]
        old = self.old[start:end]
        self.blank.add(index)
        self.changes[index] = []
        self.new[index] = _LETTER.sub(" ", old)
        self.found[index] = [replace(mend, fixes=()) for mend in self.found[index]]
        if fault is None:
            return
        at = min(fault.start, len(old.rstrip()))
        at = max(at, 0)
        if fault.code == "too-deep":
            message, label = "this is nested too deep", "no list in a deck stands in so many others"
        else:
            message, label = no_mend(fault.says)
        line = _LINE.match(old, old.rfind("\n", 0, at) + 1)
        stop = line.end(1) if line else at + 1
        begin = at if at < stop else (line.start(1) if line else at)
        if fault.code == "too-deep":
            stop = begin + 1
        code = "too-deep" if fault.code == "too-deep" else "syntax"
        self.found[index].append(Mend(code, message, label, begin, max(stop, begin + 1)))

    def whole(self) -> Tree:
        """The tree of the mended text. A part that is at fault only there is blanked out."""
        for _ in range(_MAX_BLANKED):
            self.budget -= len(self.old)
            if self.budget < 0:
                break
            try:
                return build(self.text())
            except SyntaxFault as fault:
                index, inner = self.locate(fault.start)
                while index in self.blank or not self.new[index].strip():
                    if index == 0:
                        return Tree()
                    index -= 1
                    inner = len(self.new[index])
                aligned = [self.align(number) for number in range(index, len(self.new))]
                if not aligned[0]:
                    fault.start = Edits.of(self.changes[index]).back(inner)
                    self.give_up(index, fault)
        return Tree()

    def align(self, index: int) -> bool:
        """Move a card that stands further left or right than the first one in line with it, if it does."""
        first = next((piece for piece in self.new[1:] if piece.lstrip().startswith("-")), "")
        piece = self.new[index]
        by = _indent(first) - _indent(piece)
        if not piece.lstrip().startswith("-") or by == 0 or self.changes[index]:
            return False
        fixes = []
        for line in _LINE.finditer(piece):
            if not line[1].strip():
                continue
            if by > 0:
                fixes.append(Fix(line.start(), line.start(), " " * by, "quiz check --fix moves it"))
            elif _indent(line[1]):
                fixes.append(
                    Fix(
                        line.start(),
                        line.start() + min(-by, _indent(line[1])),
                        "",
                        "quiz check --fix moves it",
                    )
                )
        where = "right" if by > 0 else "left"
        dash = _indent(piece)
        mend = Mend(
            "layout", "this card is not in line with the others",
            f"start it further {where}, with its dash below the other dashes", dash, dash + 1, tuple(fixes),
        )  # fmt: skip
        self.changes[index] = fixes
        self.found[index].append(mend)
        self.new[index] = splice(piece, fixes)
        return True

    def locate(self, offset: int) -> tuple[int, int]:
        """The part that an offset of the mended text is in, and the offset in it."""
        for index, piece in enumerate(self.new):
            if offset < len(piece) or index == len(self.new) - 1:
                return index, offset
            offset -= len(piece)
        return 0, 0

    def text(self) -> str:
        """The mended text."""
        return "".join(self.new)

    def fixes(self) -> list[Fix]:
        """All changes, blanking included, as changes of the old text."""
        out = []
        for index, (start, end) in enumerate(self.spans):
            if index in self.blank:
                out.append(Fix(start, end, self.new[index]))
            out += [replace(fix, start=fix.start + start, end=fix.end + start) for fix in self.changes[index]]
        return out

    def faults(self) -> list[Mend]:
        """What was wrong, with offsets of the old text."""
        return [
            _shifted(mend, start)
            for (start, _), found in zip(self.spans, self.found, strict=True)
            for mend in found
        ]


def _best(text: str, fault: SyntaxFault, budget: int) -> tuple[Mend | None, int]:
    """The guess that mends a part's first fault, and how many letters were read to find it.

    Of several such guesses it is the one that leaves most keys in place. With the budget of letters used up, no
    more are tried.
    """
    cost = 0
    best: tuple[int, int] = (0, 0)
    found: Mend | None = None
    for mend in _guesses(text, fault):
        cost += len(text)
        if cost > budget:
            break
        try:
            tree = build(splice(text, mend.fixes))
            score = (2, _names(tree.root))
        except SyntaxFault as other:
            reached = Edits.of(mend.fixes).back(other.start)
            score = (1, reached) if reached > max(fault.start, *(fix.end for fix in mend.fixes)) else (0, 0)
        if score > best:
            best, found = score, mend
    return found, cost


def _guesses(text: str, fault: SyntaxFault) -> Iterator[Mend]:
    """Guesses for the lines that the fault may come from, the likeliest line first."""
    lines = [Line(match.start(), match[1]) for match in _LINE.finditer(text) if match.group()]
    if not lines:
        return
    here = _number(lines, fault.start)
    numbers = [here]
    if fault.context >= 0 and ("quoted" in fault.says or "flow" in fault.says):
        numbers.insert(0, _number(lines, fault.context))
    numbers += range(here - 1, max(here - 8, -1), -1)
    for number in dict.fromkeys(numbers):
        yield from mends(text, lines, number, fault.start)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def _number(lines: list[Line], offset: int) -> int:
    number = 0
    for index, line in enumerate(lines):
        if line.start > offset:
            break
        number = index
    return number


def _names(node: Node | None) -> int:
    """How many keys of the deck format with something behind them a tree holds."""
    if isinstance(node, Map):
        return sum(
            _names(value) + (name in _NAMES and not (isinstance(value, Text) and not value.value))
            for name, (_, value) in node.entries.items()
        )
    if isinstance(node, List):
        return sum(_names(item) for item in node.items if not isinstance(item, Text))
    return 0


def replace_start(fault: SyntaxFault, back: Edits) -> SyntaxFault:
    """The same fault at its place before some changes."""
    return SyntaxFault(fault.code, back.back(fault.start), fault.context, fault.says)


def _moved(fix: Fix, back: Edits) -> Fix:
    return replace(fix, start=back.back(fix.start), end=back.back(fix.end, after=True))


def moved_mend(mend: Mend, back: Edits) -> Mend:
    """A guess with its places before some changes."""
    fixes = tuple(_moved(fix, back) for fix in mend.fixes)
    return replace(mend, start=back.back(mend.start), end=back.back(mend.end, after=True), fixes=fixes)


def _shifted(mend: Mend, by: int) -> Mend:
    fixes = tuple(replace(fix, start=fix.start + by, end=fix.end + by) for fix in mend.fixes)
    return replace(mend, start=mend.start + by, end=mend.end + by, fixes=fixes)
