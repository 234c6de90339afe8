"""The program as a whole, in a pseudo-terminal: signals, a kill, and what is loaded."""

from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tui_terminal import Terminal, python

from quiz.practice.history import History

ROOT = Path(__file__).resolve().parents[2]
DECK = """\
deck: Harbour
cards:
  - {id: one, q: "Question one?", a: right one, wrong: [wrong one, other one]}
  - {id: two, q: "Question two?", a: right two, wrong: [wrong two, other two]}
  - {id: three, q: "Question three?", a: right three, wrong: [wrong three, other three]}
  - {id: four, q: "Question four?", a: right four, wrong: [wrong four, other four]}
"""
MODES = {"alternate screen": "1049", "mouse": "1000", "mouse movement": "1003", "mouse in cells": "1006"}

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.yaml"
    path.write_text(DECK, encoding="utf-8")
    return path


def practise(deck: Path, **options: Any) -> Terminal:
    data = deck.parent / "data"
    command = python("-m", "quiz", "practice", str(deck), "--data-dir", str(data))
    return Terminal(command, cwd=ROOT, **options)


def still_on(raw: bytes) -> list[str]:
    """The modes that were set and never reset."""
    return [
        name
        for name, mode in MODES.items()
        if raw.rfind(b"\x1b[?%sh" % mode.encode()) > raw.rfind(b"\x1b[?%sl" % mode.encode())
    ]


@pytest.mark.parametrize(("sign", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_leaves_a_usable_terminal(sign: signal.Signals, code: int, deck: Path) -> None:
    with practise(deck) as terminal:
        terminal.wait_for("Choose one.")
        assert still_on(terminal.raw) == list(MODES)
        terminal.kill(sign)

        assert terminal.wait_exit() == code
        assert still_on(terminal.raw) == []
        assert b"\x1b[?25h" in terminal.raw, "the cursor is shown again"
        assert b"Traceback" not in terminal.raw


def test_a_closed_window_ends_the_program(deck: Path) -> None:
    with practise(deck) as terminal:
        terminal.wait_for("Choose one.")
        terminal.hang_up()

        assert terminal.wait_exit() == 129


@pytest.mark.parametrize("key", ["\x11", "\x1b"])
def test_leaving_by_a_key_ends_with_nought(key: str, deck: Path) -> None:
    with practise(deck) as terminal:
        terminal.wait_for("Choose one.")
        terminal.press(key)
        if key == "\x1b":
            terminal.wait_for("learned")
            terminal.press("q")

        assert terminal.wait_exit() == 0
        assert still_on(terminal.raw) == []


def test_answers_survive_a_kill_and_the_session_goes_on(deck: Path) -> None:
    with practise(deck) as terminal:
        for left in ("4 left", "3 left", "2 left"):
            terminal.wait_for(
                lambda text, left=left: left in text and "Choose one." in text and "  right " in text
            )
            line = next(line for line in terminal.text.splitlines() if "  right " in line)
            terminal.press(line.split()[0])
            terminal.wait_for("✓ Right")
            if left != "2 left":
                terminal.press(" ")
        terminal.kill(signal.SIGKILL)
        assert terminal.wait_exit() == -signal.SIGKILL

    with History(deck.parent / "data" / "history.sqlite3", readonly=True) as history:
        assert sorted(review.item.card for review in history.reviews()) != []
        assert len(list(history.reviews())) == 3

    with practise(deck) as terminal:
        terminal.wait_for("1 left")
        terminal.wait_for("You go on where you stopped.")


def test_starting_the_screen_loads_neither_the_language_model_nor_the_anki_writer() -> None:
    code = (
        "import sys, quiz.tui.app, quiz.tui.screens.practice, quiz.tui.screens.home, quiz.cli.practice\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules}))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert "textual" in loaded.stdout.split()
    assert not {"spacy", "genanki", "trafilatura", "rapidfuzz", "numpy"} & set(loaded.stdout.split())


@pytest.mark.parametrize(("columns", "rows"), [(40, 12), (40, 15), (200, 60)])
def test_it_runs_from_the_smallest_to_the_largest_terminal(columns: int, rows: int, deck: Path) -> None:
    with practise(deck, columns=columns, rows=rows, env={"NO_COLOR": "1"}) as terminal:
        terminal.wait_for("I don't know")
        terminal.press("0")
        terminal.wait_for("✗ You did not know")
        terminal.settle()

        assert "Space next" in terminal.text
        assert "? help" in terminal.text


def test_the_editor_is_opened_at_the_card_and_the_deck_read_again(tmp_path: Path) -> None:
    deck = tmp_path / "seas.yaml"
    deck.write_text("deck: Seas\ncards:\n  - fact: Water is wet.\n", encoding="utf-8")
    editor = tmp_path / "vi"
    editor.write_text('#!/bin/sh\necho "$1" > "$2.seen"\nsed -i s/wet/dry/ "$2"\n', encoding="utf-8")
    editor.chmod(0o755)
    with practise(deck, env={"EDITOR": str(editor), "VISUAL": ""}) as terminal:
        terminal.wait_for("Water is wet.")
        terminal.press("v")
        terminal.wait_for("Water is dry.")
        terminal.wait_for("The deck was read again.")

    assert Path(f"{deck}.seen").read_text(encoding="utf-8") == "+3\n"


def test_a_history_that_breaks_underneath_is_told_in_one_line(deck: Path) -> None:
    with practise(deck) as terminal:
        terminal.wait_for("Choose one.")
        terminal.press("\x1b")
        terminal.wait_for("learned")
        with contextlib.closing(sqlite3.connect(deck.parent / "data" / "history.sqlite3")) as connection:
            connection.execute("DROP TABLE state")
        terminal.press("\r")
        terminal.wait_for("no such table")
        terminal.press("q")

        assert terminal.wait_exit() == 0


def test_a_history_that_cannot_be_used_ends_in_one_line(deck: Path) -> None:
    with practise(deck) as terminal:
        terminal.wait_for("Choose one.")
        terminal.kill(signal.SIGTERM)
        terminal.wait_exit()
    with contextlib.closing(sqlite3.connect(deck.parent / "data" / "history.sqlite3")) as connection:
        connection.execute("DROP TABLE state")
    with practise(deck) as terminal:
        assert terminal.wait_exit() == 2
        assert still_on(terminal.raw) == []
        assert b"Traceback" not in terminal.raw
        assert b"quiz: " in terminal.raw
