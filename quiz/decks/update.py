"""A made deck on its way into a file: written there, or merged into what a teacher has there already."""

from __future__ import annotations

from pathlib import Path

from quiz.decks.files import write_atomic
from quiz.decks.merge import MergeReport, merge
from quiz.decks.settle import settled
from quiz.decks.source import load_source
from quiz.decks.write import dump
from quiz.errors import FileError
from quiz.model.deck import Deck

__all__ = ["write_deck"]


def write_deck(path: Path, deck: Deck) -> MergeReport | None:
    """Write a made deck to a file; a deck that is there already is merged with, keeping its encoding.

    Returns what the merge did, or None where there was no deck yet (no file, or an empty one). A file that would
    not change is not written.

    Raises:
        FileError: the file cannot be read or written, or is no deck that new cards can be merged into. It is
            then as it was.
    """
    if not path.is_file():
        write_atomic(path, dump(settled(deck, str(path))).encode())
        return None
    source = load_source(path)
    if source.faults:
        fault = source.faults[0]
        line, column = (fault.place.line, fault.place.column) if fault.place else (0, 0)
        raise FileError(path, fault.message, line, column)
    if not source.text.strip():
        write_atomic(path, dump(settled(deck, str(path))).encode())
        return None
    text, report = merge(source.text, str(path), deck)
    if text != source.text:
        write_atomic(path, source.encode(text))
    return report
