"""Sessions in the log: when one began, with which items, and what was answered in it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from quiz.model.review import ItemKey, Review
from quiz.practice.history import Entry, History
from quiz.practice.log import LIVE, encoded, select_reviews
from quiz.practice.state import key_of


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session as the log knows it."""

    seq: int
    day: date
    decks: tuple[str, ...]
    queue: tuple[ItemKey, ...]
    ended: bool


def begin_session(
    history: History,
    decks: Sequence[str],
    queue: Sequence[ItemKey],
    at: datetime,
    day: date,
    limits: Sequence[int] = (),
) -> int:
    """Note that a session begins, with the items it will ask and the limits it was planned by; gives its number."""
    with history.transaction():
        numbers = [history.item_id(key) for key in queue]
        detail = encoded({"decks": list(decks), "limits": list(limits), "queue": numbers})
        return history.append("session", at, day, detail=detail)


def end_session(history: History, session: int, at: datetime, day: date) -> None:
    """Note that a session has ended: the next start begins another."""
    with history.transaction():
        history.append("end", at, day, target=session)


def open_session(
    history: History, decks: Sequence[str], day: date, limits: Sequence[int] = ()
) -> SessionRow | None:
    """The last session of exactly these decks on that day, if it has not ended and had these limits."""
    query = (
        "SELECT seq, day, detail, EXISTS (SELECT 1 FROM log AS e WHERE e.target = log.seq AND e.kind = 'end') "
        "AS ended FROM log WHERE kind = 'session' AND day = ? ORDER BY seq DESC"
    )
    with history.guard():
        for row in history.connection.execute(query, (day.toordinal(),)):
            detail = json.loads(row["detail"])
            if sorted(detail.get("decks", ())) != sorted(decks):
                continue
            if row["ended"] or detail.get("limits", []) != list(limits):
                return None
            queue = tuple(key_of(history.connection, item) for item in detail.get("queue", ()))
            return SessionRow(row["seq"], day, tuple(detail["decks"]), queue, False)
    return None


def session_entries(history: History, session: int) -> tuple[Entry | Review, ...]:
    """What was answered and marked in a session and stands, oldest first."""
    with history.guard():
        reviews: list[Entry | Review] = list(
            select_reviews(history.connection, "log.session = ?", (session,))
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
            for row in history.connection.execute(query, (session,))
        ]
    return tuple(sorted([*reviews, *marks], key=lambda each: each.seq))
