"""The learner's history: an append-only log in SQLite, and the state that it implies.

Every answer is one transaction (log row and state together), written through to the disk before the call
returns. The state is a cache: `doctor.rebuild` makes it anew from the log.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from quiz.model.card import Face
from quiz.model.review import ItemKey, Review
from quiz.practice.log import LIVE, select_reviews
from quiz.practice.memory import Answered
from quiz.practice.state import NEW, STATE_COLUMNS, State, key_of, marked, state_of
from quiz.practice.store import Store


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the log that can be taken back: an answer or a mark."""

    seq: int
    kind: str
    item: ItemKey
    session: int
    day: date


class History(Store):
    """What was answered and marked, and where each item stands; see Store for how it is opened."""

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
            seq = self.append(kind, at, day, item=item, session=session, due=until)
            if kind != "skip":
                self.save(item, key, marked(self.state_at(item), kind, until, seq))
        return seq

    def _add(self, review: Review, retention: float) -> Review:
        item = self.item_id(review.item)
        state = self.state_at(item)
        answered = Answered(review.grade, review.day, review.due, review.face is Face.CHOICE)
        memory = self.scheduler.step(state.memory, review.item, answered, retention)
        review = replace(review, due=memory.due)
        seq = self.append_review(review, item)
        self.save(item, review.item, replace(state, memory=memory, changed=False, seq=seq))
        return replace(review, seq=seq)

    def _take_back(self, seq: int, at: datetime, day: date) -> None:
        row = self.connection.execute("SELECT item FROM log WHERE seq = ?", (seq,)).fetchone()
        self.append("undo", at, day, target=seq)
        if row and row["item"] is not None:
            for item in (int(row["item"]), *self._heirs(int(row["item"]))):
                self.save(item, key_of(self.connection, item), self.replay(item))

    def state(self, key: ItemKey) -> State:
        """Where the item stands; NEW where the log says nothing of it."""
        with self.guard():
            row = self.connection.execute(
                f"SELECT {STATE_COLUMNS} FROM state JOIN items ON items.id = state.item "
                "WHERE items.deck = ? AND items.card = ? AND items.gap = ?",
                key,
            ).fetchone()
        return state_of(row) if row else NEW

    def states(self, deck: str) -> dict[ItemKey, State]:
        """Where the items of a deck stand, those of which the log knows."""
        with self.guard():
            rows = self.connection.execute(
                f"SELECT {STATE_COLUMNS}, items.card, items.gap FROM state JOIN items ON items.id = state.item "
                "WHERE state.deck = ?",
                (deck,),
            )
            return {ItemKey(deck, row["card"], row["gap"]): state_of(row) for row in rows}

    def reviews(self, decks: Sequence[str] | None = None) -> Iterator[Review]:
        """The answers that stand, oldest first; of these decks, or of all."""
        with self.guard():
            if decks is None:
                yield from select_reviews(self.connection)
            else:
                marks = ", ".join("?" * len(decks))
                yield from select_reviews(self.connection, f"items.deck IN ({marks})", tuple(decks))

    def reviews_of(self, key: ItemKey) -> tuple[Review, ...]:
        """The answers that stand for one item, oldest first."""
        with self.guard():
            where = "items.deck = ? AND items.card = ? AND items.gap = ?"
            return tuple(select_reviews(self.connection, where, tuple(key)))

    def last_entry(self, decks: Sequence[str]) -> Entry | None:
        """The latest answer or mark in these decks that has not been taken back, whatever its session."""
        marks = ", ".join("?" * len(decks))
        query = (
            "SELECT log.seq, log.kind, log.session, log.day, items.deck, items.card, items.gap "
            "FROM log JOIN items ON items.id = log.item "
            "WHERE log.kind IN ('review', 'suspend', 'resume', 'bury', 'unbury', 'flag', 'unflag', 'skip') "
            f"AND items.deck IN ({marks}) AND {LIVE} ORDER BY log.seq DESC LIMIT 1"
        )
        with self.guard():
            row = self.connection.execute(query, tuple(decks)).fetchone()
        if not row:
            return None
        key = ItemKey(row["deck"], row["card"], row["gap"])
        return Entry(row["seq"], row["kind"], key, row["session"] or 0, date.fromordinal(row["day"]))

    def counts(self, decks: Iterable[str], day: date) -> tuple[int, int]:
        """How many items of the decks were answered for the first time on that day, and how many came back."""
        new = back = 0
        with self.guard():
            for deck in decks:
                row = self.connection.execute(
                    "SELECT coalesce(sum(first = ?1), 0), coalesce(sum(first < ?1), 0) FROM state "
                    "WHERE deck = ?2 AND last = ?1",
                    (day.toordinal(), deck),
                ).fetchone()
                new, back = new + row[0], back + row[1]
        return new, back

    def study_days(self, since: date) -> list[date]:
        """The study days from `since` on that have an answer, in order."""
        query = "SELECT min(day) FROM log WHERE kind = 'review' AND day > ?"
        found: list[date] = []
        after = since.toordinal() - 1
        with self.guard():
            while (row := self.connection.execute(query, (after,)).fetchone()) and row[0]:
                after = row[0]
                found.append(date.fromordinal(after))
        return found

    def usual_seconds(self) -> float:
        """What an answer usually takes: the median of the last 200, or 10 seconds where there are fewer than 20."""
        query = "SELECT ms FROM (SELECT ms FROM log WHERE +kind = 'review' ORDER BY seq DESC LIMIT 200) ORDER BY ms"
        with self.guard():
            times = [ms for (ms,) in self.connection.execute(query) if ms]
        return times[len(times) // 2] / 1000 if len(times) >= 20 else 10.0

    def heir(self, key: ItemKey) -> ItemKey:
        """The item that went on from this one under another name; the item itself where none did."""
        with self.guard():
            row = self.connection.execute(
                "SELECT id FROM items WHERE deck = ? AND card = ? AND gap = ?", key
            ).fetchone()
            heirs = self._heirs(row["id"]) if row else []
            return key_of(self.connection, heirs[-1]) if heirs else key

    def _heirs(self, item: int) -> list[int]:
        """The items that went on from this one, directly or through others."""
        query = (
            "SELECT item FROM log WHERE kind = 'carry' AND json_extract(detail, '$.from') = ? ORDER BY seq"
        )
        found: list[int] = []
        for (heir,) in self.connection.execute(query, (item,)).fetchall():
            found += [heir, *self._heirs(heir)]
        return found
