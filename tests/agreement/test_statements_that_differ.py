"""Is it so, is it done, how far does it go, who belongs to it: statements of two newsrooms against each other."""

import pytest

from quiz.model.fact import Status

OPENING = (
    "The port of Kolmarin was closed on Monday by its owner, the Veldt company.\n\n"
    "Nobody was on the quays at noon but gulls and two cats. A sign at the gate sent drivers back to the motorway.\n\n"
)
OTHER = (
    "Ships lay off Kolmarin on Monday because Veldt, which owns the port, had shut it.\n\n"
    "From the lighthouse eleven of them could be seen, some with fruit aboard that will not keep until the week ends.\n\n"
)
EARLIER, LATER = "date 2021-05-03\n\n", "date 2021-05-06\n\n"


def differing(findings, one, other, *, first="", second=""):
    """In what two reports differ, each fact once."""
    found = findings({"one.txt": first + OPENING + one + "\n", "two.txt": second + OTHER + other + "\n"})
    return sorted(fact.differs for fact in found.facts if fact.status is Status.CONFLICTING)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The insurance of Veldt covers damage to the cranes of Kolmarin.",
            "The insurance of Veldt does not cover damage to the cranes of Kolmarin.",
        ),
        (
            "Veldt warned the harbour office of Kolmarin before the storm.",
            "Veldt never warned the harbour office of Kolmarin before the storm.",
        ),
        (
            "Veldt warned the harbour office of Kolmarin before the storm.",
            "Veldt failed to warn the harbour office of Kolmarin before the storm.",
        ),
        (
            "Veldt warned the harbour office of Kolmarin before the storm.",
            "Veldt denied that it had warned the harbour office of Kolmarin before the storm.",
        ),
        (
            "The director, Mart Tamm, took money from the pilots of Kolmarin.",
            "Mart Tamm denied taking money from the pilots of Kolmarin.",
        ),
        (
            "The visit of the Veldt directors to Kolmarin included a discussion of wages and the closed cranes.",
            "The Veldt directors came to Kolmarin for the closed cranes, a spokeswoman said, and it had nothing to do with wages.",
        ),
    ],
)
def test_what_one_affirms_and_another_denies_is_a_conflict(findings, one, other):
    assert differing(findings, one, other) == ["negation"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "Veldt warned the harbour office of Kolmarin before the storm.",
            "The pilots of Kolmarin did not warn the harbour office before the storm.",
            id="another subject",
        ),
        pytest.param(
            "Veldt warned the harbour office of Kolmarin before the storm.",
            "Veldt did not warn the fishermen of Kolmarin before the storm.",
            id="another object",
        ),
        pytest.param(
            "Veldt warned the harbour office of Kolmarin before the storm.",
            "Veldt did not only warn the harbour office of Kolmarin before the storm.",
            id="not only",
        ),
        pytest.param(
            "Veldt warned the harbour office of Kolmarin before the storm.",
            "Veldt may not have warned the harbour office of Kolmarin before the storm.",
            id="may",
        ),
        pytest.param(
            "Veldt warned the harbour office of Kolmarin before the storm.",
            "Veldt did not fail to warn the harbour office of Kolmarin before the storm.",
            id="denied twice",
        ),
        pytest.param(
            "Veldt warned the harbour office of Kolmarin before the storm.",
            "“Veldt never warned the harbour office of Kolmarin before the storm,” a fisherman said.",
            id="in a quotation",
        ),
        pytest.param(
            "Veldt pays the pilots of Kolmarin.",
            "Veldt does not pay the pilots of Kolmarin on Sundays.",
            id="limited by a circumstance",
        ),
        pytest.param(
            "Veldt supports the treaty with Norway.",
            "Veldt does not support the treaty with Denmark.",
            id="another name beside the object",
        ),
    ],
)
def test_a_negation_of_something_else_is_no_conflict(findings, one, other):
    assert differing(findings, one, other) == []


def test_who_is_denied_by_the_own_copy_is_no_conflict_between_newsrooms(findings):
    story = OPENING + (
        "The pilots of Kolmarin waited on the quay until the evening and then went home.\n\n"
        "Eleven ships from four countries have been lying in the bay since the storm of last week.\n\n"
        "Veldt bought the port from the town in the year 2006 and built its three northern cranes.\n\n"
        "The insurance of Veldt {} damage to the cranes of Kolmarin.\n"
    )
    found = findings({"one.txt": story.format("covers"), "two.txt": story.format("does not cover")})

    assert len(found.copies) == 1
    assert [fact.differs for fact in found.facts if fact.differs] == []


PLAN = "Veldt plans to sell the northern cranes of Kolmarin to a Danish buyer."
DEED = "Veldt is selling the northern cranes of Kolmarin to a Danish buyer."
DONE = "Veldt sold the northern cranes of Kolmarin to a Danish buyer."


@pytest.mark.parametrize(
    ("first", "second"),
    [("", ""), (EARLIER, EARLIER), (LATER, EARLIER)],
    ids=["undated", "same day", "later"],
)
def test_a_plan_beside_what_is_being_done_is_a_conflict(findings, first, second):
    assert differing(findings, PLAN, DEED, first=first, second=second) == ["modality"]


@pytest.mark.parametrize(
    ("one", "other", "first", "second"),
    [
        pytest.param(PLAN, DEED, EARLIER, LATER, id="the plan is older"),
        pytest.param(PLAN, DONE, EARLIER, LATER, id="the plan is older than the deed"),
        pytest.param(PLAN, DONE, "", "", id="the deed may be later"),
        pytest.param(DEED, DONE, "", "", id="no plan"),
        pytest.param(PLAN.replace("northern", "southern"), DEED, EARLIER, EARLIER, id="other cranes"),
        pytest.param(
            "Veldt was expected to sell the northern cranes of Kolmarin.", DONE, "", "", id="expected"
        ),
    ],
)
def test_a_plan_and_later_the_deed_are_an_update(findings, one, other, first, second):
    assert differing(findings, one, other, first=first, second=second) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kolmarin is Estland's oldest port.", "Kolmarin is one of Estland's oldest ports."),
        ("Kolmarin has the deepest basin of Estland.", "Kolmarin has one of the deepest basins of Estland."),
        ("Veldt was the first owner of Kolmarin to drain the bay.", "Veldt was among the first owners of Kolmarin to drain the bay."),
        ("Estland has no older port than Kolmarin.", "Kolmarin is among the oldest ports of Estland."),
        ("Veldt wants papers for all foreign ships in Kolmarin.", "Veldt wants papers for nearly all foreign ships in Kolmarin."),
    ],
)  # fmt: skip
def test_one_of_a_kind_and_one_of_several_are_a_conflict_of_scope(findings, one, other):
    assert differing(findings, one, other) == ["scope"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kolmarin is Estland's oldest port.", "The oldest port of Estland is Kolmarin."),
        ("Kolmarin is Estland's oldest port.", "Kolmarin is one of Estland's busiest ports."),
        ("Kolmarin is Estland's oldest port.", "Kolmarin is Estland's second-oldest port."),
        (
            "Veldt closed the port for the first time.",
            "It was one of the first times that Veldt closed the port.",
        ),
    ],
)
def test_another_limit_is_no_conflict_of_scope(findings, one, other):
    assert differing(findings, one, other) == []


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        pytest.param("Denmark, Norway and Poland", "Denmark, Norway and Latvia", ["list"], id="closed"),
        pytest.param("Denmark, Norway and Poland", "Poland, Denmark and Norway", [], id="another order"),
        pytest.param("Denmark, Norway and Poland", "Denmark, Norway, Poland and Latvia", [], id="one more"),
        pytest.param(
            "Denmark, Norway and Poland", "countries including Denmark, Norway and Latvia", [], id="open"
        ),
        pytest.param(
            "Denmark, Norway and Poland", "countries such as Denmark, Norway and Latvia", [], id="such as"
        ),
    ],
)
def test_closed_lists_with_other_members_are_a_conflict(findings, one, other, kinds):
    sentence = "The harbour treaty of Kolmarin was signed in March by {}."

    assert differing(findings, sentence.format(one), sentence.format(other)) == kinds


def test_no_question_is_asked_for_a_statement_as_a_whole(findings):
    from quiz.generators.building import candidates
    from quiz.generators.world import World
    from quiz.model.fact import COMPARED

    found = findings({"one.txt": OPENING + PLAN + "\n", "two.txt": OTHER + DEED + "\n"})
    world = World({context.article.key: context.article for context in found.contexts}, found)
    cards, _ = candidates(world)

    assert any(fact.kind in COMPARED for fact in found.facts)
    assert not [card for card in cards if card.fact.kind in COMPARED]
