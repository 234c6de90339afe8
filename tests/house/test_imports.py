"""Starting up loads what the verb needs and nothing else: a prompt or an editor calls these many times a day."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LANGUAGE = {"spacy", "thinc", "numpy", "rapidfuzz"}
SCREEN = {"textual", "rich"}
ANKI = {"genanki"}
PAGES = {"trafilatura", "lxml"}

REPORT = """
import sys
sys.argv = ["quiz", *sys.argv[1:]]
from quiz.__main__ import main
try:
    main()
except SystemExit as stop:
    if stop.code not in (None, 0):
        raise
import json
print("\\n" + json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""


def loaded(code, *words, cwd):
    """The top-level names in sys.modules after a run in a folder of its own."""
    environment = {**os.environ, "QUIZ_DATA_DIR": str(cwd / "data"), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, words)],
        cwd=cwd,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


DECK = "moon.yaml"


@pytest.mark.parametrize(
    ("words", "forbidden"),
    [
        (["--help"], LANGUAGE | SCREEN | ANKI | PAGES | {"yaml", "sqlite3"}),
        (["--version"], LANGUAGE | SCREEN | ANKI | PAGES | {"yaml", "sqlite3"}),
        (["check", DECK], LANGUAGE | SCREEN | ANKI | PAGES | {"sqlite3"}),
        (["due"], LANGUAGE | SCREEN | ANKI | PAGES),
        (["stats", DECK], LANGUAGE | SCREEN | ANKI | PAGES),
        (["schema"], LANGUAGE | SCREEN | ANKI | PAGES),
        (["new", "first.yaml"], LANGUAGE | SCREEN | ANKI | PAGES | {"sqlite3"}),
        (["practice", "--plain", DECK], LANGUAGE | SCREEN | ANKI | PAGES),
        (["export", DECK, "-o", "deck.apkg"], LANGUAGE | SCREEN | PAGES),
        (["make", ROOT / "seeds" / "cnn.md", "-o", "deck.yaml"], {"textual"} | ANKI),
    ],
    ids=lambda value: " ".join(Path(word).name for word in value) if isinstance(value, list) else "",
)
def test_verb_loads_nothing_foreign(words, forbidden, tmp_path):
    shutil.copytree(ROOT / "decks", tmp_path, dirs_exist_ok=True)
    assert not loaded(REPORT, *words, cwd=tmp_path) & forbidden


def test_screen_loads_neither_language_nor_anki(tmp_path):
    code = "import sys, json, quiz.tui.app; print(json.dumps(sorted({n.split('.')[0] for n in sys.modules})))"
    assert not loaded(code, cwd=tmp_path) & (LANGUAGE | ANKI | PAGES)
