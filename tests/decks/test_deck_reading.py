"""Every key of the deck file, read into the model."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.decks.keys import CARD, DECK, TABLES
from quiz.decks.read import load, parse, read_deck
from quiz.decks.suggest import meant_key, nearest
from quiz.errors import FileError
from quiz.model.card import Card, Gap, Option, Order, Source
from quiz.model.deck import DeckArticle


def card(text: str) -> Card:
    """The one card of a list without problems."""
    deck, problems = parse(text, "deck.yaml")
    assert problems == []
    (only,) = deck.cards
    return only


def test_a_card_in_three_lines() -> None:
    read = card("- q: What is molten rock called?\n  a: Magma\n  wrong: [Lava, Ash]\n")
    assert read.choice and read.choice.stem == "What is molten rock called?"
    assert read.choice.options == (Option("Magma", True), Option("Lava"), Option("Ash"))
    assert read.choice.order is Order.SHUFFLE and not read.choice.truth
    assert read.at and (read.at.line, read.at.column) == (1, 3)


def test_options_stand_in_the_order_of_the_file() -> None:
    read = card("- q: Which?\n  wrong: [Lava]\n  a: Magma\n  order: keep\n")
    assert read.choice and [option.text for option in read.choice.options] == ["Lava", "Magma"]
    assert read.choice.order is Order.KEEP


def test_several_are_right() -> None:
    read = card("- q: Which gases?\n  a:\n    - Water vapour\n    - Carbon dioxide\n  wrong: [Helium]\n")
    assert read.choice and read.choice.keys == ("Water vapour", "Carbon dioxide")


def test_each_option_has_its_own_why() -> None:
    read = card("- q: Which?\n  options:\n    - wrong: VEI 2\n      why: Too small.\n    - right: VEI 8\n")
    assert read.choice and read.choice.options == (
        Option("VEI 2", False, "Too small."),
        Option("VEI 8", True),
    )


@pytest.mark.parametrize(("key", "right"), [("fact", "True"), ("myth", "False")])
def test_a_statement_is_true_or_false(key: str, right: str) -> None:
    read = card(f"- {key}: Volcanoes are hot.\n")
    assert read.choice and read.choice.truth
    assert read.choice.keys == (right,)
    assert [option.text for option in read.choice.options] == ["True", "False"]


def test_gaps_with_spellings_and_hints() -> None:
    read = card('- cloze: "[[Mount Etna|Etna]] is in [[Italy::country]]."\n')
    assert read.cloze and read.cloze.gaps == (
        Gap(1, "Mount Etna", ("Etna",)),
        Gap(2, "Italy", (), "country"),
    )
    assert read.cloze.text == "Mount Etna is in Italy."


def test_gaps_as_anki_writes_them() -> None:
    read = card('- cloze: "{{c2::Oslo::city}} and {{c1::Bergen}} and {{c2::Voss}}"\n')
    assert read.cloze and [(gap.number, gap.answer, gap.hint) for gap in read.cloze.gaps] == [
        (2, "Oslo", "city"),
        (1, "Bergen", ""),
        (2, "Voss", ""),
    ]


def test_both_faces() -> None:
    read = card("- q: Which city?\n  a: Oslo\n  wrong: [Bergen]\n  cloze: The capital is [[Oslo]].\n")
    assert read.choice and read.cloze


def test_a_typed_number() -> None:
    read = card('- q: At how many degrees?\n  a: 1200\n  accept: ["1,200 °C", 1.200]\n  within: 50\n')
    assert read.answers == ("1200",)
    assert read.accept == ("1,200 °C", "1.200") and read.within == "50"
    assert read.choice and not read.choice.distractors


@pytest.mark.parametrize(("written", "read"), [("5%", "5%"), ("5 %", "5%"), ("±0.5", "0.5"), ("0,5", "0,5")])
def test_a_tolerance(written: str, read: str) -> None:
    assert card(f"- q: How many?\n  a: 12\n  within: {written}\n").within == read


def test_all_the_small_keys() -> None:
    read = card(
        "- id: k7f3a2\n  q: Which?\n  a: This\n  why: Because.\n  hint: Think.\n  conflict: They differ.\n"
        "  tags: [a, b]\n  level: 4\n  points: 0.5\n  keep: Yes\n  skip: no\n  source: https://example.org\n"
    )
    assert (read.id, read.why, read.hint, read.conflict) == ("k7f3a2", "Because.", "Think.", "They differ.")
    assert (read.tags, read.level, read.points, read.keep, read.skip) == (("a", "b"), 4, "0.5", True, False)
    assert read.sources == (Source("https://example.org"),)


def test_nothing_is_a_number_a_date_or_a_truth_value() -> None:
    read = card("- q: no\n  a: 007\n  wrong: [null, 1_000, 12:30, 2024-05-01, ~, 1.50, yes]\n")
    assert read.question == "no"
    assert read.choice and [option.text for option in read.choice.options] == [
        "007", "null", "1_000", "12:30", "2024-05-01", "~", "1.50", "yes",
    ]  # fmt: skip


def test_a_long_question_keeps_its_lines() -> None:
    read = card("- q: |\n    Which island?\n\n    $x^2$\n  a: Sicily\n")
    assert read.question == "Which island?\n\n$x^2$"


def test_defaults_hold_for_cards_that_do_not_say_otherwise() -> None:
    deck, problems = parse(
        "deck: D\nid: d\nlang: pt-BR\nabout: A.\n"
        "defaults: {tags: [geo, year-7], level: 2, points: 3, order: sort, source: A book}\n"
        "cards:\n- q: One?\n  a: x\n- q: Two?\n  a: x\n  tags: [+maps]\n  level: 5\n  order: keep\n"
        "- q: Three?\n  a: x\n  tags: own\n  source: Mine\n",
        "deck.yaml",
    )
    assert problems == []
    assert (deck.name, deck.id, deck.lang, deck.about) == ("D", "d", "pt-BR", "A.")
    one, two, three = deck.cards
    assert (one.tags, one.level, one.points) == (("geo", "year-7"), 2, "3")
    assert one.choice and one.choice.order is Order.SORT and one.sources == (Source("A book"),)
    assert (two.tags, two.level) == (("geo", "year-7", "maps"), 5)
    assert two.choice and two.choice.order is Order.KEEP
    assert (three.tags, three.sources) == (("own",), (Source("Mine"),))


def test_articles_sources_and_hashes() -> None:
    deck, problems = parse(
        "articles:\n  nbc: {title: T, publisher: NBC News, published: 2022-03-10, file: ../nbc.md}\n"
        "  cnn: {publisher: CNN, retells: yes}\n"
        "cards:\n- id: k1\n  q: How many?\n  a: 12\n  source:\n    - {in: nbc, says: Twelve left.}\n    - cnn\n"
        "    - A book\nlint: {off: [l109, L103]}\ngenerated: {k1: 5b1c09de}\n",
        "deck.yaml",
    )
    assert problems == []
    assert deck.articles == (
        DeckArticle("nbc", "T", "NBC News", "2022-03-10", "../nbc.md"),
        DeckArticle("cnn", publisher="CNN", retells=True),
    )
    assert deck.cards[0].sources == (Source("Twelve left.", "nbc"), Source("", "cnn"), Source("A book"))
    assert deck.lint_off == {"L109", "L103"} and deck.generated == {"k1": "5b1c09de"}


def test_a_bare_list_is_a_deck_named_after_its_file(tmp_path: Path) -> None:
    path = tmp_path / "rocks.yaml"
    path.write_text("- q: Which?\n  a: This\n", encoding="utf-8")
    assert read_deck(path).name == "rocks"


def test_pictures_and_sounds_stand_beside_the_deck(tmp_path: Path) -> None:
    (tmp_path / "img").mkdir()
    (tmp_path / "img" / "a.png").write_bytes(b"x")
    path = tmp_path / "deck.yaml"
    path.write_text("- q: Which?\n  a: This\n  image: img/a.png\n  audio: a.mp3\n", encoding="utf-8")
    deck, problems = load(path)
    assert [(problem.code, problem.place and problem.place.line) for problem in problems] == [("no-file", 4)]
    assert deck.cards == ()


def test_a_link_out_of_the_folder_is_no_way_out(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"x")
    (tmp_path / "deck").mkdir()
    (tmp_path / "deck" / "link.png").symlink_to(tmp_path / "secret.png")
    path = tmp_path / "deck" / "deck.yaml"
    path.write_text("- q: Which?\n  a: This\n  image: link.png\n", encoding="utf-8")
    assert [problem.code for problem in load(path)[1]] == ["outside-file"]


def test_a_deck_with_errors_is_not_for_use(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_text("- q: Which?\n  anser: This\n- q: What?\n  a: So\n  level: 9\n", encoding="utf-8")
    with pytest.raises(FileError) as caught:
        read_deck(path)
    assert (
        str(caught.value)
        == f"{path}:2:3: a card has no `anser`: did you mean `a`? (and 1 more: quiz check {path})"
    )
    assert (caught.value.line, caught.value.column) == (2, 3)


@pytest.mark.parametrize("name", ["missing.yaml", ".", "a\0b"])
def test_a_file_that_cannot_be_read_is_one_line(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileError) as caught:
        read_deck(tmp_path / name)
    assert "\n" not in str(caught.value)


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(20_000_001)
    with pytest.raises(FileError, match="larger than 20 MB"):
        read_deck(path)


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_no_word_means_two_keys(table: object) -> None:
    from quiz.decks.keys import Table

    assert isinstance(table, Table)
    words = [word for key in table.keys.values() for word in key.synonyms]
    assert len(words) == len(set(words)) and not set(words) & set(table.keys)
    assert all(key.hover and key.example for key in table.keys.values())


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("question", "q"), ("Answer", "a"), ("anser", "a"), ("worng", "wrong"), ("distractors", "wrong"),
        ("choices", "options"), ("difficulty", "level"), ("feedback", "why"), ("explanation", "why"),
        ("wrong-answers", "wrong"), ("Correct Answer", "a"), ("colour", ""), ("xyz", ""), ("q" * 100, ""),
    ],
)  # fmt: skip
def test_which_key_was_meant(word: str, key: str) -> None:
    assert meant_key(word, CARD) == key


def test_the_nearest_is_the_one_with_fewest_slips() -> None:
    assert nearest("isalnd.png", ["ireland.png", "island.png"]) == "island.png"
    assert nearest("tree", ["house", "mouse"]) == ""
    assert meant_key("titel", DECK) == "deck"
