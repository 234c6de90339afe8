"""The lock file beside a deck: what each note was when Anki last got it.

Anki takes over a note only if its modification time is newer than its own, and then overwrites the learner's
edits and tags. So a note's time has to rise exactly when its content changes: the lock keeps content hash and
time of every note, and the answers behind the cloze numbers, which must never move.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from json.encoder import encode_basestring_ascii
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from quiz.errors import FileError
from quiz.model.card import Cloze
from quiz.model.ids import hex_id

VERSION = 1
MAX_GAP = 500
"""Anki's highest cloze number: a note beyond it gets a card that Anki calls empty."""
MAX_TIME = 1 << 40
"""The latest time that a lock may hold, in Unix seconds: Anki counts its milliseconds in 64 bits."""

_ABOUT = "What quiz export gave Anki last. Keep it beside the deck and under version control."


_NO_GAPS: Mapping[int, str] = MappingProxyType({})


class Entry(NamedTuple):
    """A note as it was last exported: content hash, Unix times of its first export and of its last change.

    `gaps` maps Anki's cloze numbers to a hash of the answers that they hide, with a minus before it once the gap has
    vanished; `gone` says that the card has left the deck since. `alias` is the card key that the GUID hangs on, where
    the card got its id only after its first export.
    """

    hash: str
    created: int
    mod: int
    gaps: Mapping[int, str] = _NO_GAPS
    gone: bool = False
    alias: str = ""


@dataclass(frozen=True, slots=True)
class Lock:
    """The notes of one deck by `<card key> <face>`, with the deck's id and name at that time.

    `uid` is what the GUIDs hang on: the id or name that the deck had at its first export.
    """

    deck: str = ""
    name: str = ""
    uid: str = ""
    notes: Mapping[str, Entry] = field(default_factory=dict)


def lock_path(deck_file: str) -> Path:
    """Where the lock of a deck lies: `volcanoes.anki.lock` beside `volcanoes.yaml`."""
    return Path(deck_file).with_suffix(".anki.lock")


def read_lock(path: Path) -> Lock:
    """Read a lock; one that is not there is empty. Raises FileError for one that cannot be used."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Lock()
    except (OSError, UnicodeDecodeError) as error:
        raise FileError(path, f"the lock file cannot be read ({error})") from None
    try:
        raw = json.loads(text)
        if raw["version"] != VERSION:
            raise FileError(
                path, "the lock file was written by a newer quiz; update it, or move the file away"
            )
        notes = {str(key): _entry(row) for key, row in raw["notes"].items()}
        return Lock(str(raw["deck"]), str(raw["name"]), str(raw["uid"]), notes)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        raise FileError(
            path,
            "the lock file is damaged (a merge conflict?); restore it, or delete it and let the next import "
            "overwrite what learners edited in Anki",
        ) from None


def _entry(row: Any) -> Entry:
    gaps = {int(number): str(answer) for number, answer in row[3].items()} if len(row) > 3 else _NO_GAPS
    gone, alias = (bool(row[4]), str(row[5])) if len(row) > 5 else (False, "")
    created, mod = int(row[1]), int(row[2])
    if not 0 <= created <= mod <= MAX_TIME:
        raise ValueError("no times")
    return Entry(str(row[0]), created, mod, gaps, gone, alias)


def dump_lock(lock: Lock) -> str:
    """The lock as text: JSON with a line for each note, sorted, so that versions merge and differ well."""
    rows = []
    for key, entry in sorted(lock.notes.items()):
        row = f"  {encode_basestring_ascii(key)}: [{encode_basestring_ascii(entry.hash)}, {entry.created}, {entry.mod}"
        if entry.gaps or entry.gone or entry.alias:
            row += ", " + json.dumps({str(number): answer for number, answer in sorted(entry.gaps.items())})
        if entry.gone or entry.alias:
            row += f", {int(entry.gone)}, {encode_basestring_ascii(entry.alias)}"
        rows.append(row + "]")
    head = {"about": _ABOUT, "version": VERSION, "deck": lock.deck, "name": lock.name, "uid": lock.uid}
    lines = [f" {json.dumps(key)}: {json.dumps(value)}," for key, value in head.items()]
    return "\n".join(["{", *lines, ' "notes": {', ",\n".join(rows), " }", "}", ""])


def entry_for(
    old: Entry | None, content_hash: str, now: int, gaps: Mapping[int, str], alias: str = ""
) -> Entry:
    """The entry of a note that is exported now: its time stays where the content stays, and rises otherwise.

    Numbers that have vanished stay in the entry, so that no other gap can take one over with its history.
    """
    if old is None:
        return Entry(content_hash, now, now, gaps, alias=alias)
    if old.hash == content_hash and old.gaps == gaps and not old.gone and old.alias == alias:
        return old
    kept = {number: "-" + answer.lstrip("-") for number, answer in old.gaps.items()} | dict(gaps)
    if old.hash == content_hash:
        return old._replace(gaps=kept, gone=False, alias=alias)
    return Entry(content_hash, old.created, max(now, old.mod + 1), kept, alias=alias)


def answers_by_number(cloze: Cloze) -> dict[int, str]:
    """A hash of the answers behind each of the deck's gap numbers."""
    answers: dict[int, list[str]] = {}
    for part in cloze.gaps:
        answers.setdefault(part.number, []).append(part.answer)
    return {number: hex_id(*texts) for number, texts in answers.items()}


def number_gaps(answers: Mapping[int, str], old: Mapping[int, str]) -> dict[int, int]:
    """Give each of the deck's gap numbers the number that Anki knows the gap by.

    A gap keeps its number by its answer, and gets it back if it had vanished; one whose answer was edited keeps the
    number that it has in the deck as long as no other gap owns it; a new one gets a number never used before in
    this note. Numbers that cannot be given (beyond 500) are left out.
    """
    owner: dict[str, list[int]] = {}
    for number, answer in sorted(old.items()):
        owner.setdefault(answer.lstrip("-"), []).append(number)
    given: dict[int, int] = {}
    for number, answer in answers.items():
        numbers = owner.get(answer)
        if numbers:
            given[number] = numbers.pop(numbers.index(number) if number in numbers else 0)
    taken = set(given.values())
    for number in answers:
        if number in given:
            continue
        edited = number in old and not old[number].startswith("-")
        free = number not in taken and (edited or number not in old) and 1 <= number <= MAX_GAP
        given[number] = number if free else max((0, *old, *taken)) + 1
        taken.add(given[number])
    return {number: anki for number, anki in given.items() if 1 <= anki <= MAX_GAP}


def vanished(old: Mapping[int, str], new: Iterable[int]) -> list[int]:
    """The cloze numbers that a note had at its last export and has no more."""
    return sorted({number for number, answer in old.items() if not answer.startswith("-")} - set(new))
