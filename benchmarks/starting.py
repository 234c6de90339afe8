"""How soon a verb answers: whole processes against one that only imports click and reads no file.

These run in a prompt, an editor or a hook, where a tenth of a second is noticed. Nothing heavy may creep in.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from frame import Ratio, show, side_by_side

ROOT = Path(__file__).resolve().parents[1]
DECK = str(ROOT / "decks" / "moon.yaml")
GOALS = {
    ("--help",): 1.8,
    ("due",): 1.8,
    ("check", DECK): 3.5,
}
ROUNDS = 9


def run() -> Iterator[Ratio]:
    """One ratio for each verb."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "QUIZ_DATA_DIR": folder}

        def process(*words: str) -> None:
            command = [sys.executable, *words]
            subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=True)

        for words, goal in GOALS.items():
            ours, bare = side_by_side(
                lambda words=words: process("-m", "quiz", *words),
                lambda: process("-c", "import click"),
                ROUNDS,
            )
            says = " ".join(("quiz", *(Path(word).name for word in words)))
            detail = f"{ours * 1000:.0f} ms / {bare * 1000:.0f} ms"
            yield Ratio(f"{says} against importing click", ours / bare, goal, detail)


if __name__ == "__main__":
    show(run)
