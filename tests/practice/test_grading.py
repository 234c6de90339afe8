import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.model.review import Outcome
from quiz.practice.grading import difference, judge, judge_all

RIGHT, CLOSE, WRONG = Outcome.RIGHT, Outcome.CLOSE, Outcome.WRONG

TEXTS = st.text(alphabet=string.ascii_letters + string.digits + " -'.,éßøI", max_size=30)


@pytest.mark.parametrize(
    ("expected", "typed", "outcome"),
    [
        ("Reykjavík", "reykjavik", RIGHT),
        ("Tromsø", "tromso", RIGHT),
        ("the Baltic Sea", "Baltic sea.", RIGHT),
        ("O'Hara", "ohara", RIGHT),
        ("U.N.", "UN", RIGHT),
        ("salt & pepper", "salt and pepper", RIGHT),
        ("Ramses II", "Ramses 2", RIGHT),
        ("well-known", "well known", RIGHT),
        ("Granite", "granit", CLOSE),
        ("Granite", "grainte", CLOSE),
        ("Granite", "basalt", WRONG),
        ("Ann", "Anne", WRONG),
        ("Marie Curie", "Curie", CLOSE),
        ("Marie Curie", "Curie Marie", CLOSE),
        ("Marie Curie", "Marie", WRONG),
        ("Norway", "in Norway", CLOSE),
        ("Norway", "not Norway", WRONG),
        ("World Health Organization", "WHO", CLOSE),
        ("C", "C++", WRONG),
        ("C++", "C#", WRONG),
        ("Boeing 747", "Boeing 737", WRONG),
        ("", "anything", WRONG),
        ("Granite", "", WRONG),
        ("Granite", "   ", WRONG),
        ("?!", "?!", RIGHT),
    ],
)
def test_words(expected, typed, outcome):
    assert judge([expected], typed).outcome is outcome


@pytest.mark.parametrize(
    ("expected", "typed", "outcome"),
    [
        ("1,200", "1200", RIGHT),
        ("1.8 million", "1 800 000", RIGHT),
        ("1.8 million people", "1.8m", RIGHT),
        ("1.8 million people", "1.8 million souls", CLOSE),
        ("1.8 million", "1.7 million", WRONG),
        ("1.8 million", "1.8", WRONG),
        ("more than 40", "over forty", RIGHT),
        ("more than 40", "40", RIGHT),
        ("more than 40", "less than 40", CLOSE),
        ("twenty-one", "21", RIGHT),
        ("a hundred and five thousand", "105,000", RIGHT),
        ("two dozen", "24", RIGHT),
        ("third", "3rd", RIGHT),
        ("one third", "1/3", RIGHT),
        ("three-quarters", "three", WRONG),
        ("12 %", "12 per cent", RIGHT),
        ("5 km", "5000 m", RIGHT),
        ("5 kilometres", "5 kilometers", RIGHT),
        ("5 km", "5", CLOSE),
        ("5 km", "5 miles", WRONG),
        ("5 km", "5 hours", WRONG),
        ("5 metres", "5m", RIGHT),
        ("£5", "5 pounds", RIGHT),
        ("$3bn", "three billion dollars", RIGHT),
        ("$3bn", "€3bn", WRONG),
        ("-5", "5", WRONG),
        ("10 to 12", "10", WRONG),
        ("1 in 5", "1", WRONG),
    ],
)
def test_numbers(expected, typed, outcome):
    assert judge([expected], typed).outcome is outcome


@pytest.mark.parametrize(
    ("expected", "typed", "outcome"),
    [
        ("14 July 1789", "July 14th, 1789", RIGHT),
        ("14 July 1789", "1789-07-14", RIGHT),
        ("14 July 1789", "14/7/1789", RIGHT),
        ("14 July 1789", "7/14/1789", RIGHT),
        ("14 July 1789", "14 July", CLOSE),
        ("14 July", "14 July 1789", RIGHT),
        ("14 July 1789", "15 July 1789", WRONG),
        ("Friday, March 4", "4 Mar.", RIGHT),
        ("March 2021", "march 2021", RIGHT),
        ("May", "may", RIGHT),
    ],
)
def test_dates(expected, typed, outcome):
    assert judge([expected], typed).outcome is outcome


@pytest.mark.parametrize(
    ("within", "typed", "outcome"),
    [
        ("50", "1160", RIGHT),
        ("50", "1251", WRONG),
        ("5%", "1,259", RIGHT),
        ("5 %", "1261", WRONG),
        ("", "1201", WRONG),
    ],
)
def test_a_tolerance_widens_a_number_and_nothing_else(within, typed, outcome):
    assert judge(["1200"], typed, within).outcome is outcome


def test_a_tolerance_is_in_the_unit_of_the_answer():
    assert judge(["5 km"], "5400 m", "0.5").outcome is RIGHT
    assert judge(["5 km"], "5600 m", "0.5").outcome is WRONG
    assert judge(["5 km"], "5400 m", "500 m").outcome is RIGHT


@pytest.mark.parametrize(
    ("expected", "typed", "outcome"),
    [
        ("North Korea", "South Korea", WRONG),
        ("Northern Ireland", "Southern Ireland", WRONG),
        ("West Virginia", "East Virginia", WRONG),
        ("increase", "decrease", WRONG),
        ("North Korea", "Norht Koera", CLOSE),
        ("Bank of England", "Bank fo England", CLOSE),
        ("Kyrgyzstan", "Cyrgyzstan", CLOSE),
        ("Kyrgyzstan", "Kyrgistan", CLOSE),
    ],
)
def test_another_word_in_a_long_answer_is_no_slip(expected, typed, outcome):
    assert judge([expected], typed).outcome is outcome


def test_an_option_known_to_be_wrong_is_no_slip():
    assert judge(["Austria"], "Austrla").outcome is CLOSE
    assert judge(["Niger"], "Nigeria", wrong=["Nigeria"]).outcome is WRONG
    assert judge(["Mali"], "Bali", wrong=["Bali"]).outcome is WRONG


def test_every_accepted_spelling_counts_and_the_nearest_is_shown():
    assert judge(["United Kingdom", "Britain"], "britain").outcome is RIGHT
    judgement = judge(["United Kingdom", "Britain"], "Britian")
    assert (judgement.outcome, judgement.expected) == (CLOSE, "Britain")


def test_answers_in_any_order_count_once_each():
    expected = [["Helium"], ["Neon"]]
    outcomes = [each.outcome for each in judge_all(expected, ["neon", "helium"], any_order=True)]
    assert outcomes == [RIGHT, RIGHT]
    outcomes = [each.outcome for each in judge_all(expected, ["neon", "neon"], any_order=True)]
    assert sorted(outcomes) == [RIGHT, WRONG]
    outcomes = [each.outcome for each in judge_all(expected, ["neon", "helium"])]
    assert outcomes == [WRONG, WRONG]


@given(TEXTS)
def test_an_answer_is_right_whatever_its_case_and_surroundings(text):
    if not text.strip():
        return
    for typed in (text, text.upper(), f"  {text} ", text.replace(" ", "  ")):
        assert judge([text], typed).outcome is RIGHT


@given(TEXTS, TEXTS)
def test_the_difference_spells_both_texts(expected, typed):
    pieces = difference(expected, typed)
    assert "".join(piece.text for piece in pieces if piece.kind != "missing") == typed
    shown = "".join(piece.text for piece in pieces if piece.kind != "extra")
    assert shown.casefold() == expected.casefold()


@given(TEXTS, TEXTS)
def test_what_is_not_right_shows_its_difference(expected, typed):
    judgement = judge([expected], typed)
    if judgement.outcome is not RIGHT:
        assert typed == expected or judgement.diff


@given(st.decimals(0, 10**9, places=2), st.decimals(0, 10**9, places=2))
def test_two_numbers_are_right_or_wrong_never_close(one, other):
    outcome = judge([f"{one:,}"], f"{other}").outcome
    assert outcome is (RIGHT if one == other else WRONG)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_can_be_judged(expected, typed):
    assert judge([expected], typed).outcome in Outcome
