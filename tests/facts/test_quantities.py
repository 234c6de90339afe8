"""Numbers as intervals with a unit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from quiz.facts.numerals import read as read_numeral
from quiz.facts.quantities import compatible
from quiz.model.fact import Bound, Kind, Quantity
from quiz.model.sentence import Token

Read = Callable[..., tuple[tuple[Any, ...], Any]]


def numbers(read: Read, text: str) -> list[tuple[str, float, float | None, str]]:
    contexts, _ = read(text)
    return [
        (n.kind.value, n.quantity.low, n.quantity.high, n.quantity.unit)
        for context in contexts
        for n in context.numbers
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The flood killed at least 14 people.", ("quantity", 14, None, "people")),
        ("The flood killed 14 people and left 30 injured.", ("quantity", 30, 30, "people")),
        ("The flood killed 14 and injured about 30.", ("quantity", 25, 35, "people")),
        ("At least 14 died in the flood.", ("quantity", 14, None, "people")),
        ("The bridge cost dlrs 30 million.", ("money", 25e6, 35e6, "dollar")),
        ("A crowd of more than 8,000 watched.", ("quantity", 8000, None, "crowd")),
        ("Up to 70 houses burned.", ("quantity", 0, 70, "house")),
        (
            "More than 2.5 million homeless refugees crossed the river.",
            ("quantity", 2500000, None, "refugee"),
        ),
        ("Half a million trees were planted.", ("quantity", 450000, 550000, "tree")),
        ("Between 30 and 50 percent of the trees died.", ("percent", 30, 50, "per cent")),
        ("They saw 20 to 30 whales.", ("quantity", 20, 30, "whale")),
        ("They saw five or six whales.", ("quantity", 5, 6, "whale")),
        ("The ferry carries 300 or more passengers.", ("quantity", 300, None, "passenger")),
        ("The ferry cost $3.2 million.", ("money", 3150000, 3250000, "dollar")),
        ("The ferry costs €40 a day.", ("money", 40, 40, "euro per day")),
        ("He was fined £60,000 on appeal.", ("money", 60000, 60000, "pound")),
        ("The whale weighed 60 pounds.", ("quantity", 60, 60, "pound")),
        ("The strike lasted two and a half years.", ("duration", 2.5, 2.5, "year")),
        ("He ran it in 2 hours and 5 minutes.", ("duration", 125, 125, "minute")),
        ("They rescued a six-year-old boy.", ("duration", 6, 6, "year")),
        ("Lena Vogt, 43, was elected.", ("duration", 43, 43, "year")),
        ("The island covers 90 square miles.", ("quantity", 90, 90, "square mile")),
        ("They ordered three dozen boats.", ("quantity", 30, 42, "boat")),
    ],
)
def test_a_number_is_an_interval_with_a_unit(
    read: Read, text: str, found: tuple[str, float, float | None, str]
) -> None:
    assert found in numbers(read, text)


def test_about_is_wider_than_the_number(read: Read) -> None:
    ((_, low, high, unit),) = numbers(read, "Some 250 ships were lost.")
    assert high is not None
    assert low < 250 < high < 300
    assert unit == "ship"


def test_a_change_is_two_numbers(read: Read) -> None:
    assert [n[1] for n in numbers(read, "The level rose from 12 to 19 metres.")] == [12, 19]


@pytest.mark.parametrize(
    "text",
    [
        "Norland beat Sedna 3-1.",
        "The court ruled 5-4 against the firm.",
        "The train left at 9:40 p.m. from platform 7.",
        "The shop opens at 10 a.m. on weekdays.",
        "The two ministers shook hands.",
        "Several hundred people came.",
        "One in five people smokes.",
        "Two-thirds of the states agreed.",
        "Thousands of people came.",
        "He lives at No. 7.",
    ],
)
def test_what_counts_nothing(read: Read, text: str) -> None:
    assert numbers(read, text) == []


def test_whose_age_it_is_is_kept(read: Read) -> None:
    contexts, _ = read("Lena Vogt, 43, was elected.")
    (number,) = contexts[0].numbers
    assert contexts[0].sentence.tokens[number.of].text == "Vogt"
    assert number.kind is Kind.DURATION


def tokens(*words: str) -> list[Token]:
    return [Token(word, word, "NUM", "CD", "nummod", i, 0, 0, True, "") for i, word in enumerate(words)]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        (("1,250",), 1250),
        (("seven",), 7),
        (("twenty", "-", "one"), 21),
        (("two", "hundred", "and", "six"), 206),
        (("three", "million"), 3e6),
        (("half", "a", "dozen"), 6),
        (("2.4", "billion"), 2.4e9),
        (("two", "dozen"), 24),
    ],
)
def test_numerals_are_read(words: tuple[str, ...], value: float) -> None:
    last, numeral = read_numeral(tokens(*words), 0)
    assert numeral is not None
    assert (last, numeral.value) == (len(words), value)


def quantity(low: float, high: float | None) -> Quantity:
    return Quantity(low, low, high, 1, Bound.EXACT, "ship")


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [((12, None), (15, None), True), ((5, 5), (5, 5), True), ((5, 5), (6, 6), False), ((0, 10), (11, None), False),
     ((1.75e6, 1.85e6), (1.85e6, 1.95e6), False)],
)  # fmt: skip
def test_intervals_that_meet_can_both_be_true(one: Any, other: Any, both: bool) -> None:
    assert compatible(quantity(*one), quantity(*other)) is both
    assert compatible(quantity(*other), quantity(*one)) is both
