"""The deck by hand shows every feature of the format, and nothing is wrong with it."""

from __future__ import annotations

from pathlib import Path

from quiz.checks import check_deck
from quiz.decks.keys import CARD, DECK
from quiz.decks.read import load, read_deck
from quiz.model.card import Order
from quiz.model.deck import Deck

FILE = Path(__file__).parents[2] / "decks" / "moon.yaml"


def moon() -> Deck:
    return read_deck(FILE)


def test_nothing_is_wrong_with_it_not_even_a_note() -> None:
    deck, problems = load(FILE)
    assert problems == []
    assert list(check_deck(deck)) == []


def test_it_has_every_kind_of_card() -> None:
    cards = moon().cards
    choices = [card.choice for card in cards if card.choice]
    clozes = [card.cloze for card in cards if card.cloze]
    assert {choice.order for choice in choices} == set(Order)
    assert {choice.keys[0] for choice in choices if choice.truth} == {"True", "False"}
    assert [choice.stem for choice in choices if len(choice.keys) > 1]
    assert [choice.stem for choice in choices if not choice.distractors]
    assert [card.key for card in cards if card.choice and card.cloze]
    assert [choice.stem for choice in choices if all(option.why for option in choice.options)]
    numbers = [[gap.number for gap in cloze.gaps] for cloze in clozes]
    assert [1] in numbers
    assert [1, 1] in numbers
    assert [1, 2, 3] in numbers
    assert [gap for cloze in clozes for gap in cloze.gaps if gap.hint]
    assert [gap for cloze in clozes for gap in cloze.gaps if gap.accept]


def test_every_key_is_used_or_spoken_of() -> None:
    text = FILE.read_text("utf-8")
    words = text.replace("`", " ").replace(":", " : ").split()
    generated_only = {"articles", "generated", "lint"}
    assert {key for key in {**CARD.keys, **DECK.keys} if key not in words} <= generated_only


def test_what_holds_for_every_card_and_what_one_card_adds() -> None:
    cards = {card.key: card for card in moon().cards}
    assert cards["half-moon"].tags == ("astronomy", "moon", "pictures")
    assert {card.level for card in cards.values()} == {1, 2, 3, 4, 5}
    assert all(card.sources and card.why for card in cards.values())
    assert [card.choice.keys for card in cards.values() if card.skip and card.choice] == [("1972",)]


def test_its_picture_is_there() -> None:
    picture = FILE.parent / "img" / "half-moon.png"
    assert "(img/half-moon.png)" in FILE.read_text("utf-8")
    assert picture.read_bytes().startswith(b"\x89PNG\r\n\x1a\n")
    assert picture.stat().st_size < 10_000
