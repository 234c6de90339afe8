"""Checks a history and makes what depends on the log anew."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from quiz.practice.history import History
from quiz.practice.log import LIVE
from quiz.practice.schema import back_up
from quiz.practice.state import SAVE_STATE, STATE_COLUMNS, State, replay_all, row_of, state_of

_NEAR = 1e-6


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What a check found. `damage` is in the file itself, `stale` are items whose cached state is not what
    the log implies: `rebuild` mends these."""

    reviews: int
    items: int
    decks: int
    damage: tuple[str, ...]
    stale: int

    @property
    def sound(self) -> bool:
        """Whether there is nothing to mend."""
        return not self.damage and not self.stale


def check(history: History) -> Diagnosis:
    """Check the file, the log, and that the state is what the log implies."""
    connection = history.connection
    with history.guard():
        damage = [str(row[0]) for row in connection.execute("PRAGMA quick_check") if row[0] != "ok"]
        damage += _faults_in_log(history)
        reviews = connection.execute(f"SELECT count(*) FROM log WHERE kind = 'review' AND {LIVE}").fetchone()[
            0
        ]
        cached = {
            row["item"]: state_of(row) for row in connection.execute(f"SELECT {STATE_COLUMNS} FROM state")
        }
        stale = 0
        for item, _, state in replay_all(connection, history.scheduler, history.weights):
            stale += not same(cached.pop(item, None), state)
        stale += len(cached)
        items = connection.execute("SELECT count(*) FROM state WHERE reviews > 0").fetchone()[0]
        decks = connection.execute("SELECT count(*) FROM decks").fetchone()[0]
    return Diagnosis(reviews, items, decks, tuple(damage), stale)


def rebuild(history: History) -> int:
    """Make state, contents and decks anew from the log, as one transaction; gives the number of items."""
    connection = history.connection
    with history.transaction():
        connection.execute("DELETE FROM state")
        rows = [
            row_of(item, key.deck, state)
            for item, key, state in replay_all(connection, history.scheduler, history.weights)
        ]
        connection.executemany(SAVE_STATE, rows)
        connection.execute("DELETE FROM contents")
        connection.executemany("INSERT INTO contents VALUES (?, ?, ?, ?)", _contents(history))
        connection.execute("DELETE FROM decks")
        connection.executemany("INSERT OR REPLACE INTO decks VALUES (?, ?, ?, ?)", _decks(history))
    return len(rows)


def back_up_beside(history: History) -> Path:
    """Copy the history beside itself before something is mended."""
    with history.guard():
        return back_up(history.path, history.connection, "before-repair")


def same(one: State | None, other: State) -> bool:
    """Whether two states are the same, but for the last digits of the memory."""
    if one is None:
        return False
    first, second = one.memory, other.memory
    near = math.isclose(first.stability, second.stability, rel_tol=_NEAR) and math.isclose(
        first.difficulty, second.difficulty, rel_tol=_NEAR
    )
    return near and row_of(0, "", one)[5:] == row_of(0, "", other)[5:] and one.seq == other.seq


def _faults_in_log(history: History) -> Iterator[str]:
    queries = {
        "a row takes back one that does not exist": (
            "SELECT count(*) FROM log AS u WHERE u.kind = 'undo' "
            "AND NOT EXISTS (SELECT 1 FROM log AS t WHERE t.seq = u.target AND t.seq < u.seq)"
        ),
        "an answer has no grade": "SELECT count(*) FROM log WHERE kind = 'review' AND (grade IS NULL OR item IS NULL)",
        "a row names an item that does not exist": (
            "SELECT count(*) FROM log WHERE item IS NOT NULL AND NOT EXISTS (SELECT 1 FROM items WHERE id = item)"
        ),
    }
    for says, query in queries.items():
        count = history.connection.execute(query).fetchone()[0]
        if count:
            yield f"{says} ({count})"


def _contents(history: History) -> Iterator[tuple[int, str, str, str]]:
    query = (
        "SELECT item, detail FROM log WHERE seq IN "
        f"(SELECT max(seq) FROM log WHERE kind = 'content' AND {LIVE} GROUP BY item) ORDER BY item"
    )
    for row in history.connection.execute(query).fetchall():
        detail = json.loads(row["detail"])
        answers = json.dumps(detail.get("answers", []), ensure_ascii=False)
        yield row["item"], detail.get("question", ""), answers, detail.get("hash", "")


def _decks(history: History) -> Iterator[tuple[str, str, str, str]]:
    for (text,) in history.connection.execute(
        "SELECT detail FROM log WHERE kind = 'deck' ORDER BY seq"
    ).fetchall():
        detail = json.loads(text)
        yield detail["deck"], detail.get("name", ""), detail.get("file", ""), detail.get("version", "")
