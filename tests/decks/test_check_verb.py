"""`quiz check` as a command."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quiz.cli.check import command

GOOD = "- q: Which city is the capital of Norway?\n  a: Oslo\n  wrong: [Bergen, Voss]\n"
BAD = GOOD.replace("wrong", "worng")
DOUBTFUL = "- q: Which city is it?\n  a: Oslo, which has been the capital since the union ended\n  wrong: [Bergen, Voss]\n"


@pytest.fixture
def decks(tmp_path: Path) -> Path:
    for name, text in (("good", GOOD), ("bad", BAD), ("doubtful", DOUBTFUL)):
        (tmp_path / f"{name}.yaml").write_bytes(text.replace("\n", "\r\n").encode())
    return tmp_path


def check(*args: object) -> Result:
    return CliRunner().invoke(command, [str(arg) for arg in args], catch_exceptions=False)


def test_exit_codes(decks: Path) -> None:
    assert check(decks / "good.yaml").exit_code == 0
    assert check(decks / "bad.yaml").exit_code == 1
    assert check(decks / "doubtful.yaml").exit_code == 0
    assert check("--strict", decks / "doubtful.yaml").exit_code == 1
    assert check(decks / "good.yaml", decks / "bad.yaml").exit_code == 1


def test_a_missing_file_and_a_wrong_option_are_one_line_and_exit_2(decks: Path) -> None:
    for args in (["nowhere.yaml"], [str(decks)], ["--format", "xml", "good.yaml"], []):
        done = subprocess.run(
            [sys.executable, "-m", "quiz", "check", *args],
            capture_output=True,
            text=True,
            check=False,
            cwd=decks,
        )
        assert done.returncode == 2 and done.stdout == ""
        assert "Traceback" not in done.stderr
    assert done.stderr


def test_a_file_that_cannot_be_used_does_not_hide_the_others(decks: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "quiz", "check", "no.yaml", "bad.yaml", "nor.yaml"],
        capture_output=True, text=True, check=False, cwd=decks,
    )  # fmt: skip
    assert done.returncode == 2
    assert "a card has no `worng`" in done.stdout
    assert [line.split(":")[1].strip() for line in done.stderr.splitlines()] == ["no.yaml", "nor.yaml"]


def test_a_word_processors_file_is_told_in_one_problem(decks: Path) -> None:
    (decks / "deck.docx").write_bytes(b"PK\x03\x04" + bytes(range(256)) * 20)
    done = check(decks / "deck.docx")
    assert done.exit_code == 1 and done.stdout.count("[") == 1
    assert "this is not a text file" in done.stdout


def test_fix_writes_what_is_wrong_and_only_once(decks: Path) -> None:
    path = decks / "bad.yaml"
    first = check("--fix", path)
    assert first.exit_code == 0 and "1 fix made" in first.stderr
    assert path.read_bytes() == GOOD.replace("\n", "\r\n").encode()
    before = path.stat().st_mtime_ns
    second = check("--fix", path)
    assert (second.exit_code, second.stderr) == (0, "")
    assert path.stat().st_mtime_ns == before
    assert sorted(entry.name for entry in decks.iterdir()) == ["bad.yaml", "doubtful.yaml", "good.yaml"]


def test_the_formats(decks: Path) -> None:
    told = json.loads(check("--format", "json", decks / "bad.yaml", decks / "good.yaml").stdout)
    assert [len(deck["problems"]) for deck in told["decks"]] == [1, 0]
    assert check("--format", "github", decks / "bad.yaml").stdout.startswith("::error file=")
    text = check(decks / "bad.yaml").stdout
    assert text.startswith("error[unknown-key]: a card has no `worng`\n --> ") and "\x1b" not in text


def test_neither_textual_nor_spacy_is_loaded(decks: Path) -> None:
    code = (
        "import sys\nfrom quiz.cli import main\nsys.argv = ['quiz', 'check', 'doubtful.yaml']\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code, end.code\n"
        "heavy = {'textual', 'rich', 'spacy', 'genanki', 'trafilatura', 'numpy'} & {name.split('.')[0] for name in sys.modules}\n"
        "print('loaded:', sorted(heavy), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=decks
    )
    assert done.stderr.strip() == "loaded: []"
    assert "L102" in done.stdout


def test_the_same_bytes_whatever_the_hash_seed(decks: Path) -> None:
    told = set()
    for seed in ("0", "1", "2"):
        done = subprocess.run(
            [sys.executable, "-m", "quiz", "check", "bad.yaml", "doubtful.yaml", "--format", "json"],
            capture_output=True, check=False, cwd=decks, env={**os.environ, "PYTHONHASHSEED": seed},
        )  # fmt: skip
        told.add(done.stdout)
    assert len(told) == 1
