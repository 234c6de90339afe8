"""What is looked up is what a comparison with everything would find."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import pytest

from quiz.facts.likeness import overlap
from quiz.generators.figures import Figures
from quiz.generators.lookalikes import Chosen
from quiz.model.fact import Bound, Fact, Kind, Quantity, Status, Value

ALIKE = 0.72


@dataclass(frozen=True)
class Stub:
    """As much of a sentence, claim and candidate as is looked at."""

    article: str = "a"
    index: int = 0
    key: str = ""
    terms: frozenset[str] = frozenset()
    quantity: Quantity | None = None
    claim: Stub | None = field(default=None, compare=False)
    sentence: Stub | None = field(default=None, compare=False)


def card(number: int, terms: frozenset[str], key: str, value: float | None = None) -> Stub:
    figure = Quantity(value, value, value, 1, Bound.EXACT, "ship") if value is not None else None
    return Stub(claim=Stub(key=key, terms=terms, quantity=figure, sentence=Stub(index=number)))


@pytest.mark.parametrize("seed", range(20))
def test_no_card_that_is_like_another_is_missed(seed):
    chance = random.Random(seed)
    words = [f"w{n}" for n in range(12)]
    weights = {word: chance.choice((0.1, 1.0, 3.0, 8.0)) for word in words}
    cards = [
        card(
            n,
            frozenset(chance.sample(words, chance.randint(0, 7))),
            chance.choice(words),
            chance.choice((None, 2.0, 3.0)),
        )
        for n in range(60)
    ]
    chosen = Chosen(weights, ALIKE)
    for number, one in enumerate(cards):
        near = chosen.near(one)
        for other in cards[:number]:
            mine, theirs = one.claim.terms | {one.claim.key}, other.claim.terms | {other.claim.key}
            like = overlap(mine, theirs, weights) >= ALIKE
            same = one.claim.key == other.claim.key
            figure = one.claim.quantity is not None and one.claim.quantity == other.claim.quantity
            if like or same or figure:
                assert any(other is found for found in near)
        order = [next(n for n, c in enumerate(cards) if c is found) for found in near]
        assert order == sorted(order)
        chosen.add(one)
    assert len(chosen) == 60


def test_few_are_looked_at_where_few_are_alike():
    chosen = Chosen({f"rare {n}": 9.0 for n in range(1000)} | {"common": 0.5}, ALIKE)
    for n in range(1000):
        chosen.add(card(n, frozenset({f"rare {n}", "common"}), f"key {n}"))

    assert len(chosen.near(card(2000, frozenset({"rare 7", "common"}), "another"))) == 1


def fact(*quantities: Quantity) -> Fact:
    claims = tuple(Stub(quantity=quantity) for quantity in quantities)
    return Fact("id", Kind.QUANTITY, Status.SINGLE, (Value("", claims),), ())


def test_a_printed_figure_covers_what_rounds_to_it():
    figures = Figures([fact(Quantity(1_900_000, 1_900_000, None, 100_000, Bound.OVER, "people"))])

    assert figures.prints(1_900_000, "people")
    assert figures.prints(1_860_000, "people")
    assert not figures.prints(1_960_000, "people")
    assert not figures.prints(1_900_000, "kilometer")


@pytest.mark.parametrize("seed", range(10))
def test_figures_are_looked_up_as_if_all_were_compared(seed):
    chance = random.Random(seed)
    said = [
        Quantity(v := chance.randint(1, 300), v, v, chance.choice((1, 10, 1000)), Bound.EXACT, "ship")
        for _ in range(30)
    ]
    figures = Figures([fact(*said[:15]), fact(*said[15:])])
    for value in range(310):
        printed = any(abs(value - q.value) <= (q.step / 2 if q.step < q.value else 0) for q in said)
        assert figures.prints(value, "ship") == printed
