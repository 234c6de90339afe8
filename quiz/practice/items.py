"""What a deck asks: one item for each memory, with the faces it can be asked by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from quiz.model.card import Card, Face
from quiz.model.deck import Deck
from quiz.model.ids import hex_id
from quiz.model.options import stays_last
from quiz.model.review import ItemKey

_TYPED_LENGTH = 40
_TYPED_WORDS = 6
_NEEDS_OPTIONS = re.compile(
    r"\b(?:which|what|who|one|each|any|all|some|none) of (?:these|those|the)\b|\bfollowing\b|\bbelow\b"
    r"|\b(?:least|most) likely\b|\bbest (?:describes|explains|sums)\b",
    re.IGNORECASE,
)


def deck_key(deck: Deck) -> str:
    """What a deck's progress hangs on: its id, or its name where it has none."""
    return deck.id or deck.name


def deck_version(deck: Deck) -> str:
    """A hash over everything in the deck that a learner sees."""
    return hex_id(deck.name, *(f"{card.key} {card.content_hash} {int(card.skip)}" for card in deck.cards))


@dataclass(frozen=True)
class Item:
    """One thing to ask: a card, or one gap number of a card whose cloze has several.

    `deck` is the deck's key, `place` the item's position in its deck.
    """

    deck: str
    card: Card
    gap: int = 0
    place: int = 0

    @cached_property
    def key(self) -> ItemKey:
        """What the item's memory hangs on."""
        return ItemKey(self.deck, self.card.key, self.gap)

    @cached_property
    def answers(self) -> tuple[str, ...]:
        """The right answers: of the gap, or of the card as a whole."""
        if self.gap and self.card.cloze:
            return tuple(gap.answer for gap in self.card.cloze.gaps if gap.number == self.gap)
        return self.card.answers

    @cached_property
    def question(self) -> str:
        """The question as text."""
        if self.gap and self.card.cloze:
            return self.card.cloze.with_gap(self.gap)
        return self.card.question

    @cached_property
    def cloze_gap(self) -> int:
        """The number of the gap that the cloze face asks; 0 where the item has no cloze face."""
        card = self.card
        if not card.cloze or not card.cloze.gaps:
            return 0
        numbers = gap_numbers(card)
        if self.gap:
            return self.gap
        return numbers[0] if len(numbers) == 1 else 0

    @cached_property
    def has_choice(self) -> bool:
        """Whether the item can be asked with options."""
        choice = self.card.choice
        if not choice or not choice.keys or not choice.distractors:
            return False
        return self.gap == 0 or self.answers == choice.keys

    @cached_property
    def can_be_typed(self) -> bool:
        """Whether the stem can be answered without its options, by one short answer."""
        choice = self.card.choice
        if not choice or choice.truth or not (self.gap == 0 or self.has_choice):
            return False
        if not choice.distractors:
            return True
        return (
            len(choice.keys) == 1
            and len(choice.keys[0]) <= _TYPED_LENGTH
            and len(choice.keys[0].split()) <= _TYPED_WORDS
            and not stays_last(choice.keys[0])
            and not _NEEDS_OPTIONS.search(choice.stem)
        )

    @cached_property
    def faces(self) -> tuple[Face, ...]:
        """The faces that the item has, from the most help to the least."""
        found = []
        if self.has_choice:
            found.append(Face.CHOICE)
        if self.cloze_gap:
            found.append(Face.CLOZE)
        if self.can_be_typed or self.cloze_gap:
            found.append(Face.TYPED)
        return tuple(found)


def gap_numbers(card: Card) -> tuple[int, ...]:
    """The numbers of a card's gaps, each once, in rising order."""
    return tuple(sorted({gap.number for gap in card.cloze.gaps})) if card.cloze else ()


def items_of(deck: Deck) -> tuple[Item, ...]:
    """The items of a deck in its order. A card marked `skip`, or without any answer, gives none."""
    key = deck_key(deck)
    found: list[Item] = []
    for card in deck.cards:
        if card.skip:
            continue
        numbers = gap_numbers(card)
        if len(numbers) > 1:
            keys = card.choice.keys if card.choice else ()
            gaps = [Item(key, card, number, len(found)) for number in numbers]
            if card.choice and not any(item.answers == keys for item in gaps):
                found.append(Item(key, card, 0, len(found)))
            found.extend(Item(key, card, item.gap, len(found) + n) for n, item in enumerate(gaps))
        else:
            item = Item(key, card, 0, len(found))
            if item.faces:
                found.append(item)
    return tuple(found)
