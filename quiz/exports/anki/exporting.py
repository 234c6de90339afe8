"""Decks to an .apkg: which notes go in, with which times, and what there is to say about it."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import ChainMap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from quiz.decks.files import write_atomic
from quiz.errors import FileError, UsageError
from quiz.exports.anki.description import describe
from quiz.exports.anki.escape import deck_name
from quiz.exports.anki.lock import Entry, Lock, dump_lock, entry_for, lock_path, read_lock
from quiz.exports.anki.media import Media
from quiz.exports.anki.model import RELEASED
from quiz.exports.anki.notes import RETIRED, NoteRow, Renderer
from quiz.exports.anki.package import PackageDeck, TimedNote, write_package
from quiz.exports.anki.plan import Plan, PlannedNote, notes, plan
from quiz.exports.anki.retired import retired_notes
from quiz.exports.report import Options, Report
from quiz.model.card import Choice
from quiz.model.deck import Deck

_DAY = 24 * 60 * 60


@dataclass(slots=True)
class _Work:
    """A deck on its way: its plan, what it shows and plays, and the lock that comes out."""

    plan: Plan
    media: Media
    renderer: Renderer
    keeps_lock: bool
    entries: dict[str, Entry] = field(default_factory=dict)


def export(decks: Sequence[Deck], path: Path, options: Options) -> Report:
    """Write the decks as one package and bring their lock files up to date.

    Raises FileError for an image that is missing, a lock that cannot be used or a target that cannot be written,
    and UsageError for decks that Anki could not tell apart. Nothing is written then.
    """
    _check_target(decks, path)
    works = [_work(deck, options) for deck in decks]
    _check_apart([work.plan for work in works])
    if options.retired:
        for work in works:
            work.plan.notes += retired_notes(work.plan, path)
    ids = _note_ids(works, options.now)
    package_decks = []
    due = 1
    for at, work in enumerate(works):
        deck = work.plan.deck
        made = _notes(work, options, ids[at], due)
        package_decks.append(
            PackageDeck(
                _deck_number(work.plan.uid), deck_name(deck.name), describe(deck, work.plan.uid), made
            )
        )
        due += len(work.plan.notes)
    media = ChainMap(*(work.media.files for work in works))
    types_mod = options.now if options.refresh_templates else RELEASED
    try:
        package = write_package(package_decks, media, types_mod)
    except (OSError, sqlite3.Error) as error:
        message = f"the package cannot be made ({error}); is there room for temporary files?"
        raise FileError(path, message) from error
    write_atomic(path, package)
    written = [path]
    for work in works:
        written += _write_lock(work)
        _remark(work, options.now)
    plans = [work.plan for work in works]
    return Report(
        path=path,
        notes=sum(len(plan.notes) for plan in plans),
        cards=sum(note.cards for plan in plans for note in plan.notes),
        left_out=tuple(line for plan in plans for line in plan.left_out),
        warnings=tuple(line for plan in plans for line in plan.warnings),
        written=tuple(written),
    )


def _check_target(decks: Sequence[Deck], path: Path) -> None:
    """See to it that the package takes the place of no lock. Raises UsageError."""
    if any(deck.file and lock_path(deck.file).resolve() == path.resolve() for deck in decks):
        raise UsageError(f"{path} is the lock file of a deck; name another file")


def _check_apart(plans: Sequence[Plan]) -> None:
    seen: dict[str, Plan] = {}
    for made in plans:
        other = seen.setdefault(made.uid, made)
        if other is not made:
            raise UsageError(
                f"{other.name} and {made.name} have the same {'id' if made.deck.id else 'name'}; Anki could not tell "
                "their cards apart: change one"
            )


def _work(deck: Deck, options: Options) -> _Work:
    keeps_lock = options.lock and bool(deck.file)
    lock = read_lock(lock_path(deck.file)) if keeps_lock else Lock()
    media = Media(deck.file, allow_remote=options.remote_images)
    made = plan(deck, lock, options.faces)
    return _Work(made, media, Renderer(deck, options, media, made.uid), keeps_lock)


def _deck_number(uid: str) -> int:
    """Anki's number for the deck: it matches decks by name, so the number only has to be a stable one."""
    digest = hashlib.sha256(f"deck {uid}".encode("utf-8", "surrogatepass")).digest()
    return 1_600_000_000_000 + int.from_bytes(digest[:5], "big") % 100_000_000_000


def _note_ids(works: Sequence[_Work], now: int) -> dict[int, dict[str, int]]:
    """The first id of each note by deck and key, in milliseconds: Anki shows it as when the note was added.

    Notes of one export end at its second and so never lie in the future; those of an earlier one end before them.
    """
    groups: dict[int, list[tuple[int, PlannedNote]]] = {}
    for at, work in enumerate(works):
        for note in work.plan.notes:
            groups.setdefault(note.entry.created if note.entry else now, []).append((at, note))
    ids: dict[int, dict[str, int]] = {at: {} for at in range(len(works))}
    top = max(groups, default=0) * 1000
    for created in sorted(groups, reverse=True):
        group = groups[created]
        top = first = min(top, created * 1000) - sum(1 + note.cards for _, note in group)
        for at, note in group:
            ids[at][note.key] = first
            first += 1 + note.cards  # its cards follow it
    return ids


def _notes(work: _Work, options: Options, ids: dict[str, int], due: int) -> Iterator[TimedNote]:
    """Make the notes one by one, and with each its entry in the lock."""
    for at, note in enumerate(work.plan.notes):
        row = _row(work.renderer, note)
        entry = entry_for(note.entry, row.content_hash, options.now, note.gaps, note.alias)
        work.entries[note.key] = entry._replace(gone=True) if row is note.face else entry
        yield TimedNote(row, ids[note.key], entry.mod, due + at)


def _row(renderer: Renderer, note: PlannedNote) -> NoteRow:
    if isinstance(note.face, NoteRow):
        return note.face
    if isinstance(note.face, Choice):
        return renderer.question(note.card, note.face, note.guid)
    return renderer.cloze(note.card, note.face, note.numbers, note.guid)


def _write_lock(work: _Work) -> list[Path]:
    """Write the lock if it changed. Notes that were not exported now stay as they were."""
    deck, old = work.plan.deck, work.plan.lock
    if not work.keeps_lock:
        work.plan.warnings.append(
            f"{work.plan.name}: without a lock file every export counts as a change of every card: importing it "
            "overwrites what learners edited in Anki"
        )
        return []
    gone = {key: old.notes[key]._replace(gone=True) for key in work.plan.gone}
    kept = {key: entry for key, entry in old.notes.items() if key not in work.plan.moved}
    lock = Lock(deck.id, deck.name, work.plan.uid, {**kept, **gone, **work.entries})
    path = lock_path(deck.file)
    if lock == old:
        return []
    try:
        write_atomic(path, dump_lock(lock).encode())
    except FileError as error:
        work.plan.warnings.append(
            f"{error}; without the lock file the next import overwrites what learners edited in Anki"
        )
        return []
    return [path]


def _remark(work: _Work, now: int) -> None:
    """Say what became of cards that left, of remote images, and of a clock that runs ahead."""
    plan = work.plan
    news = [key for key in plan.gone if not plan.lock.notes[key].gone and key not in work.entries]
    if news:
        some = ", ".join(news[:5]) + (" ..." if len(news) > 5 else "")
        plan.warnings.append(
            f"{plan.name}: {notes(len(news))} left the deck ({some}); Anki keeps what it has: delete or suspend "
            f"them there, or export with --retired over the earlier package to find them by the tag {RETIRED}"
        )
    if work.media.remote:
        count = len(dict.fromkeys(work.media.remote))
        plan.left_out.append(
            f"{plan.name}: {count} remote image{'s' * (count > 1)} or sound{'s' * (count > 1)}: Anki would ask "
            "another computer for it on every showing; put the file beside the deck, or use --remote-images"
        )
    if any(entry.mod > now + _DAY for entry in work.entries.values()):
        plan.warnings.append(
            f"{plan.name}: the lock holds times in the future: is the clock of this computer right? Anki takes "
            "no update that is older than what it has"
        )
