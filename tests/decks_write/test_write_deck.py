"""A made deck goes into a new file, or into the deck that is there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from quiz.decks.read import read_deck
from quiz.decks.update import write_deck
from quiz.decks.write import dump
from quiz.errors import FileError
from quiz.model.card import Card, Choice, Cloze, Gap, Option
from quiz.model.deck import Deck


def made(*keys: str) -> Deck:
    cards = tuple(
        Card(
            id=f"id{key}",
            choice=Choice(f"What is {key}?", (Option(key, right=True), Option("x"), Option("y"))),
        )
        for key in keys
    )
    return Deck("Made", cards, generated={card.id: card.content_hash for card in cards})


def test_a_new_or_empty_file_gets_the_deck(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    assert write_deck(path, made("a")) is None
    assert path.read_text(encoding="utf-8") == dump(made("a"))
    path.write_text("\n", encoding="utf-8")
    assert write_deck(path, made("b")) is None
    assert read_deck(path).cards[0].id == "idb"


def test_a_deck_that_is_there_is_merged_with_and_left_alone_when_nothing_changes(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    text = dump(made("a", "b")).replace("What is a?", "Was heißt a?").replace("\n", "\r\n")
    path.write_bytes(text.encode("utf-16"))
    before = path.stat().st_mtime_ns
    report = write_deck(path, made("a", "b"))
    assert report is not None and (report.changed, report.unchanged) == (("ida",), ("idb",))
    assert path.stat().st_mtime_ns == before
    report = write_deck(path, made("a", "b", "c"))
    assert report is not None and report.added == ("idc",)
    assert path.read_bytes().decode("utf-16").count("\r\n") == path.read_bytes().decode("utf-16").count("\n")
    assert [card.id for card in read_deck(path).cards] == ["ida", "idb", "idc"]


@pytest.mark.parametrize("data", [b"deck: caf\xe9\n", b"just a text\n", b"cards:\n  - q: no answer\n"])
def test_a_file_that_is_no_deck_is_told_and_left_as_it_was(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "deck.yaml"
    path.write_bytes(data)
    with pytest.raises(FileError, match=r"deck\.yaml"):
        write_deck(path, made("a"))
    assert path.read_bytes() == data


def test_reading_the_written_deck_gives_the_hashes_of_the_made_one(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    deck = made("a", "b")
    deck = replace(
        deck, cards=tuple(replace(card, why="Because: so.\nAnd so.", tags=("t", "no")) for card in deck.cards)
    )
    write_deck(path, deck)
    assert [card.content_hash for card in read_deck(path).cards] == [card.content_hash for card in deck.cards]


def test_a_card_that_reads_back_a_little_otherwise_does_not_look_changed(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    cloze = Cloze(("", Gap(1, "Etna ", ("", "Mount Etna")), " is ", "high.  "))
    deck = Deck("Made", (Card(id="etna", cloze=cloze, why=" So.\r\n"),), generated={"etna": "00000000"})
    write_deck(path, deck)
    report = write_deck(path, deck)
    assert report is not None and report.unchanged == ("etna",)


def test_a_card_that_cannot_be_read_back_is_told(tmp_path: Path) -> None:
    deck = Deck("Made", (Card(id="etna", cloze=Cloze(("No gap.",))),))
    with pytest.raises(FileError, match="could not be read back"):
        write_deck(tmp_path / "deck.yaml", deck)
    assert list(tmp_path.iterdir()) == []
