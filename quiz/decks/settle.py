"""A made deck as it will be read back from its file."""

from __future__ import annotations

from dataclasses import replace

from quiz.decks.read import parse
from quiz.decks.write import dump
from quiz.errors import FileError, Severity
from quiz.model.deck import Deck

__all__ = ["settled"]


def settled(deck: Deck, file: str) -> Deck:
    """The deck with each card as a reader of its file sees it, and with the hashes of those cards.

    What a file cannot hold (blanks at the ends of a text, a cloze with an empty stretch) is gone then; otherwise
    a card that nobody touched would look changed.

    Raises:
        FileError: a card would not be read back.
    """
    if not deck.cards:
        return deck
    again, problems = parse(dump(deck), file)
    error = next((problem for problem in problems if problem.severity is Severity.ERROR), None)
    if error:
        raise FileError(file, f"not written: a made card could not be read back ({error.message})")
    hashes = {card.id: card.content_hash for card in again.cards if card.id}
    return replace(deck, cards=again.cards, articles=again.articles, generated=hashes)
