"""Options that speak of the others, in the wordings that teachers use."""

import pytest

from quiz.model.options import stays_last


@pytest.mark.parametrize(
    "text",
    [
        "None of these",
        "none of the above",
        "All of the above.",
        "All three of these",
        "Any of the others",
        "Both of them",
        "Both answers above",
        "Either of these options above",
        "Neither of those!",
        "Both A and B",
        "Both the sun and the moon",
        "None",
        "(Neither)",
        "I don't know",
        "I don’t know.",
        "I do not know",
    ],
)
def test_what_speaks_of_the_others_stays_last(text):
    assert stays_last(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nonesuch",
        "All Saints",
        "The Nine",
        "Anything goes",
        "All of the pupils",
        "None but the brave",
        "Those above the clouds",
        "Each of the twelve apostles",
        "I know",
        "",
    ],
)
def test_what_is_an_answer_of_its_own_does_not(text):
    assert not stays_last(text)
