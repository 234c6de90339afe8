"""The package file: genanki fills the collection, the zip around it is our own.

genanki 0.13 stamps everything with one time, stores without compression, keeps the temporary file's time in the
zip and leaves that file behind. So its decks and notes write into a database of ours, note by note, and the zip
is deflated with fixed dates: the same notes are the same bytes.
"""

from __future__ import annotations

import io
import json
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from quiz.exports.anki.model import NOTE_TYPES, NoteType
from quiz.exports.anki.notes import NoteRow

_DAWN = (1980, 1, 1, 0, 0, 0)
_LEVEL = 1
"""How hard zlib works: the highest level makes the file a sixth smaller and takes five times as long."""


class TimedNote(NamedTuple):
    """A note with its times: `id` in milliseconds (shown as when it was added), `mod` in seconds; `due` from 1."""

    row: NoteRow
    id: int
    mod: int
    due: int


@dataclass(frozen=True, slots=True)
class PackageDeck:
    """A deck of the package. `notes` is gone through once."""

    id: int
    name: str
    description: str
    notes: Iterable[TimedNote]


def write_package(decks: Sequence[PackageDeck], media: Mapping[str, Path], types_mod: int) -> bytes:
    """The bytes of an .apkg with these decks. `types_mod` is the time of the note types in Unix seconds.

    `media` is read after all notes have been made, so making them may fill it. Raises OSError where a file
    cannot be read.
    """
    with tempfile.TemporaryDirectory(prefix="quiz-") as folder:
        database = Path(folder) / "collection.anki2"
        _write_collection(database, decks, types_mod)
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as package:
            _add(package, "collection.anki2", database)
            names = sorted(media)
            package.writestr(_info("media"), json.dumps({str(at): name for at, name in enumerate(names)}))
            for at, name in enumerate(names):
                _add(package, str(at), media[name])
        return buffer.getvalue()


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _DAWN)
    info.compress_type = zipfile.ZIP_DEFLATED
    # ZipFile's own level counts only for members that it dates itself; 3.13 has a public name for this one
    info._compresslevel = _LEVEL  # type: ignore[attr-defined]
    info.create_system = 3
    info.external_attr = 0o644 << 16
    return info


def _add(package: zipfile.ZipFile, name: str, path: Path) -> None:
    info = _info(name)
    info.file_size = path.stat().st_size
    with path.open("rb") as source, package.open(info, "w") as target:
        while chunk := source.read(1 << 18):
            target.write(chunk)


def _write_collection(path: Path, decks: Sequence[PackageDeck], types_mod: int) -> None:
    import genanki

    classes = _classes()
    types = {kind.id: _model(kind) for kind in NOTE_TYPES}
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        # The file is temporary: nothing is lost with it, so nothing needs a journal.
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=16384;")
        cursor = connection.cursor()
        made = []
        for deck in decks:
            target = classes.deck(deck.id, deck.name, deck.description)
            for model in types.values():
                target.add_model(model)
            made.append(target)
        genanki.Package(made).write_to_db(cursor, types_mod, iter(()))
        # Anki makes its own indexes; those of the package would be a tenth of its size
        for (name,) in cursor.execute("SELECT name FROM sqlite_master WHERE type = 'index'").fetchall():
            cursor.execute(f"DROP INDEX {name}")
        connection.execute("UPDATE col SET mod = ?, scm = ?", (types_mod * 1000, types_mod * 1000))
        connection.execute("BEGIN")
        rows = _Rows(connection)
        for deck in decks:
            for note in deck.notes:
                classes.note(types[note.row.type.id], note).write_to_db(
                    rows, note.mod, deck.id, count(note.id)
                )
        rows.flush()
        connection.execute("COMMIT")
    finally:
        connection.close()


class _Rows:
    """Stands for genanki's cursor: rows of one statement go to the database a thousand at a time."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._waiting: dict[str, list[tuple[Any, ...]]] = {}
        self.lastrowid = 0

    def execute(self, statement: str, row: tuple[Any, ...]) -> None:
        """Take a row whose first column is its id."""
        rows = self._waiting.setdefault(statement, [])
        rows.append(row)
        self.lastrowid = row[0]
        if len(rows) >= 1000:
            self._connection.executemany(statement, rows)
            rows.clear()

    def flush(self) -> None:
        """Write what waits."""
        for statement, rows in self._waiting.items():
            self._connection.executemany(statement, rows)
        self._waiting.clear()


@dataclass(frozen=True, slots=True)
class _Classes:
    deck: Any
    note: Any


@cache
def _classes() -> _Classes:
    """genanki's deck and note with what they lack."""
    import genanki

    class Deck(genanki.Deck):  # type: ignore[misc]
        """A deck whose description is Markdown: Anki cleans that, raw HTML it would show."""

        def to_json(self) -> dict[str, Any]:
            return {**super().to_json(), "md": True}

    class Note(genanki.Note):  # type: ignore[misc]
        """A note whose cards are known and whose HTML is ours."""

        def __init__(self, model: Any, note: TimedNote) -> None:
            # without genanki's own: it would look at every tag once more, and Anki's form they have already
            row = note.row
            self.model, self.fields, self.guid, self.due = model, row.fields, row.guid, note.due
            self.sort_field = None
            self._tags = row.tags
            self._cards = [genanki.Card(ord_, row.suspended) for ord_ in row.ords]

        @property
        def cards(self) -> list[Any]:
            return self._cards

        def _check_invalid_html_tags_in_fields(self) -> None:
            """Deck text is escaped: the search for odd tags would find none and takes a sixth of the time."""

    return _Classes(Deck, Note)


def _model(kind: NoteType) -> Any:
    import genanki

    return genanki.Model(
        kind.id,
        kind.name,
        fields=[{"name": name, "id": kind.first_field + at} for at, name in enumerate(kind.fields)],
        templates=[
            {"name": kind.template_name, "id": kind.template, "qfmt": kind.front, "afmt": kind.back},
        ],
        css=kind.css,
        model_type=genanki.Model.CLOZE if kind.cloze else genanki.Model.FRONT_BACK,
    )
