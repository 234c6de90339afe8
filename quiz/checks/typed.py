"""What is accepted when an answer is typed."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.checks.rule import Found, card_check
from quiz.checks.words import plain_form, quantity
from quiz.errors import Severity
from quiz.model.card import Card

__all__ = ["accepts_wrong", "tolerates_wrong"]


@card_check("L114", Severity.WARNING)
def accepts_wrong(card: Card) -> Iterator[Found]:
    """No accepted spelling is one of the wrong options."""
    wrong = {plain_form(text): text for text in card.choice.distractors} if card.choice else {}
    for index, text in enumerate(card.accept):
        if plain_form(text) in wrong:
            yield Found(
                f"“{text}” is accepted when typed, but it is a wrong option",
                ("accept", index),
                help="take it out of `accept:` or out of `wrong:`",
            )


@card_check("L115", Severity.WARNING)
def tolerates_wrong(card: Card) -> Iterator[Found]:
    """No wrong option lies within the tolerance of the right one."""
    if not card.within or card.choice is None:
        return
    for key in card.choice.keys:
        amount, room = quantity(key), tolerance(card.within, key)
        for index, option in enumerate(card.choice.options):
            other = None if option.right else quantity(option.text)
            if amount and other and room is not None and abs(other.value - amount.value) <= room:
                yield Found(
                    f"“{option.text}” is a wrong option, but lies within {card.within} of {key}",
                    ("option", index),
                    help="make `within:` smaller or choose another wrong option",
                )


def tolerance(within: str, key: str) -> float | None:
    """How far a typed number may be off, from `50` or `5%` of the key; None where that is no number."""
    amount, said = quantity(key), within.strip()
    try:
        if said.endswith("%"):
            return abs(amount.value) * float(said[:-1]) / 100 if amount else None
        return float(said.replace(",", ""))
    except ValueError:
        return None
