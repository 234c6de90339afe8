"""Keeps progress when a deck is edited or made again.

An item is known by its id. Where the id is the same the memory stays; where the answer under it is another
one, the item is learned anew. A card without an id is known by its question: when that is reworded, the item
goes on with the memory of the vanished item that has the same answer and the most similar question. An item
that is no longer in its deck is archived, never deleted, and comes back as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from quiz.model.deck import Deck
from quiz.model.ids import hex_id
from quiz.model.review import ItemKey, Outcome
from quiz.practice import catalogue
from quiz.practice.catalogue import Content
from quiz.practice.history import History
from quiz.practice.items import Item, deck_key, deck_version, items_of

SIMILAR = 60.0
"""How similar (0 to 100) a reworded question has to be, its answer being the same, to keep the memory."""


class ChangeKind(StrEnum):
    """What became of an item."""

    CARRIED = "carried"
    RELEARNED = "relearned"
    ARCHIVED = "archived"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one item that had been practised: `was` and `now` are questions, or answers where the
    fact changed; `origin` is the item that a carried one goes on from."""

    kind: ChangeKind
    key: ItemKey
    question: str
    was: str = ""
    now: str = ""
    origin: ItemKey | None = None

    @property
    def says(self) -> str:
        """The change as one line for the learner."""
        match self.kind:
            case ChangeKind.RELEARNED:
                return (
                    f"The fact changed, it is learned anew: {self.question} (was {self.was}, now {self.now})"
                )
            case ChangeKind.CARRIED:
                return f"Reworded, its progress is kept: {self.question}"
            case ChangeKind.ARCHIVED:
                return f"No longer in its deck, its progress is kept: {self.question}"
            case ChangeKind.RESTORED:
                return f"Back in its deck with its progress: {self.question}"


def sync(history: History, deck: Deck, at: datetime, day: date) -> tuple[Change, ...]:
    """Bring the history up to date with the deck, as one transaction; gives what became of practised items.

    Costs one look-up where the deck is as it was.
    """
    key, file = deck_key(deck), file_of(deck)
    version = deck_version(deck)
    if catalogue.deck_version(history, key) == (version, file):
        return ()
    with history.transaction():
        changes = _Sync(history, deck, at, day).run()
        catalogue.note_deck(history, key, deck.name, file, version, at, day)
    return tuple(changes)


def file_of(deck: Deck) -> str:
    """The deck's file as an absolute path; empty where it has none."""
    return str(Path(deck.file).resolve()) if deck.file else ""


def content_of(item: Item) -> Content:
    """What the history keeps of an item's content."""
    return Content(item.question, item.answers, hex_id(item.card.content_hash, item.question, *item.answers))


def same_answers(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two rows of answers say the same, but for spelling and small slips."""
    from quiz.practice.grading import judge

    if len(one) != len(other):
        return False
    rest = list(other)
    for answer in one:
        found = next((each for each in rest if judge([each], answer).outcome is not Outcome.WRONG), None)
        if found is None:
            return False
        rest.remove(found)
    return True


class _Sync:
    def __init__(self, history: History, deck: Deck, at: datetime, day: date) -> None:
        self.history = history
        self.at = at
        self.day = day
        self.items = {item.key: item for item in reversed(items_of(deck))}
        self.key = deck_key(deck)
        self.known = catalogue.contents(history, self.key)
        self.others = catalogue.contents_of_file(history, file_of(deck), but=self.key) if deck.file else {}
        self.states = history.states(self.key)
        for other in {key.deck for key in self.others}:
            self.states |= history.states(other)
        self.changes: list[Change] = []

    def run(self) -> list[Change]:
        fresh = []
        for key, item in sorted(self.items.items(), key=lambda each: each[1].place):
            if key in self.known:
                self._compare(item, self.known[key])
            else:
                fresh.append(item)
        gone = {
            key: content
            for key, content in (self.known | self.others).items()
            if key not in self.items and not self.states[key].archived
        }
        heirs = self._heirs(fresh, gone)
        for item in fresh:
            catalogue.note_content(self.history, item.key, content_of(item), self.at, self.day)
            if item.key in heirs:
                self._carry(item, heirs[item.key])
        for key, content in gone.items():
            self.history.mark("archive", key, self.at, self.day)
            if self._practised(key) and key not in heirs.values():
                self._tell(ChangeKind.ARCHIVED, key, content.question)
        return self.changes

    def _compare(self, item: Item, before: Content) -> None:
        now = content_of(item)
        if self.states[item.key].archived:
            self.history.mark("restore", item.key, self.at, self.day)
            if self._practised(item.key):
                self._tell(ChangeKind.RESTORED, item.key, now.question)
        if now.hash == before.hash:
            return
        catalogue.note_content(self.history, item.key, now, self.at, self.day)
        if self._practised(item.key) and not same_answers(before.answers, now.answers):
            was, is_now = "; ".join(before.answers), "; ".join(now.answers)
            catalogue.relearn(self.history, item.key, was, self.at, self.day)
            self._tell(ChangeKind.RELEARNED, item.key, now.question, was, is_now)

    def _heirs(self, fresh: Iterable[Item], gone: dict[ItemKey, Content]) -> dict[ItemKey, ItemKey]:
        """For each new item the vanished one that it goes on from, the best pairs first."""
        pairs = []
        for item in fresh:
            for key, content in gone.items():
                if not same_answers(content.answers, item.answers):
                    continue
                same_name = (key.card, key.gap) == (item.card.key, item.gap)
                score = 100.0 if same_name else similarity(content.question, item.question)
                if score >= SIMILAR:
                    pairs.append((-score, item.place, item.key, key))
        heirs: dict[ItemKey, ItemKey] = {}
        for _, _, new, old in sorted(pairs):
            if new not in heirs and old not in heirs.values():
                heirs[new] = old
        return heirs

    def _carry(self, item: Item, origin: ItemKey) -> None:
        catalogue.carry(self.history, item.key, origin, self.at, self.day)
        if self._practised(origin):
            was = (self.known | self.others)[origin].question
            self.changes.append(
                Change(ChangeKind.CARRIED, item.key, item.question, was, item.question, origin)
            )

    def _practised(self, key: ItemKey) -> bool:
        return not self.states[key].memory.new

    def _tell(self, kind: ChangeKind, key: ItemKey, question: str, was: str = "", now: str = "") -> None:
        self.changes.append(Change(kind, key, question, was, now))


def similarity(one: str, other: str) -> float:
    """How alike two questions are, 0 to 100, whatever the order of their words."""
    from rapidfuzz import fuzz

    from quiz.practice.grading import normalised

    first, second = normalised(one), normalised(other)
    return float(max(fuzz.ratio(first, second), fuzz.token_sort_ratio(first, second)))


def told(changes: Sequence[Change], most: int = 5) -> tuple[str, ...]:
    """The changes as lines, the weightiest kinds first; beyond `most` of a kind they are counted."""
    lines: list[str] = []
    for kind in (ChangeKind.RELEARNED, ChangeKind.CARRIED, ChangeKind.RESTORED, ChangeKind.ARCHIVED):
        of_kind = [change for change in changes if change.kind is kind]
        lines += [change.says for change in of_kind[:most]]
        if len(of_kind) > most:
            lines.append(f"... and {len(of_kind) - most} more were {kind.value}.")
    return tuple(lines)
