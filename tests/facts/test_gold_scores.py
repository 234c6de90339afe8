"""What is found in the gold data stays as good as it is: floors a little under what is reached."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from quiz.facts.language import Engine

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
FLOORS = {
    "names": (0.97, 0.97),
    "sure names": (0.97, 0.96),
    "full names": (0.98, 0.98),
    "numbers": (0.95, 0.95),
    "dates": (0.95, 0.95),
    "speakers": (0.95, 0.94),
    "statuses": (0.97, 0.65),
}
"""Precision and recall."""


def load(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    spec = importlib.util.spec_from_file_location("gold_benchmark", BENCHMARKS / "gold.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "gold_benchmark", module)
    spec.loader.exec_module(module)
    return module


def test_no_figure_falls(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    scores: dict[str, Any] = load(monkeypatch).measure(engine)
    assert scores.keys() == FLOORS.keys()
    for what, (precision, recall) in FLOORS.items():
        score = scores[what]
        assert score.precision >= precision, (what, score.wrong)
        assert score.recall >= recall, (what, score.missing)


def test_a_score_counts_right_wrong_and_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    score = load(monkeypatch).Score()
    score.add(["a", "b", "b"], ["b", "c", "d"], ["d"])
    assert (score.right, score.wrong, score.missing) == (1, ["c"], ["a", "b"])
    assert (score.precision, score.recall, score.faults) == (0.5, pytest.approx(1 / 3), 3)
