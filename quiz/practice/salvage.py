"""Saves what can be read of a damaged history."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from quiz.errors import FileError
from quiz.practice import schema
from quiz.practice.doctor import rebuild
from quiz.practice.history import History

_STRIDE = 256
_FEW = 4
_GUESS = 1 << 17


@dataclass(frozen=True, slots=True)
class Salvage:
    """How many rows were saved, how many numbers of rows could not be read, and where the old file is."""

    rows: int
    lost: int
    kept: Path


def salvage(path: Path) -> Salvage | None:
    """Put a damaged history together anew from the rows that can be read; None where it is sound.

    The damaged file stays beside the new one. Raises FileError where nothing can be read.
    """
    if _sound(path):
        return None
    fresh = path.with_name(path.name + ".new")
    for leftover in _files(fresh):
        leftover.unlink(missing_ok=True)
    items, lost_items = _read(path, "items", "id")
    rows, lost_rows = _read(path, "log", "seq")
    if not items or not rows:
        raise FileError(path, "is damaged beyond reading; put back a backup from beside it, or move it aside")
    known = {row[0] for row in items}
    with closing(schema.connect(fresh)) as target:
        target.execute("PRAGMA foreign_keys = OFF")
        target.execute("BEGIN")
        target.executemany("INSERT INTO items VALUES (?, ?, ?, ?)", items)
        kept_rows = [row for row in rows if row[2] is None or row[2] in known]
        target.executemany("INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", kept_rows)
        target.execute("COMMIT")
    with History(fresh) as history:
        rebuild(history)
        history.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    kept = _free(path.with_name(f"{path.stem}.damaged{path.suffix}"))
    for old, new in zip(_files(path), _files(kept), strict=True):
        if old.exists():
            old.replace(new)
    fresh.replace(path)
    for leftover in _files(fresh):
        leftover.unlink(missing_ok=True)
    return Salvage(len(kept_rows), lost_items + lost_rows, kept)


def _sound(path: Path) -> bool:
    """Whether SQLite finds the file whole. Newer and foreign files are for `connect` to refuse."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        return code not in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _read(path: Path, table: str, key: str) -> tuple[list[tuple[object, ...]], int]:
    """All rows of a table that can be read, and how many numbers of rows could not.

    A stretch that cannot be read is halved until the rows around the damage are found; where not one of many
    stretches can be read the table has lost its root, and nothing more is tried.
    """
    rows: dict[int, tuple[object, ...]] = {}
    lost = 0
    with closing(sqlite3.connect(path)) as connection:
        last = _last(connection, table, key)
        stretches = [(low, min(low + _STRIDE - 1, last)) for low in range(1, last + 1, _STRIDE)]
        damaged = [
            stretch for stretch in stretches if not _read_stretch(connection, table, key, stretch, rows)
        ]
        if len(damaged) == len(stretches) > _FEW:
            return [], last
        while damaged:
            low, high = damaged.pop()
            if low == high:
                lost += 1
                continue
            middle = (low + high) // 2
            halves = ((low, middle), (middle + 1, high))
            damaged += [half for half in halves if not _read_stretch(connection, table, key, half, rows)]
    return [rows[number] for number in sorted(rows)], lost


def _read_stretch(
    connection: sqlite3.Connection,
    table: str,
    key: str,
    stretch: tuple[int, int],
    rows: dict[int, tuple[object, ...]],
) -> bool:
    """Read the rows with these numbers; False where they cannot be read."""
    query = f"SELECT * FROM {table} NOT INDEXED WHERE {key} BETWEEN ? AND ?"
    try:
        found = connection.execute(query, stretch).fetchall()
    except sqlite3.DatabaseError:
        return False
    rows |= {row[0]: row for row in found if row[0] is not None}
    return True


def _last(connection: sqlite3.Connection, table: str, key: str) -> int:
    """The highest number that a row of the table can have."""
    for query in (
        f"SELECT max({key}) FROM {table}",
        f"SELECT seq FROM sqlite_sequence WHERE name = '{table}'",
        "SELECT max(item) FROM log",
    ):
        try:
            row = connection.execute(query).fetchone()
        except sqlite3.DatabaseError:
            continue
        if row and row[0]:
            return int(row[0])
    return _GUESS


def _files(path: Path) -> list[Path]:
    return [path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")]


def _free(path: Path) -> Path:
    free, number = path, 1
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free
