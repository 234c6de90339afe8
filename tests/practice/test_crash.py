"""A session that is killed at any moment has kept every answer that it acknowledged."""

from pathlib import Path

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


def test_twenty_kills_lose_no_acknowledged_answer(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    import crash

    result = crash.play_and_kill(tmp_path, kills=20, seed=1)
    assert result.acknowledged > 20
    assert result.lost == 0
    assert result.unsound == 0
