"""Kills a practice session again and again, and counts the acknowledged answers that are lost.

A session is played line by line through a pipe, as fast as it goes, with right, wrong, unknown and taken-back
answers, and killed with SIGKILL at a random moment: while it starts, between two answers, or in the middle of
one. An answer is acknowledged when the line that says what became of it was read. After each kill the
history has to be sound, and every acknowledged answer in it, in order.
"""

from __future__ import annotations

import contextlib
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from frame import Ratio, show

from quiz.practice.doctor import check
from quiz.practice.history import History
from quiz.practice.settings import HISTORY_FILE

KILLS = 200
CARDS = 300
PATIENCE = 20.0
"""Seconds after which a session that says nothing is killed."""


@dataclass
class Result:
    """What came of it."""

    kills: int = 0
    acknowledged: int = 0
    kept: int = 0
    lost: int = 0
    unsound: int = 0
    seconds: float = 0.0


def play_and_kill(folder: Path, kills: int = KILLS, seed: int = 0) -> Result:
    """Kill a session so many times, in that folder."""
    chance = random.Random(seed)
    deck = folder / "deck.yaml"
    deck.write_text(_deck(), encoding="utf-8")
    path = folder / "data" / HISTORY_FILE
    result = Result()
    acknowledged: list[str] = []
    began = time.monotonic()
    while result.kills < kills:
        acknowledged += _play(deck, folder / "data", chance)
        result.kills += 1
        if not path.exists():
            continue
        with History(path) as history:
            result.unsound += not check(history).sound
            kept = ["; ".join(review.chosen) or "?" for review in history.reviews()]
        result.lost += _missing(acknowledged, kept)
    result.acknowledged, result.kept = len(acknowledged), len(kept)
    result.seconds = time.monotonic() - began
    return result


def _deck() -> str:
    cards = [
        f"  - {{id: k{n}, q: 'What is number {n}?', a: 'yes {n}', wrong: ['no {n}', 'nay {n}']}}"
        for n in range(CARDS)
    ]
    return "\n".join(["deck: Crash", "cards:", *cards, ""])


def _play(deck: Path, data: Path, chance: random.Random) -> list[str]:
    """Play until the kill; gives the answers that were acknowledged, in order."""
    command = [
        sys.executable,
        "-u",
        "-m",
        "quiz",
        "practice",
        "--plain",
        "--new",
        "9999",
        "--data-dir",
        str(data),
        str(deck),
    ]
    child = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
        text=True,
    )
    timer = threading.Timer(chance.uniform(0.02, 0.3) if chance.random() < 0.1 else PATIENCE, child.kill)
    timer.start()
    playing = False
    given: list[str] = []
    try:
        for event, options in _events(child):
            if not playing:
                playing = True
                timer.cancel()
                timer = threading.Timer(chance.uniform(0.0, 0.25), child.kill)
                timer.start()
            if event == "asked":
                line = chance.choice(["?", "1", "2", "3"]) if chance.random() < 0.9 else "?"
                answer = "?" if line == "?" else options[int(line) - 1]
                _write(child, line)
            elif event == "told":
                given.append(answer)
                if chance.random() < 0.1:
                    given.pop()  # whether it is taken back before the kill is open
                    _write(child, "u")
                else:
                    _write(child, "")
    except (BrokenPipeError, IndexError):
        pass
    finally:
        child.kill()
        child.wait()
        timer.cancel()
        for stream in (child.stdin, child.stdout):
            with contextlib.suppress(BrokenPipeError):
                stream.close()
    return given


def _events(child: subprocess.Popen[str]) -> Iterator[tuple[str, list[str]]]:
    """What the session says: it asked (with its options), it told the verdict."""
    options: list[str] = []
    for line in child.stdout:
        text = line.strip()
        if text[:3] in ("1. ", "2. ", "3. "):
            options.append(text[3:])
        if text == "Number:":
            yield "asked", options
            options = []
        elif text.startswith("It comes"):
            yield "told", []


def _write(child: subprocess.Popen[str], line: str) -> None:
    child.stdin.write(line + "\n")
    child.stdin.flush()


def _missing(acknowledged: list[str], kept: list[str]) -> int:
    """How many of the acknowledged answers are not among those kept, in their order."""
    rest = iter(kept)
    return sum(all(each != answer for each in rest) for answer in acknowledged)


def run() -> Iterator[Ratio]:
    """Two hundred kills."""
    with tempfile.TemporaryDirectory() as name:
        result = play_and_kill(Path(name))
    detail = f"{result.kills} kills, {result.acknowledged} acknowledged, {result.kept} kept, {result.seconds:.0f} s"
    yield Ratio("acknowledged answers lost", result.lost, 0, detail)
    yield Ratio("times that the history was not sound", result.unsound, 0)


if __name__ == "__main__":
    show(run)
