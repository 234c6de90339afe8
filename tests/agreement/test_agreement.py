"""Newsrooms as witnesses: who agrees, who differs, who took something back."""

import pytest

from quiz.model.fact import Kind, Status

OPENING = (
    "The ferry Aurora ran aground off the coast of Estonia on Monday, the coast guard of Estonia said.\n\n"
)
OTHER = (
    "Estonia's coast guard was called to the grounded ferry Aurora on Monday, officials in Tallinn said.\n\n"
)


def facts_about(findings, kind, word):
    return [
        fact
        for fact in findings.facts
        if fact.kind is kind and any(word in claim.sentence.text for claim in fact.claims)
    ]


def two_reports(findings, one, other, kind=Kind.QUANTITY, word="passengers"):
    found = findings({"one.txt": OPENING + one, "two.txt": OTHER + other})
    return facts_about(found, kind, word)


def statuses(facts):
    return sorted(fact.status for fact in facts)


def test_the_same_figure_in_two_newsrooms_is_agreed(findings):
    facts = two_reports(
        findings,
        "Rescuers brought 340 passengers of the Aurora to Tallinn.\n",
        "All 340 passengers of the Aurora were brought to Tallinn by rescuers.\n",
    )

    assert statuses(facts) == [Status.AGREED]
    assert len(facts[0].witnesses) == 2


def test_figures_that_cannot_both_be_true_are_conflicting(findings):
    facts = two_reports(
        findings,
        "Rescuers brought 340 passengers of the Aurora to Tallinn.\n",
        "Rescuers brought 290 passengers of the Aurora to Tallinn.\n",
    )

    assert [fact.status for fact in facts] == [Status.CONFLICTING]
    assert facts[0].differs == "number"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("More than 300 passengers", "More than 320 passengers"),
        ("At least 300 passengers", "Some 340 passengers"),
        ("About 1,200 passengers", "Nearly 1,210 passengers"),
    ],
)
def test_figures_that_can_both_be_true_are_not_conflicting(findings, one, other):
    facts = two_reports(
        findings,
        f"{one} of the Aurora were brought to Tallinn by rescuers.\n",
        f"{other} of the Aurora were brought to Tallinn by rescuers.\n",
    )

    assert Status.CONFLICTING not in statuses(facts)


def test_figures_for_different_things_are_different_facts(findings):
    facts = two_reports(
        findings,
        "Rescuers brought 340 passengers of the Aurora to Tallinn.\n",
        "A shipyard in Finland built seats for 390 passengers into the ferry Borealis in 1994.\n",
    )

    assert statuses(facts) == [Status.SINGLE, Status.SINGLE]


def test_an_earlier_date_explains_a_lower_figure(findings):
    facts = two_reports(
        findings,
        "As of May 2020, 2.1 million passengers had travelled to Estonia on ferries from Finland.\n",
        "Ferries from Finland have brought 2.4 million passengers to Estonia.\n",
    )

    assert Status.CONFLICTING not in statuses(facts)


STORY = (
    "The ferry Aurora ran aground off the coast of Estonia on Monday with 340 passengers.\n\n"
    "The captain of the Aurora, Mart Tamm, had sailed the route between Helsinki and Tallinn for eleven years.\n\n"
    "The Aurora, built in Turku in 1988, had been inspected in Tallinn in March.\n\n"
    "{statement}\n\n"
    "Divers will look at the hull of the Aurora before it is towed to Tallinn.\n\n{note}"
)


def test_a_copy_is_no_second_witness(findings):
    text = STORY.format(statement="The ferry company operates six ships in the Baltic Sea.", note="")
    found = findings({"one.txt": text, "two.txt": text.replace("eleven", "twelve")})

    assert len(found.copies) == 1
    assert all(len(fact.witnesses) == 1 for fact in found.facts)


def test_a_correction_withdraws_the_statement_in_the_older_copy(findings):
    wrong = "The insurance of the Aurora does cover damage to the hull."
    right = "The insurance of the Aurora does not cover damage to the hull."
    note = (
        "CORRECTION (May 4, 2021, 8:15 p.m.): A previous version of this article misstated the insurance. "
        "The insurance of the Aurora does not cover damage to the hull."
    )
    found = findings(
        {
            "old.txt": STORY.format(statement=wrong, note=""),
            "new.txt": STORY.format(statement=right, note=note),
        }
    )

    assert [w.withdrawn.sentence.text for w in found.withdrawals] == [wrong]
    assert all(
        claim.withdrawn for fact in found.facts for claim in fact.claims if claim.sentence.text == wrong
    )


def test_no_correction_withdraws_nothing(findings):
    wrong = "The insurance of the Aurora does cover damage to the hull."
    right = "The insurance of the Aurora does not cover damage to the hull."
    found = findings({"a.txt": OPENING + wrong + "\n", "b.txt": OTHER + right + "\n"})

    assert found.withdrawals == ()
