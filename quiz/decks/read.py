"""Reading decks: `read_deck` for those who need cards, `load` and `parse` for those who want all problems."""

from __future__ import annotations

from pathlib import Path, PurePath

from quiz.decks.events import SyntaxFault, build
from quiz.decks.findings import Findings
from quiz.decks.reading import Reading, read_tree
from quiz.decks.source import Source, load_source
from quiz.errors import FileError, Problem, Severity
from quiz.model.deck import Deck

__all__ = ["load", "parse", "read_deck"]


def read_deck(path: Path | str) -> Deck:
    """Read a deck that is to be used.

    Raises:
        FileError: the file cannot be read, or something in it is an error: the message tells the first one,
            with file, line and column, and how many there are.
    """
    deck, problems = load(Path(path))
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors:
        first = errors[0]
        more = f" (and {len(errors) - 1} more: quiz check {path})" if len(errors) > 1 else ""
        says = f"{first.message}: {first.label}" if first.label else first.message
        place = first.place
        raise FileError(path, says + more, place.line if place else 0, place.column if place else 0)
    return deck


def load(path: Path) -> tuple[Deck, list[Problem]]:
    """Read a deck file with all its problems, sorted by place. A card with an error is left out of the deck.

    Raises:
        FileError: the file cannot be read at all, or has more than MAX_BYTES.
    """
    return _read(load_source(path), path.parent)


def parse(text: str, file: str, folder: Path | None = None) -> tuple[Deck, list[Problem]]:
    """Read a deck from a text, as `load` does; with a folder its pictures and sounds are looked for there."""
    return _read(Source(file, text.removeprefix("\ufeff")), folder)


def _read(source: Source, folder: Path | None) -> tuple[Deck, list[Problem]]:
    findings = Findings(source, list(source.faults))
    reading = _reading(findings, folder)
    findings.problems.sort(
        key=lambda problem: (problem.place.start, problem.code) if problem.place else (0, "")
    )
    return reading.deck, findings.problems


def _reading(findings: Findings, folder: Path | None) -> Reading:
    try:
        tree = build(findings.source.text)
    except SyntaxFault as fault:
        findings.error("syntax", (fault.start, fault.start + 1), fault.says)
        return Reading(Deck(PurePath(findings.source.file).stem, (), file=findings.source.file))
    for note in tree.faults:
        findings.error(note.code, (note.start, note.end), note.code)
    return read_tree(tree, findings, folder)
