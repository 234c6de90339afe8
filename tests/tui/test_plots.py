import pytest

from quiz.tui.plots import bar, percent, shade, sparkline


def test_a_bar_is_as_long_as_its_share() -> None:
    assert bar(10, 10, 8) == "█" * 8
    assert bar(5, 10, 8) == "█" * 4
    assert bar(1, 16, 8) == "▌"


def test_a_value_above_nothing_is_seen_and_nothing_is_not() -> None:
    assert bar(1, 10_000, 8) == "▏"
    assert bar(0, 10, 8) == ""
    assert bar(3, 0, 8) == ""


def test_a_sparkline_has_one_cell_a_value() -> None:
    assert sparkline([0, 1, 7]) == "·▂█"
    assert sparkline([0, 0]) == "··"
    assert sparkline([]) == ""


@pytest.mark.parametrize(("value", "cell"), [(0, "·"), (1, "░"), (30, "▒"), (60, "▓"), (100, "█")])
def test_a_heat_map_tells_levels_by_density(value: float, cell: str) -> None:
    assert shade(value, 100) == cell


def test_a_share_without_a_base_is_a_dash() -> None:
    assert percent(None) == "–"
    assert percent(0.905) == "90 %"
