"""The history's tables, and how a file of an older version is brought up to date.

`items` and `log` are the history: rows are added and never changed, which triggers enforce. An undo is a row
of its own that names the row it takes back. `state`, `contents` and `decks` are caches that the log implies.

log.kind        what the row says                                             detail (JSON)
----------------------------------------------------------------------------------------------------------
session, end    a session began (with its queue), ended (target: its row)     decks, queue
review          an answer (Review says what its columns mean)                 face, outcome, shown, chosen, ...
undo            the row `target` is taken back
deck            a deck was seen for the first time, or changed                name, file, version
content         an item was seen for the first time, or its content changed   question, answers, hash
archive         the item is no longer in its deck; `restore`: it is again
relearn         the item's answer changed: it is learned anew                 was
carry           the item goes on with the memory of another item              from (its number), score
suspend, resume the item is not asked until resumed
bury, unbury    the item is not asked before the day `due`
flag, unflag    the learner marked the item
skip            the item was put off to the end of the session
parameters      from here on memories are worked out with these weights       weights, retention
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from quiz.errors import FileError

VERSION = 1
"""The version of the tables below, kept in `PRAGMA user_version`."""

APPLICATION_ID = 0x66616374
"""Marks a file as a history of ours, in `PRAGMA application_id` ("fact")."""

TABLES = """
CREATE TABLE items (
    id INTEGER PRIMARY KEY,
    deck TEXT NOT NULL,
    card TEXT NOT NULL,
    gap INTEGER NOT NULL,
    UNIQUE (deck, card, gap)
) STRICT;
CREATE TABLE log (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    item INTEGER REFERENCES items (id),
    session INTEGER,
    target INTEGER REFERENCES log (seq),
    at INTEGER NOT NULL,
    day INTEGER NOT NULL,
    grade INTEGER CHECK (grade BETWEEN 1 AND 4),
    due INTEGER,
    recall REAL,
    interval INTEGER,
    again INTEGER,
    ms INTEGER,
    detail TEXT
) STRICT;
CREATE INDEX log_item ON log (item, seq) WHERE item IS NOT NULL;
CREATE INDEX log_target ON log (target) WHERE target IS NOT NULL;
CREATE INDEX log_session ON log (session, seq) WHERE session IS NOT NULL;
CREATE INDEX log_kind ON log (kind, day);
CREATE TRIGGER log_keeps_rows BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_keeps_values BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER items_keep_rows BEFORE DELETE ON items BEGIN SELECT RAISE(ABORT, 'items stay'); END;
CREATE TRIGGER items_keep_values BEFORE UPDATE ON items BEGIN SELECT RAISE(ABORT, 'items stay'); END;
"""

CACHES = """
CREATE TABLE IF NOT EXISTS state (
    item INTEGER PRIMARY KEY REFERENCES items (id),
    deck TEXT NOT NULL,
    seq INTEGER NOT NULL,
    stability REAL NOT NULL,
    difficulty REAL NOT NULL,
    rung INTEGER NOT NULL,
    open INTEGER NOT NULL,
    first INTEGER,
    last INTEGER,
    due INTEGER,
    reviews INTEGER NOT NULL,
    lapses INTEGER NOT NULL,
    suspended INTEGER NOT NULL,
    buried INTEGER,
    flagged INTEGER NOT NULL,
    archived INTEGER NOT NULL,
    changed INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS state_due
    ON state (deck, archived, suspended, reviews, open, due, buried, first, last);
CREATE TABLE IF NOT EXISTS contents (
    item INTEGER PRIMARY KEY REFERENCES items (id),
    question TEXT NOT NULL,
    answers TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS decks (
    deck TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    file TEXT NOT NULL,
    version TEXT NOT NULL
) STRICT;
"""

MIGRATIONS: dict[int, str] = {}
"""What brings a file of version N to N + 1. The tables of the log are only ever added to."""

_WAIT_MS = 5000


def connect(path: Path, readonly: bool = False) -> sqlite3.Connection:
    """Open the history, made where there is none, brought up to date where it is older (with a backup).

    Raises FileError where the folder cannot be written, or the file is damaged, newer, or not a history.
    """
    if not readonly:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FileError(
                path.parent, f"cannot be made ({error.strerror}); choose another folder with --data-dir"
            ) from error
    try:
        connection = _open(path, readonly)
    except sqlite3.Error as error:
        raise translated(path, error) from error
    try:
        _prepare(path, connection, readonly)
    except sqlite3.Error as error:
        connection.close()
        raise translated(path, error) from error
    except BaseException:
        connection.close()
        raise
    return connection


def translated(path: Path, error: sqlite3.Error) -> FileError:
    """The error as one line that says what to do."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return FileError(path, "another program is writing to the history; close it and try again")
    if code == sqlite3.SQLITE_FULL:
        return FileError(path, "the disk is full; the last answer was not kept, all earlier ones were")
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return FileError(
            path, "cannot be written; mend the folder's rights or choose another with --data-dir"
        )
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return FileError(path, "is damaged or not a history; `quiz doctor` saves what can be read of it")
    if code == sqlite3.SQLITE_IOERR:
        return FileError(
            path, f"the disk refused ({error}); the last answer was not kept, all earlier ones were"
        )
    return FileError(path, f"cannot be used ({error}); `quiz doctor` says more")


def _open(path: Path, readonly: bool) -> sqlite3.Connection:
    if not readonly:
        return sqlite3.connect(path, timeout=_WAIT_MS / 1000, isolation_level=None)
    uri = path.resolve().as_uri() + "?mode=ro"
    connection = sqlite3.connect(uri, uri=True, timeout=_WAIT_MS / 1000, isolation_level=None)
    try:
        connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.OperationalError:
        # A WAL file in a folder that cannot be written can be read as it stands.
        connection.close()
        connection = sqlite3.connect(uri + "&immutable=1", uri=True, isolation_level=None)
    return connection


def _prepare(path: Path, connection: sqlite3.Connection, readonly: bool) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > VERSION:
        raise FileError(
            path, f"was written by a newer version of quiz (tables {version}, known {VERSION}); update quiz"
        )
    if version == VERSION:
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise FileError(
                path, "is not a history of quiz; move it aside or choose another folder with --data-dir"
            )
    elif readonly:
        raise FileError(
            path, "has no history yet" if version == 0 else "is older; open it with `quiz practice` first"
        )
    if readonly:
        return
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    if version == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version == 0:
            _create(path, connection)
        elif version < VERSION:
            connection.execute("COMMIT")
            back_up(path, connection, f"before-{VERSION}")
            connection.execute("BEGIN IMMEDIATE")
            for step in range(version, VERSION):
                _run(connection, MIGRATIONS[step])
            connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _create(path: Path, connection: sqlite3.Connection) -> None:
    if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise FileError(
            path, "is not a history of quiz; move it aside or choose another folder with --data-dir"
        )
    _run(connection, TABLES)
    _run(connection, CACHES)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


def _run(connection: sqlite3.Connection, script: str) -> None:
    """Run statements within the open transaction (`executescript` would commit it)."""
    statement = ""
    for line in script.splitlines():
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""


def back_up(path: Path, connection: sqlite3.Connection, label: str) -> Path:
    """Copy the history beside itself, whole and sound whatever is being written; gives the copy's path."""
    copy = path.with_name(f"{path.stem}.{label}{path.suffix}")
    number = 1
    while copy.exists():
        number += 1
        copy = path.with_name(f"{path.stem}.{label}-{number}{path.suffix}")
    with closing(sqlite3.connect(copy)) as target:
        connection.backup(target)
    return copy
