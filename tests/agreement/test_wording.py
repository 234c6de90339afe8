"""Quotations of two newsrooms: the same remark, in the same words or in others."""

import pytest

from quiz.facts.wording import differ, plain, same_frame, same_remark
from quiz.model.fact import Status


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We’re not leaving the valley.", "We are NOT leaving the valley"),
        ("It's a well-run mine", "It is a well run mine"),
        ("José will pay [for] it", "Jose will pay for it"),
        ("That damned dam", "That d***** dam"),
        ("the old dam", "We shall mend the old dam, whatever it costs"),
        (
            "We shall mend the dam ... and the road",
            "We shall mend the dam, the locks, the gates and the road",
        ),
        ("[Ada Quill] will mend the old dam", "will mend the old dam"),
    ],
)
def test_the_same_words_do_not_differ(one, other):
    assert not differ(plain(one), plain(other))
    assert not differ(plain(other), plain(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The dam is the linchpin of the valley", "The dam is the lynchpin of the valley"),
        ("We shall mend the old dam", "We should mend the old dam"),
        ("values and principles that we share", "principles and values that we share"),
        ("We shall not mend the old dam", "We shall mend the old dam"),
    ],
)
def test_other_words_differ(one, other):
    assert differ(plain(one), plain(other))
    assert differ(plain(other), plain(one))


def test_one_remark_of_one_speaker_may_be_short_but_that_of_somebody_unknown_must_be_long():
    short = plain("We shall mend the dam"), plain("We should mend the dam")
    long = [
        plain(f"We shall mend the dam before the {time} rains reach the valley") for time in ("next", "first")
    ]

    assert same_remark(*short, named=True)
    assert not same_remark(*short, named=False)
    assert same_remark(*long, named=False)
    assert not same_remark(plain("We shall mend the dam"), plain("Nobody has seen the plans yet"), named=True)


def test_two_names_for_one_thing_are_one_frame():
    assert same_frame(plain("The dam is the keystone of it all"), plain("The dam is the heart of the valley"))
    assert not same_frame(
        plain("The dam is the keystone of it all"), plain("The road is the heart of the valley")
    )
    assert not same_frame(plain("The dam will hold for years"), plain("The dam will break any day"))


OPENING = "Mayor Ada Quill of Brenwick spoke about the old dam on Monday.\n\n"
OTHER = "The old dam was the subject when Ada Quill, the mayor of Brenwick, met reporters on Monday.\n\n"


def quotations(findings, one, other):
    found = findings({"one.txt": OPENING + one + "\n", "two.txt": OTHER + other + "\n"})
    return [fact for fact in found.facts if any(claim.role == "quotation" for claim in fact.claims)]


def test_newsrooms_that_quote_other_words_are_in_conflict(findings):
    facts = quotations(
        findings,
        "“Brenwick will mend the old dam before winter,” Quill said.",
        "“Brenwick must mend the old dam before winter,” said Quill.",
    )

    assert [(fact.status, fact.differs) for fact in facts] == [(Status.CONFLICTING, "quotation")]
    assert sorted(value.answer for value in facts[0].values) == [
        "Brenwick must mend the old dam before winter,",
        "Brenwick will mend the old dam before winter,",
    ]
    assert {claim.speaker for claim in facts[0].claims} == {"Ada Quill"}


def test_newsrooms_that_quote_the_same_words_agree(findings):
    facts = quotations(
        findings,
        "“Brenwick will mend the old dam before winter,” Quill said.",
        "The mayor said that “Brenwick will mend the old dam.”",
    )

    assert [(fact.status, fact.differs) for fact in facts] == [(Status.AGREED, "")]


def test_another_speaker_and_another_remark_are_no_conflict(findings):
    assert not quotations(
        findings,
        "“Brenwick will mend the old dam before winter,” Quill said.",
        "“Brenwick can mend the old dam before winter,” the engineer Tom Orrin said.\n\n"
        "“Nobody has asked the farmers of the valley,” Quill said.",
    )
