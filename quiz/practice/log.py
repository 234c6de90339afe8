"""Rows of the log: how a review becomes one, and back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from sqlite3 import Connection, Row
from typing import Any

from quiz.model.card import Face
from quiz.model.review import Grade, ItemKey, Outcome, Review

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

LIVE = "NOT EXISTS (SELECT 1 FROM log AS u WHERE u.target = log.seq AND u.kind = 'undo')"
"""SQL: the row of the log has not been taken back."""

MARKS = ("suspend", "resume", "bury", "unbury", "flag", "unflag", "skip")
"""What a learner may do to an item besides answering it; each can be taken back."""


def to_ms(at: datetime) -> int:
    """Milliseconds since 1970, UTC."""
    return (at - _EPOCH) // timedelta(milliseconds=1)


def from_ms(ms: int) -> datetime:
    """The moment so many milliseconds after 1970, UTC."""
    return _EPOCH + timedelta(milliseconds=ms)


def to_ordinal(day: date | None) -> int | None:
    """A day as a number, as the tables keep it."""
    return None if day is None else day.toordinal()


def from_ordinal(number: int | None) -> date | None:
    """The day of that number."""
    return None if number is None else date.fromordinal(number)


def encoded(detail: dict[str, Any]) -> str:
    """A row's detail as JSON, without what is empty."""
    kept = {name: value for name, value in detail.items() if value not in (None, "", False, (), [])}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def detail_of(review: Review) -> str:
    """What of a review has no column of its own."""
    return encoded(
        {
            "face": review.face.value,
            "outcome": review.outcome.value,
            "shown": review.shown,
            "chosen": review.chosen,
            "keys": review.keys,
            "guessed": review.guessed,
            "dont_know": review.dont_know,
            "overruled": review.overruled,
            "number": review.number,
            "hash": review.content_hash,
            "version": review.deck_version,
        }
    )


def review_of(row: Row) -> Review:
    """The review that a row of log and items holds (columns deck, card, gap, seq, session, at, day, ...)."""
    detail = json.loads(row["detail"] or "{}")
    return Review(
        item=ItemKey(row["deck"], row["card"], row["gap"]),
        at=from_ms(row["at"]),
        day=date.fromordinal(row["day"]),
        face=Face(detail.get("face", "choice")),
        grade=Grade(row["grade"]),
        outcome=Outcome(detail.get("outcome", "wrong")),
        shown=tuple(detail.get("shown", ())),
        chosen=tuple(detail.get("chosen", ())),
        keys=tuple(detail.get("keys", ())),
        guessed=detail.get("guessed", False),
        dont_know=detail.get("dont_know", False),
        overruled=detail.get("overruled", False),
        milliseconds=row["ms"] or 0,
        number=detail.get("number", 1),
        recall=-1.0 if row["recall"] is None else row["recall"],
        interval=row["interval"] or 0,
        again=bool(row["again"]),
        due=from_ordinal(row["due"]),
        content_hash=detail.get("hash", ""),
        deck_version=detail.get("version", ""),
        session=row["session"] or 0,
        seq=row["seq"],
    )


INSERT_REVIEW = (
    "INSERT INTO log (kind, item, session, at, day, grade, due, recall, interval, again, ms, detail) "
    "VALUES ('review', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def row_of_review(review: Review, item: int) -> tuple[Any, ...]:
    """The values of INSERT_REVIEW for a review of the item of that number. `recall` is empty for a new item."""
    return (
        item,
        review.session or None,
        to_ms(review.at),
        review.day.toordinal(),
        int(review.grade),
        to_ordinal(review.due),
        round(review.recall, 4) if review.recall >= 0 else None,
        review.interval,
        int(review.again),
        review.milliseconds,
        detail_of(review),
    )


REVIEW_COLUMNS = (
    "log.seq, log.session, log.at, log.day, log.grade, log.due, log.recall, log.interval, log.again, log.ms, "
    "log.detail, items.deck, items.card, items.gap"
)


def select_reviews(
    connection: Connection, where: str = "1", values: tuple[Any, ...] = (), order: str = "log.seq"
) -> Iterator[Review]:
    """The reviews that stand (not taken back), oldest first."""
    query = (
        f"SELECT {REVIEW_COLUMNS} FROM log JOIN items ON items.id = log.item "
        f"WHERE log.kind = 'review' AND ({where}) AND {LIVE} ORDER BY {order}"
    )
    for row in connection.execute(query, values):
        yield review_of(row)
