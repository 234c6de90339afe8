"""What `benchmarks/generation.py` counts by, on cases small enough to count by hand."""

import importlib.util
from pathlib import Path

import pytest

from quiz.model.card import Card, Choice, Cloze, Gap, Option, Source
from quiz.model.deck import Deck


@pytest.fixture(scope="module")
def measures():
    path = Path(__file__).parents[2] / "benchmarks" / "measures.py"
    spec = importlib.util.spec_from_file_location("measures_of_generation", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def choice(stem, key="Rome", says="Rome burned.", **more):
    options = (Option(key, right=True), Option("Oslo"), Option("Bonn"))
    return Card(choice=Choice(stem, options), sources=(Source(says, "a"),), **more)


def cloze(*parts, says="Rome burned."):
    return Card(cloze=Cloze(parts), sources=(Source(says, "a"),))


def test_a_sentence_has_to_stand_in_the_article_that_is_named(measures):
    texts = {"a": "It was hot.\nRome burned. Nero sang.", "b": "Nero sang."}
    sound = choice("?", says="Rome burned.")
    bent = choice("?", says="Rome  burned.")
    elsewhere = Card(sources=(Source("Rome burned.", "b"),))
    second = Card(sources=(Source("Rome burned.", "a"), Source("Nero slept.", "a")))
    nowhere = Card(sources=(Source("Rome burned.", "c"),))
    empty = Card(sources=(Source("", "a"),))

    deck = Deck("d", cards=(sound, bent, elsewhere, second, nowhere, empty, Card()))

    assert measures.unproved(deck, texts) == [bent, elsewhere, second, nowhere, empty, Card()]


def test_stems_with_four_of_five_words_in_common_look_alike(measures):
    one = choice("Which old town burned down?", "Rome", "s1")
    four_of_six = choice("Which new town burned down?", "Rome", "s2")
    four_of_five = choice("Which town burned down?", "Bonn", "s3")

    assert measures.look_alikes([one, four_of_six]) == []
    assert measures.look_alikes([one, four_of_five]) == [(one, four_of_five)]


def test_one_sentence_asked_for_one_answer_is_a_look_alike_whatever_the_words(measures):
    one = choice("Which town burned?", "Rome", "Rome burned.")
    gap = cloze(Gap(1, "rome"), " burned.")
    other = cloze("Rome ", Gap(1, "burned"), ".")

    assert measures.look_alikes([one, gap]) == [(one, gap)]
    assert measures.look_alikes([one, other]) == []


def test_answers_are_those_of_both_faces_but_not_true_and_false(measures):
    both = Card(choice=choice("?").choice, cloze=Cloze((Gap(1, "The Eternal City"), " and ", Gap(2, "Rome"))))
    truth = Card(choice=Choice("Rome burned.", (Option("True", right=True), Option("False")), truth=True))

    assert measures.answers(both) == ["Rome", "The Eternal City"]
    assert measures.answers(truth) == []


@pytest.mark.parametrize(
    ("found", "wanted", "score"),
    [
        ("The Eiffel Tower!", "eiffel tower", 1.0),
        ("the United States", "United States of America", 2 / 3),
        ("1,200", "1200", 1.0),
        ("Oslo", "Bonn", 0.0),
        ("to to", "to", 2 / 3),
        ("the", "a", 0.0),
    ],
)
def test_answers_are_compared_word_by_word(measures, found, wanted, score):
    assert measures.f1(found, wanted) == pytest.approx(score)


def test_wanted_answers_are_counted_once_each(measures):
    wanted = ["Rome", "United States of America", "Oslo"]

    assert measures.asked_for(wanted, ["the Rome", "Rome", "United States"]) == (1, 2)
    assert measures.asked_for(wanted, []) == (0, 0)


def test_keys_in_one_place_are_far_from_chance_and_even_ones_are_not(measures):
    always_first = [(0, 4)] * 20
    even = [(index, 4) for index in range(4)] * 5

    assert measures.position_statistic(always_first) == (60.0, 3)
    assert measures.position_statistic(even) == (0.0, 3)
    assert measures.position_statistic([*even, (0, 2), (1, 2)]) == (0.0, 4)


def test_a_die_from_a_textbook(measures):
    # 5, 8, 9, 8, 10 and 20 throws in sixty: the chi-square is 13.4 with five degrees of freedom
    throws = [(face, 6) for face, times in enumerate((5, 8, 9, 8, 10, 20)) for _ in range(times)]

    assert measures.position_statistic(throws) == (pytest.approx(13.4), 5)


def test_the_longest_option_as_key_is_a_tell(measures):
    always = [(9, 3, 3, 3)] * 30
    never = [(3, 9, 3, 3)] * 30
    by_chance = [(9, 3, 3, 3), (3, 9, 3, 3), (3, 3, 9, 3), (3, 3, 3, 9)] * 10
    all_as_long = [(5, 5, 5)] * 30

    assert measures.length_statistic(always, max)[0] == pytest.approx(90)
    assert measures.length_statistic(never, max)[0] == pytest.approx(10)
    assert measures.length_statistic(by_chance, max)[0] == pytest.approx(0)
    assert measures.length_statistic(all_as_long, max) == (0.0, 1)
    assert measures.length_statistic([(1, 2, 3)] * 30, min)[0] == pytest.approx(60)


@pytest.mark.parametrize(("freedom", "table"), [(1, 6.635), (2, 9.210), (5, 15.086), (30, 50.892)])
def test_critical_values_are_those_of_the_tables(measures, freedom, table):
    assert measures.critical(freedom) == pytest.approx(table, rel=0.01 if freedom > 1 else 0.03)
