"""An Anki package back into a deck, with a report of what could not be carried."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from quiz.errors import FileError, UsageError
from quiz.exports.anki.back import from_fields, is_retired, our_type, read_data, with_edits
from quiz.exports.anki.collection import RawNote, read_collection
from quiz.exports.anki.data import Data
from quiz.exports.anki.description import DeckData, read_description
from quiz.exports.anki.foreign import carry
from quiz.exports.anki.html_text import shown
from quiz.exports.anki.media import IMAGES, SOUNDS
from quiz.exports.anki.model import QUESTION, SPARE
from quiz.exports.anki.unpack import Package, is_bare
from quiz.model.card import Card
from quiz.model.deck import Deck, DeckArticle

_COMMON = {"Explanation": "why", "Hint": "hint", "Conflict": "conflict", "tags": "tags"}
MAX_FIELD = 1 << 20
"""The longest field that is read, in characters: a longer one is a picture in disguise, or there to take time."""

_MEDIA = re.compile(r"!\[[^\]\n]*\]\(([^()\n]+)\)")


@dataclass(frozen=True, slots=True)
class Imported:
    """What came out of a package.

    `media` maps the paths of images and sounds, relative to the deck's folder, to their bytes. `remarks` has a line for
    everything that could not be carried or was changed.
    """

    deck: Deck
    media: Mapping[str, bytes]
    notes: int
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Own:
    note: RawNote
    data: Data
    card: Card
    changed: tuple[str, ...]


def read_package(path: Path, *, deck: str = "", folder: str = "media") -> Imported:
    """Read a package. `deck` picks one of its decks with its sub-decks; `folder` is where other people's media go.

    Raises FileError for a package that is damaged or made to do harm, UsageError for a deck that it does not hold.
    """
    with Package(path) as package:
        collection = read_collection(package)
        notes = _picked(collection.notes, deck)
        described = {
            name: data for name, text in collection.descriptions.items() if (data := read_description(text))
        }
        made = _Reading(package, folder, described)
        for note in notes:
            made.take(note)
        return made.result()


def _picked(notes: Sequence[RawNote], deck: str) -> list[RawNote]:
    if not deck:
        return list(notes)
    picked = [note for note in notes if note.deck == deck or note.deck.startswith(f"{deck}::")]
    if not picked:
        names = ", ".join(sorted({note.deck for note in notes})) or "none"
        raise UsageError(f"the package has no deck “{deck}”; it has: {names}")
    return picked


class _Reading:
    """Takes notes one by one and puts the deck together."""

    def __init__(self, package: Package, folder: str, described: Mapping[str, DeckData]) -> None:
        self._package = package
        self._folder = folder
        self._described = described
        self._names = {
            name: f"{folder}/{name}"
            for name in package.media
            if Path(name).suffix.lower() in IMAGES | SOUNDS and is_bare(name)
        }
        self._media: dict[str, str] = {}
        self._own: dict[tuple[str, str], list[_Own]] = {}
        self._cards: list[tuple[int, int, Card]] = []
        self._decks: Counter[str] = Counter()
        self._lost: Counter[str] = Counter()
        self._generated: dict[str, str] = {}
        self._articles: dict[str, DeckArticle] = {}
        self._notes = 0
        self._studied = 0

    def take(self, note: RawNote) -> None:
        """Take one note."""
        self._notes += 1
        self._decks[note.deck] += 1
        if note.studied:
            self._studied += 1
        if any(len(value) > MAX_FIELD for value in note.fields.values()):
            self._lost[f"a note with a field of more than {MAX_FIELD:,} characters ({note.type_name})"] += 1
            return
        if our_type(note):
            if is_retired(note):
                self._lost["a card that had left its deck"] += 1
                return
            for name in SPARE:
                if shown(note.fields[name]).text:
                    self._lost[f"the field “{name}” ({note.type_name})"] += 1
            data = read_data(note)
            if data:
                lang = note.fields["Lang"]
                card, changed = with_edits(note, data, lang, self._own_paths(data))
                self._own.setdefault((data.deck, card.key), []).append(_Own(note, data, card, tuple(changed)))
                return
            plain = from_fields(note, self._names)
            self._lost["what the field Data held, as it was changed in Anki"] += 1
            if plain:
                self._add(note, plain)
            return
        carried = carry(note, self._names)
        for what in carried.lost:
            self._lost[f"{what} ({note.type_name})"] += 1
        if carried.card:
            self._add(note, carried.card)

    def result(self) -> Imported:
        """The deck with everything that was taken."""
        for group in self._own.values():
            self._join(group)
        # new cards have their places; of cards that have been studied the ids alone keep the order
        fresh = all(due for due, _, _ in self._cards)
        ordered = sorted(self._cards, key=lambda row: row[:2] if fresh else row[1:2])
        cards, twice = _distinct([card for _, _, card in ordered])
        if twice:
            self._lost["the id of a card that another card has too"] += twice
        media = self._read_media(cards)
        remarks = [f"{count:,} × {what}" for what, count in sorted(self._lost.items())]
        deck = self._deck(cards)
        if self._studied:
            remarks.append(f"{self._studied:,} × the progress of a note, which stays in Anki")
        if len(self._decks) > 1:
            names = ", ".join(f"{name} ({count:,})" for name, count in sorted(self._decks.items()))
            remarks.append(f"several decks became one: {names}; --deck NAME picks one")
        return Imported(deck, media, self._notes, tuple(remarks))

    def _add(self, note: RawNote, card: Card) -> None:
        self._cards.append((note.due, note.id, card))

    def _join(self, group: list[_Own]) -> None:
        """One card of its notes: the newest has the word, the others give the faces that are theirs."""
        newest, *others = sorted(group, key=lambda own: -own.note.mod)
        card = newest.card
        changed = set(newest.changed)
        for other in others:
            if our_type(other.note) is our_type(newest.note):
                continue
            if our_type(other.note) is QUESTION:
                card = replace(card, choice=other.card.choice)
            else:
                card = replace(card, cloze=other.card.cloze)
            for name in other.changed:
                if name in _COMMON and name not in newest.changed:
                    card = replace(card, **{_COMMON[name]: getattr(other.card, _COMMON[name])})
            changed.update(other.changed)
        if changed:
            self._lost[f"taken over as changed in Anki: {', '.join(sorted(changed))}"] += 1
        for own in group:
            for path, name in own.data.media.items():
                if name in self._package.media:
                    self._media[self._safe(path, name)] = name
        for article in newest.data.articles:
            self._articles[article.key] = article
        if newest.data.generated and card.id:
            self._generated[card.id] = newest.data.generated
        self._cards.append((min(own.note.due for own in group), min(own.note.id for own in group), card))

    def _own_paths(self, data: Data) -> dict[str, str]:
        """Where the media of one of our notes lie: where they lay beside the deck."""
        return {**self._names, **{name: self._safe(path, name) for path, name in data.media.items()}}

    def _safe(self, path: str, name: str) -> str:
        """A path of a package, if it leads to a media file below the deck's folder on every system."""
        parts = PurePosixPath(path).parts
        bare = all(is_bare(part) for part in parts) and "/".join(parts) == path
        known = PurePosixPath(path).suffix.lower() in IMAGES | SOUNDS
        return path if parts and bare and known else f"{self._folder}/{name}"

    def _read_media(self, cards: Sequence[Card]) -> dict[str, bytes]:
        """The bytes of every image and sound that a card names."""
        wanted = {path: name for name, path in self._names.items()} | self._media
        found: dict[str, bytes] = {}
        for card in cards:
            for path in _paths(card):
                if path in wanted and path not in found:
                    found[path] = self._package.read_media(wanted[path])
        return found

    def _deck(self, cards: tuple[Card, ...]) -> Deck:
        names = sorted(self._decks)
        # several decks have become one, which is none of them: with the id of one it would pass for its next version
        uids = {uid for uid, _ in self._own}
        uid = next(iter(uids)) if len(uids) == 1 else ""
        described = next((data for data in self._described.values() if data.uid == uid), None)
        if described:
            name = described.name
        else:
            name = names[0] if len(names) == 1 else _common(names) or self._package.path.stem
        if not cards:
            raise FileError(self._package.path, "holds no card that could be carried into a deck")
        articles = dict.fromkeys(
            (*(a.key for a in described.articles), *self._articles) if described else self._articles
        )
        known = {a.key: a for a in described.articles} | self._articles if described else self._articles
        off = described.lint_off if described else frozenset()
        lang = described.lang if described else self._lang()
        return Deck(
            name=name,
            cards=cards,
            id=described.id if described else "" if uid.startswith("~") else uid,
            lang=lang,
            about=described.about if described else "",
            articles=tuple(known[key] for key in articles),
            lint_off=off,
            generated={**(described.generated if described else {}), **self._generated},
        )

    def _lang(self) -> str:
        langs = Counter(own.note.fields["Lang"] for group in self._own.values() for own in group)
        return langs.most_common(1)[0][0] if langs else "en"


def _paths(card: Card) -> list[str]:
    """The images and sounds that a card names."""
    texts = [card.why, card.hint]
    if card.choice:
        texts += [card.choice.stem, *(part for o in card.choice.options for part in (o.text, o.why))]
    if card.cloze:
        texts += [part if isinstance(part, str) else part.answer for part in card.cloze.parts]
    found = [path for text in texts for path in _MEDIA.findall(text)]
    return [path for path in (*found, card.image, card.audio) if path]


def _distinct(cards: Sequence[Card]) -> tuple[tuple[Card, ...], int]:
    """The cards, none with the id of another; and how many lost theirs."""
    seen: set[str] = set()
    out = []
    twice = 0
    for card in cards:
        if card.id in seen:
            card = replace(card, id="")
            twice += 1
        if card.id:
            seen.add(card.id)
        out.append(card)
    return tuple(out), twice


def _common(names: Sequence[str]) -> str:
    """The parent that all these decks share, or nothing."""
    parts = [name.split("::") for name in names]
    shared = []
    for level in zip(*parts, strict=False):
        if len(set(level)) > 1:
            break
        shared.append(level[0])
    return "::".join(shared)
