"""Figures and dates of different things, however alike their sentences: never a conflict."""

import pytest

OPENING = (
    "The port of Kolmarin was closed on Monday by its owner, the Veldt company.\n\n"
    "Nobody was on the quays at noon but gulls and two cats. A sign at the gate sent drivers back to the motorway.\n\n"
)
OTHER = (
    "Ships lay off Kolmarin on Monday because Veldt, which owns the port, had shut it.\n\n"
    "From the lighthouse eleven of them could be seen, some with fruit aboard that will not keep until the week ends.\n\n"
)


def differences(findings, one, other):
    found = findings({"one.txt": OPENING + one + "\n", "two.txt": OTHER + other + "\n"})
    return [fact.differs for fact in found.facts if fact.differs]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "Veldt cut 500 jobs in Norway in March.", "Veldt cut 700 jobs in Denmark in March.", id="place"
        ),
        pytest.param(
            "Tickets from Kolmarin to Norway cost $40.",
            "Tickets from Kolmarin to Denmark cost $55.",
            id="goal",
        ),
        pytest.param(
            "Veldt paid $41 million for the port of Kolmarin.",
            "Veldt paid $47 million for the cranes of Kolmarin.",
            id="object",
        ),
        pytest.param(
            "Veldt raised $40 million for Kolmarin in a first round.",
            "Veldt raised $55 million for Kolmarin in a second round.",
            id="rank",
        ),
        pytest.param(
            "Shares of Veldt rose 3 percent on Monday.",
            "Shares of Veldt have risen 4 percent since January.",
            id="time of a change",
        ),
        pytest.param(
            "The Aurora can carry 340 passengers to Kolmarin.",
            "The Aurora brought 290 passengers to Kolmarin on Monday.",
            id="what can be",
        ),
        pytest.param(
            "The strike in Kolmarin lasted 12 days.",
            "The strike in Kolmarin will last 14 days.",
            id="what is to come",
        ),
        pytest.param(
            "Veldt employs 1,200 people in Kolmarin.",
            "Veldt employed 1,500 people in Kolmarin in 2010.",
            id="year",
        ),
        pytest.param(
            "The fire killed 14 workers from Norway in Kolmarin.",
            "The fire killed 17 workers in Kolmarin, 14 of them from Norway.",
            id="a part of them",
        ),
        pytest.param(
            "Veldt said that 30 workers were hurt in Kolmarin.",
            "Veldt said that 14 workers were badly hurt in Kolmarin.",
            id="how badly",
        ),
        pytest.param(
            "The goods train from Kolmarin was 400 metres long.",
            "The goods train from Kolmarin stopped 500 metres before the bridge.",
            id="aspect of a measure",
        ),
        pytest.param(
            "The sea wall of Kolmarin is 40 metres high.",
            "The sea wall of Kolmarin is 50 metres wide.",
            id="height and width",
        ),
        pytest.param(
            "The mayor, Ada Quill, 51, came to Kolmarin.",
            "Her daughter, Ada Quill, 23, came to Kolmarin.",
            id="two of one name",
        ),
        pytest.param(
            "Veldt closed the port of Kolmarin on May 3, 2021.",
            "Veldt closed the canal of Kolmarin on May 5, 2021.",
            id="date of another thing",
        ),
        pytest.param(
            "“We will not sell the port,” Ada Quill said.",
            "“We will not sell the canal,” Ada Quill said.",
            id="remark",
        ),
    ],
)
def test_what_is_said_of_two_things_is_no_conflict(findings, one, other):
    assert differences(findings, one, other) == []


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Veldt cut 500 jobs in Norway in March.", "In March, Veldt cut 700 jobs in Norway.", "number"),
        ("The sea wall of Kolmarin is 40 metres high.", "Waves broke over the 160-foot sea wall.", "number"),
        ("Veldt accepted the offer from Denmark.", "Veldt rejected the offer from Denmark.", "negation"),
        ("All schools in Kolmarin were closed.", "Most schools in Kolmarin were closed.", "scope"),
        ("The storm left 120 people dead in Kolmarin.", "A storm killed 150 people in Kolmarin.", "number"),
        ("Tickets to Norway cost $40 at Kolmarin.", "At Kolmarin, tickets to Norway cost $55.", "number"),
        ("Shares of Veldt rose 3 percent on Monday.", "On Monday, shares of Veldt rose 4 percent.", "number"),
        (
            "Veldt closed the canal of Kolmarin on May 3, 2021.",
            "Veldt closed the canal of Kolmarin on May 5, 2021.",
            "date",
        ),
    ],
)
def test_what_is_said_of_one_thing_still_is(findings, one, other, kind):
    assert differences(findings, one, other) == [kind]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "More than a dozen countries have signed the treaty of Kolmarin.",
            "More than 15 countries have signed the treaty of Kolmarin.",
            id="two bounds",
        ),
        pytest.param(
            "Iván Torre will come to Kolmarin for the legislative elections.",
            "Ivan Torre will come to Kolmarin for the congressional elections.",
            id="accents and another word",
        ),
        pytest.param(
            "The treaty of Kolmarin was signed by countries including Denmark, Norway and Poland.",
            "The treaty of Kolmarin was signed by Denmark, Latvia, Norway and Finland.",
            id="an open list",
        ),
        pytest.param(
            "The Aurora waited off Kolmarin for over 20 minutes.",
            "The Aurora waited off Kolmarin for half an hour.",
            id="a bound and another unit",
        ),
        pytest.param(
            "As of May 2020, Veldt had moved 2.1 million boxes through Kolmarin.",
            "Veldt has moved 2.4 million boxes through Kolmarin.",
            id="an earlier figure",
        ),
    ],
)
def test_what_can_all_be_true_is_no_conflict(findings, one, other):
    assert differences(findings, one, other) == []
