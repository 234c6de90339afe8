"""The verbs as processes, as a learner runs them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DECK = """deck: Tides
cards:
  - {id: t1, q: What pulls the tides?, a: The Moon, wrong: [The wind, The heat]}
  - {id: t2, cloze: "Spring tides come at [[full moon]]."}
"""


@pytest.fixture
def quiz(tmp_path):
    """Runs `quiz WORDS...` in an empty folder with its own data folder; gives the finished process."""
    (tmp_path / "tides.yaml").write_text(DECK)

    def run(*words, text="", home=tmp_path, stdout=subprocess.PIPE, **environ):
        return subprocess.run(
            [sys.executable, "-m", "quiz", *words],
            input=text,
            stdout=stdout,
            stderr=subprocess.PIPE,
            text=True,
            cwd=home,
            timeout=60,
            env={**os.environ, "PYTHONPATH": str(ROOT), "QUIZ_DATA_DIR": str(tmp_path / "data"), **environ},
        )

    return run


def test_practice_without_a_terminal_shows_a_card_and_ends_well(quiz, tmp_path):
    done = quiz("practice", "tides.yaml")
    assert done.returncode == 0
    assert "What pulls the tides?" in done.stdout
    assert done.stderr == ""
    (tmp_path / "decks").mkdir()
    (tmp_path / "tides.yaml").rename(tmp_path / "decks" / "tides.yaml")
    assert "What pulls the tides?" in quiz().stdout
    assert "What pulls the tides?" in quiz("practice", "decks").stdout


def test_answers_are_kept_from_run_to_run_and_counted(quiz):
    quiz("practice", "--plain", "tides.yaml", text="?\n\n")
    done = quiz("due")
    assert (done.returncode, done.stdout) == (0, "1 due, 1 new\n")
    done = quiz("stats", "--format", "json")
    figures = json.loads(done.stdout)
    assert figures["answers"] == 1
    assert figures["decks"][0]["name"] == "Tides"
    assert figures["decks"][0]["due"] == 1
    rows = [json.loads(line) for line in quiz("stats", "--format", "log").stdout.splitlines()]
    (review,) = [row for row in rows if row["kind"] == "review"]
    assert (review["card"], review["grade"], review["dont_know"], review["keys"]) == (
        "t1",
        1,
        True,
        ["The Moon"],
    )
    assert "Tides" in quiz("stats", "tides.yaml").stdout
    assert "sound" in quiz("doctor").stdout


@pytest.mark.parametrize("aside", [":b", ":x"])
def test_a_card_put_aside_today_still_counts_as_begun_today(quiz, tmp_path, aside):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "settings.toml").write_text("new = 1\n")
    quiz("practice", "--plain", "tides.yaml", text=f"?\n\n{aside}\n:q\n")
    assert quiz("due").stdout == "0 due, 0 new\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize(
    "words", [("due",), ("stats", "--format", "log"), ("practice", "--plain", "tides.yaml")]
)
def test_output_that_cannot_be_written_is_one_line(quiz, words):
    quiz("practice", "--plain", "tides.yaml", text="?\n\n")
    with Path("/dev/full").open("w") as full:
        done = quiz(*words, stdout=full)
    assert done.returncode == 2
    assert done.stderr == "quiz: the output cannot be written: the disk is full\n"


def test_new_limits_the_new_cards(quiz):
    assert "2 to go" in quiz("practice", "tides.yaml").stdout
    assert "1 to go" in quiz("practice", "--new", "1", "--data-dir", "other", "tides.yaml").stdout


def test_optimise_says_when_there_is_too_little(quiz):
    quiz("practice", "--plain", "tides.yaml", text="?\n\n")
    done = quiz("optimise", "--apply")
    assert done.returncode == 0
    assert "Too few answers yet: 0" in done.stdout


@pytest.mark.parametrize("verb", ["due", "stats", "doctor", "optimise"])
def test_before_the_first_answer_nothing_is_made(quiz, tmp_path, verb):
    done = quiz(verb)
    assert done.returncode == 0
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("practice", "missing.yaml"), "missing.yaml"),
        (("practice", "empty"), "no deck in it"),
        (("practice", "broken.yaml"), "broken.yaml:"),
        (("practice", "--data-dir", "tides.yaml", "tides.yaml"), "tides.yaml"),
    ],
)
def test_what_cannot_be_practised_is_one_line(quiz, tmp_path, words, says):
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken.yaml").write_text("deck: [unclosed\ncards:\n")
    done = quiz(*words)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert says in done.stderr


def test_a_damaged_history_is_one_line_and_the_doctor_helps(quiz, tmp_path):
    quiz("practice", "--plain", "tides.yaml", text="?\n\n")
    path = tmp_path / "data" / "history.sqlite3"
    path.write_bytes(b"no database at all " * 400)
    for verb in ("due", "stats", "practice"):
        done = quiz(verb)
        assert done.returncode == 2
        assert done.stderr.count("\n") == 1
    done = quiz("doctor")
    assert done.returncode == 2
    assert "beyond reading" in done.stderr
    assert path.read_bytes().startswith(b"no database")


def test_a_settings_file_counts_and_its_mistakes_are_told(quiz, tmp_path):
    (tmp_path / "data").mkdir()
    settings = tmp_path / "data" / "settings.toml"
    settings.write_text("new = 1\n")
    assert "1 to go" in quiz("practice", "tides.yaml").stdout
    for text, says in (
        ("new = 'many'", "new"),
        ("news = 3", "unknown key 'news'"),
        ("retention = 2.0", "between 0.7 and 0.97"),
        ("faces = 'smile'", "faces is one of"),
        ("new = ", "TOML"),
    ):
        settings.write_text(text)
        done = quiz("due")
        assert done.returncode == 2
        assert says in done.stderr
        assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "never"),
    [
        (("due",), ("textual", "spacy", "yaml", "fsrs_rs_python")),
        (("practice", "tides.yaml"), ("textual", "rich", "spacy", "genanki")),
    ],
)
def test_a_verb_loads_only_what_it_needs(quiz, tmp_path, words, never):
    code = (
        "import sys, atexit; from quiz.cli import main; sys.argv = ['quiz', *sys.argv[1:]]\n"
        "atexit.register(lambda: sys.stderr.write(' '.join(sys.modules)))\n"
        "main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        input="",
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QUIZ_DATA_DIR": str(tmp_path / "data")},
        check=True,
    )
    assert not {*never} & {*done.stderr.split()}
