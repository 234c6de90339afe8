"""Learners who guess remember what the schedule promises: the short form of benchmarks/practice_simulation.py."""

from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.mark.slow
def test_guessers_really_remember_nearly_what_was_promised(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    import practice_simulation as simulation

    ladder = simulation.half_a_year(0.5, cards=60, days=180)
    options = simulation.half_a_year(0.5, faces="choice", cards=60, days=180)
    honest = simulation.half_a_year(0.0, cards=60, days=180)
    assert abs(ladder.retention(60) - simulation.GOAL) < 0.02
    assert options.retention(60) < ladder.retention(60)
    assert options.mean_recall(60) < ladder.mean_recall(60) - 0.02
    assert ladder.reviews < 1.1 * honest.reviews
