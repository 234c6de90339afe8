"""A text that is no YAML is mended in memory, card by card, so that all of it can be checked in one run."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from quiz.decks.edits import Edits, compose, splice
from quiz.decks.events import SyntaxFault, Tree, build
from quiz.decks.guess import Mend
from quiz.decks.pieces import Pieces, moved_mend
from quiz.errors import Fix

__all__ = ["Repaired", "repair"]

_BULLET = re.compile(
    r"(?m)^[ \t]*([*•·‣◦–—−]|[0-9]{1,3}[.)])(?=[ \t]+(?:(?:q|id|fact|myth|cloze|right|wrong)[ \t]*:|[^\s:]+(?:[ \t]|$)))"
)
_TABS = re.compile(r"(?m)^[ \xa0]*\t[ \t\xa0]*(?=\S)")
_DOCUMENT_END = re.compile(r"(?m)^(?:---|\.\.\.)[ \t]*(?:#[^\r\n]*)?$(?:\r\n|\n|\r)?")


@dataclass(slots=True)
class Repaired:
    """The mended text with its tree, the changes that made it, and what was wrong in the old text.

    Cards that could not be mended are blanked out: their letters are spaces.
    """

    text: str
    tree: Tree
    fixes: list[Fix] = field(default_factory=list)
    faults: list[Mend] = field(default_factory=list)

    @property
    def edits(self) -> Edits:
        """Where the mended text's letters were in the old one."""
        return Edits.of(self.fixes)


def repair(text: str) -> Repaired:
    """Read a text; where it is no YAML, mend what can be mended and blank out what cannot."""
    try:
        tree = build(text)
        return _one_document(text, tree) or Repaired(text, tree)
    except SyntaxFault as error:
        fault = error
    done = Repaired(text, Tree())
    for step in (_bullets, _tabs):
        mend = step(done.text, fault)
        if mend is None:
            continue
        done = _after(text, done, list(mend.fixes), [mend])
        try:
            return Repaired(done.text, build(done.text), done.fixes, done.faults)
        except SyntaxFault as error:
            fault = error
    pieces = Pieces(done.text)
    pieces.mend()
    tree = pieces.whole()
    done = _after(text, done, pieces.fixes(), pieces.faults())
    return Repaired(done.text, tree, done.fixes, done.faults)


def _after(text: str, done: Repaired, fixes: list[Fix], faults: list[Mend]) -> Repaired:
    """What was done to a text and, on what came of it, some changes more."""
    back = Edits.of(done.fixes)
    return Repaired(
        splice(done.text, fixes),
        Tree(),
        compose(text, done.fixes, fixes),
        [*done.faults, *(moved_mend(fault, back) for fault in faults)],
    )


def _one_document(text: str, tree: Tree) -> Repaired | None:
    """The text without the lines that end a deck, if what follows them belongs to the same deck."""
    if not any(fault.code == "documents" for fault in tree.faults):
        return None
    start = min(fault.start for fault in tree.faults if fault.code == "documents")
    ends = [match for match in _DOCUMENT_END.finditer(text) if match.start() >= start]
    fixes = [Fix(match.start(), match.end(), "") for match in ends]
    mended = splice(text, fixes)
    try:
        joined = build(mended)
    except SyntaxFault:
        return None
    if not ends or len(joined.faults) >= len(tree.faults):
        return None
    mend = Mend(
        "documents", "a deck ends at ---, and more follows", "take this line out: one file is one deck",
        ends[0].start(), ends[0].start() + 3, tuple(fixes),
    )  # fmt: skip
    return Repaired(mended, joined, fixes, [mend])


def _tabs(text: str, fault: SyntaxFault) -> Mend | None:
    """The change of all tabs before a line's first letter to blanks, if a tab is what is wrong."""
    first = next((match for match in _TABS.finditer(text)), None)
    if first is None or fault.code != "syntax":
        return None
    best: tuple[int, list[Fix]] = (fault.start, [])
    for width in (2, 4, 8):
        fixes = [
            Fix(
                match.start(),
                match.end(),
                match.group().replace("\t", " " * width).replace("\xa0", " "),
                "quiz check --fix puts spaces there",
            )
            for match in _TABS.finditer(text)
        ]
        try:
            build(splice(text, fixes))
        except SyntaxFault as other:
            reached = Edits.of(fixes).back(other.start)
        else:
            reached = len(text) + 1
        if reached > best[0]:
            best = (reached, fixes)
    if not best[1]:
        return None
    lines = len(best[1])
    label = "the Tab key: use the space bar" + (f" ({lines} lines start like this)" if lines > 1 else "")
    tab = text.index("\t", first.start())
    return Mend("tab", "a line cannot start with a tab", label, tab, tab + 1, tuple(best[1]))


def _bullets(text: str, fault: SyntaxFault) -> Mend | None:
    """The change of bullets and numbers before cards and list items to dashes, if it helps."""
    found = list(_BULLET.finditer(text))
    fixes = [Fix(match.start(1), match.end(1), "-".ljust(len(match[1]))) for match in found]
    if not fixes or fault.code != "syntax":
        return None
    try:
        build(splice(text, fixes))
    except SyntaxFault as other:
        if other.start <= fault.start:
            return None
    sign = found[0][1]
    more = f" ({len(found)} lines start like this)" if len(found) > 1 else ""
    return Mend(
        "bullet", f"a line starts with {sign} instead of a dash", f"write the plain dash - of the keyboard{more}",
        found[0].start(1), found[0].end(1), tuple(fixes),
    )  # fmt: skip
