"""Figures with a unit: measures in two units, ages, scale words, and counts that go on."""

from dataclasses import replace

import pytest

from quiz.facts.conflicts import status, values
from quiz.facts.units import both_true, comparable, dimension, unit_class
from quiz.model.fact import Bound, Quantity, Status


def quantity(value, unit, *, step=1.0, bound=Bound.EXACT):
    return Quantity(value=value, low=value, high=value, step=step, bound=bound, unit=unit)


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ((10, "mile", 1), (16, "kilometer", 1), True),
        ((10, "mile", 1), (20, "kilometer", 1), False),
        ((100, "foot", 10), (30, "metre", 10), True),
        ((12.4, "meter", 0.1), (41, "foot", 1), True),
        ((12.4, "meter", 0.1), (36, "foot", 1), False),
        ((500, "ton", 100), (1e6, "pound", 1e5), True),
        ((24, "ton", 1), (48000, "pound", 1000), True),
        ((24, "ton", 1), (53000, "pound", 1000), True),  # metric tons
        ((24, "ton", 1), (44000, "pound", 1000), False),
        ((90, "minute", 1), (1.5, "hour", 0.5), True),
        ((2, "decade", 1), (20, "year", 1), True),
    ],
)
def test_measures_in_two_units_are_compared_in_one(one, other, both):
    a, b = (quantity(value, unit, step=step) for value, unit, step in (one, other))

    assert comparable(a, b)
    assert both_true(a, b) is both
    assert both_true(b, a) is both


def test_units_that_do_not_convert_are_not_compared():
    assert not comparable(quantity(10, "mile"), quantity(10, "ton"))
    assert not comparable(quantity(10, "hour"), quantity(10, "year"))
    assert dimension("passenger") == ""
    assert unit_class("passenger") == unit_class("people")


OPENING = "The crane Goliath fell into the harbour of Kolmarin on Monday.\n\n"
OTHER = "Kolmarin is still without its crane Goliath, which fell into the harbour on Monday.\n\n"


def facts_of(findings, one, other, word, *, first="", second=""):
    found = findings({"one.txt": first + OPENING + one + "\n", "two.txt": second + OTHER + other + "\n"})
    facts = [f for f in found.facts if f.kind not in {"term", "ordinal"}]
    return [f for f in facts if any(word in c.sentence.text and c.quantity for c in f.claims)]


@pytest.mark.parametrize(
    ("one", "other", "status"),
    [
        ("the 40-ton Goliath", "the 60,000-pound Goliath", Status.CONFLICTING),
        ("the 40-ton Goliath", "the 80,000-pound Goliath", Status.AGREED),
        ("the 60-metre Goliath", "the 200-foot Goliath", Status.AGREED),
        ("the 60-metre Goliath", "the 240-foot Goliath", Status.CONFLICTING),
    ],
)
def test_a_measure_before_the_name_of_a_thing_is_a_figure_of_that_thing(findings, one, other, status):
    facts = facts_of(
        findings, f"Divers are looking for {one}.", f"A ship is to lift {other} on Friday.", "Goliath"
    )

    assert [fact.status for fact in facts] == [status]


def test_measures_of_two_things_are_two_facts(findings):
    facts = facts_of(
        findings,
        "Divers are looking for the 40-ton Goliath.",
        "A ship is to lift the 60,000-pound David on Friday.",
        "-",
    )

    assert [fact.status for fact in facts] == [Status.SINGLE, Status.SINGLE]


def test_an_age_is_a_figure_of_a_person(findings):
    facts = facts_of(
        findings,
        "The driver of the crane, Mart Tamm, 51, was not hurt.\n\nHe is at home.",
        "Mart Tamm drove the crane.\n\nThe 53-year-old driver was not hurt.",
        "driver",
    )

    assert [(fact.status, fact.differs) for fact in facts] == [(Status.CONFLICTING, "number")]


def test_ages_of_two_persons_are_two_facts(findings):
    facts = facts_of(
        findings,
        "The driver of the crane, Mart Tamm, 51, was not hurt.",
        "The owner of the crane, Peeter Kask, 53, was not hurt.",
        "crane",
    )

    assert Status.CONFLICTING not in {fact.status for fact in facts}


def test_one_figure_with_two_scale_words_is_a_conflict(findings):
    facts = facts_of(
        findings,
        "The port of Kolmarin bought Goliath from Denmark for $48.2 million in May.",
        "In May the port of Kolmarin bought Goliath from Denmark for $48.2 billion.",
        "bought",
    )

    assert [(fact.status, fact.differs) for fact in facts] == [(Status.CONFLICTING, "number")]


@pytest.mark.parametrize(
    ("first", "second", "status", "differs"),
    [
        ("date 2021-05-03\n\n", "date 2021-05-04\n\n", Status.AGREED, "update"),
        ("date 2021-05-03\n\n", "date 2021-05-03\n\n", Status.CONFLICTING, "number"),
        ("", "", Status.CONFLICTING, "number"),
    ],
    ids=["a day later", "the same day", "undated"],
)
def test_a_toll_that_rises_over_dated_reports_is_an_update(findings, first, second, status, differs):
    facts = facts_of(
        findings,
        "The fall of Goliath killed 14 workers in Kolmarin.",
        "The fall of Goliath killed 17 workers in Kolmarin.",
        "killed",
        first=first,
        second=second,
    )

    assert [(fact.status, fact.differs) for fact in facts] == [(status, differs)]


def test_a_price_does_not_rise_by_being_reported_later(findings):
    facts = facts_of(
        findings,
        "The port of Kolmarin paid $41 million to Denmark for Goliath.",
        "The port of Kolmarin paid $47 million to Denmark for Goliath.",
        "paid",
        first="date 2021-05-03\n\n",
        second="date 2021-05-04\n\n",
    )

    assert [(fact.status, fact.differs) for fact in facts] == [(Status.CONFLICTING, "number")]


def test_two_prints_of_one_story_are_no_two_newsrooms(findings):
    story = OPENING + (
        "Divers looked for the driver until the evening and then gave up because of the current.\n\n"
        "The insurance of the port has sent two experts, who arrived from Denmark by boat.\n\n"
        "The fall of Goliath killed {} workers in Kolmarin.\n"
    )
    found = findings({"one.txt": story.format(14), "two.txt": story.format(17)})
    facts = [f for f in found.facts if any("killed" in c.sentence.text and c.quantity for c in f.claims)]

    assert len(found.copies) == 1
    assert [(fact.status, fact.differs) for fact in facts] == [(Status.SINGLE, "update")]


def test_figures_of_two_years_are_two_facts(findings):
    facts = facts_of(
        findings,
        "In 1998 a crane killed 14 workers in Kolmarin.",
        "The fall of Goliath killed 17 workers in Kolmarin.",
        "killed",
    )

    assert [fact.status for fact in facts] == [Status.SINGLE, Status.SINGLE]


def test_killed_and_injured_without_a_noun_count_people(findings):
    facts = facts_of(
        findings,
        "The fall of Goliath killed 14 and injured 23 in Kolmarin.",
        "In Kolmarin, Goliath killed 14 workers and injured 25 others when it fell.",
        "injured",
    )

    assert sorted((fact.status, fact.differs) for fact in facts) == [
        (Status.AGREED, ""),
        (Status.CONFLICTING, "number"),
    ]


def test_the_dead_and_the_injured_are_not_one_figure(findings):
    facts = facts_of(
        findings,
        "The fall of Goliath killed 14 workers in Kolmarin.",
        "The fall of Goliath injured 17 workers in Kolmarin.",
        "workers",
    )

    assert [fact.status for fact in facts] == [Status.SINGLE, Status.SINGLE]


def test_many_prints_of_a_story_cost_no_square_of_comparisons(findings):
    found = facts_of(
        findings,
        "The fall of Goliath killed 14 workers in Kolmarin.",
        "The fall of Goliath killed 17 workers in Kolmarin.",
        "killed",
    )
    low, high = found[0].claims
    claims = [
        replace(claim, sentence=replace(claim.sentence, article=f"{claim.sentence.article}-{number}"))
        for claim in (low, high)
        for number in range(500)
    ]
    witness = {claim.sentence.article: claim.sentence.article.partition("-")[0] for claim in claims}
    compared = []

    def same(one, other):
        compared.append((one, other))
        return False

    assert status(values(claims), witness, {}, same) == (Status.AGREED, "")
    assert 0 < len(compared) < 500
