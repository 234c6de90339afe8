"""The open history: its connection, transactions, rows and cached state. What is kept in it, the others say."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from quiz.model.review import ItemKey, Review
from quiz.practice import schema
from quiz.practice.log import INSERT_REVIEW, LIVE, row_of_review, to_ms, to_ordinal
from quiz.practice.memory import DEFAULT_PARAMETERS, Scheduler
from quiz.practice.state import NEW, SAVE_STATE, STATE_COLUMNS, State, Weights, replay, row_of, state_of


class Store:
    """The history at `path` (a file; it and its folder are made where there are none).

    Several programs may use one history: each answer waits up to 5 seconds for the others' to be written.
    Every method raises FileError, with one line that says what to do, where the file or disk refuses; what
    was acknowledged before is never lost by it. Use as a context manager, or `close()` it.
    """

    def __init__(self, path: Path, readonly: bool = False) -> None:
        self.path = path
        self.readonly = readonly
        self.connection = schema.connect(path, readonly)
        self.connection.row_factory = sqlite3.Row
        with self.guard():
            self.weights = self.read_weights()
        self.scheduler = Scheduler(self.weights.parameters)
        self._ids: dict[ItemKey, int] = {}

    def close(self) -> None:
        """Close the file. Nothing is pending: every answer was written when it was given."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def guard(self) -> Iterator[None]:
        """Turn SQLite's errors into FileError."""
        try:
            yield
        except sqlite3.Error as error:
            raise schema.translated(self.path, error) from error

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing: what is written inside is on the disk when the block ends, or not at all."""
        with self.guard():
            if self.within():
                yield
                return
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                self._ids.clear()
                if self.within():
                    self.connection.execute("ROLLBACK")
                raise

    def within(self) -> bool:
        """Whether a transaction is open."""
        return self.connection.in_transaction

    def append(
        self,
        kind: str,
        at: datetime,
        day: date,
        item: int | None = None,
        session: int = 0,
        target: int | None = None,
        due: date | None = None,
        detail: str | None = None,
    ) -> int:
        """Write a row of the log that is no answer (within a transaction); gives its number."""
        cursor = self.connection.execute(
            "INSERT INTO log (kind, item, session, target, at, day, due, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (kind, item, session or None, target, to_ms(at), day.toordinal(), to_ordinal(due), detail),
        )
        return int(cursor.lastrowid or 0)

    def append_review(self, review: Review, item: int) -> int:
        """Write the row of an answer (within a transaction); gives its number."""
        cursor = self.connection.execute(INSERT_REVIEW, row_of_review(review, item))
        return int(cursor.lastrowid or 0)

    def item_id(self, key: ItemKey) -> int:
        """The item's number in the tables; it gets one where it has none (within a transaction)."""
        found = self._ids.get(key)
        if found is None:
            row = self.connection.execute(
                "SELECT id FROM items WHERE deck = ? AND card = ? AND gap = ?", key
            ).fetchone()
            if row:
                found = int(row["id"])
            else:
                cursor = self.connection.execute("INSERT INTO items (deck, card, gap) VALUES (?, ?, ?)", key)
                found = int(cursor.lastrowid or 0)
            self._ids[key] = found
        return found

    def state_at(self, item: int) -> State:
        """Where the item of that number stands, by the cache."""
        row = self.connection.execute(f"SELECT {STATE_COLUMNS} FROM state WHERE item = ?", (item,)).fetchone()
        return state_of(row) if row else NEW

    def replay(self, item: int) -> State:
        """Where the item of that number stands, by the log."""
        return replay(self.connection, item, self.scheduler, self.weights)

    def save(self, item: int, key: ItemKey, state: State) -> None:
        """Put the item's state into the cache (within a transaction)."""
        self.connection.execute(SAVE_STATE, row_of(item, key.deck, state))

    def read_weights(self) -> Weights:
        """The weights that the log puts into force."""
        row = self.connection.execute(
            f"SELECT seq, detail FROM log WHERE kind = 'parameters' AND {LIVE} ORDER BY seq DESC LIMIT 1"
        ).fetchone()
        if not row:
            return Weights(DEFAULT_PARAMETERS, 0.9, 0)
        detail: dict[str, Any] = json.loads(row["detail"])
        return Weights(tuple(detail["weights"]), float(detail["retention"]), int(row["seq"]))
