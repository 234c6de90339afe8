"""Ids are written into a deck, and nothing else in it is changed."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from quiz.cli.stamp import command
from quiz.decks.read import parse
from quiz.decks.source import decode
from quiz.decks.stamp import stamp
from quiz.errors import FileError
from quiz.model.deck import Deck

MESSY = """\
# Year 7 deck
deck: Sums and "such"   # a name

cards:
- q:   What is  2+2?     # easy one
  a: "4"
  wrong: [3 ,5 ,  22]


  # TODO: check the second one
-   fact: "Ice floats"
    tags: [a,
           b]
# - q: switched off
#   a: x
- # a note behind the dash
  cloze: >-
    The [[heart]]
    pumps blood.
  why: 'It''s a muscle'\x20\x20
- {q: "In a line?", a: yes}
- id: has-one
  fact: Fire burns.
# the end"""


def without_ids(text: str, deck: Deck, before: Deck) -> str:
    """The text with the ids taken out that `deck` has and `before` had not."""
    for new in {card.id for card in deck.cards} - {card.id for card in before.cards}:
        text, count = re.subn(rf"id: {new}(?:, |\r\n *|[\r\n] *)", "", text)
        assert count == 1
    if not before.id and deck.id:
        line = (
            rf"(?:\r\n|[\r\n]) *id: {deck.id}(?=[\r\n])"
            if not text.lstrip("-\n {").startswith("id")
            else (rf"id: {deck.id}(?:, |[\r\n] *)")
        )
        text, count = re.subn(line, "", text)
        assert count == 1
    return text


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_messy_deck_gets_ids_and_keeps_every_other_byte(ends: str, mark: bytes) -> None:
    data = mark + MESSY.replace("\n", ends).encode()
    source = decode(data, "messy.yaml")
    done = stamp(source)
    assert (done.cards, done.deck) == (4, True)
    assert source.encode(done.text).startswith(mark)
    if ends != "\n":
        assert "\n" not in done.text.replace(ends, "")
    deck, problems = parse(done.text, "messy.yaml")
    assert problems == []
    assert without_ids(done.text, deck, parse(source.text, "messy.yaml")[0]) == source.text
    assert len({card.id for card in deck.cards} | {deck.id}) == 6 and deck.id == "sums-and-such"
    assert stamp(decode(source.encode(done.text), "messy.yaml")).text == done.text


def test_the_id_stands_first_in_its_card_and_behind_the_decks_name() -> None:
    text = "deck: The Moon  # ours\ncards:\n  - q: Why?\n    a: So\n  - {fact: It is}"
    assert stamp(decode(text.encode(), "moon.yaml")).text == (
        "deck: The Moon  # ours\n"
        "id: the-moon\n"
        "cards:\n"
        f"  - id: {card_id('Why?', 'So')}\n"
        "    q: Why?\n"
        "    a: So\n"
        f"  - {{id: {card_id('It is', 'True')}, fact: It is}}"
    )


def card_id(*parts: str) -> str:
    from quiz.model.ids import short_id

    return short_id(*parts)


@pytest.mark.parametrize(
    ("text", "cards", "deck"),
    [
        ("- q: a\n  a: b\n- q: c\n  a: d\n", 2, False),
        ("cards:\n- q: a\n  a: b", 1, True),
        ("cards: [{q: a, a: b}, {\n q: c, a: d}]", 2, True),
        ("{deck: x, cards: [{fact: a}]}", 1, True),
        ("deck: |\n  Two\n  lines\ncards:\n  - fact: a\n", 1, True),
        ("deck:\n  Below\ncards:\n  - fact: a\n", 1, True),
        ("'deck': x\ncards:\n  - 'q': a\n    a: b\n", 1, True),
        ("  deck: x\n  cards:\n    - q: a\n      a: b\n", 1, True),
        ("deck: ★\ncards:\n  - fact: ★ \U0001f30b\n  - fact: b\n", 2, True),
        ("---\ndeck: x\ncards:\n  -\n    q: a\n    a: b\n...\n", 1, True),
        ("deck: x\ncards:\n  - q: same?\n    a: b\n  - q: same?\n    a: b\n", 2, True),
    ],
)
def test_other_layouts(text: str, cards: int, deck: bool) -> None:
    source = decode(text.encode(), "deck.yaml")
    done = stamp(source)
    assert (done.cards, done.deck) == (cards, deck)
    before, after = parse(text, "deck.yaml")[0], parse(done.text, "deck.yaml")[0]
    assert without_ids(done.text, after, before) == text
    assert [replace(card, id="") for card in after.cards] == list(before.cards)
    assert len({card.id for card in after.cards}) == cards and all(card.id for card in after.cards)
    assert bool(after.id) is deck
    assert stamp(replace(source, text=done.text)).text == done.text


def test_the_id_of_a_deleted_card_is_not_given_again() -> None:
    gone = card_id("Why?", "So")
    text = f"id: x\ncards:\n  - q: Why?\n    a: So\ngenerated: {{{gone}: 12ab34cd}}\n"
    assert gone not in {
        card.id for card in parse(stamp(decode(text.encode(), "d.yaml")).text, "d.yaml")[0].cards
    }


def test_a_layout_without_a_place_for_an_id_is_told_and_left_alone() -> None:
    text = "id: x\ncards:\n  - ? q\n    : Why?\n    a: So\n"
    with pytest.raises(FileError, match="write it by hand"):
        stamp(decode(text.encode(), "d.yaml"))


def test_a_deck_with_errors_is_told_with_its_line_and_left_alone(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text("- fact: a\n", encoding="utf-8")
    bad.write_text("cards:\n  - q: no answer\n", encoding="utf-8")
    done = CliRunner().invoke(command, [str(good), str(bad)])
    assert isinstance(done.exception, FileError) and str(done.exception).startswith(f"{bad}:2:")
    assert good.read_text(encoding="utf-8") == "- fact: a\n"


def test_the_verb_says_what_it_did_and_writes_nothing_the_second_time(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_bytes("deck: Über uns\r\ncards:\r\n- fact: a\r\n- fact: b\r\n".encode("utf-16"))
    done = CliRunner().invoke(command, [str(path)])
    assert done.exit_code == 0 and done.stdout == ""
    assert done.stderr == f"{path}: an id for 2 cards and the deck\n"
    assert path.read_bytes().decode("utf-16").startswith("deck: Über uns\r\nid: uber-uns\r\ncards:\r\n- id: ")
    stamp_time = path.stat().st_mtime_ns
    done = CliRunner().invoke(command, [str(path)])
    assert done.stderr == f"{path}: every card has an id\n" and path.stat().st_mtime_ns == stamp_time


def test_an_indented_deck_gets_its_id_in_the_same_column() -> None:
    text = "  deck: x\n  cards:\n    - q: a\n      a: b\n"
    assert stamp(decode(text.encode(), "d.yaml")).text.startswith("  deck: x\n  id: x\n  cards:\n    - id: ")
