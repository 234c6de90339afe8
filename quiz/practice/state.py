"""Where an item stands: a cache over the log, which `replay` works out again from its rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from operator import itemgetter
from sqlite3 import Connection, Row
from typing import NamedTuple

from quiz.model.review import Grade, ItemKey
from quiz.practice.log import LIVE, from_ordinal, to_ordinal
from quiz.practice.memory import Answered, Memory, Scheduler


@dataclass(frozen=True, slots=True)
class State:
    """An item's memory with the marks on it.

    `buried` is the study day before which it is not asked; `archived` that its card is no longer in the
    deck; `changed` that its answer changed since it was last answered; `seq` the last row of the log that
    the state knows.
    """

    memory: Memory = field(default_factory=Memory)
    suspended: bool = False
    buried: date | None = None
    flagged: bool = False
    archived: bool = False
    changed: bool = False
    seq: int = 0

    def asked_on(self, day: date) -> bool:
        """Whether the item may be asked on that day: not suspended, archived, or buried beyond it."""
        return not (self.suspended or self.archived or (self.buried and self.buried > day))

    def due_on(self, day: date) -> bool:
        """Whether the item has been answered before and should come back on that day."""
        memory = self.memory
        return not memory.new and (memory.open or (memory.due is not None and memory.due <= day))


NEW = State()
"""The state of an item of which the log says nothing."""


class Weights(NamedTuple):
    """The weights in force and since which row of the log; due days promised before are worked out anew."""

    parameters: tuple[float, ...]
    retention: float
    seq: int


_Row = tuple[int, str, int | None, int, int | None, str | None]
"""Of a row of the log: seq, kind, grade, day, due, detail."""

_ITEM_KINDS = ", ".join(
    f"'{kind}'"
    for kind in "review content archive restore relearn carry suspend resume bury unbury flag unflag".split()
)
"""SQL: the rows of the log that make up an item's state."""


_GRADES = (Grade.AGAIN, *Grade)


@dataclass(slots=True)
class _Trace:
    """What the rows of one item come to, before the memory is worked out."""

    answers: list[Answered]
    marks: State


def replay(connection: Connection, item: int, scheduler: Scheduler, weights: Weights) -> State:
    """The state that the log implies for the item of that number."""
    key = key_of(connection, item)
    trace = _trace(connection, _rows(connection, item), weights)
    memory = scheduler.replay(key, trace.answers, weights.retention)
    return replace(trace.marks, memory=memory)


def replay_all(
    connection: Connection, scheduler: Scheduler, weights: Weights
) -> Iterator[tuple[int, ItemKey, State]]:
    """The state of every item that has rows in the log, in the order of their numbers.

    80,000 reviews take well under a second: one pass over the log and one call into the library.
    """
    keys = {
        number: ItemKey(deck, card, gap)
        for number, deck, card, gap in connection.execute("SELECT id, deck, card, gap FROM items")
    }
    undone = {target for (target,) in connection.execute("SELECT target FROM log WHERE kind = 'undo'")}
    detail = "CASE WHEN kind = 'carry' THEN detail END"
    query = (
        f"SELECT seq, kind, grade, day, due, {detail}, item FROM log "
        f"WHERE item IS NOT NULL AND kind IN ({_ITEM_KINDS}) ORDER BY item, seq"
    )
    cursor = connection.cursor()
    cursor.row_factory = None
    traces: list[tuple[int, _Trace]] = []
    for item, rows in groupby(cursor.execute(query), key=itemgetter(6)):
        live = [row[:6] for row in rows if row[0] not in undone]
        if live:
            traces.append((item, _trace(connection, live, weights)))
    answered = [(item, trace) for item, trace in traces if trace.answers]
    memories = scheduler.replay_all(
        [(keys[item], trace.answers) for item, trace in answered], weights.retention
    )
    known = {item: memory for (item, _), memory in zip(answered, memories, strict=True)}
    for item, trace in traces:
        yield item, keys[item], replace(trace.marks, memory=known.get(item, Memory()))


def _rows(connection: Connection, item: int, before: int | None = None) -> list[_Row]:
    query = (
        f"SELECT seq, kind, grade, day, due, detail FROM log WHERE item = ? AND kind IN ({_ITEM_KINDS}) "
        f"AND (? IS NULL OR seq < ?) AND {LIVE} ORDER BY seq"
    )
    return [tuple(row) for row in connection.execute(query, (item, before, before))]


def _trace(connection: Connection, rows: Iterable[_Row], weights: Weights) -> _Trace:
    answers: list[Answered] = []
    marks = State()
    last = 0
    for seq, kind, grade, day, due, detail in rows:
        if kind == "review":
            promised = from_ordinal(due) if seq > weights.seq else None
            answers.append(Answered(_GRADES[grade or 1], date.fromordinal(day), promised))
            last = seq
            continue
        if last:
            marks, last = replace(marks, changed=False, seq=last), 0
        match kind:
            case "carry":
                origin = json.loads(detail or "{}")["from"]
                carried = _trace(connection, _rows(connection, origin, before=seq), weights)
                answers = carried.answers
                marks = replace(carried.marks, archived=False, seq=seq)
            case "relearn":
                answers = []
                marks = replace(marks, changed=True, seq=seq)
            case "content":
                marks = replace(marks, seq=seq)
            case _:
                marks = marked(marks, kind, from_ordinal(due), seq)
    return _Trace(answers, replace(marks, changed=False, seq=last) if last else marks)


def marked(state: State, kind: str, until: date | None, seq: int) -> State:
    """The state after a mark (suspend, resume, bury, unbury, flag, unflag, archive, restore)."""
    match kind:
        case "suspend" | "resume":
            state = replace(state, suspended=kind == "suspend")
        case "bury" | "unbury":
            state = replace(state, buried=until if kind == "bury" else None)
        case "flag" | "unflag":
            state = replace(state, flagged=kind == "flag")
        case "archive" | "restore":
            state = replace(state, archived=kind == "archive")
    return replace(state, seq=seq)


def key_of(connection: Connection, item: int) -> ItemKey:
    """The key of the item of that number."""
    row = connection.execute("SELECT deck, card, gap FROM items WHERE id = ?", (item,)).fetchone()
    return ItemKey(row[0], row[1], row[2])


STATE_COLUMNS = (
    "state.item, state.deck, state.seq, state.stability, state.difficulty, state.rung, state.open, state.first, "
    "state.last, state.due, state.reviews, state.lapses, state.suspended, state.buried, state.flagged, "
    "state.archived, state.changed"
)


def state_of(row: Row) -> State:
    """The state that a row of the table `state` holds."""
    return State(
        memory=Memory(
            stability=row["stability"],
            difficulty=row["difficulty"],
            rung=row["rung"],
            open=bool(row["open"]),
            first=from_ordinal(row["first"]),
            last=from_ordinal(row["last"]),
            due=from_ordinal(row["due"]),
            reviews=row["reviews"],
            lapses=row["lapses"],
        ),
        suspended=bool(row["suspended"]),
        buried=from_ordinal(row["buried"]),
        flagged=bool(row["flagged"]),
        archived=bool(row["archived"]),
        changed=bool(row["changed"]),
        seq=row["seq"],
    )


def row_of(item: int, deck: str, state: State) -> tuple[object, ...]:
    """The state as a row of its table, in the order of STATE_COLUMNS."""
    memory = state.memory
    return (
        item,
        deck,
        state.seq,
        memory.stability,
        memory.difficulty,
        memory.rung,
        int(memory.open),
        to_ordinal(memory.first),
        to_ordinal(memory.last),
        to_ordinal(memory.due),
        memory.reviews,
        memory.lapses,
        int(state.suspended),
        to_ordinal(state.buried),
        int(state.flagged),
        int(state.archived),
        int(state.changed),
    )


SAVE_STATE = f"INSERT OR REPLACE INTO state VALUES ({', '.join('?' * 17)})"
