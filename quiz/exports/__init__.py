"""Other programs' formats. A new one is a file in this folder and a line in EXPORTERS."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from quiz.errors import UsageError
from quiz.exports import anki, tsv
from quiz.exports.report import Faces, Options, Report
from quiz.model.deck import Deck

__all__ = ["EXPORTERS", "Exporter", "Faces", "Options", "Report", "exporter_for"]


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format: `write` puts decks into one file; files that end with one of `endings` are of this format."""

    write: Callable[[Sequence[Deck], Path, Options], Report]
    endings: tuple[str, ...]
    says: str


EXPORTERS: dict[str, Exporter] = {
    "anki": Exporter(anki.export, (".apkg",), "a package for Anki, AnkiDroid and AnkiMobile"),
    "tsv": Exporter(tsv.export, (".tsv", ".txt"), "Anki's text format, one line a note"),
}
"""The formats by the name that `--to` takes."""


def exporter_for(path: Path, name: str = "") -> Exporter:
    """The exporter of that name, otherwise the one for the ending of the file. Raises UsageError for none."""
    if name:
        return EXPORTERS[name]
    for exporter in EXPORTERS.values():
        if path.suffix.lower() in exporter.endings:
            return exporter
    known = ", ".join(f"{ending} ({name})" for name, e in EXPORTERS.items() for ending in e.endings)
    raise UsageError(f"{path}: what to write is not clear from its ending; known are {known}, or say --to")
