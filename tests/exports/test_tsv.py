"""Anki's text format, imported by the real Anki."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from anki.import_export_pb2 import CsvMetadata, ImportCsvRequest

from quiz.exports import EXPORTERS, Options
from quiz.model.card import Card, Choice, Cloze, Gap, Option, Source
from quiz.model.deck import Deck

QUESTION = 'Which of "these"\tis <odd> & {{so}} on?\n\nSay *one*.'
DECK = Deck(
    "Text::Deck",
    (
        Card(
            id="q",
            choice=Choice(QUESTION, (Option("it's #1", True), Option("x"))),
            why="Because.",
            tags=("a b", "c"),
        ),
        Card(
            id="z",
            cloze=Cloze(("The ", Gap(1, "a::b", (), "hint"), " ", Gap(2, "c}}"), ".")),
            sources=(Source("S"),),
        ),
        Card(id="i", choice=Choice("![a map](map.png) Where?", (Option("here", True), Option("there")))),
    ),
    id="text",
)


def export(deck: Deck, path: Path):
    return EXPORTERS["tsv"].write([deck], path, Options(now=1_790_000_000))


def imports(learner: Any, path: Path) -> dict[str, int]:
    """File > Import with what the file's head says."""
    metadata: CsvMetadata = learner.col.get_csv_metadata(path=str(path), delimiter=None)
    log = learner.col.import_csv(ImportCsvRequest(path=str(path), metadata=metadata)).log
    return {
        kind: len(getattr(log, kind)) for kind in ("new", "updated", "duplicate") if len(getattr(log, kind))
    }


def test_anki_reads_every_note_with_its_deck_tags_and_type(learner, sight, tmp_path):
    report = export(DECK, tmp_path / "d.tsv")
    assert (report.notes, report.cards) == (3, 4)
    assert any("1 image" in line for line in report.left_out)
    assert imports(learner, tmp_path / "d.tsv") == {"new": 3}
    first, second, third = sorted(learner.notes(), key=lambda note: note.id)
    assert first.note_type()["name"] == "Basic"
    assert second.note_type()["name"] == "Cloze"
    assert {learner.col.decks.name(card.did) for card in learner.cards()} == {"Text::Deck"}
    assert sorted(first.tags) == ["a_b", "c"]
    assert (
        sight(f"<div class=x>{first['Front']}</div>")
        .texts("x")[0]
        .startswith('Which of "these"\tis <odd> & {{so}} on?Say one.')
    )
    assert "it's #1" in first["Back"] and "Because." in first["Back"]
    question, answer = learner.sides(second.cards()[0])
    assert sight(question).texts("cloze") == ["[hint]"]
    assert sight(answer).texts("cloze") == ["a::b"]
    assert third["Front"].startswith("a map Where?")


def test_a_second_import_updates_by_guid_and_keeps_the_schedule(learner, tmp_path):
    export(DECK, tmp_path / "d.tsv")
    imports(learner, tmp_path / "d.tsv")
    learner.reviews(3)
    before = learner.progress()
    edited = replace(DECK.cards[0], why="Because of it.")
    export(replace(DECK, cards=(edited, *DECK.cards[1:])), tmp_path / "d.tsv")
    assert imports(learner, tmp_path / "d.tsv")["updated"] >= 1
    assert len(learner.notes()) == 3
    assert any("Because of it." in note.fields[1] for note in learner.notes())
    assert learner.progress() == before


def test_a_line_is_a_note_whatever_it_holds(tmp_path):
    export(DECK, tmp_path / "d.tsv")
    lines = (tmp_path / "d.tsv").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("#")] == lines[:7]
    assert len(lines) == 7 + 3
