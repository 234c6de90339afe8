"""The decks that the history has seen, and what their items asked."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from quiz.model.review import ItemKey
from quiz.practice.history import History
from quiz.practice.log import encoded


@dataclass(frozen=True, slots=True)
class Content:
    """What an item asked when its deck was last seen, with a hash over all that a learner sees of it."""

    question: str
    answers: tuple[str, ...]
    hash: str


def deck_version(history: History, deck: str) -> tuple[str, str] | None:
    """The version and file with which the deck was last seen; None where it never was."""
    with history.guard():
        row = history.connection.execute("SELECT version, file FROM decks WHERE deck = ?", (deck,)).fetchone()
    return (row["version"], row["file"]) if row else None


def deck_names(history: History) -> dict[str, str]:
    """The name of each deck that was ever seen, by its key."""
    with history.guard():
        return dict(history.connection.execute("SELECT deck, name FROM decks ORDER BY deck"))


def contents(history: History, deck: str) -> dict[ItemKey, Content]:
    """What the items of a deck asked when it was last seen, the archived ones too."""
    with history.guard():
        rows = history.connection.execute(
            "SELECT items.deck, card, gap, question, answers, hash FROM contents "
            "JOIN items ON items.id = contents.item WHERE items.deck = ? ORDER BY items.id",
            (deck,),
        )
        return {
            ItemKey(row["deck"], row["card"], row["gap"]): Content(
                row["question"], tuple(json.loads(row["answers"])), row["hash"]
            )
            for row in rows
        }


def contents_of_file(history: History, file: str, but: str) -> dict[ItemKey, Content]:
    """What the items of the file's decks asked, when it held decks of other names."""
    with history.guard():
        rows = history.connection.execute(
            "SELECT deck FROM decks WHERE file = ? AND deck != ? ORDER BY deck", (file, but)
        ).fetchall()
    found: dict[ItemKey, Content] = {}
    for (deck,) in rows:
        found |= contents(history, deck)
    return found


def note_deck(
    history: History, deck: str, name: str, file: str, version: str, at: datetime, day: date
) -> None:
    """Note that a deck was seen, with its version."""
    with history.transaction():
        detail = encoded({"deck": deck, "name": name, "file": file, "version": version})
        history.append("deck", at, day, detail=detail)
        history.connection.execute(
            "INSERT OR REPLACE INTO decks (deck, name, file, version) VALUES (?, ?, ?, ?)",
            (deck, name, file, version),
        )


def note_content(history: History, key: ItemKey, content: Content, at: datetime, day: date) -> None:
    """Note what an item asks now."""
    with history.transaction():
        item = history.item_id(key)
        detail = {"question": content.question, "answers": content.answers, "hash": content.hash}
        seq = history.append("content", at, day, item=item, detail=encoded(detail))
        history.save(item, key, replace(history.state_at(item), seq=seq))
        history.connection.execute(
            "INSERT OR REPLACE INTO contents (item, question, answers, hash) VALUES (?, ?, ?, ?)",
            (item, content.question, json.dumps(content.answers, ensure_ascii=False), content.hash),
        )


def relearn(history: History, key: ItemKey, was: str, at: datetime, day: date) -> None:
    """Begin an item's memory anew, because its answer is another one; the log keeps the old answers."""
    _note_item(history, "relearn", key, {"was": was}, at, day)


def carry(history: History, key: ItemKey, origin: ItemKey, at: datetime, day: date) -> None:
    """Let an item go on with the memory and marks of another."""
    with history.transaction():
        _note_item(history, "carry", key, {"from": history.item_id(origin)}, at, day)


def _note_item(
    history: History, kind: str, key: ItemKey, detail: dict[str, Any], at: datetime, day: date
) -> None:
    with history.transaction():
        item = history.item_id(key)
        history.append(kind, at, day, item=item, detail=encoded(detail))
        history.save(item, key, history.replay(item))
