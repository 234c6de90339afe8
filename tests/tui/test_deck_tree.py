from __future__ import annotations

import pytest

from quiz.tui.views.decks import Standing, ahead_in_words, draw, head, tree

THREE = ["News::Ukraine", "Seas", "News::Iran"]
STANDINGS = [Standing(1, 2, 3, 10, (1, 0)), Standing(0, 0, 0, 5, (0, 4)), Standing(4, 0, 6, 6, (2, 2))]


def test_branches_sum_up_what_they_hold() -> None:
    rows = tree(THREE, STANDINGS)

    assert [(row.depth, row.name, row.decks) for row in rows] == [
        (0, "All decks", (0, 1, 2)),
        (0, "News", (0, 2)),
        (1, "Ukraine", (0,)),
        (1, "Iran", (2,)),
        (0, "Seas", (1,)),
    ]
    assert rows[0].standing == Standing(5, 2, 9, 21, (3, 6))
    assert rows[1].standing == Standing(5, 2, 9, 16, (3, 2))


def test_a_single_deck_or_branch_needs_no_sum() -> None:
    assert [row.name for row in tree(["Seas"], STANDINGS[1:2])] == ["Seas"]
    assert [row.name for row in tree(["A::B", "A::C"], STANDINGS[:2])] == ["A", "B", "C"]


def test_a_deck_may_be_a_branch_too() -> None:
    rows = tree(["A", "A::B"], STANDINGS[:2])

    assert [(row.depth, row.name, row.decks) for row in rows] == [
        (0, "A", (0, 1)),
        (1, "A", (0,)),
        (1, "B", (1,)),
    ]


@pytest.mark.parametrize("width", [20, 40, 49, 50, 71, 72, 200])
def test_rows_stand_under_their_heads_at_any_width(width: int) -> None:
    for row in tree(["名前がとても長いデッキ" * 4, "Seas"], STANDINGS[:2]):
        assert draw(row, width).cell_length == head(width).cell_length


def test_the_days_ahead_in_words() -> None:
    assert ahead_in_words([("tomorrow", 2), ("Tue", 0), ("Wed", 1)]) == "Coming back: tomorrow 2, Wed 1"
    assert ahead_in_words([("tomorrow", 0)]) == "Nothing comes back in the next days."
