"""No verb writes over what it was given to read, nor over what it has not written."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from quiz.cli import VERBS, group

ROOT = Path(__file__).parents[2]
DECK = "cards:\n  - fact: Water is wet.\n"
ARTICLE = (
    "The old bridge in the town was closed on Monday after the river had risen for three days. "
    "The mayor said that nobody was hurt and that the bridge would be open again by the end of May.\n"
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "deck.yaml").write_text(DECK, encoding="utf-8")
    (tmp_path / "bridge.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["export", "deck.yaml", "-o", "deck.yaml", "--to", "tsv"], "-o deck.yaml would take the place"),
        (["export", "deck.yaml", "-o", "./deck.yaml", "--to", "anki"], "-o deck.yaml would take the place"),
        (["make", "bridge.txt", "-o", "new.yaml", "--report", "bridge.txt"], "--report bridge.txt would"),
        (["make", "bridge.txt", "-o", "new.yaml", "--report", "new.yaml"], "--report new.yaml would"),
        (["make", ".", "-o", "new.yaml", "--report", "bridge.txt"], "--report bridge.txt would"),
        (["schema", "-o", "deck.yaml"], "deck.yaml: is there already and is no schema"),
        (["new", "deck.yaml"], "deck.yaml: is there already"),
    ],
)
def test_a_file_that_was_given_stays(folder, words, says):
    done = subprocess.run(
        [sys.executable, "-m", "quiz", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
    assert says in done.stderr
    assert (folder / "deck.yaml").read_text(encoding="utf-8") == DECK
    assert (folder / "bridge.txt").read_text(encoding="utf-8") == ARTICLE
    assert not (folder / "new.yaml").exists()


@pytest.mark.parametrize("verb", VERBS)
def test_a_file_that_cannot_be_read_is_left_to_the_reader_who_goes_on_with_the_others(verb):
    command = group.get_command(click.Context(group), verb)
    files = [part.type for part in command.params if isinstance(part.type, click.Path)]
    arguments = [part.type for part in command.params if isinstance(part, click.Argument)]
    assert all(isinstance(kind, click.Path) for kind in arguments)
    assert not any(kind.exists or kind.readable for kind in files if kind in arguments)


@pytest.fixture
def closed(folder):
    """A folder that may not be looked into, and the words that make a command obey even for root."""
    path = folder / "closed"
    path.mkdir()
    path.chmod(0)
    words = []
    if os.access(path, os.R_OK):
        if not shutil.which("setpriv"):
            pytest.skip("root may read everything, and there is no setpriv to give that up")
        drop = "-dac_override,-dac_read_search"
        words = ["setpriv", f"--bounding-set={drop}", f"--inh-caps={drop}"]
    yield words
    path.chmod(0o700)


@pytest.mark.parametrize(
    "verb", [["practice"], ["make", "-o", "new.yaml"], ["check"], ["export", "-o", "d.apkg"]]
)
def test_a_folder_that_cannot_be_read_is_one_line(folder, closed, verb):
    done = subprocess.run(
        [*closed, sys.executable, "-m", "quiz", *verb, "closed"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QUIZ_DATA_DIR": str(folder / "data")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
    assert done.stderr.startswith("quiz: closed: ")
