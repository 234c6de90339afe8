"""Fixes are tried before they are shown, and made by replacing stretches of the text, never by writing anew."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

from quiz.decks.cards import CardReader
from quiz.decks.edits import apart, splice
from quiz.decks.events import SyntaxFault, build
from quiz.decks.examine import Examined, Parsed, examine
from quiz.decks.faults import tell_faults
from quiz.decks.findings import Findings
from quiz.decks.losses import find_losses
from quiz.decks.reading import read_tree
from quiz.decks.source import Source
from quiz.decks.tree import List, Map
from quiz.decks.values import Values
from quiz.errors import Fix, Problem, Severity

__all__ = ["Fixed", "fix_all", "prove"]

_MAX_WHOLE = 8
"""So many fixes outside of cards are tried in one run: each costs a reading of the whole file."""
_MAX_LETTERS = 1_000_000
"""About so many letters, and eight times the file, are read again to try fixes; then no more are offered."""
_MAX_ROUNDS = 20

_Count = Counter[tuple[str, str, Severity]]


@dataclass(frozen=True, slots=True)
class Fixed:
    """A text after its fixes: what is left to say about it, and how many fixes were made."""

    text: str
    made: int
    examined: Examined


def prove(parsed: Parsed, folder: Path | None) -> list[Problem]:
    """The problems of a reading, with those fixes that make their problem go away and bring no new one."""
    if not any(problem.fixes for problem in parsed.findings.problems):
        return list(parsed.findings.problems)
    trial = _Trial(parsed, folder)
    groups: dict[int, list[Problem]] = {}
    for problem in parsed.findings.problems:
        if problem.fixes:
            groups.setdefault(trial.index(problem), []).append(problem)
    works: set[int] = set()
    for index, group in groups.items():
        if index >= 0 and trial.together(index, group):
            works.update(map(id, group))
        else:
            works.update(id(problem) for problem in group if trial.works(index, problem))
    return [
        problem if id(problem) in works else replace(problem, fixes=())
        for problem in parsed.findings.problems
    ]


def fix_all(source: Source, folder: Path | None) -> Fixed:
    """Make every fix that works, again and again until there is none left.

    A round counts only if there are fewer problems after it; so a second call changes nothing more.
    """
    examined = examine(source, folder)
    made = 0
    for _ in range(_MAX_ROUNDS):
        groups = [problem.fixes for problem in examined.problems if problem.fixes]
        step = _step(examined, groups, folder) if groups and not source.faults else None
        if step is None:
            break
        count, examined = step
        made += count
    return Fixed(examined.source.text, made, examined)


def _step(
    examined: Examined, groups: list[tuple[Fix, ...]], folder: Path | None
) -> tuple[int, Examined] | None:
    """One round: all fixes that do not touch one another, or else the first that helps."""
    together: list[Fix] = []
    count = 0
    ends = -1
    for group in sorted(groups, key=lambda fixes: min(fix.start for fix in fixes)):
        if min(fix.start for fix in group) > ends and apart(group, together[-8:]):
            together += group
            count += 1
            ends = max(ends, *(fix.end for fix in group))
    source = examined.source
    for chosen, size in ((together, count), *((list(group), 1) for group in groups[:8])):
        after = examine(replace(source, text=splice(source.text, chosen)), folder)
        if (after.errors, len(after.problems)) < (examined.errors, len(examined.problems)):
            return size, after
    return None


@dataclass(slots=True)
class _Trial:
    """Tries fixes on the card they are in, or on the whole text where they are in none."""

    parsed: Parsed
    folder: Path | None
    starts: list[int] = field(default_factory=list)
    before: dict[int, _Count] = field(default_factory=dict)
    whole: _Count | None = None
    tried: int = 0
    budget: int = 0

    def __post_init__(self) -> None:
        self.starts = [node.start for node, _ in self.parsed.reading.cards]
        self.budget = _MAX_LETTERS + 8 * len(self.text)

    @property
    def text(self) -> str:
        return self.parsed.findings.source.text

    def index(self, problem: Problem) -> int:
        """The number of the card that all fixes of a problem are in, or -1."""
        start = min(fix.start for fix in problem.fixes)
        index = bisect_right(self.starts, start + 2) - 1
        first, last = self.span(index) if index >= 0 else (0, -1)
        return index if first <= start and max(fix.end for fix in problem.fixes) <= last else -1

    def old(self, index: int) -> _Count:
        """The problems of a card as it stands, read by itself."""
        if index not in self.before:
            start, end = self.span(index)
            self.before[index] = self.card(self.text[start:end]) or Counter()
        return self.before[index]

    def spliced(self, index: int, fixes: Iterable[Fix]) -> str:
        """A card after some changes."""
        start, end = self.span(index)
        return splice(
            self.text[start:end],
            (replace(fix, start=fix.start - start, end=fix.end - start) for fix in fixes),
        )

    def together(self, index: int, group: list[Problem]) -> bool:
        """Whether all fixes of a card's problems, made at once, make all of them go away: mostly they do, and it
        takes one reading."""
        fixes = sorted((fix for problem in group for fix in problem.fixes), key=lambda fix: fix.start)
        if any(fix.end > after.start for fix, after in pairwise(fixes)):
            return False
        keys = Counter(map(_key, group))
        old = self.old(index)
        if any(old[key] < count for key, count in keys.items()):
            return False
        new = self.card(self.spliced(index, fixes))
        return (
            new is not None
            and all(new[key] <= old[key] - count for key, count in keys.items())
            and _errors(new) <= _errors(old)
            and new.total() <= old.total() - keys.total()
        )

    def works(self, index: int, problem: Problem) -> bool:
        """Whether the fixes of a problem make it go away."""
        key = _key(problem)
        if index >= 0 and key in self.old(index):
            return _better(key, self.old(index), self.card(self.spliced(index, problem.fixes)))
        self.tried += 1
        if self.tried > _MAX_WHOLE:
            return False
        if self.whole is None:
            self.whole = _counted(self.parsed.findings)
        return _better(key, self.whole, self.deck(splice(self.text, problem.fixes)))

    def span(self, index: int) -> tuple[int, int]:
        """The lines of a card, or all of one that stands in braces."""
        node = self.parsed.reading.cards[index][0]
        if isinstance(node, Map) and node.flow:
            return node.start, node.end
        source = self.parsed.findings.source
        starts = source.starts
        first = source.place(node.start, node.start).line
        last = source.place(node.end, node.end).line
        if index + 1 < len(self.starts):
            last = max(last, source.place(self.starts[index + 1], self.starts[index + 1]).line - 1)
        return starts[first - 1], starts[last] if last < len(starts) else len(self.text)

    def card(self, text: str) -> _Count | None:
        """The problems of the text of one card; None where it is no YAML, or where too much was tried."""
        self.budget -= len(text)
        if self.budget < 0:
            return None
        try:
            tree = build(text)
        except SyntaxFault:
            return None
        findings = Findings(Source(self.parsed.findings.source.file, text))
        known = self.parsed.reading.reader
        reader = CardReader(Values(findings, self.folder))
        if known:
            reader.articles, reader.defaults = known.articles, known.defaults
        for item in tree.root.items if isinstance(tree.root, List) else (tree.root,):
            if item is not None:
                reader.read(item)
        find_losses(tree, findings)
        tell_faults(tree, findings)
        return _counted(findings)

    def deck(self, text: str) -> _Count | None:
        """The problems of the text of a whole deck; None where it is no YAML."""
        try:
            tree = build(text)
        except SyntaxFault:
            return None
        findings = Findings(Source(self.parsed.findings.source.file, text))
        read_tree(tree, findings, self.folder)
        find_losses(tree, findings)
        tell_faults(tree, findings)
        return _counted(findings)


def _counted(findings: Findings) -> _Count:
    return Counter(map(_key, findings.problems))


def _key(problem: Problem) -> tuple[str, str, Severity]:
    return problem.code, problem.message, problem.severity


def _better(key: tuple[str, str, Severity], old: _Count, new: _Count | None) -> bool:
    """Whether one problem has gone, and no other has come."""
    if new is None or new[key] >= old[key]:
        return False
    return _errors(new) <= _errors(old) and new.total() < old.total()


def _errors(count: _Count) -> int:
    return sum(number for (_, _, severity), number in count.items() if severity is Severity.ERROR)
