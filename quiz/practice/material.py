"""The decks of a session and what they ask."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from quiz.model.deck import Deck
from quiz.model.review import ItemKey
from quiz.practice.items import Item, deck_key, deck_version, items_of


class Material:
    """Decks with their items. Decks of one key are one deck, and of two items of one key the first counts."""

    def __init__(self, decks: Iterable[Deck]) -> None:
        self.items: dict[ItemKey, Item] = {}
        self._decks: dict[str, list[Deck]] = {}
        self._deck_of: dict[ItemKey, Deck] = {}
        self._versions: dict[ItemKey, str] = {}
        for deck in decks:
            self._decks.setdefault(deck_key(deck), []).append(deck)
            self._enter(deck)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the decks."""
        return tuple(self._decks)

    @property
    def decks(self) -> list[Deck]:
        """The decks, those of one key put together: only together they are what that deck is."""
        return [
            replace(decks[0], cards=tuple(card for deck in decks for card in deck.cards))
            for decks in self._decks.values()
        ]

    def deck_of(self, key: ItemKey) -> Deck:
        """The deck that the item stands in, or stood in before it was exchanged."""
        return self._deck_of[key]

    def version_of(self, key: ItemKey) -> str:
        """The version of that deck."""
        return self._versions[key]

    def exchange(self, deck: Deck) -> Deck:
        """Put a deck in the place of the one of the same file; gives all that its key now stands for."""
        touched = {key for key, decks in self._decks.items() for each in decks if each.file == deck.file}
        for key in touched:
            self._decks[key] = [each for each in self._decks[key] if each.file != deck.file]
        self._decks.setdefault(deck_key(deck), []).append(deck)
        self._decks = {key: decks for key, decks in self._decks.items() if decks}
        for gone in [key for key in self.items if key.deck in touched]:
            del self.items[gone]
        for each in [each for decks in self._decks.values() for each in decks]:
            self._enter(each)
        return next(each for each in self.decks if deck_key(each) == deck_key(deck))

    def _enter(self, deck: Deck) -> None:
        version = deck_version(deck)
        for item in items_of(deck):
            if item.key not in self.items:
                self.items[item.key] = item
                self._deck_of[item.key] = deck
                self._versions[item.key] = version
