"""How much is due, from the history's cache alone."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import NamedTuple

from quiz.practice.schema import connect, translated


class Counts(NamedTuple):
    """Items that come back today, and new ones that may still be learned today."""

    due: int
    new: int


def due(path: Path, day: date, new_limit: int) -> Counts:
    """Count what is due on that day in all decks whose file is still there; nothing where there is no history.

    Raises FileError where the history cannot be read.
    """
    if not path.exists():
        return Counts(0, 0)
    query = """
        SELECT coalesce(decks.file, '') AS file,
            coalesce(sum(asked AND reviews > 0 AND (open OR due <= :day)), 0),
            coalesce(sum(asked AND reviews = 0), 0),
            coalesce(sum(first = :day), 0)
        FROM (SELECT *, NOT archived AND NOT suspended AND coalesce(buried, 0) <= :day AS asked FROM state) AS state
        LEFT JOIN decks ON decks.deck = state.deck GROUP BY state.deck"""
    back = fresh = begun = 0
    try:
        with closing(connect(path, readonly=True)) as connection:
            for file, returning, new, first in connection.execute(query, {"day": day.toordinal()}):
                begun += first
                if not file or Path(file).exists():
                    back, fresh = back + returning, fresh + new
    except sqlite3.Error as error:
        raise translated(path, error) from error
    return Counts(back, min(fresh, max(new_limit - begun, 0)))
