"""quiz export and quiz import as they are typed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from quiz.decks.read import read_deck

DECK = """\
deck: Rivers
id: rivers
cards:
  - id: nile
    q: Which river flows through Cairo?
    a: Nile
    wrong: [Volga, Rhine]
    why: "See **the map**: ![map](img/map.png)"
  - id: rhine
    cloze: The [[Rhine]] flows through [[Basel::city]].
    tags: [europe]
  - id: bend
    fact: The Danube crosses ten countries.
    skip: yes
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "rivers.yaml").write_text(DECK, encoding="utf-8")
    (tmp_path / "img").mkdir()
    (tmp_path / "img" / "map.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"7" * 40)
    return tmp_path


def quiz(folder: Path, *words: str, code: int = 0, **environment: str) -> tuple[str, str]:
    """What the command says on stdout and stderr."""
    done = subprocess.run(
        [sys.executable, "-m", "quiz", *words],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={"PATH": "", "PYTHONUTF8": "1", "HOME": str(folder), **environment},
    )
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout, done.stderr


def test_export_says_what_went_where_and_what_was_left_out(folder, learner):
    out, err = quiz(folder, "export", "rivers.yaml", "-o", "rivers.apkg")
    assert out == ""
    assert err.splitlines() == [
        "left out: rivers.yaml: 1 card marked `skip`",
        "rivers.apkg: 2 notes, 3 cards",
        "rivers.anki.lock: brought up to date; keep it beside the deck",
    ]
    assert learner.imports(folder / "rivers.apkg") == {"new": 2}
    assert len(learner.cards()) == 3
    assert not learner.col.media.check().missing


def test_a_second_export_is_the_same_file_and_touches_no_lock(folder):
    quiz(folder, "export", "rivers.yaml", "-o", "a.apkg")
    _, err = quiz(folder, "export", "rivers.yaml", "-o", "b.apkg")
    assert "lock" not in err
    assert (folder / "a.apkg").read_bytes() == (folder / "b.apkg").read_bytes()


def test_the_environment_can_fix_the_time(folder):
    quiz(folder, "export", "rivers.yaml", "-o", "a.apkg", "--no-lock", SOURCE_DATE_EPOCH="1790000000")
    quiz(folder, "export", "rivers.yaml", "-o", "b.apkg", "--no-lock", SOURCE_DATE_EPOCH="1790000000")
    assert (folder / "a.apkg").read_bytes() == (folder / "b.apkg").read_bytes()
    assert not (folder / "rivers.anki.lock").exists()
    _, err = quiz(folder, "export", "rivers.yaml", "-o", "c.apkg", code=2, SOURCE_DATE_EPOCH="soon")
    assert err == "quiz: SOURCE_DATE_EPOCH is 'soon'; it must be a whole number of seconds, or unset\n"


@pytest.mark.parametrize("epoch", ["0", "32503680000", "9" * 30])
def test_a_time_that_would_shut_out_later_updates_is_refused(epoch, folder):
    before = sorted(folder.rglob("*"))
    _, err = quiz(folder, "export", "rivers.yaml", "-o", "a.apkg", code=2, SOURCE_DATE_EPOCH=epoch)
    assert err == f"quiz: SOURCE_DATE_EPOCH is {epoch}; it must lie between the year 2000 and now\n"
    assert sorted(folder.rglob("*")) == before


@pytest.mark.parametrize("target", ["rivers.yaml", "img/../rivers.yaml", "rivers.anki.lock"])
def test_a_deck_and_its_lock_are_never_overwritten_by_the_export(target, folder):
    quiz(folder, "export", "rivers.yaml", "-o", "rivers.apkg")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    _, err = quiz(folder, "export", "rivers.yaml", "-o", target, "--to", "anki", code=2)
    assert "name another file" in err and len(err.splitlines()) == 1
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_import_brings_the_deck_back(folder):
    quiz(folder, "export", "rivers.yaml", "-o", "rivers.apkg")
    out, err = quiz(folder, "import", "rivers.apkg", "-o", "back/rivers.yaml", code=2)
    assert "there is no folder back" in err and out == ""
    (folder / "back").mkdir()
    out, err = quiz(folder, "import", "rivers.apkg", "-o", "back/rivers.yaml")
    assert (out, err) == ("", "back/rivers.yaml: 2 cards from 2 notes, 1 media file\n")
    assert (folder / "back/img/map.png").read_bytes() == (folder / "img/map.png").read_bytes()
    back, first = read_deck(folder / "back/rivers.yaml"), read_deck(folder / "rivers.yaml")
    assert back.cards == first.cards[:2]
    assert (back.name, back.id) == ("Rivers", "rivers")


def test_import_overwrites_nothing_unasked(folder):
    quiz(folder, "export", "rivers.yaml", "-o", "rivers.apkg")
    _, err = quiz(folder, "import", "rivers.apkg", "-o", "rivers.yaml", code=2)
    assert err == "quiz: rivers.yaml is there already; name another file, or say --force to overwrite it\n"
    assert (folder / "rivers.yaml").read_text(encoding="utf-8") == DECK
    (folder / "img/map.png").write_bytes(b"another")
    _, err = quiz(folder, "import", "rivers.apkg", "-o", "other.yaml", code=2)
    assert "img/map.png: is there with another content" in err
    assert not (folder / "other.yaml").exists()
    assert (folder / "img/map.png").read_bytes() == b"another"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("export", "missing.yaml", "-o", "x.apkg"), "missing.yaml"),
        (("export", "rivers.yaml", "-o", "x.pdf"), "what to write is not clear"),
        (("export", "rivers.yaml", "-o", "no/x.apkg"), "there is no folder"),
        (("import", "missing.apkg", "-o", "x.yaml"), "there is no such file"),
        (("import", "rivers.yaml", "-o", "x.yaml"), "is no Anki package"),
        (("import", "rivers.yaml", "-o", "x.txt"), "a deck's name ends with .yaml"),
    ],
)
def test_what_cannot_be_done_is_one_line(words, says, folder):
    before = sorted(folder.rglob("*"))
    out, err = quiz(folder, *words, code=2)
    assert out == ""
    assert says in err
    assert len(err.splitlines()) == 1
    assert sorted(folder.rglob("*")) == before


def test_a_damaged_lock_stops_the_export_and_says_what_to_do(folder):
    (folder / "rivers.anki.lock").write_text("<<<<<<< ours\n", encoding="utf-8")
    _, err = quiz(folder, "export", "rivers.yaml", "-o", "x.apkg", code=2)
    assert "rivers.anki.lock: the lock file is damaged" in err and "restore it" in err
    assert not (folder / "x.apkg").exists()


@pytest.mark.parametrize("times", ["1790000000, 99999999999999999999", "-5, 1790000000", "1790000000, 1"])
def test_a_lock_with_times_that_cannot_be_stops_the_export(times, folder):
    quiz(folder, "export", "rivers.yaml", "-o", "x.apkg", SOURCE_DATE_EPOCH="1790000000")
    lock = folder / "rivers.anki.lock"
    lock.write_text(lock.read_text().replace("1790000000, 1790000000", times), encoding="utf-8")
    _, err = quiz(folder, "export", "rivers.yaml", "-o", "x.apkg", code=2)
    assert "the lock file is damaged" in err


@pytest.mark.parametrize(
    "deck", sorted((Path(__file__).parents[2] / "decks").glob("*.yaml")), ids=lambda path: path.stem
)
def test_the_shipped_decks_reach_anki_whole(deck, learner, tmp_path):
    (tmp_path / "work").mkdir()
    copy = tmp_path / "work" / deck.name
    copy.write_bytes(deck.read_bytes())
    for extra in deck.parent.rglob("*"):
        if extra.is_file() and extra.suffix != ".yaml":
            target = tmp_path / "work" / extra.relative_to(deck.parent)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(extra.read_bytes())
    _, err = quiz(tmp_path, "export", f"work/{deck.name}", "-o", "d.apkg")
    cards = [card for card in read_deck(copy).cards if not card.skip]
    notes = sum(bool(card.choice) + bool(card.cloze) for card in cards)
    gaps = sum(len({gap.number for gap in card.cloze.gaps}) for card in cards if card.cloze)
    assert f"d.apkg: {notes:,} notes, {sum(bool(card.choice) for card in cards) + gaps:,} cards" in err
    assert learner.imports(tmp_path / "d.apkg") == {"new": notes}
    assert not learner.col.get_empty_cards().notes
    assert not learner.col.media.check().missing
    quiz(tmp_path, "import", "d.apkg", "-o", "work/back.yaml")
    assert read_deck(tmp_path / "work" / "back.yaml").cards == tuple(cards)
