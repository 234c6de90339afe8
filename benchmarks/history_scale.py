"""Practice on a history of 100,000 cards and 1,000,000 answers, against the same on an empty one.

The history is written by its own tables, in one transaction; what is timed goes through the program: the
first card of a deck of 100 cards line by line, an answer, the line for the prompt, the figures, and making
the state anew from the log.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, date
from pathlib import Path

from frame import Ratio, seconds, show

from quiz.practice import stats
from quiz.practice.days import StudyDays
from quiz.practice.doctor import check, rebuild
from quiz.practice.figures import figures
from quiz.practice.history import History
from quiz.practice.log import INSERT_REVIEW
from quiz.practice.settings import HISTORY_FILE, Settings

CARDS = 100_000
REVIEWS = 10
DECKS = 50


def fill(path: Path, cards: int = CARDS, reviews: int = REVIEWS) -> None:
    """Write a history of so many cards with so many answers each, over a year."""
    chance = random.Random(1)
    today = date.today().toordinal()
    shown = ["The first option", "The second one", "A third option", "None of these"]
    with History(path) as history:
        connection = history.connection
        with history.transaction():
            names = [(n, f"Deck {n % DECKS}", f"card{n}", 0) for n in range(1, cards + 1)]
            connection.executemany("INSERT INTO items VALUES (?, ?, ?, ?)", names)
            content = [
                (
                    "content",
                    n,
                    0,
                    today - 730,
                    json.dumps({"question": f"What is {n}?", "answers": [shown[0]], "hash": "x"}),
                )
                for n in range(1, cards + 1)
            ]
            connection.executemany(
                "INSERT INTO log (kind, item, at, day, detail) VALUES (?, ?, ?, ?, ?)", content
            )
            rows = []
            for item in range(1, cards + 1):
                day = today - 330 + chance.randrange(60)
                for number in range(reviews):
                    gap = min(2**number, 90)
                    grade = 3 if chance.random() < 0.9 else 1
                    detail = {"face": "choice", "outcome": "right" if grade > 1 else "wrong", "shown": shown}
                    detail |= {"chosen": shown[:1] if grade > 1 else shown[1:2], "keys": shown[:1]}
                    detail |= {"number": number + 1, "hash": "x", "version": "y"}
                    at = (day - date(1970, 1, 1).toordinal()) * 86_400_000 + chance.randrange(86_400_000)
                    recall = round(chance.uniform(0.8, 0.97), 4) if number else None
                    before = gap // 2
                    rows.append(
                        (item, None, at, day, grade, day + gap, recall, before, 0, 4200, json.dumps(detail))
                    )
                    day += gap
            rows.sort(key=lambda row: row[2])
            connection.executemany(INSERT_REVIEW, rows)
        rebuild(history)


def run() -> Iterator[Ratio]:
    """The large history against the small one, in turns."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        deck = folder / "deck.yaml"
        cards = [
            f"  - {{id: k{n}, q: 'What is number {n}?', a: 'yes {n}', wrong: ['no {n}', 'nay {n}']}}"
            for n in range(100)
        ]
        deck.write_text("\n".join(["deck: Hundred", "cards:", *cards, ""]), encoding="utf-8")
        large, small = folder / "large", folder / "small"
        fill(large / HISTORY_FILE)
        size = (large / HISTORY_FILE).stat().st_size / 1e6
        for data in (large, small):
            _first_card(deck, data)
        pairs = [
            (seconds(lambda: _first_card(deck, large)), seconds(lambda: _first_card(deck, small)))
            for _ in range(7)
        ]
        ours, theirs = (statistics.median(each) for each in zip(*pairs, strict=True))
        yield Ratio(
            "first card, by lines", ours / theirs, 1.6, f"{ours:.3f} s / {theirs:.3f} s, {size:.0f} MB"
        )
        pairs = [(seconds(lambda: _due(large)), seconds(lambda: _due(small))) for _ in range(7)]
        ours, theirs = (statistics.median(each) for each in zip(*pairs, strict=True))
        yield Ratio("quiz due", ours / theirs, 2.0, f"{ours:.3f} s / {theirs:.3f} s")
        with History(large / HISTORY_FILE) as history:
            day = date.today()
            spent = seconds(lambda: figures(history, None, day, Settings(), StudyDays(4, UTC)))
            yield Ratio("all figures, in seconds", spent, 20.0)
            spent = seconds(lambda: stats.decks(history, ["Deck 1"], day))
            yield Ratio("how one deck stands, in seconds", spent, 0.2)
            spent = seconds(lambda: check(history))
            yield Ratio("checking a million answers, in seconds", spent, 30.0)
        fill(folder / "medium" / HISTORY_FILE, 8000, 10)
        with History(folder / "medium" / HISTORY_FILE) as history:
            spent = seconds(lambda: rebuild(history))
            yield Ratio("making the state of 80,000 answers anew, in seconds", spent, 1.0)


def _first_card(deck: Path, data: Path) -> None:
    _quiz("practice", "--plain", "--data-dir", str(data), str(deck))


def _due(data: Path) -> None:
    _quiz("due", "--data-dir", str(data))


def _quiz(*words: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "quiz", *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        check=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
    )


if __name__ == "__main__":
    show(run)
