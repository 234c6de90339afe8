"""The whole way from a deck's text to a deck and everything that is wrong with it."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from quiz.decks.edits import Edits
from quiz.decks.faults import tell_faults
from quiz.decks.findings import Findings
from quiz.decks.losses import find_losses, find_pictures
from quiz.decks.otherwise import what_else
from quiz.decks.reading import Reading, read_tree
from quiz.decks.repair import Repaired, repair
from quiz.decks.source import Source
from quiz.decks.tree import Node
from quiz.errors import Fix, Place, Problem, Severity
from quiz.model.card import Card
from quiz.model.deck import Deck

__all__ = ["Examined", "Parsed", "examine", "in_order"]

_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_SEPARATORS = "\x85\u2028\u2029\x0b\x0c"


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text that has been read: what it was read as (mended where it was no YAML) and what came of it."""

    findings: Findings
    repaired: Repaired
    reading: Reading


@dataclass(frozen=True, slots=True)
class Examined:
    """A deck, its problems in the order of the file, and where its cards start (offsets, faulty ones too).

    `entries` has the tree of each card with the card it gave, `root` is the tree of the whole file; their offsets
    are those of the mended text, which `edits` leads back to those of the file.
    """

    source: Source
    deck: Deck
    problems: list[Problem]
    starts: list[int]
    entries: list[tuple[Node, Card | None]] = field(default_factory=list)
    edits: Edits | None = None
    root: Node | None = None

    @property
    def errors(self) -> int:
        """How many of the problems are errors."""
        return sum(problem.severity is Severity.ERROR for problem in self.problems)


def examine(source: Source, folder: Path | None, fixes: bool = True) -> Examined:
    """Read a deck with all its problems. A card with an error is left out of the deck.

    Args:
        source: the deck's text.
        folder: where its pictures and sounds are looked for; with None they are not.
        fixes: whether each fix is tried, to be shown; without, the problems have none.
    """
    from quiz.decks.fixes import prove

    with _collector_paused():
        text, refused = _without_refused(source)
        parsed = _parse(Source(source.file, text), folder)
        if other := _other(parsed):
            return Examined(source, parsed.reading.deck, [_not_a_deck(source, other)], [])
        found = (
            prove(parsed, folder)
            if fixes
            else [replace(problem, fixes=()) for problem in parsed.findings.problems]
        )
        deck = parsed.reading.deck
        starts = [node.start for node, _ in parsed.reading.cards]
        changes = parsed.repaired.fixes
        if changes:
            back = Edits.of(changes, source.text)
            found = [_moved(problem, back, source, changes) for problem in found]
            deck = replace(deck, cards=tuple(_moved_card(card, back, source) for card in deck.cards))
            starts = [back.back(start) for start in starts]
        mends = [
            Problem(
                mend.code,
                Severity.ERROR,
                mend.message,
                source.place(mend.start, min(mend.end, len(source.text))),
                mend.label,
                fixes=mend.fixes if fixes else (),
            )
            for mend in parsed.repaired.faults
        ]
        if any(fault.code == "not-text" for fault in source.faults):
            return Examined(source, Deck("", ()), list(source.faults), [])
        problems = in_order([*source.faults, *refused, *mends, *found])
        return Examined(
            source,
            deck,
            problems,
            starts,
            parsed.reading.cards,
            Edits.of(changes, source.text) if changes else None,
            parsed.repaired.tree.root,
        )


def _other(parsed: Parsed) -> str:
    """What the file is instead of a deck, or an empty string."""
    if parsed.reading.deck.cards or parsed.repaired.faults:
        return ""
    return what_else(parsed.repaired.tree.root, [node for node, _ in parsed.reading.cards])


def _not_a_deck(source: Source, other: str) -> Problem:
    first = source.text[: len(source.text) - len(source.text.lstrip())].count("\n") + 1
    start = source.starts[first - 1]
    return Problem(
        "not-a-deck",
        Severity.ERROR,
        f"this file is no deck, but {other}",
        source.place(start, source.end_of_line(first)),
        "a deck starts with `cards:`, or with the first card: `- q: ...`",
        help="`quiz new FILE` writes an example deck to start from",
    )


def _parse(source: Source, folder: Path | None) -> Parsed:
    repaired = repair(source.text)
    findings = Findings(source if repaired.text is source.text else Source(source.file, repaired.text))
    mute = Findings(findings.source) if repaired.faults and repaired.tree.root is None else findings
    reading = read_tree(repaired.tree, mute, folder)
    if repaired.faults:
        findings.problems[:] = [problem for problem in findings.problems if problem.code != "no-cards"]
    find_losses(repaired.tree, findings)
    find_pictures(repaired.tree, findings, folder)
    tell_faults(repaired.tree, findings)
    return Parsed(findings, repaired, reading)


def in_order(problems: list[Problem]) -> list[Problem]:
    """The problems by their place; of two that say the same of one place only one."""
    unique = {
        (problem.place.start if problem.place else -1, problem.code, problem.message): problem
        for problem in problems
    }
    return [unique[key] for key in sorted(unique)]


def _without_refused(source: Source) -> tuple[str, list[Problem]]:
    """The text with a space for each character that has no business in a text, and the problems of them."""
    lines: dict[int, list[re.Match[str]]] = {}
    for match in _REFUSED.finditer(source.text):
        lines.setdefault(source.place(match.start(), match.start()).line, []).append(match)
    problems = []
    for matches in lines.values():
        letter = matches[0].group()
        what = "an invisible line break" if letter in _SEPARATORS else "a control character"
        more = f" and {len(matches) - 1} more in this line" if len(matches) > 1 else ""
        fixes = [
            Fix(
                match.start(),
                match.end(),
                " " if match.group() in _SEPARATORS else "",
                "quiz check --fix takes it out",
            )
            for match in matches
        ]
        problems.append(
            Problem(
                "control",
                Severity.ERROR,
                f"there is {what} in this line",
                source.place(*matches[0].span()),
                f"U+{ord(letter):04X}{more}, often from a web page or a word processor",
                fixes=tuple(fixes),
            )
        )
    return (_REFUSED.sub(" ", source.text) if problems else source.text), problems


def _moved(problem: Problem, back: Edits, source: Source, changes: list[Fix]) -> Problem:
    """A problem of the mended text as one of the text in the file. A fix that touches a mended stretch is left
    out: it is offered when the text has been mended."""
    fixes = tuple(
        replace(fix, start=back.back(fix.start), end=back.back(fix.end, after=True)) for fix in problem.fixes
    )
    touched = any(change.start <= fix.end and fix.start <= change.end for fix in fixes for change in changes)
    return replace(
        problem,
        place=_moved_place(problem.place, back, source) if problem.place else None,
        fixes=() if touched else fixes,
        also=tuple((_moved_place(place, back, source), says) for place, says in problem.also),
    )


def _moved_place(place: Place, back: Edits, source: Source) -> Place:
    start = back.back(place.start)
    return source.place(start, max(start, back.back(place.end, after=True)))


def _moved_card(card: Card, back: Edits, source: Source) -> Card:
    return replace(card, at=_moved_place(card.at, back, source) if card.at else None)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """No search for garbage meanwhile: a large deck makes some hundred thousand values and no cycle, and the
    searches among them would take longer than the reading."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
