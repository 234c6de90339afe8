"""The notes of a package's database, whatever note types they have."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quiz.errors import FileError
from quiz.exports.anki.unpack import Package, protobuf

MAX_NOTES = 1_000_000
_STEPS = 2_000_000_000
"""How many steps of SQLite's machine a query may take: minutes, where an honest one takes seconds."""


@dataclass(frozen=True, slots=True)
class RawNote:
    """A note as it stands in a package.

    `due` is the place among the new cards, 0 once it has been studied (`studied`: one of its cards at least); `ords` are the templates or gaps (from 0)
    that have a card; `mod` is its modification time in Unix seconds.
    """

    id: int
    guid: str
    type_id: int
    type_name: str
    cloze: bool
    fields: Mapping[str, str]
    tags: tuple[str, ...]
    deck: str
    ords: tuple[int, ...]
    due: int
    mod: int
    studied: bool = False


@dataclass(frozen=True, slots=True)
class RawCollection:
    """The notes of a package in the order of their ids, and the descriptions of its decks by name."""

    notes: tuple[RawNote, ...]
    descriptions: Mapping[str, str]


def read_collection(package: Package) -> RawCollection:
    """Read the database. Raises FileError where it is damaged or none of Anki's."""
    with tempfile.TemporaryDirectory(prefix="quiz-") as folder:
        file = Path(folder) / "collection"
        package.extract_collection(file)
        try:
            with _opened(file) as database:
                return _read(database, package)
        except (
            sqlite3.Error,
            sqlite3.Warning,
            ValueError,
            TypeError,
            KeyError,
            AttributeError,
            IndexError,
        ) as error:
            raise FileError(
                package.path,
                f"its database is damaged ({error or type(error).__name__}); export it from Anki again",
            ) from None
        except (RecursionError, MemoryError):
            raise FileError(package.path, "refused: its database is made to exhaust this computer") from None


@contextmanager
def _opened(file: Path) -> Iterator[sqlite3.Connection]:
    """A database that can only be read, by a query that ends."""
    database = sqlite3.connect(f"file:{file}?mode=ro&immutable=1", uri=True)
    try:
        database.execute("PRAGMA trusted_schema = OFF")
        database.execute("PRAGMA cell_size_check = ON")
        database.create_collation("unicase", lambda a, b: (a.lower() > b.lower()) - (a.lower() < b.lower()))
        steps = iter(range(_STEPS // 1_000_000))
        database.set_progress_handler(lambda: int(next(steps, None) is None), 1_000_000)
        kinds = dict(database.execute("SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view')"))
        # a view in the place of a table could compute for ever
        if any(kinds.get(name) != "table" for name in ("col", "notes", "cards")):
            raise sqlite3.DatabaseError("tables are missing")
        yield database
    finally:
        database.close()


@dataclass(frozen=True, slots=True)
class _Type:
    name: str
    cloze: bool
    fields: tuple[str, ...]


def _read(database: sqlite3.Connection, package: Package) -> RawCollection:
    if package.zstd:
        types, decks, descriptions = _tables(database)
    else:
        types, decks, descriptions = _json(database)
    cards: dict[int, list[tuple[int, int, int, bool]]] = {}
    for note, ord_, deck, original, kind, due in database.execute(
        "SELECT nid, ord, did, odid, type, due FROM cards ORDER BY nid, ord"
    ):
        cards.setdefault(int(note), []).append(
            (int(ord_), int(original or deck), int(due) if kind == 0 else 0, kind != 0)
        )
    notes: list[RawNote] = []
    for id_, guid, type_id, mod, tags, fields in database.execute(
        "SELECT id, guid, mid, mod, tags, flds FROM notes ORDER BY id"
    ):
        if len(notes) >= MAX_NOTES:
            raise FileError(package.path, f"refused: it holds more than {MAX_NOTES:,} notes")
        kind = types.get(int(type_id))
        mine = cards.get(int(id_), [])
        if kind is None or not mine:
            continue
        notes.append(
            RawNote(
                id=int(id_),
                guid=str(guid),
                type_id=int(type_id),
                type_name=kind.name,
                cloze=kind.cloze,
                fields=dict(zip(kind.fields, str(fields).split("\x1f"), strict=False)),
                tags=tuple(str(tags).split()),
                deck=decks.get(mine[0][1], ""),
                ords=tuple(card[0] for card in mine),
                due=min(card[2] for card in mine),
                mod=int(mod),
                studied=any(card[3] for card in mine),
            )
        )
    return RawCollection(tuple(notes), descriptions)


_Decks = tuple[dict[int, _Type], dict[int, str], dict[str, str]]


def _json(database: sqlite3.Connection) -> _Decks:
    """Note types and decks of the older format: JSON in the table `col`."""
    [(models, decks)] = database.execute("SELECT models, decks FROM col LIMIT 1")
    types = {}
    for id_, model in json.loads(models).items():
        fields = tuple(str(field["name"]) for field in model["flds"])
        types[int(id_)] = _Type(str(model["name"]), model.get("type") == 1, fields)
    raw: dict[str, dict[str, Any]] = json.loads(decks)
    names = {int(id_): str(deck["name"]) for id_, deck in raw.items()}
    return types, names, {str(deck["name"]): str(deck.get("desc", "")) for deck in raw.values()}


def _tables(database: sqlite3.Connection) -> _Decks:
    """Note types and decks of the newer format: tables, with protobuf messages in some columns."""
    fields: dict[int, list[str]] = {}
    for type_id, name in database.execute("SELECT ntid, name FROM fields ORDER BY ntid, ord"):
        fields.setdefault(int(type_id), []).append(str(name))
    types = {
        int(id_): _Type(str(name), (1, 1) in list(protobuf(config)), tuple(fields.get(int(id_), ())))
        for id_, name, config in database.execute("SELECT id, name, config FROM notetypes")
    }
    names = {}
    descriptions = {}
    for id_, name, kind in database.execute("SELECT id, name, kind FROM decks"):
        names[int(id_)] = str(name).replace("\x1f", "::")
        descriptions[names[int(id_)]] = _description(kind)
    return types, names, descriptions


def _description(kind: bytes) -> str:
    """The description in a deck's `KindContainer`: of its one message `Normal` the text in field 4."""
    for _, normal in protobuf(kind):
        if isinstance(normal, bytes):
            for number, value in protobuf(normal):
                if number == 4 and isinstance(value, bytes):
                    return value.decode("utf-8", "replace")
    return ""
