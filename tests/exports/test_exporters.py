"""What every exporter keeps to."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from quiz.errors import FileError, UsageError
from quiz.exports import EXPORTERS, Faces, Options, exporter_for
from quiz.model.card import Card, Choice, Cloze, Gap, Option, Order, Source
from quiz.model.deck import Deck, DeckArticle

NOW = 1_790_000_000
OPTIONS = Options(now=NOW)


def options(*texts: str, right: int = 1) -> tuple[Option, ...]:
    return tuple(Option(text, at < right, f"about {text}") for at, text in enumerate(texts))


DECK = Deck(
    "Kinds::All",
    (
        Card(id="one", choice=Choice("One of three?", options("a", "b", "c")), hint="h", why="w", level=3),
        Card(id="two", choice=Choice("Two of three?", options("a", "b", "c", right=2))),
        Card(id="kept", choice=Choice("Kept?", options("z", "y", "x"), Order.KEEP)),
        Card(id="sorted", choice=Choice("Sorted?", options("10", "9", "1,000"), Order.SORT)),
        Card(id="fact", choice=Choice("Water is wet.", (Option("True", True), Option("False")), truth=True)),
        Card(id="typed", choice=Choice("Typed?", (Option("42", True),)), accept=("forty-two",), within="1"),
        Card(
            id="gaps",
            cloze=Cloze((Gap(1, "Etna", ("Mount Etna",)), " is in ", Gap(2, "Italy", (), "country"))),
        ),
        Card(
            id="both",
            choice=Choice("Both?", options("a", "b")),
            cloze=Cloze(("It is ", Gap(1, "a"), ".")),
            sources=(Source("It is a.", "g"), Source("https://example.org")),
            conflict="B says b.",
            tags=("x::y", "two words"),
        ),
        Card(id="skipped", choice=Choice("Skipped?", options("a", "b")), skip=True),
    ),
    id="kinds",
    articles=(DeckArticle("g", "A title", "Gazette", "2026-05-02", retells=True),),
)


@pytest.fixture(params=EXPORTERS)
def exporter(request):
    return EXPORTERS[request.param]


def test_every_kind_of_card_is_exported_and_a_skipped_one_is_not(exporter, tmp_path):
    path = tmp_path / f"deck{exporter.endings[0]}"
    report = exporter.write([DECK], path, OPTIONS)
    assert (report.notes, report.cards) == (9, 10)
    assert report.path == path == report.written[0]
    assert path.is_file()
    assert any("1 card marked `skip`" in line for line in report.left_out)


def test_the_same_deck_is_the_same_bytes(exporter, tmp_path):
    for name in ("a", "b"):
        exporter.write([DECK], tmp_path / name, OPTIONS)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_the_bytes_do_not_hang_on_the_seed_of_hashes(exporter, tmp_path):
    name = next(name for name, other in EXPORTERS.items() if other is exporter)
    script = (
        "import sys, importlib.util as u; from pathlib import Path\n"
        f"spec = u.spec_from_file_location('t', {str(__file__)!r}); t = u.module_from_spec(spec); spec.loader.exec_module(t)\n"
        f"t.EXPORTERS[{name!r}].write([t.DECK], Path(sys.argv[1]), t.OPTIONS)"
    )
    for seed in ("1", "2"):
        environment = {"PYTHONHASHSEED": seed, "PATH": ""}
        subprocess.run([sys.executable, "-c", script, str(tmp_path / seed)], check=True, env=environment)
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


def test_an_empty_deck_is_an_empty_file_and_no_error(exporter, tmp_path):
    report = exporter.write([Deck("Empty", (), id="e")], tmp_path / "e", OPTIONS)
    assert (report.notes, report.cards) == (0, 0)


def test_a_target_that_cannot_be_written_is_a_file_error(exporter, tmp_path):
    with pytest.raises(FileError):
        exporter.write([DECK], tmp_path / "missing" / "deck", OPTIONS)


def test_two_decks_of_one_id_are_refused(exporter, tmp_path):
    with pytest.raises(UsageError, match="same id"):
        exporter.write([DECK, replace(DECK, name="Other")], tmp_path / "d", OPTIONS)


def test_two_cards_of_one_id_are_refused_and_two_without_are_one(exporter, tmp_path):
    one = Card(id="k", choice=Choice("Q?", options("a", "b")))
    with pytest.raises(FileError, match="two cards have the id k"):
        exporter.write(
            [Deck("D", (one, one), id="d", file="d.yaml")], tmp_path / "d", replace(OPTIONS, lock=False)
        )
    bare = replace(one, id="")
    report = exporter.write([Deck("D", (bare, bare), id="d")], tmp_path / "d", OPTIONS)
    assert report.notes == 1
    assert any("asks the same" in line for line in report.left_out)


@pytest.mark.parametrize("faces", Faces)
def test_faces_are_counted_alike_by_every_exporter(faces, exporter, tmp_path):
    report = exporter.write([DECK], tmp_path / "d", replace(OPTIONS, faces=faces))
    assert report.notes == {Faces.CHOICE: 7, Faces.CLOZE: 2, Faces.BOTH: 9}[faces]


def test_the_ending_or_the_name_picks_the_exporter():
    assert exporter_for(Path("x.APKG")) is EXPORTERS["anki"]
    assert exporter_for(Path("x.txt")) is EXPORTERS["tsv"]
    assert exporter_for(Path("x.apkg"), "tsv") is EXPORTERS["tsv"]
    with pytest.raises(UsageError, match=r"\.apkg \(anki\), \.tsv \(tsv\).*--to"):
        exporter_for(Path("x.pdf"))


def test_the_registry_loads_no_genanki():
    script = "import quiz.exports, sys; assert not {'genanki', 'zstandard', 'anki'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", script], check=True)
