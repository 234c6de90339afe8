"""Practice against the smallest Textual app, measured in one run: first card, feedback, next card, memory.

    python benchmarks/first_card.py

Both programs run in a pseudo-terminal of 100 x 32 cells, in turns, so that a busy machine slows both, and
before all other programs where the system allows it (as root). Times run from the start of the process, or
from the key, to the arrival of the text that the eye looks for; what the terminal then does with it is not
counted. The history lies in memory (/dev/shm) where the machine has such a folder: how long a disk takes to
write an answer through differs a hundredfold between machines, and is the disk's affair. Printed are lower
quartiles, which a busy machine spoils less than medians, and, what counts, their ratios.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import quantiles

from frame import Ratio, show
from terminal import Terminal, python

HERE = Path(__file__).resolve().parent
CARDS = 10
GOALS = {"first card": 1.4, "key to feedback": 2.0, "key to next card": 2.0, "memory": 1.8}


def deck_text() -> str:
    """A deck whose questions are told apart by their numbers."""
    cards = "".join(
        f"  - id: card{number:02}\n"
        f"    q: Question Q{number:02}, which of these four stands at the right place?\n"
        f"    a: The right answer to it\n"
        f"    wrong: [The first wrong one, The second wrong one, The third wrong one]\n"
        f"    why: It stands there because the deck says so.\n"
        f"    source: The right answer to it stands at the right place of question {number}.\n"
        for number in range(CARDS * 2)
    )
    return f"deck: Benchmark\ncards:\n{cards}"


def arrival(terminal: Terminal, found: Callable[[bytes], bool], seconds: float = 20.0) -> float:
    """When bytes arrived, after those already there, in which the text is found."""
    begin = len(terminal.raw)
    end = time.perf_counter() + seconds
    while not found(terminal.raw[begin:]):
        if time.perf_counter() > end or not terminal.pump(0.02, parse=False):
            raise TimeoutError(terminal.raw[begin:].decode(errors="replace"))
    return time.perf_counter()


def run_bare() -> dict[str, list[float]]:
    """One run of the smallest app."""
    with Terminal(python(str(HERE / "bare.py"))) as terminal:
        first = arrival(terminal, lambda raw: b"CARD 0" in raw) - terminal.started
        terminal.settle()
        turns = []
        for number in range(1, CARDS):
            pressed = terminal.press("n")
            turns.append(arrival(terminal, lambda raw, n=number: b"CARD %d" % n in raw) - pressed)
            terminal.settle(0.05)
        return {"first card": [first], "turn": turns, "memory": [terminal.memory()]}


def run_practice(folder: Path) -> dict[str, list[float]]:
    """One run of practice, on a history of its own."""
    data = tempfile.mkdtemp(dir=folder)
    command = python("-m", "quiz", "practice", str(folder / "deck.yaml"), "--data-dir", data)
    with Terminal(command, cwd=HERE.parent) as terminal:
        first = arrival(terminal, lambda raw: b"I don't know" in raw) - terminal.started
        terminal.settle()
        feedback, turns = [], []
        for _ in range(1, CARDS):
            pressed = terminal.press("1")
            feedback.append(arrival(terminal, lambda raw: b"Right" in raw or b"Wrong" in raw) - pressed)
            terminal.settle(0.05)
            pressed = terminal.press(" ")
            turns.append(arrival(terminal, lambda raw: b"I don't know" in raw) - pressed)
            terminal.settle(0.05)
        return {
            "first card": [first],
            "key to feedback": feedback,
            "key to next card": turns,
            "memory": [terminal.memory()],
        }


def go_first() -> None:
    """Run this and what it starts before everything else on the machine, where that is allowed."""
    with contextlib.suppress(AttributeError, OSError):
        os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(10))


def run(rounds: int = 5) -> Iterator[Ratio]:
    """Lower quartiles of that many rounds, and their ratios."""
    bare: dict[str, list[float]] = {}
    ours: dict[str, list[float]] = {}
    go_first()
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        folder = Path(name)
        (folder / "deck.yaml").write_text(deck_text(), encoding="utf-8")
        for number in range(rounds + 1):
            for kept, measured in ((bare, run_bare()), (ours, run_practice(folder))):
                if number:  # the first round warms the disk's cache
                    for what, values in measured.items():
                        kept.setdefault(what, []).extend(values)
    for what, goal in GOALS.items():
        floor = quantiles(bare["turn" if what.startswith("key") else what])[0]
        value = quantiles(ours[what])[0]
        unit, scale = ("MiB", 1.0) if what == "memory" else ("ms", 1000.0)
        detail = f"{value * scale:.1f} {unit} / {floor * scale:.1f} {unit}"
        yield Ratio(f"{what} against the smallest Textual app", value / floor, goal, detail)


if __name__ == "__main__":
    show(run)
