"""What a benchmark is: a function that yields ratios, each measured in one run and each with its goal.

A benchmark is a module of this folder with a function `run() -> Iterator[Ratio]` (or of ratios and figures) and, at
its end,

    if __name__ == "__main__":
        show(run)

and a line in BENCHMARKS in `benchmarks/__main__.py`, which runs it as a script. Times differ from machine to machine; ratios of two things
timed side by side hardly do, so a goal is set for a ratio alone.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

os.environ["QUIZ_CACHE_DIR"] = "off"  # what is measured is done, not remembered

SKIPPED = 77
"""Exit code of a benchmark that cannot be run here."""

MISSED = 3
"""Exit code of a benchmark that ran and missed a goal."""


class Skip(Exception):
    """The benchmark cannot be run here; the message says why."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times as much as its yardstick something takes."""

    says: str
    """What is compared with what."""
    value: float
    goal: float
    """The most that the value may be."""
    detail: str = ""
    """The two figures behind the ratio, such as `0.61 s / 0.47 s`."""

    @property
    def met(self) -> bool:
        """Whether the goal is reached."""
        return self.value <= self.goal

    def __str__(self) -> str:
        verdict = "met" if self.met else "MISSED"
        detail = f"  [{self.detail}]" if self.detail else ""
        return f"  {self.says}: {self.value:.2f}  (goal {self.goal:g} at most: {verdict}){detail}"


@dataclass(frozen=True, slots=True)
class Figure:
    """A share or ratio that is tracked without a goal: whether it is good is for a reader to judge."""

    says: str
    value: float
    detail: str = ""
    """The figures behind it, such as `12 of 48`."""

    @property
    def met(self) -> bool:
        """There is nothing to miss."""
        return True

    def __str__(self) -> str:
        detail = f"  [{self.detail}]" if self.detail else ""
        return f"  {self.says}: {self.value:.3f}{detail}"


def seconds(function: Callable[[], object]) -> float:
    """How long one call takes."""
    began = time.perf_counter()
    function()
    return time.perf_counter() - began


def side_by_side(
    ours: Callable[[], object], yardstick: Callable[[], object], rounds: int = 5
) -> tuple[float, float]:
    """The median seconds of both, called in turn so that a busy machine slows both alike."""
    pairs = [(seconds(ours), seconds(yardstick)) for _ in range(rounds)]
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)


def show(run: Callable[[], Iterator[Ratio] | Iterator[Ratio | Figure]]) -> None:
    """Print a benchmark's ratios as they come, and exit with 0, MISSED or, with the reason, SKIPPED."""
    missed = False
    try:
        for ratio in run():
            print(ratio, flush=True)
            missed = missed or not ratio.met
    except Skip as reason:
        print(f"  skipped: {reason}")
        sys.exit(SKIPPED)
    sys.exit(MISSED if missed else 0)
