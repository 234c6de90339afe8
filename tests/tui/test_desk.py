"""What the desk says of the decks is what a session of them asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from quiz.model.card import Card, Choice, Option
from quiz.model.deck import Deck
from quiz.practice.plan import Plan
from quiz.practice.settings import Settings
from quiz.tui.desk import Desk


def deck(name: str, count: int) -> Deck:
    options = (Option("Right", True), Option("Wrong"), Option("Neither"))
    cards = (Card(f"{name}{n}", Choice(f"Which is right at place {n}?", options)) for n in range(count))
    return Deck(name, tuple(cards))


@pytest.mark.parametrize(
    "settings", [Settings(), Settings(new=3), Settings(reviews=4), Settings(minutes=1), Settings(catch_up=2)]
)
def test_the_desk_announces_what_is_asked(
    make_desk: Callable[..., Desk], clock: Any, settings: Settings
) -> None:
    desk = make_desk(deck("One", 12), deck("Two", 9), settings=settings)
    for days in (1, 2, 20, 1):
        session = desk.session([0, 1])
        while session.current:
            showing = session.current
            right = [number for number, option in enumerate(showing.options) if option.right]
            session.answer(right, typed=showing.answers, milliseconds=9000)
            session.next()
            assert announced(desk) == asked(session.plan())
        clock.days(days)

        assert announced(desk) == asked(desk.session([0, 1]).plan())
        assert sum(announced(desk)) == desk.session([0, 1]).left


def announced(desk: Desk) -> tuple[int, int]:
    standing = desk.standing([0, 1])
    return standing.due, standing.new


def asked(plan: Plan) -> tuple[int, int]:
    return plan.due + plan.open, plan.new
