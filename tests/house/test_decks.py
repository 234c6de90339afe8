"""The deck in decks/ is what the articles in seeds/ give, byte for byte, however it is made."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DECK = ROOT / "decks" / "colombia.yaml"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("seed", "options", "paths"),
    [
        ("0", [], ["seeds"]),
        (
            "1",
            ["--jobs", "2"],
            sorted((f"seeds/{path.name}" for path in (ROOT / "seeds").glob("*.md")), reverse=True),
        ),
    ],
    ids=["folder", "files the other way round, two processes"],
)
def test_deck_is_what_the_articles_give(seed, options, paths, tmp_path):
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    (tmp_path / "decks").mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "quiz", "make", *paths, *options, "-o", "decks/colombia.yaml"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    made = (tmp_path / "decks" / "colombia.yaml").read_text(encoding="utf-8")
    assert made == DECK.read_text(encoding="utf-8"), "run: make decks docs"
