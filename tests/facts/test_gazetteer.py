"""Countries, their adjectives, states and cities."""

from __future__ import annotations

import pytest

from quiz.facts.gazetteer import (
    abbreviated_state,
    countries,
    country,
    country_of_adjective,
    country_of_capital,
    fold,
    is_city,
    is_group,
    overlaps,
)


def test_fold_takes_away_case_accents_article_and_possessive() -> None:
    assert fold("The Hague’s") == "hague"
    assert fold("São  Tomé") == "sao tome"


def test_us_is_a_pronoun_and_a_country() -> None:
    assert country("us") is None
    found = country("US")
    assert found is not None and found.code == country("the United States").code  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("word", "name"), [("Danish", "Denmark"), ("Norwegians", "Norway"), ("Dutch", "the Netherlands")]
)
def test_adjectives_lead_to_their_country(word: str, name: str) -> None:
    land = country_of_adjective(word)
    assert land is not None and land.name == name


def test_a_country_gives_its_capital_and_adjective_away() -> None:
    assert overlaps("Peru", "Lima")
    assert overlaps("Peruvian", "Lima")
    assert not overlaps("Peru", "Chile")
    assert country_of_capital("Lima") is country("Peru")


def test_borders_are_mutual() -> None:
    lands = {land.code: land for land in countries().values()}
    by_alpha3 = {code: land for code, land in lands.items() if len(code) == 3}
    for code, land in by_alpha3.items():
        for other in land.borders & by_alpha3.keys():
            assert code in by_alpha3[other].borders


@pytest.mark.parametrize(
    ("text", "state"), [("Pa.", "Pennsylvania"), ("NJ", "New Jersey"), ("Inc.", ""), ("IT", "")]
)
def test_states_are_abbreviated_in_two_ways(text: str, state: str) -> None:
    assert abbreviated_state(text) == state


@pytest.mark.parametrize("name", ["Lagos", "Malmö", "Malmoe", "Vilnius", "Zürich"])
def test_cities_are_known_in_the_spellings_of_agencies(name: str) -> None:
    assert is_city(name)


@pytest.mark.parametrize(
    ("word", "known"), [("Kurdish", True), ("Methodists", False), ("Bolivians", True), ("Asian", True)]
)
def test_groups_are_of_a_country_or_of_none(word: str, known: bool) -> None:
    assert is_group(word) is known
