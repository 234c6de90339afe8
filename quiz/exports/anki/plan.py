"""Which notes a deck makes, in which order, and what cannot go along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, NamedTuple

from quiz.errors import FileError
from quiz.exports.anki.escape import clean, tag
from quiz.exports.anki.lock import Entry, Lock, answers_by_number, number_gaps, vanished
from quiz.exports.anki.notes import NoteRow, deck_uid, guid
from quiz.exports.report import Faces
from quiz.model.card import Card, Choice, Cloze, Face
from quiz.model.deck import Deck

_NONE: Mapping[int, Any] = MappingProxyType({})


class PlannedNote(NamedTuple):
    """A note to be made: `key` is its name in the lock, `cards` how many cards Anki makes of it.

    `face` is what to make it of, or the note itself where its card has left the deck. `entry` is what the lock knows
    of it, `alias` the card key that its GUID hangs on where that is not the card's own. For a cloze, `numbers` maps the deck's gap numbers to Anki's and `gaps` Anki's numbers to their answers' hash.
    """

    card: Card
    face: Choice | Cloze | NoteRow
    key: str
    guid: str
    entry: Entry | None = None
    alias: str = ""
    cards: int = 1
    numbers: Mapping[int, int] = _NONE
    gaps: Mapping[int, str] = _NONE


@dataclass(slots=True)
class Plan:
    """A deck's notes in due order and what there is to say.

    `uid` is what the GUIDs hang on; `gone` are the lock's notes of cards that left the deck, `moved` those that the
    lock names anew since their cards have ids.
    """

    deck: Deck
    lock: Lock
    uid: str
    notes: list[PlannedNote] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    moved: set[str] = field(default_factory=set)
    left_out: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """How messages name the deck."""
        return self.deck.file or self.deck.name


def note_key(card: Card, face: Face) -> str:
    """A note's name in the lock."""
    return f"{card.key} {face.value}"


def plan(deck: Deck, lock: Lock, faces: Faces) -> Plan:
    """Plan the notes of a deck: first one of each card in the order of the deck, then the clozes of cards with both.

    Raises FileError where two cards have one id: Anki would take them for one note.
    """
    # the first export has the word, unless somebody has given the deck another id on purpose
    known = lock.uid and lock.deck in ("", deck.id)
    made = Plan(deck, lock, lock.uid if known else deck_uid(deck))
    second: list[PlannedNote] = []
    skipped = faceless = 0
    for card in _apart(made):
        if card.skip:
            skipped += 1
            continue
        notes = _faces(made, card, faces)
        if not notes:
            faceless += 1
        made.notes += notes[:1]
        second += notes[1:]
    made.notes += second
    if skipped:
        made.left_out.append(f"{made.name}: {cards(skipped)} marked `skip`")
    if faceless:
        made.left_out.append(f"{made.name}: {cards(faceless)} without a {faces.value} face that can be asked")
    _compare(made)
    _remark_ids(made)
    _remark_tags(made)
    return made


def cards(count: int) -> str:
    """`1 card`, `2 cards`."""
    return "1 card" if count == 1 else f"{count:,} cards"


def notes(count: int) -> str:
    """`1 note`, `2 notes`."""
    return "1 note" if count == 1 else f"{count:,} notes"


def _apart(made: Plan) -> list[Card]:
    """The cards that Anki can tell apart."""
    seen: dict[str, Card] = {}
    for card in made.deck.cards:
        if card.skip or card.key not in seen:
            seen.setdefault(card.key, card)
            continue
        if card.id:
            at = card.at
            raise FileError(
                made.name,
                f"two cards have the id {card.id}; Anki would take them for one: give one of them another",
                at.line if at else 0,
                at.column if at else 0,
            )
        where = f"{made.name}:{card.at.line}" if card.at else made.name
        made.left_out.append(f"{where}: a card that asks the same as one above it and has no id of its own")
    return list(seen.values())


def _faces(made: Plan, card: Card, faces: Faces) -> list[PlannedNote]:
    notes = []
    if card.choice and faces is not Faces.CLOZE and any(option.right for option in card.choice.options):
        key, entry, alias = _known(made, card, Face.CHOICE)
        id_ = guid(made.uid, alias or card.key, Face.CHOICE)
        notes.append(PlannedNote(card, card.choice, key, id_, entry, alias))
    if card.cloze and faces is not Faces.CHOICE and any(clean(gap.answer).strip() for gap in card.cloze.gaps):
        key, entry, alias = _known(made, card, Face.CLOZE)
        answers = answers_by_number(card.cloze)
        numbers = number_gaps(answers, entry.gaps if entry else {})
        lost = [number for number in answers if number not in numbers]
        if lost:
            made.left_out.append(f"{made.name}: card {card.key}: gaps {lost}, as Anki's numbers end at 500")
        gaps = {anki: answers[number] for number, anki in numbers.items()}
        if gaps:
            id_ = guid(made.uid, alias or card.key, Face.CLOZE)
            notes.append(PlannedNote(card, card.cloze, key, id_, entry, alias, len(gaps), numbers, gaps))
    return notes


def _known(made: Plan, card: Card, face: Face) -> tuple[str, Entry | None, str]:
    """A note's name in the lock, what the lock knows of it, and the card key that its GUID hangs on if another.

    A card that was exported before it had an id stands there by the hash of its question.
    """
    notes = made.lock.notes
    key = note_key(card, face)
    entry = notes.get(key)
    if entry or not card.id or not notes:
        return key, entry, entry.alias if entry else ""
    bare = replace(card, id="")
    before = notes.get(note_key(bare, face))
    if before is None:
        return key, None, ""
    made.moved.add(note_key(bare, face))
    return key, before, bare.key


def _compare(made: Plan) -> None:
    """Compare with what Anki got last: a renamed deck, cards that left, gaps that vanished."""
    lock, deck = made.lock, made.deck
    if lock.name and lock.name != deck.name:
        made.warnings.append(
            f"{made.name}: the deck was called “{lock.name}”; Anki leaves the cards that it has in that deck and "
            f"puts new ones into “{deck.name}”: rename the deck in Anki as well"
        )
    if lock.deck and deck.id and lock.deck != deck.id:
        made.warnings.append(
            f"{made.name}: the deck's id was {lock.deck}; with another id Anki takes every card for a new one"
        )
    planned = {note.key for note in made.notes} | made.moved
    unplanned = [key for key in lock.notes if key not in planned]
    if unplanned:
        faces = ((card, face) for card in deck.cards for face in (Face.CHOICE, Face.CLOZE))
        here = {note_key(card, face) for card, face in faces if _has(card, face)}
        made.gone = [key for key in unplanned if key not in here]
    for note in made.notes:
        lost = vanished(note.entry.gaps, note.gaps) if note.entry and note.entry.gaps else []
        if lost:
            numbers = ", ".join(f"c{number}" for number in lost)
            made.warnings.append(
                f"{made.name}: card {note.card.key} has lost gap {numbers}; Anki keeps its card as an empty one "
                "(Tools > Empty Cards removes it)"
            )


def _has(card: Card, face: Face) -> bool:
    return not card.skip and bool(card.choice if face is Face.CHOICE else card.cloze)


def _remark_ids(made: Plan) -> None:
    deck = made.deck
    bare = len({note.card.key for note in made.notes if not note.card.id})
    if bare:
        made.warnings.append(
            f"{made.name}: {cards(bare)} without an id: an edited question becomes a new card in Anki and the old "
            "one stays; `quiz stamp` writes ids, and what was learned stays"
        )
    if not deck.id:
        made.warnings.append(
            f"{made.name}: the deck has no id: under another name and without its lock file Anki takes every card "
            "for a new one; add a line `id:` with a short word of your own at the top"
        )


def _remark_tags(made: Plan) -> None:
    names = dict.fromkeys(name for note in made.notes for name in note.card.tags)
    for name in names:
        if tag(name) != name:
            written = tag(name)
            made.warnings.append(
                f"{made.name}: the tag “{name}” is written as “{written}”: Anki's tags have no spaces"
                if written
                else f"{made.name}: the tag “{name}” is left out: nothing of it can be a tag in Anki"
            )
