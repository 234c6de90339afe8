"""Ids for cards and decks that have none, written into the text without touching anything else in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from quiz.decks.edits import splice
from quiz.decks.examine import Examined, examine
from quiz.decks.source import Source
from quiz.decks.tree import Map, Node, Text
from quiz.errors import FileError, Fix, Severity
from quiz.model.card import Card
from quiz.model.deck import Deck
from quiz.model.ids import short_id

__all__ = ["Stamped", "first_error", "free_id", "stamp"]


@dataclass(frozen=True, slots=True)
class Stamped:
    """A text with its new ids, how many cards got one, and whether the deck did."""

    text: str
    cards: int
    deck: bool


def stamp(source: Source) -> Stamped:
    """Give an id to each card of a deck that has none, and to the deck itself.

    A card's id is derived from its question, the deck's from its name; ids that the deck knows, those of
    deleted generated cards included, are not given again. A bare list of cards has no place for a deck's id.

    Raises:
        FileError: the deck has errors, or its layout leaves no place for an id; nothing is to be written then.
    """
    read = examine(source, None, fixes=False)
    first_error(read)
    deck = read.deck
    taken = {card.id for card in deck.cards} | set(deck.generated)
    fixes: list[Fix] = []
    cards: list[Card] = []
    for node, card in read.entries:
        assert card is not None and isinstance(node, Map)
        if not card.id:
            card = replace(card, id=free_id(taken, card.question, *card.answers))
            fixes.append(_before_first_key(node, card.id, source))
        cards.append(card)
    stamped = len(fixes)
    deck_fix = None if deck.id else _deck_fix(read)
    if deck_fix:
        fixes.append(deck_fix[0])
        deck = replace(deck, id=deck_fix[1])
    text = splice(source.text, fixes)
    if fixes:
        _prove(replace(source, text=text), replace(deck, cards=tuple(cards)))
    return Stamped(text, stamped, deck_fix is not None)


def first_error(read: Examined) -> None:
    """Raise the first error of a deck as a FileError, if it has one."""
    error = next((problem for problem in read.problems if problem.severity is Severity.ERROR), None)
    if error:
        place = error.place
        line, column = (place.line, place.column) if place else (0, 0)
        raise FileError(
            read.source.file, f"{error.message}; mend the deck first (quiz check shows how)", line, column
        )


def free_id(taken: set[str], *parts: str) -> str:
    """An id derived from the parts that is not taken yet; it is taken then."""
    for attempt in range(len(taken) + 1):
        made = short_id(*parts, *([str(attempt)] if attempt else []))
        if made not in taken:
            break
    taken.add(made)
    return made


def _before_first_key(node: Map, made: str, source: Source) -> Fix:
    """The change that writes an id before everything else of a card or deck."""
    first = next(node.keys())
    if node.flow:
        return Fix(first.start, first.start, f"id: {made}, ")
    place = source.place(first.start, first.start)
    return Fix(first.start, first.start, f"id: {made}{source.newline}{' ' * (place.column - 1)}")


def _deck_fix(read: Examined) -> tuple[Fix, str] | None:
    """The change that writes the deck's id behind its name, and the id."""
    root = read.root
    if not isinstance(root, Map):
        return None
    source = read.source
    made = _slug(read.deck.name) or short_id(read.deck.name)
    entry = root.entries.get("deck")
    if root.flow or entry is None or not _on_one_line(*entry, source):
        return _before_first_key(root, made, source), made
    line = source.place(entry[0].start, entry[0].end).line
    end = source.starts[line - 1] + len(source.line(line))
    margin = " " * (source.place(entry[0].start, entry[0].start).column - 1)
    return Fix(end, end, f"{source.newline}{margin}id: {made}"), made


def _on_one_line(key: Text, node: Node, source: Source) -> bool:
    return isinstance(node, Text) and not re.search(r"[\r\n]", source.text[key.start : node.end])


def _slug(name: str) -> str:
    """A name as an id: `The Moon` as `the-moon`; empty where nothing of it can stand in one."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return re.sub(r"[^\w]+", "-", plain).strip("-_")[:40].strip("-_")


def _prove(source: Source, meant: Deck) -> None:
    """Read the changed text: it must be the same deck with the new ids."""
    for found, wanted in _pairs(examine(source, None, fixes=False).deck, meant):
        if found != wanted:
            place = wanted.at if isinstance(wanted, Card) else None
            line, column = (place.line, place.column) if place else (1, 1)
            raise FileError(source.file, "there is no place for an id here; write it by hand", line, column)


def _pairs(found: Deck, meant: Deck) -> Iterator[tuple[Card | Deck, Card | Deck]]:
    cards = [*found.cards, *([Card()] * (len(meant.cards) - len(found.cards)))]
    yield from zip(cards, meant.cards, strict=False)
    yield found, meant
