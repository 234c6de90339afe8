"""Other people's packages: what a deck can hold is carried, the rest is reported."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from quiz.errors import FileError
from quiz.exports.anki.importing import Imported, read_package
from quiz.model.card import Card, Choice, Cloze, Gap, Option, Source

PNG = b"\x89PNG\r\n\x1a\n" + b"1" * 32


class Author:
    """Somebody who writes notes in Anki itself."""

    def __init__(self, learner: Any, folder: Path) -> None:
        self.learner = learner
        self.col = learner.col
        self.folder = folder
        self.deck = self.col.decks.id("Physics")

    def type(self, name: str, fields: list[str]) -> None:
        model = self.col.models.new(name)
        for field in fields:
            self.col.models.add_field(model, self.col.models.new_field(field))
        template = self.col.models.new_template("Card 1")
        template["qfmt"] = f"{{{{{fields[0]}}}}}"
        template["afmt"] = f"{{{{{fields[1]}}}}}"
        self.col.models.add_template(model, template)
        self.col.models.add(model)

    def note(self, type_name: str, tags: tuple[str, ...] = (), **fields: str) -> None:
        note = self.col.new_note(self.col.models.by_name(type_name))
        for name, value in fields.items():
            note[name.replace("__", " ")] = value
        note.tags = list(tags)
        self.col.add_note(note, self.deck)

    def fields(self, type_name: str, fields: dict[str, str]) -> None:
        note = self.col.new_note(self.col.models.by_name(type_name))
        for name, value in fields.items():
            note[name] = value
        self.col.add_note(note, self.deck)

    def package(self, *, legacy: bool = False) -> Imported:
        return read_package(
            self.learner.exports(self.folder / "theirs.apkg", legacy=legacy), folder="theirs-media"
        )


@pytest.fixture
def author(learner, tmp_path) -> Author:
    return Author(learner, tmp_path)


@pytest.mark.parametrize("legacy", [False, True])
def test_basic_notes(author, legacy):
    author.note("Basic", ("unit::si",), Front="What is <b>force</b> measured in?", Back="newton&nbsp;(N)")
    author.note("Basic (type in the answer)", Front="2 &lt; 3?<br>Say so.", Back="<div>yes</div>")
    imported = author.package(legacy=legacy)
    assert imported.deck.name == "Physics"
    assert imported.deck.cards == (
        Card(
            choice=Choice("What is **force** measured in?", (Option("newton (N)", True),)), tags=("unit::si",)
        ),
        Card(choice=Choice("2 < 3?\nSay so.", (Option("yes", True),))),
    )
    assert imported.remarks == ()


def test_the_other_way_round_is_reported(author):
    author.note("Basic (and reversed card)", Front="hot", Back="cold")
    imported = author.package()
    assert imported.deck.cards == (Card(choice=Choice("hot", (Option("cold", True),))),)
    assert imported.remarks == ("1 × the card that asks the other way round (Basic (and reversed card))",)


def test_cloze_notes(author):
    author.note(
        "Cloze",
        Text="<p>{{c2::Light::not sound}} is <i>faster</i> than {{c1::sound}}.</p>",
        Back__Extra="In air.",
    )
    author.note("Cloze", Text="{{c1::outer {{c2::inner::h}} rest}} tail")
    author.note("Cloze", Text=r"{{c1::\(\frac{a}{b} \)}} is a fraction")
    imported = author.package()
    assert imported.deck.cards[0] == Card(
        cloze=Cloze((Gap(2, "Light", (), "not sound"), " is *faster* than ", Gap(1, "sound"), ".")),
        why="In air.",
    )
    assert imported.deck.cards[1].cloze == Cloze((Gap(1, "outer inner rest"), " tail"))
    assert imported.deck.cards[2].cloze == Cloze((Gap(1, r"\(\frac{a}{b} \)"), " is a fraction"))
    assert imported.remarks == ("1 × a gap within a gap, or of two numbers (Cloze)",)


def test_multiple_choice_with_numbered_fields_and_a_row_of_ones(author):
    author.type(
        "AllInOne (kprim, mc, sc)",
        [
            "Question",
            "Title",
            "QType (0=kprim,1=mc,2=sc)",
            "Q_1",
            "Q_2",
            "Q_3",
            "Q_4",
            "Answers",
            "Sources",
            "Extra 1",
        ],
    )
    author.fields(
        "AllInOne (kprim, mc, sc)",
        {
            "Question": "Which are primes?",
            "QType (0=kprim,1=mc,2=sc)": "1",
            "Q_1": "2",
            "Q_2": "4",
            "Q_3": "5",
            "Answers": "1 0 1",
            "Sources": "Euclid",
            "Extra 1": "Only two divisors.",
        },
    )
    imported = author.package()
    assert imported.deck.cards == (
        Card(
            choice=Choice("Which are primes?", (Option("2", True), Option("4"), Option("5", True))),
            sources=(Source("Euclid"),),
            why="Only two divisors.",
        ),
    )


@pytest.mark.parametrize(
    ("answer", "right"),
    [("B", {1}), ("A, C", {0, 2}), ("AC", {0, 2}), ("2", {1}), ("copper", {1}), ("(b)", {1})],
)
def test_multiple_choice_with_lettered_fields(author, answer, right):
    author.type("MC", ["Question", "Option A", "Option B", "Option C", "Correct Answer", "Explanation"])
    author.fields(
        "MC",
        {
            "Question": "Which conducts?",
            "Option A": "glass",
            "Option B": "Copper",
            "Option C": "silver",
            "Correct Answer": answer,
            "Explanation": "Metals do.",
        },
    )
    [card] = author.package().deck.cards
    assert {at for at, option in enumerate(card.choice.options) if option.right} == right
    assert card.why == "Metals do."


@pytest.mark.parametrize(
    "listing",
    [
        "<ul><li>glass</li><li>copper</li></ul>",
        "glass<br>copper",
        "A) glass<br>B) copper",
        "<div>- glass</div><div>- copper</div>",
        "glass||copper",
    ],
)
def test_multiple_choice_with_one_list(author, listing):
    author.type("Eco", ["question", "options", "answer", "note"])
    author.fields("Eco", {"question": "Which conducts?", "options": listing, "answer": "B", "note": "x"})
    [card] = author.package().deck.cards
    assert card.choice.options == (Option("glass"), Option("copper", True))


def test_what_cannot_be_carried_is_named(author):
    author.type("Vocab", ["Word", "Meaning", "Pitch", "Audio"])
    author.fields("Vocab", {"Word": "mizu", "Meaning": "water", "Pitch": "LH", "Audio": "[sound:mizu.mp3]"})
    author.note("Basic", Front="<img src='only.png'>", Back="")
    author.note("Cloze", Text="{{c1::image-occlusion:rect:left=.1:top=.1:width=.2:height=.2}}")
    imported = author.package()
    assert imported.deck.cards == (Card(choice=Choice("mizu", (Option("water", True),)), audio="mizu.mp3"),)
    assert imported.remarks == (
        "1 × a note without a question and an answer in text (Basic)",
        "1 × an image occlusion: gaps in a picture (Cloze)",
        "1 × the field “Pitch” (Vocab)",
    )


def test_media_come_along(author):
    name = author.col.media.write_data("a b.png", PNG)
    author.note("Basic", Front=f'Look: <img src="{name}" alt="a map">', Back="here")
    imported = author.package()
    assert imported.deck.cards[0].choice.stem == "Look: ![a map](theirs-media/a b.png)"
    assert imported.media == {"theirs-media/a b.png": PNG}


def test_scripts_and_styles_are_no_text(author):
    author.note(
        "Basic", Front="<style>b{}</style>Q<script>alert(1)</script>?", Back="<span onclick=x()>A</span>"
    )
    [card] = author.package().deck.cards
    assert card.choice == Choice("Q?", (Option("A", True),))


def test_a_whole_collection_is_read(author, tmp_path):
    author.note("Basic", Front="Q", Back="A")
    author.col.export_collection_package(str(tmp_path / "all.colpkg"), include_media=True, legacy=False)
    assert read_package(tmp_path / "all.colpkg").deck.cards == (
        Card(choice=Choice("Q", (Option("A", True),))),
    )


def test_a_package_of_nothing_is_refused(author):
    author.note("Basic", Front="<img src=x.png>", Back="")
    with pytest.raises(FileError, match="no card that could be carried"):
        author.package()
