"""Reading decks: `read_deck` for those who need cards, `load` and `parse` for those who want all problems."""

from __future__ import annotations

from pathlib import Path

from quiz.decks.examine import examine
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
    path = Path(path)
    examined = examine(load_source(path), path.parent, fixes=False)
    errors = [problem for problem in examined.problems if problem.severity is Severity.ERROR]
    if errors:
        first = errors[0]
        more = f" (and {len(errors) - 1} more: quiz check {path})" if len(errors) > 1 else ""
        says = f"{first.message}: {first.label}" if first.label else first.message
        place = first.place
        raise FileError(path, says + more, place.line if place else 0, place.column if place else 0)
    return examined.deck


def load(path: Path) -> tuple[Deck, list[Problem]]:
    """Read a deck file with all its problems, sorted by place. A card with an error is left out of the deck.

    These are the problems of the file; the rules of item writing are those of `quiz.decks.check`.

    Raises:
        FileError: the file cannot be read at all, or has more than MAX_BYTES.
    """
    examined = examine(load_source(path), path.parent)
    return examined.deck, examined.problems


def parse(text: str, file: str, folder: Path | None = None) -> tuple[Deck, list[Problem]]:
    """Read a deck from a text, as `load` does; with a folder its pictures and sounds are looked for there."""
    examined = examine(Source(file, text.removeprefix("\ufeff")), folder)
    return examined.deck, examined.problems
