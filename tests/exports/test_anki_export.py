"""The package as the real Anki backend takes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.errors import FileError, UsageError
from quiz.exports import EXPORTERS, Faces, Options
from quiz.model.card import Card, Choice, Cloze, Gap, Option, Source
from quiz.model.deck import Deck, DeckArticle

NOW = 1_790_000_000


def choice(stem: str, key: str, *wrong: str) -> Choice:
    return Choice(stem, (Option(key, right=True), *(Option(text) for text in wrong)))


BOTH = Card(
    id="both",
    choice=choice("Which sea lies north of Poland?", "Baltic Sea", "North Sea", "Black Sea"),
    cloze=Cloze(
        ("Poland's coast is on the ", Gap(1, "Baltic Sea", hint="sea"), " in the ", Gap(3, "north"), ".")
    ),
    why="It reaches from Szczecin to Gdańsk.",
    sources=(Source("The coast runs along the Baltic Sea.", "gazette"),),
    conflict="The Gazette says 440 km; the Herald says 528 km.",
    tags=("geo::seas", "two words"),
    level=2,
)
TYPED = Card(id="typed", choice=choice("What is 6 times 7?", "42"), accept=("forty-two",), within="0.5")
DECK = Deck(
    "Europe::Coasts",
    (BOTH, TYPED),
    id="coasts",
    about="About **coasts** <script>alert(1)</script>",
    articles=(DeckArticle("gazette", "Where land ends", "Example Gazette", "2026-05-02"),),
)


def export(deck: Deck, path: Path, **options: object):
    return EXPORTERS["anki"].write([deck], path, Options(now=NOW, **options))


def test_anki_imports_cards_gaps_tags_name_and_source(learner, tmp_path):
    report = export(DECK, tmp_path / "d.apkg")
    assert (report.notes, report.cards) == (3, 4)
    assert learner.imports(tmp_path / "d.apkg") == {"new": 3}
    cards = learner.cards()
    assert [(card.note()["Key"], card.ord) for card in cards] == [
        ("both", 0),
        ("typed", 0),
        ("both", 0),
        ("both", 2),
    ]
    assert {learner.col.decks.name(card.did) for card in cards} == {"Europe::Coasts"}
    assert cards[0].note().tags == ["geo::seas", "level::2", "two_words"]
    question, answer = learner.sides(cards[3])
    assert "[...]" in question and "Baltic Sea" in question
    assert "The coast runs along the Baltic Sea." in answer
    assert "Example Gazette, 2 May 2026" in answer
    assert "Sources disagree." in answer and "528 km" in answer


@pytest.mark.parametrize(("faces", "notes"), [(Faces.CHOICE, 2), (Faces.CLOZE, 1), (Faces.BOTH, 3)])
def test_faces_picks_a_face_and_says_what_is_left_out(faces, notes, tmp_path):
    report = export(DECK, tmp_path / "d.apkg", faces=faces)
    assert report.notes == notes
    assert ("1 card without a cloze face" in " ".join(report.left_out)) == (faces is Faces.CLOZE)


def test_the_same_deck_is_the_same_bytes(tmp_path):
    export(DECK, tmp_path / "a.apkg")
    export(DECK, tmp_path / "b.apkg")
    assert (tmp_path / "a.apkg").read_bytes() == (tmp_path / "b.apkg").read_bytes()


def test_a_missing_image_stops_before_anything_is_written(tmp_path):
    card = Card(id="x", choice=choice("Which ![map](map.png)?", "this", "that"))
    (tmp_path / "old.apkg").write_bytes(b"old")
    deck = Deck("D", (BOTH, card), id="d", file=str(tmp_path / "d.yaml"))
    with pytest.raises(FileError, match=r"d\.yaml: the image map\.png is missing"):
        export(deck, tmp_path / "old.apkg")
    assert (tmp_path / "old.apkg").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["old.apkg"]


def test_two_decks_of_one_id_are_refused(tmp_path):
    with pytest.raises(UsageError, match="the same id"):
        EXPORTERS["anki"].write(
            [DECK, DECK.__class__("Other", (TYPED,), id="coasts")], tmp_path / "d", Options()
        )
