"""Packages back into decks: our own without loss, after Anki has had them."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.errors import UsageError
from quiz.exports import EXPORTERS, Faces, Options
from quiz.exports.anki.importing import read_package
from quiz.model.card import Card, Choice, Cloze, Gap, Option, Order, Source
from quiz.model.deck import Deck, DeckArticle

NOW = 1_790_000_000
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 64


def export(decks: Deck | list[Deck], path: Path, **options: object):
    decks = decks if isinstance(decks, list) else [decks]
    return EXPORTERS["anki"].write(decks, path, Options(now=NOW, lock=False, **options))


def through_anki(learner, path: Path, *, legacy: bool) -> Path:
    learner.imports(path)
    return learner.exports(path.with_name("back.apkg"), legacy=legacy)


# Every character, and the ones that Markdown, HTML, clozes and Anki's own tags are made of more often than others.
letters = st.one_of(st.characters(), st.sampled_from("abc *_`$[](){}<>&:;#\\/-!|\n\t\"'1.é\u0301\u00a0"))
texts = st.text(letters, max_size=25)
said = st.text(letters, min_size=1, max_size=25).filter(lambda text: any(c.isalnum() for c in text))
ids = st.text("abcdefghjkmnpqrstvwxyz0123456789-", min_size=1, max_size=8)
options = st.builds(Option, said, st.booleans(), texts)
choices = st.builds(
    Choice,
    said,
    st.lists(options, max_size=4).map(lambda made: (Option("right", True), *made)),
    st.sampled_from(Order),
)
truths = said.map(lambda text: Choice(text, (Option("True", True), Option("False")), truth=True))
gaps = st.builds(Gap, st.integers(1, 9), said, st.lists(said, max_size=2).map(tuple), texts)
clozes = st.lists(st.one_of(texts.filter(bool), gaps), max_size=4).flatmap(
    lambda parts: gaps.map(lambda gap: Cloze((*parts, gap)))
)
sources = st.builds(Source, texts, st.sampled_from(["", "nbc", "cnn"]))
cards = st.builds(
    Card,
    choice=st.one_of(choices, truths),
    cloze=st.one_of(st.none(), clozes),
    accept=st.lists(said, max_size=2).map(tuple),
    within=st.sampled_from(["", "0.5", "50"]),
    why=texts,
    hint=texts,
    sources=st.lists(sources, max_size=2).map(tuple),
    conflict=texts,
    tags=st.lists(texts, max_size=3).map(tuple),
    level=st.integers(0, 5),
    points=st.sampled_from(["", "2"]),
    keep=st.booleans(),
)
cards = st.one_of(
    cards, st.builds(lambda card, cloze: replace(card, choice=None, cloze=cloze), cards, clozes)
)
articles = (
    DeckArticle("nbc", "A title", "NBC", "2022-03-10", "../seeds/nbc.md"),
    DeckArticle("cnn", "Another * title", "CNN", "", "cnn.md", retells=True),
    DeckArticle("unused"),
)


@st.composite
def decks(draw: st.DrawFn) -> Deck:
    names = draw(st.lists(ids, min_size=1, max_size=5, unique=True))
    made = tuple(replace(draw(cards), id=name) for name in names)
    hashes = dict.fromkeys(draw(st.sets(st.sampled_from([*names, "deleted"]))), "5b1c09de")
    return Deck(
        name=draw(said),
        cards=made,
        id=draw(ids),
        lang=draw(st.sampled_from(["en", "de-AT", "ar"])),
        about=draw(texts),
        articles=articles,
        lint_off=frozenset(draw(st.sets(st.sampled_from(["L101", "L102"])))),
        generated=hashes,
    )


counter = itertools.count()


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(deck=decks(), legacy=st.booleans(), math=st.booleans(), typed=st.booleans())
def test_a_deck_comes_back_from_anki_as_it_was(make_learner, tmp_path, deck, legacy, math, typed):
    folder = tmp_path / str(next(counter))
    learner = make_learner(folder)
    try:
        export(deck, folder / "d.apkg", math=math, typed=typed)
        assert read_package(folder / "d.apkg").deck == deck
        imported = read_package(through_anki(learner, folder / "d.apkg", legacy=legacy))
    finally:
        learner.close()
    assert imported.deck == deck
    assert not imported.remarks


PLAIN = Deck(
    "Coasts",
    (
        Card(
            id="k1",
            choice=Choice(
                "Which **sea**?\n\n![map](img/map.png)", (Option("Baltic Sea", True), Option("Red Sea"))
            ),
            cloze=Cloze(("It is the ", Gap(1, "Baltic Sea"), ".")),
            why="Look at the map.",
            tags=("two words", "geo::seas"),
            level=3,
        ),
        Card(
            id="k2",
            choice=Choice("Which bird?", (Option("gull", True),)),
            image="img/gull.png",
            audio="gull.mp3",
        ),
        Card(id="k3", cloze=Cloze((Gap(1, "Gdańsk"), " lies on the ", Gap(2, "coast"), "."))),
    ),
    id="coasts",
)


@pytest.fixture
def plain(tmp_path: Path) -> Deck:
    (tmp_path / "img").mkdir()
    (tmp_path / "img" / "map.png").write_bytes(PNG)
    (tmp_path / "img" / "gull.png").write_bytes(PNG + b"gull")
    (tmp_path / "gull.mp3").write_bytes(b"ID3 a gull cries")
    return replace(PLAIN, file=str(tmp_path / "coasts.yaml"))


@pytest.mark.parametrize("legacy", [False, True])
def test_images_and_sounds_come_back_to_where_they_were(learner, plain, legacy, tmp_path):
    export(plain, tmp_path / "d.apkg")
    imported = read_package(through_anki(learner, tmp_path / "d.apkg", legacy=legacy))
    assert imported.deck == PLAIN
    assert imported.media == {
        "img/map.png": PNG,
        "img/gull.png": PNG + b"gull",
        "gull.mp3": b"ID3 a gull cries",
    }


def test_what_the_learner_changed_in_anki_is_taken_over(learner, plain, tmp_path):
    export(plain, tmp_path / "d.apkg")
    learner.imports(tmp_path / "d.apkg")
    question = learner.note("k1", "question")
    question["Question"] = question["Question"].replace("<b>sea</b>", "<i>sea</i> &amp; coast")
    question["Options"] = question["Options"].replace("Red Sea", "Dead Sea")
    question.tags = [*(tag for tag in question.tags if tag != "two_words"), "mine"]
    learner.col.update_note(question)
    cloze = learner.note("k3")
    cloze["Text"] = "<div>{{c1::Sopot::town}} lies on the {{c2::coast}}.</div>"
    cloze["Explanation"] = "A&nbsp;pier.<br>Long."
    learner.col.update_note(cloze)
    imported = read_package(learner.exports(tmp_path / "back.apkg", legacy=False))
    k1, k2, k3 = imported.deck.cards
    assert k1.choice == Choice(
        "Which *sea* & coast?\n\n![map](img/map.png)", (Option("Baltic Sea", True), Option("Dead Sea"))
    )
    assert k1.cloze == PLAIN.cards[0].cloze
    assert set(k1.tags) == {"geo::seas", "mine"}
    assert k2 == PLAIN.cards[1]
    assert k3.cloze == Cloze((Gap(1, "Sopot", (), "town"), " lies on the ", Gap(2, "coast"), "."))
    assert k3.why == "A pier.\nLong."
    assert imported.remarks == (
        "1 × taken over as changed in Anki: Explanation, Text",
        "1 × taken over as changed in Anki: Question, tags",
    )


def test_plain_words_changed_in_anki_are_taken_over_and_told(learner, plain, tmp_path):
    export(plain, tmp_path / "d.apkg")
    learner.imports(tmp_path / "d.apkg")
    cloze = learner.note("k3")
    cloze["Text"] = cloze["Text"].replace("coast", "shore")
    learner.col.update_note(cloze)
    imported = read_package(learner.exports(tmp_path / "back.apkg", legacy=False))
    assert imported.deck.cards[2].cloze == Cloze((Gap(1, "Gdańsk"), " lies on the ", Gap(2, "shore"), "."))
    assert imported.remarks == ("1 × taken over as changed in Anki: text",)


def test_a_corrected_key_is_taken_over(learner, plain, tmp_path):
    export(plain, tmp_path / "d.apkg")
    learner.imports(tmp_path / "d.apkg")
    question = learner.note("k1", "question")
    question["Correct"] = {"1": "2", "2": "1"}[question["Correct"]]
    learner.col.update_note(question)
    [first, *_] = read_package(learner.exports(tmp_path / "b.apkg", legacy=True)).deck.cards
    assert first.choice.keys == ("Red Sea",)


def test_a_note_whose_data_was_emptied_is_read_from_its_fields(learner, plain, tmp_path):
    export(plain, tmp_path / "d.apkg", faces=Faces.CHOICE)
    learner.imports(tmp_path / "d.apkg")
    note = learner.note("k1")
    note["Data"] = ""
    learner.col.update_note(note)
    imported = read_package(learner.exports(tmp_path / "b.apkg", legacy=False))
    first = imported.deck.cards[0]
    assert (first.id, first.choice.keys, first.choice.distractors) == ("k1", ("Baltic Sea",), ("Red Sea",))
    assert "![map](media/map-" in first.choice.stem
    assert any("Data" in line for line in imported.remarks)


def test_one_face_alone_brings_the_whole_card_back(plain, tmp_path):
    export(plain, tmp_path / "d.apkg", faces=Faces.CLOZE)
    assert read_package(tmp_path / "d.apkg").deck.cards[0] == PLAIN.cards[0]


def test_several_decks_become_one_or_one_is_picked(plain, tmp_path):
    other = Deck(
        "Coasts::North", (Card(id="n1", choice=Choice("North?", (Option("y", True), Option("n")))),), id="n"
    )
    export([plain, other], tmp_path / "d.apkg")
    both = read_package(tmp_path / "d.apkg")
    assert [card.id for card in both.deck.cards] == ["k1", "k2", "k3", "n1"]
    assert any("several decks became one" in line for line in both.remarks)
    assert read_package(tmp_path / "d.apkg", deck="Coasts::North").deck == other
    with pytest.raises(UsageError, match="no deck “West”; it has: Coasts, Coasts::North"):
        read_package(tmp_path / "d.apkg", deck="West")


def test_studied_cards_keep_their_order(learner, plain, tmp_path):
    export(plain, tmp_path / "d.apkg")
    learner.imports(tmp_path / "d.apkg")
    assert len(learner.reviews(3)) == 3
    imported = read_package(learner.exports(tmp_path / "back.apkg", legacy=False))
    assert imported.deck == PLAIN


def test_notes_of_a_type_that_anki_copied_are_still_ours(learner, plain, tmp_path):
    export(plain, tmp_path / "d.apkg")
    learner.imports(tmp_path / "d.apkg")
    models = learner.col.models
    copied = models.get(models.copy(models.by_name("Factdeck: question"))["id"])
    models.change(
        models.by_name("Factdeck: question"),
        [note.id for note in learner.notes() if "question" in note.note_type()["name"]],
        copied,
        {at: at for at in range(len(copied["flds"]))},
        None,
    )
    assert read_package(learner.exports(tmp_path / "back.apkg", legacy=True)).deck == PLAIN


def test_progress_and_spare_fields_are_told_as_what_stays_behind(learner, tmp_path):
    export(replace(PLAIN, cards=PLAIN.cards[2:3]), tmp_path / "d.apkg")
    learner.imports(tmp_path / "d.apkg")
    learner.reviews(1)
    note = learner.note("k3")
    note["Extra1"] = "my own"
    learner.col.update_note(note)
    assert set(read_package(learner.exports(tmp_path / "back.apkg", legacy=False)).remarks) == {
        "1 × the field “Extra1” (Factdeck: cloze)",
        "1 × the progress of a note, which stays in Anki",
    }


def test_decks_that_became_one_take_the_name_and_id_of_none(tmp_path):
    """With the id of one of them its next export would update some notes and double the others."""
    decks = [
        Deck(
            f"Coasts::{name}",
            (Card(id=name, choice=Choice(f"{name}?", (Option("y", True), Option("n")))),),
            id=name,
            about=name,
        )
        for name in ("north", "south")
    ]
    export(decks, tmp_path / "both.apkg")
    both = read_package(tmp_path / "both.apkg").deck
    assert (both.name, both.id, both.about, len(both.cards)) == ("Coasts", "", "", 2)
    south = read_package(tmp_path / "both.apkg", deck="Coasts::south").deck
    assert (south.name, south.id, south.about) == ("Coasts::south", "south", "south")


def test_a_field_too_long_to_be_text_is_passed_over(tmp_path, monkeypatch):
    from quiz.exports.anki import importing

    monkeypatch.setattr(importing, "MAX_FIELD", 1000)
    long = Card(id="long", cloze=Cloze((Gap(1, "a"), "b" * 1001)))
    export(replace(PLAIN, cards=(PLAIN.cards[2], long)), tmp_path / "d.apkg")
    imported = read_package(tmp_path / "d.apkg")
    assert [card.id for card in imported.deck.cards] == ["k3"]
    assert imported.remarks == ("1 × a note with a field of more than 1,000 characters (Factdeck: cloze)",)
