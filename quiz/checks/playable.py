"""What a card needs so that it can be asked at all. These are errors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.checks.rule import Found, card_check
from quiz.errors import Severity
from quiz.model.card import Card

__all__ = ["control_characters", "empty_text", "key_is_wrong_too", "no_face", "no_gap", "no_key"]

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


@card_check("L001", Severity.ERROR)
def no_face(card: Card) -> Iterator[Found]:
    """A card asks something: it has a question or a text with a gap."""
    if card.choice is None and card.cloze is None:
        yield Found("a card has nothing to ask", help="give it `q:` with `a:`, or `cloze:` with a [[gap]]")


@card_check("L002", Severity.ERROR)
def no_key(card: Card) -> Iterator[Found]:
    """A question has a right answer."""
    if card.choice and not card.choice.keys:
        yield Found("a question has no right answer", ("stem",), help="add `a:` with the right answer")


@card_check("L003", Severity.ERROR)
def key_is_wrong_too(card: Card) -> Iterator[Found]:
    """No text stands among the right and among the wrong options."""
    if card.choice is None:
        return
    keys = set(card.choice.keys)
    for index, option in enumerate(card.choice.options):
        if not option.right and option.text in keys and option.text:
            yield Found(
                f"“{option.text}” is both right and wrong",
                ("option", index),
                label="also a right answer",
                help="take it out of one of the two",
            )


@card_check("L004", Severity.ERROR)
def empty_text(card: Card) -> Iterator[Found]:
    """A question and its options have words in them."""
    if card.choice and not card.choice.stem.strip():
        yield Found("a question is empty", ("stem",), help="write the question after `q:`")
    for index, option in enumerate(card.choice.options if card.choice else ()):
        if not option.text.strip():
            yield Found("an option is empty", ("option", index), help="write its text or take it out")


@card_check("L005", Severity.ERROR)
def no_gap(card: Card) -> Iterator[Found]:
    """A cloze has at least one gap, and something in each."""
    if card.cloze is None:
        return
    if not card.cloze.gaps:
        yield Found(
            "a cloze has no gap", ("cloze",), help="put the hidden words in double brackets: [[words]]"
        )
    for index, gap in enumerate(card.cloze.gaps):
        if not gap.answer.strip():
            yield Found("a gap is empty", ("gap", index), help="write the hidden words between the brackets")


@card_check("L006", Severity.ERROR)
def control_characters(card: Card) -> Iterator[Found]:
    """No text holds characters that only steer a terminal or a printer."""
    for path, text in _texts(card):
        if bad := _CONTROL.search(text):
            yield Found(
                f"the text holds a control character (U+{ord(bad[0]):04X})", path, help="type the text anew"
            )


def _texts(card: Card) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if card.choice:
        yield ("stem",), card.choice.stem
        for index, option in enumerate(card.choice.options):
            yield ("option", index), option.text + option.why
    if card.cloze:
        yield ("cloze",), card.cloze.text
    yield ("why",), card.why
    yield ("hint",), card.hint
    yield ("conflict",), card.conflict
