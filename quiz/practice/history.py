"""The learner's history: an append-only log in SQLite, and the state that it implies.

Every answer is one transaction (log row and state together), written through to the disk before the call
returns. The state is a cache: `rebuild` makes it anew from the log.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from quiz.model.review import ItemKey, Review
from quiz.practice import schema
from quiz.practice.log import LIVE, detail_of, encoded, select_reviews, to_ms, to_ordinal
from quiz.practice.memory import DEFAULT_PARAMETERS, Answered, Scheduler
from quiz.practice.state import (
    NEW,
    SAVE_STATE,
    STATE_COLUMNS,
    State,
    Weights,
    key_of,
    marked,
    replay,
    row_of,
    state_of,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the log that can be taken back: an answer or a mark."""

    seq: int
    kind: str
    item: ItemKey
    session: int
    day: date


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session as the log knows it."""

    seq: int
    day: date
    decks: tuple[str, ...]
    queue: tuple[ItemKey, ...]
    ended: bool


class History:
    """The history at `path` (a file; it and its folder are made where there are none).

    Several programs may use one history: each answer waits up to 5 seconds for the others' to be written.
    Every method raises FileError, with one line that says what to do, where the file or disk refuses; what
    was acknowledged before is never lost by it. Use as a context manager, or `close()` it.
    """

    def __init__(self, path: Path, readonly: bool = False) -> None:
        self.path = path
        self.readonly = readonly
        self._connection = schema.connect(path, readonly)
        self._connection.row_factory = sqlite3.Row
        with self._guard():
            self.weights = self._read_weights()
        self.scheduler = Scheduler(self.weights.parameters)
        self._ids: dict[ItemKey, int] = {}

    def close(self) -> None:
        """Close the file. Nothing is pending: every answer was written when it was given."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def connection(self) -> sqlite3.Connection:
        """The open database, for reading statistics."""
        return self._connection

    @contextmanager
    def _guard(self) -> Iterator[None]:
        """Turn SQLite's errors into FileError."""
        try:
            yield
        except sqlite3.Error as error:
            raise schema.translated(self.path, error) from error

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing: what is written inside is on the disk when the block ends, or not at all."""
        with self._guard():
            if self._within():
                yield
                return
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                self._ids.clear()
                if self._within():
                    self._connection.execute("ROLLBACK")
                raise

    def _within(self) -> bool:
        return self._connection.in_transaction

    # What was answered

    def add(self, review: Review, retention: float = 0.9) -> Review:
        """Keep one answer and move the item's memory on; gives the review with its number and due day.

        `retention` is the share of cards to be remembered when they come back.
        """
        with self.transaction():
            return self._add(review, retention)

    def replace(self, seq: int, review: Review, retention: float = 0.9) -> Review:
        """Take back the answer `seq` and keep another in its place, as one transaction."""
        with self.transaction():
            self._take_back(seq, review.at, review.day)
            return self._add(review, retention)

    def undo(self, seq: int, at: datetime, day: date) -> None:
        """Take back a row of the log: it stays, with a tombstone, and its item's state is worked out anew."""
        with self.transaction():
            self._take_back(seq, at, day)

    def mark(
        self,
        kind: str,
        key: ItemKey,
        at: datetime,
        day: date,
        until: date | None = None,
        session: int = 0,
    ) -> int:
        """Set or lift a mark on an item (one of `log.MARKS`; `until`: the day a buried item comes back)."""
        with self.transaction():
            item = self.item_id(key)
            seq = self._append(kind, at, day, item=item, session=session, due=until)
            if kind != "skip":
                self._save(item, key, marked(self._state(item), kind, until, seq))
        return seq

    def _add(self, review: Review, retention: float) -> Review:
        item = self.item_id(review.item)
        state = self._state(item)
        memory = self.scheduler.step(
            state.memory, review.item, Answered(review.grade, review.day, review.due), retention
        )
        review = replace(review, due=memory.due)
        seq = self._append(
            "review",
            review.at,
            review.day,
            item=item,
            session=review.session,
            grade=int(review.grade),
            due=review.due,
            detail=detail_of(review),
        )
        self._save(item, review.item, replace(state, memory=memory, changed=False, seq=seq))
        return replace(review, seq=seq)

    def _take_back(self, seq: int, at: datetime, day: date) -> None:
        row = self._connection.execute("SELECT item FROM log WHERE seq = ?", (seq,)).fetchone()
        self._append("undo", at, day, target=seq)
        if row and row["item"] is not None:
            item = int(row["item"])
            self._save(item, key_of(self._connection, item), self._replay(item))

    def _append(
        self,
        kind: str,
        at: datetime,
        day: date,
        item: int | None = None,
        session: int = 0,
        target: int | None = None,
        grade: int | None = None,
        due: date | None = None,
        detail: str | None = None,
    ) -> int:
        cursor = self._connection.execute(
            "INSERT INTO log (kind, item, session, target, at, day, grade, due, detail) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (kind, item, session or None, target, to_ms(at), day.toordinal(), grade, to_ordinal(due), detail),
        )
        return int(cursor.lastrowid or 0)

    # Where things stand

    def item_id(self, key: ItemKey) -> int:
        """The item's number in the tables; it gets one where it has none (within a transaction)."""
        found = self._ids.get(key)
        if found is None:
            row = self._connection.execute(
                "SELECT id FROM items WHERE deck = ? AND card = ? AND gap = ?", key
            ).fetchone()
            if row:
                found = int(row["id"])
            else:
                cursor = self._connection.execute("INSERT INTO items (deck, card, gap) VALUES (?, ?, ?)", key)
                found = int(cursor.lastrowid or 0)
            self._ids[key] = found
        return found

    def state(self, key: ItemKey) -> State:
        """Where the item stands; NEW where the log says nothing of it."""
        with self._guard():
            row = self._connection.execute(
                f"SELECT {STATE_COLUMNS} FROM state JOIN items ON items.id = state.item "
                "WHERE items.deck = ? AND items.card = ? AND items.gap = ?",
                key,
            ).fetchone()
        return state_of(row) if row else NEW

    def states(self, deck: str) -> dict[ItemKey, State]:
        """Where the items of a deck stand, those of which the log knows."""
        with self._guard():
            rows = self._connection.execute(
                f"SELECT {STATE_COLUMNS}, items.card, items.gap FROM state JOIN items ON items.id = state.item "
                "WHERE state.deck = ?",
                (deck,),
            )
            return {ItemKey(deck, row["card"], row["gap"]): state_of(row) for row in rows}

    def reviews(self, decks: Sequence[str] | None = None) -> Iterator[Review]:
        """The answers that stand, oldest first; of these decks, or of all."""
        with self._guard():
            if decks is None:
                yield from select_reviews(self._connection)
            else:
                marks = ", ".join("?" * len(decks))
                yield from select_reviews(self._connection, f"items.deck IN ({marks})", tuple(decks))

    def reviews_of(self, key: ItemKey) -> tuple[Review, ...]:
        """The answers that stand for one item, oldest first."""
        with self._guard():
            where = "items.deck = ? AND items.card = ? AND items.gap = ?"
            return tuple(select_reviews(self._connection, where, tuple(key)))

    def last_entry(self, decks: Sequence[str]) -> Entry | None:
        """The latest answer or mark in these decks that has not been taken back, whatever its session."""
        marks = ", ".join("?" * len(decks))
        query = (
            "SELECT log.seq, log.kind, log.session, log.day, items.deck, items.card, items.gap "
            "FROM log JOIN items ON items.id = log.item "
            "WHERE log.kind IN ('review', 'suspend', 'resume', 'bury', 'unbury', 'flag', 'unflag', 'skip') "
            f"AND items.deck IN ({marks}) AND {LIVE} ORDER BY log.seq DESC LIMIT 1"
        )
        with self._guard():
            row = self._connection.execute(query, tuple(decks)).fetchone()
        if not row:
            return None
        key = ItemKey(row["deck"], row["card"], row["gap"])
        return Entry(row["seq"], row["kind"], key, row["session"] or 0, date.fromordinal(row["day"]))

    def _state(self, item: int) -> State:
        row = self._connection.execute(
            f"SELECT {STATE_COLUMNS} FROM state WHERE item = ?", (item,)
        ).fetchone()
        return state_of(row) if row else NEW

    def _replay(self, item: int) -> State:
        return replay(self._connection, item, self.scheduler, self.weights)

    def _save(self, item: int, key: ItemKey, state: State) -> None:
        self._connection.execute(SAVE_STATE, row_of(item, key.deck, state))

    def _read_weights(self) -> Weights:
        row = self._connection.execute(
            f"SELECT seq, detail FROM log WHERE kind = 'parameters' AND {LIVE} ORDER BY seq DESC LIMIT 1"
        ).fetchone()
        if not row:
            return Weights(DEFAULT_PARAMETERS, 0.9, 0)
        detail: dict[str, Any] = json.loads(row["detail"])
        return Weights(tuple(detail["weights"]), float(detail["retention"]), int(row["seq"]))

    # Sessions

    def begin_session(self, decks: Sequence[str], queue: Sequence[ItemKey], at: datetime, day: date) -> int:
        """Note that a session begins, with the items it will ask; gives its number."""
        with self.transaction():
            detail = encoded({"decks": list(decks), "queue": [self.item_id(key) for key in queue]})
            return self._append("session", at, day, detail=detail)

    def end_session(self, session: int, at: datetime, day: date) -> None:
        """Note that a session has ended: the next start begins another."""
        with self.transaction():
            self._append("end", at, day, target=session)

    def open_session(self, decks: Sequence[str], day: date) -> SessionRow | None:
        """The last session of exactly these decks on that day, if it has not ended."""
        query = (
            "SELECT seq, day, detail, EXISTS (SELECT 1 FROM log AS e WHERE e.target = log.seq AND e.kind = 'end') "
            "AS ended FROM log WHERE kind = 'session' AND day = ? ORDER BY seq DESC"
        )
        with self._guard():
            for row in self._connection.execute(query, (day.toordinal(),)):
                detail = json.loads(row["detail"])
                if sorted(detail.get("decks", ())) != sorted(decks):
                    continue
                if row["ended"]:
                    return None
                queue = tuple(key_of(self._connection, item) for item in detail.get("queue", ()))
                return SessionRow(row["seq"], day, tuple(detail["decks"]), queue, False)
        return None

    def session_entries(self, session: int) -> tuple[Entry | Review, ...]:
        """What was answered and marked in a session and stands, oldest first."""
        with self._guard():
            reviews: list[Entry | Review] = list(
                select_reviews(self._connection, "log.session = ?", (session,))
            )
            query = (
                "SELECT log.seq, log.kind, log.day, items.deck, items.card, items.gap "
                "FROM log JOIN items ON items.id = log.item WHERE log.session = ? AND log.kind != 'review' "
                f"AND {LIVE} ORDER BY log.seq"
            )
            marks = [
                Entry(
                    row["seq"],
                    row["kind"],
                    ItemKey(row["deck"], row["card"], row["gap"]),
                    session,
                    date.fromordinal(row["day"]),
                )
                for row in self._connection.execute(query, (session,))
            ]
        return tuple(sorted([*reviews, *marks], key=lambda each: each.seq))

    def counts(self, decks: Iterable[str], day: date) -> tuple[int, int]:
        """How many items of the decks were answered for the first time on that day, and how many came back."""
        new = back = 0
        with self._guard():
            for deck in decks:
                row = self._connection.execute(
                    "SELECT coalesce(sum(first = ?1), 0), coalesce(sum(first < ?1), 0) FROM state "
                    "WHERE deck = ?2 AND last = ?1",
                    (day.toordinal(), deck),
                ).fetchone()
                new, back = new + row[0], back + row[1]
        return new, back
