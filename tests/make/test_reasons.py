"""Reasons of one kind are counted together."""

import pytest

from quiz.make.reasons import kind_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("31 words, where 6 to 30 are understood", "4 words, where 6 to 30 are understood"),
        ("Ada Lovelace gives the answer away", "the Netherlands gives the answer away"),
        ("not sure what Sunrise is", "not sure what The Daily Bugle is"),
        ("leans on its article: “the fire”", "leans on its article: “the old ship”, “the crew”"),
        ("leans on its article: pronoun “he”", "leans on its article: pronoun “Their”"),
        ("leans on its article: “such”", "leans on its article: “another”, “later”"),
    ],
)
def test_what_one_sentence_or_name_adds_does_not_count(one, other):
    assert kind_of(one) == kind_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("31 words, where 6 to 30 are understood", "33 words, where 6 to 32 are understood"),
        ("Ada Lovelace gives the answer away", "the setting gives the answer away"),
        ("not sure what Sunrise is", "not sure who Sunrise is"),
        ("a loose date", "a loose answer"),
        ("leans on its article: pronoun “he”", "leans on its article: “the fire”"),
        ("leans on its article: a quotation is cut", "leans on its article: too little is said"),
    ],
)
def test_different_reasons_stay_different(one, other):
    assert kind_of(one) != kind_of(other)


def test_a_reason_without_details_stays_as_it_is():
    assert kind_of("a member of a list") == "a member of a list"


def test_a_rule_is_called_one():
    assert kind_of("L302: the key is the longest option") == "breaks rule L302"
