"""The log as JSON lines, one row each: all that is known, for other programs (docs/practice.md)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from quiz.practice.history import History
from quiz.practice.log import from_ms, from_ordinal


def log_lines(history: History) -> Iterator[str]:
    """Every row of the log as one line of JSON, oldest first; what was taken back is marked `undone`."""
    query = (
        "SELECT log.*, items.deck, items.card, items.gap, EXISTS "
        "(SELECT 1 FROM log AS u WHERE u.target = log.seq AND u.kind = 'undo') AS undone "
        "FROM log LEFT JOIN items ON items.id = log.item ORDER BY log.seq"
    )
    with history.guard():
        for row in history.connection.execute(query):
            line: dict[str, Any] = {
                "seq": row["seq"],
                "kind": row["kind"],
                "at": from_ms(row["at"]).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
                "day": str(from_ordinal(row["day"])),
            }
            if row["card"] is not None:
                line |= {"deck": row["deck"], "card": row["card"], "gap": row["gap"]}
            line |= {name: row[name] for name in ("session", "target", "grade") if row[name] is not None}
            if row["kind"] == "review":
                recall = -1 if row["recall"] is None else row["recall"]
                line |= {"ms": row["ms"], "recall": recall, "interval": row["interval"]}
                line |= {"again": True} if row["again"] else {}
            if row["due"] is not None:
                line["due"] = str(from_ordinal(row["due"]))
            line |= json.loads(row["detail"] or "{}")
            if row["undone"]:
                line["undone"] = True
            yield json.dumps(line, ensure_ascii=False, separators=(", ", ": "))
