"""What the log tells about the learner: figures that can be trusted.

True retention counts an item's first answer of a day on which it came back; answers to new items, and
those asked again because the one before was wrong, do not count. An item is young while its promised gap is
below 21 days, mature from then on.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from sqlite3 import Row
from typing import Any

from quiz.model.review import ItemKey
from quiz.practice.days import StudyDays
from quiz.practice.history import History
from quiz.practice.log import LIVE, from_ms
from quiz.practice.memory import MATURE_FROM


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many."""

    passed: int = 0
    total: int = 0

    @property
    def rate(self) -> float | None:
        """The share from 0 to 1; None of nothing."""
        return self.passed / self.total if self.total else None

    def __add__(self, other: Share) -> Share:
        return Share(self.passed + other.passed, self.total + other.total)


@dataclass(frozen=True, slots=True)
class DeckFigures:
    """How a deck stands: items in all, new, learned (`young` and `mature`), due today, put aside, gone."""

    key: str
    name: str
    items: int
    new: int
    young: int
    mature: int
    due: int
    suspended: int
    flagged: int
    leeches: int
    archived: int


@dataclass(frozen=True, slots=True)
class Retention:
    """True retention of a stretch of time that begins on `since`."""

    since: date
    young: Share
    mature: Share

    @property
    def all(self) -> Share:
        """Of young and mature items together."""
        return self.young + self.mature


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers whose predicted recall was alike: the mean prediction, and what was remembered."""

    predicted: float
    actual: Share


@dataclass(frozen=True, slots=True)
class Leech:
    """An item that is forgotten again and again."""

    key: ItemKey
    question: str
    lapses: int
    suspended: bool


@dataclass(frozen=True, slots=True)
class Confusion:
    """A wrong option and the key that it was taken for, how often, and when last."""

    key: str
    chosen: str
    times: int
    last: date
    items: tuple[ItemKey, ...]


def decks(history: History, keys: Sequence[str] | None, day: date, leech: int = 8) -> tuple[DeckFigures, ...]:
    """How each deck stands on that day; those of the keys, or all that were ever seen."""
    query = f"""
        SELECT state.deck AS key, coalesce(decks.name, state.deck) AS name,
            sum(NOT archived) AS items,
            sum(NOT archived AND reviews = 0) AS new,
            sum(NOT archived AND reviews > 0 AND due - last < {MATURE_FROM}) AS young,
            sum(NOT archived AND reviews > 0 AND due - last >= {MATURE_FROM}) AS mature,
            sum({_DUE}) AS due,
            sum(NOT archived AND suspended) AS suspended,
            sum(NOT archived AND flagged) AS flagged,
            sum(NOT archived AND lapses >= :leech) AS leeches,
            sum(archived) AS archived
        FROM state LEFT JOIN decks ON decks.deck = state.deck
        WHERE {_of(keys, "state.deck")} GROUP BY state.deck ORDER BY name, key"""
    with history.guard():
        rows = history.connection.execute(query, {"day": day.toordinal(), "leech": leech, **_names(keys)})
        return tuple(DeckFigures(*row) for row in rows)


_DUE = (
    "NOT archived AND NOT suspended AND coalesce(buried, 0) <= :day AND reviews > 0 AND (open OR due <= :day)"
)


def retention(
    history: History, keys: Sequence[str] | None, since: date, until: date, step: int = 7
) -> tuple[Retention, ...]:
    """True retention in stretches of `step` days from `since` on, both days included; `step` 0: in one."""
    width = step or (until - since).days + 1
    query = f"""
        SELECT (log.day - :since) / :width AS part, log.interval >= {MATURE_FROM} AS mature,
            sum(grade > 1) AS passed, count(*) AS total
        FROM log JOIN items ON items.id = log.item
        WHERE {_RECALLED} AND log.day BETWEEN :since AND :until AND {_of(keys)} AND {LIVE}
        GROUP BY part, mature"""
    found: dict[tuple[int, int], Share] = {}
    values = {"since": since.toordinal(), "until": until.toordinal(), "width": width}
    for row in _rows(history, query, keys, values):
        found[row["part"], row["mature"]] = Share(row["passed"], row["total"])
    parts = (until - since).days // width + 1
    return tuple(
        Retention(since + timedelta(days=n * width), found.get((n, 0), Share()), found.get((n, 1), Share()))
        for n in range(parts)
    )


_RECALLED = "log.kind = 'review' AND NOT log.again AND log.recall IS NOT NULL"


def calibration(history: History, keys: Sequence[str] | None, since: date) -> tuple[Bin, ...]:
    """Predicted against actual recall, in bins of 5 percentage points of the prediction, rising."""
    query = f"""
        SELECT CAST(min(log.recall, 0.9999) * 20 AS INTEGER) AS bin,
            avg(log.recall) AS predicted, sum(grade > 1) AS passed, count(*) AS total
        FROM log JOIN items ON items.id = log.item
        WHERE {_RECALLED} AND log.day >= :since AND {_of(keys)} AND {LIVE} GROUP BY bin ORDER BY bin"""
    rows = _rows(history, query, keys, {"since": since.toordinal()})
    return tuple(Bin(row["predicted"], Share(row["passed"], row["total"])) for row in rows)


def calendar(history: History, keys: Sequence[str] | None, since: date) -> dict[date, int]:
    """Answers on each study day from `since` on that has any."""
    query = f"""
        SELECT log.day, count(*) AS total FROM log JOIN items ON items.id = log.item
        WHERE log.kind = 'review' AND log.day >= :since AND {_of(keys)} AND {LIVE} GROUP BY log.day ORDER BY log.day"""
    rows = _rows(history, query, keys, {"since": since.toordinal()})
    return {date.fromordinal(row["day"]): row["total"] for row in rows}


def hours(history: History, keys: Sequence[str] | None, since: date, days: StudyDays) -> tuple[Share, ...]:
    """Recall by local hour of the day, 0 to 23."""
    query = f"""
        SELECT log.at / 900000 AS quarter, sum(grade > 1) AS passed, count(*) AS total
        FROM log JOIN items ON items.id = log.item
        WHERE {_RECALLED} AND log.day >= :since AND {_of(keys)} AND {LIVE} GROUP BY quarter"""
    found = [Share()] * 24
    for row in _rows(history, query, keys, {"since": since.toordinal()}):
        found[days.hour(from_ms(row["quarter"] * 900000))] += Share(row["passed"], row["total"])
    return tuple(found)


def forecast(history: History, keys: Sequence[str] | None, day: date, length: int = 30) -> tuple[int, ...]:
    """How many learned items fall due on each of the next days, the first being `day` with all overdue ones."""
    query = f"""
        SELECT max(CASE WHEN open THEN :day ELSE due END, coalesce(buried, 0), :day) - :day AS ahead, count(*) AS total
        FROM state WHERE reviews > 0 AND NOT archived AND NOT suspended AND {_of(keys, "state.deck")}
        GROUP BY ahead HAVING ahead < :length"""
    counts = [0] * length
    for row in _rows(history, query, keys, {"day": day.toordinal(), "length": length}):
        counts[row["ahead"]] = row["total"]
    return tuple(counts)


def leeches(history: History, keys: Sequence[str] | None, leech: int = 8) -> tuple[Leech, ...]:
    """The items forgotten at least `leech` times, the worst first."""
    query = f"""
        SELECT items.deck, items.card, items.gap, coalesce(contents.question, '') AS question, lapses, suspended
        FROM state JOIN items ON items.id = state.item LEFT JOIN contents ON contents.item = state.item
        WHERE lapses >= :leech AND NOT archived AND {_of(keys)} ORDER BY lapses DESC, items.deck, items.card, items.gap"""
    return tuple(
        Leech(
            ItemKey(row["deck"], row["card"], row["gap"]),
            row["question"],
            row["lapses"],
            bool(row["suspended"]),
        )
        for row in _rows(history, query, keys, {"leech": leech})
    )


def confusions(
    history: History, keys: Sequence[str] | None, since: date, until_right: int = 2
) -> tuple[Confusion, ...]:
    """Which wrong option was taken for which key, the most frequent first.

    A mistake counts until the item has been right `until_right` times since.
    """
    query = f"""
        SELECT items.deck, items.card, items.gap, log.day, log.detail FROM log
        JOIN items ON items.id = log.item
        WHERE log.kind = 'review' AND log.day >= :since AND log.grade = 1 AND {_of(keys)} AND {LIVE}
            AND (SELECT count(*) FROM log AS later WHERE later.item = log.item AND later.seq > log.seq
                AND later.kind = 'review' AND later.grade > 1
                AND NOT EXISTS (SELECT 1 FROM log AS u WHERE u.target = later.seq AND u.kind = 'undo')
                ) < :until_right
        ORDER BY log.seq"""
    pairs: dict[tuple[str, str], list[tuple[date, ItemKey]]] = {}
    for row in _rows(history, query, keys, {"since": since.toordinal(), "until_right": until_right}):
        detail: dict[str, Any] = json.loads(row["detail"])
        right = detail.get("keys", ())
        for chosen in detail.get("chosen", ()) if detail.get("shown") else ():
            if chosen not in right:
                mistake = (date.fromordinal(row["day"]), ItemKey(row["deck"], row["card"], row["gap"]))
                pairs.setdefault(("; ".join(right), chosen), []).append(mistake)
    found = [
        Confusion(key, chosen, len(times), max(times)[0], tuple(sorted({item for _, item in times})))
        for (key, chosen), times in pairs.items()
    ]
    return tuple(sorted(found, key=lambda each: (-each.times, -each.last.toordinal(), each.key, each.chosen)))


def time_spent(history: History, keys: Sequence[str] | None, since: date) -> float:
    """Seconds spent answering from `since` on; one answer counts two minutes at most."""
    query = f"""
        SELECT sum(min(log.ms, 120000)) / 1000.0 AS seconds FROM log
        JOIN items ON items.id = log.item
        WHERE log.kind = 'review' AND log.day >= :since AND {_of(keys)} AND {LIVE}"""
    return float(next(iter(_rows(history, query, keys, {"since": since.toordinal()})))["seconds"] or 0.0)


def _rows(history: History, query: str, keys: Sequence[str] | None, values: dict[str, Any]) -> Iterator[Row]:
    with history.guard():
        yield from history.connection.execute(query, {**values, **_names(keys)})


def _of(keys: Iterable[str] | None, column: str = "items.deck") -> str:
    if keys is None:
        return "1"
    return f"{column} IN ({', '.join(f':deck{n}' for n, _ in enumerate(keys))})"


def _names(keys: Iterable[str] | None) -> dict[str, str]:
    return {f"deck{n}": key for n, key in enumerate(keys or ())}
