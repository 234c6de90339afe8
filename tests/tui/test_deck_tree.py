from __future__ import annotations

import pytest

from quiz.tui.views.decks import Standing, ahead_in_words, draw, head, tree

THREE = ["News::Ukraine", "Seas", "News::Iran"]


def standing(decks: tuple[int, ...]) -> Standing:
    """Figures that tell for which decks they were asked."""
    return Standing(due=sum(10**number for number in decks), total=len(decks), ahead=(0, 3))


def test_branches_stand_for_what_they_hold() -> None:
    rows = tree(THREE, standing)

    assert [(row.depth, row.name, row.decks) for row in rows] == [
        (0, "All decks", (0, 1, 2)),
        (0, "News", (0, 2)),
        (1, "Ukraine", (0,)),
        (1, "Iran", (2,)),
        (0, "Seas", (1,)),
    ]
    assert [row.standing.due for row in rows] == [111, 101, 1, 100, 10]


def test_a_single_deck_or_branch_needs_no_sum() -> None:
    assert [row.name for row in tree(["Seas"], standing)] == ["Seas"]
    assert [row.name for row in tree(["A::B", "A::C"], standing)] == ["A", "B", "C"]


def test_a_deck_may_be_a_branch_too() -> None:
    rows = tree(["A", "A::B"], standing)

    assert [(row.depth, row.name, row.decks) for row in rows] == [
        (0, "A", (0, 1)),
        (1, "A", (0,)),
        (1, "B", (1,)),
    ]


@pytest.mark.parametrize("width", [20, 40, 49, 50, 71, 72, 200])
def test_rows_stand_under_their_heads_at_any_width(width: int) -> None:
    for row in tree(["名前がとても長いデッキ" * 4, "Seas"], standing):
        assert draw(row, width).cell_length == head(width).cell_length


def test_the_days_ahead_in_words() -> None:
    assert ahead_in_words([("tomorrow", 2), ("Tue", 0), ("Wed", 1)]) == "Coming back: tomorrow 2, Wed 1"
    assert ahead_in_words([("tomorrow", 0)]) == "Nothing comes back in the next days."
