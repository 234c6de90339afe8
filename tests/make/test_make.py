"""The whole way: `quiz make` as a user runs it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from quiz.decks.read import load, read_deck

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"


def quiz(*arguments, cwd=ROOT, **environment):
    return subprocess.run(
        [sys.executable, "-m", "quiz", *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        check=False,
    )


@pytest.fixture(scope="module")
def seeds(tmp_path_factory):
    """The deck and report that are made from seeds/."""
    folder = tmp_path_factory.mktemp("seeds")
    done = quiz("make", "seeds", "-o", folder / "deck.yaml", "--report", folder / "report.json")
    assert done.returncode == 0, done.stderr
    return folder


def test_the_deck_is_sound(seeds):
    deck, problems = load(seeds / "deck.yaml")

    assert [p for p in problems if p.severity == "error"] == []
    assert len(deck.cards) >= 30


def test_every_card_quotes_its_article_verbatim(seeds):
    deck = read_deck(seeds / "deck.yaml")
    texts = {a.key: (seeds / a.file).resolve().read_text("utf-8") for a in deck.articles}

    for card in deck.cards:
        assert card.sources
        for source in card.sources:
            assert source.says in texts[source.article]


def test_the_report_says_what_the_deck_says(seeds):
    deck = read_deck(seeds / "deck.yaml")
    report = json.loads((seeds / "report.json").read_text("utf-8"))

    assert [card["id"] for card in report["cards"]] == [card.id for card in deck.cards]
    assert {a["key"] for a in report["articles"]} == {a.key for a in deck.articles}
    assert report["refused"]
    facts = {fact["id"] for fact in report["facts"]}
    assert all(set(card["facts"]) <= facts for card in report["cards"])


def test_the_offsets_of_the_report_reproduce_the_sentences(seeds):
    report = json.loads((seeds / "report.json").read_text("utf-8"))
    texts = {a["key"]: (ROOT / a["file"]).read_text("utf-8") for a in report["articles"]}

    for fact in report["facts"]:
        for value in fact["values"]:
            for says in value["says"]:
                assert texts[says["article"]][says["start"] :].startswith(says["sentence"])


def test_the_shipped_deck_is_the_one_that_seeds_make(tmp_path):
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    (tmp_path / "decks").mkdir()

    done = quiz("make", "seeds", "-o", "decks/colombia.yaml", cwd=tmp_path, PYTHONPATH=str(ROOT))

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "decks" / "colombia.yaml").read_bytes() == (
        ROOT / "decks" / "colombia.yaml"
    ).read_bytes()


def test_order_processes_and_hash_seed_change_no_byte(tmp_path):
    files = sorted((ROOT / "seeds").glob("*.md"))
    one = quiz("make", *files, "-o", tmp_path / "one.yaml", PYTHONHASHSEED="1")
    two = quiz("make", *reversed(files), "-o", tmp_path / "two.yaml", "--jobs", "2", PYTHONHASHSEED="2")

    assert (one.returncode, two.returncode) == (0, 0), one.stderr + two.stderr
    assert (tmp_path / "one.yaml").read_bytes() == (tmp_path / "two.yaml").read_bytes()


def test_an_unreadable_file_is_named_and_the_others_are_read(tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.txt").write_bytes(bytes(range(256)) * 8)

    done = quiz(
        "make", tmp_path / "empty.txt", tmp_path / "picture.txt", ROOT / "seeds", "-o", tmp_path / "d.yaml"
    )

    assert done.returncode == 2
    assert (tmp_path / "d.yaml").exists()
    lines = done.stderr.splitlines()
    assert sum("empty.txt" in line for line in lines) == 1
    assert sum("picture.txt" in line for line in lines) == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nowhere", "-o", "d.yaml"], "nowhere"),
        (["seeds", "-o", "d.yaml", "--kinds", "essay"], "--kinds"),
        (["seeds", "-o", "d.yaml", "--model", "my_model"], "my_model"),
        (["seeds", "-o", "no/such/folder/d.yaml"], "d.yaml"),
    ],
)
def test_what_a_user_can_get_wrong_is_one_line(tmp_path, arguments, says):
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")

    done = quiz("make", *arguments, cwd=tmp_path, PYTHONPATH=str(ROOT))

    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_explain_tells_disagreement_correction_and_copy(tmp_path):
    done = quiz("make", "seeds", "-o", tmp_path / "d.yaml", "--explain")

    assert done.returncode == 0
    assert "1.9 million" in done.stdout
    assert "withdrawn:" in done.stdout
    assert "one witness, not two" in done.stdout


def test_explain_gives_the_differing_sentences_whole_and_names_other_prints(tmp_path):
    done = quiz("make", "seeds", "-o", tmp_path / "d.yaml", "--explain", "--report", tmp_path / "r.json")
    differing = done.stdout.partition("WHERE THE ARTICLES DIFFER")[2].partition("\nCARDS")[0]
    told = " ".join(differing.split())

    found = json.loads((tmp_path / "r.json").read_text("utf-8"))["facts"]
    facts = [fact for fact in found if fact["status"] == "conflicting"]
    assert facts
    for fact in facts:
        for value in fact["values"]:
            for says in value["says"]:
                assert " ".join(says["sentence"].split()) in told
    assert "another print of" in told


def test_made_onto_a_deck_both_counts_are_told_and_the_name_stays(tmp_path):
    deck = tmp_path / "deck.yaml"
    article = ROOT / "seeds" / "upi.md"

    new = quiz("make", article, "-o", deck, "--name", "Spring term")
    mine = "\n  - q: Which card did nobody make?\n    a: This one\n    wrong: [That one, The other]\n"
    text = deck.read_text("utf-8")
    head, cards, rest = text.partition("\ncards:\n")
    assert cards
    deck.write_text(f"{head}\ncards:\n{mine.strip(chr(10))}\n\n{rest}", "utf-8")
    again = quiz("make", article, "-o", deck, "--name", "Autumn term")

    made = len(read_deck(deck).cards) - 1
    assert (new.returncode, again.returncode) == (0, 0), new.stderr + again.stderr
    assert f"deck.yaml: {made} cards (" in new.stderr
    assert f"deck.yaml: {made} cards made (" in again.stderr
    assert f"from 1 article; {made + 1} cards in the file now\n" in again.stderr
    assert "--name" not in new.stderr
    assert (
        len([line for line in again.stderr.splitlines() if "--name" in line and "Spring term" in line]) == 1
    )
    assert read_deck(deck).name == "Spring term"


@pytest.mark.skipif(not SHARED.exists(), reason="the original reports are not here")
def test_the_original_reports_make_a_deck(tmp_path):
    files = sorted((SHARED / "seeds").glob("*.txt"))

    done = quiz("make", *files, "-o", tmp_path / "d.yaml")

    assert done.returncode == 0, done.stderr
    deck = read_deck(tmp_path / "d.yaml")
    assert len(deck.cards) >= 30
    assert any(card.choice for card in deck.cards)
    assert any(card.cloze for card in deck.cards)
    for furniture in ("JavaScript", "Advertisement", "Leave a Reply", "Facebook", "IE 11", "WordPress"):
        assert not any(furniture in source.says for card in deck.cards for source in card.sources)
