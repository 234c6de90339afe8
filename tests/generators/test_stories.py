"""What a story is about: which reports tell it, its topic on the cards, what its newsrooms repeat."""

import pytest

from quiz.generators.echoes import echoes

HARBOUR = """The harbour fire in Trondheim destroyed 14 warehouses on 3 May 2019.

The fire started in a warehouse of the Nidar company in Trondheim. The fire burned for six days in the harbour.
The fire sank 17 boats in the harbour.
The mayor of Trondheim thanked the firefighters for saving the old harbour crane.
"""
HARBOUR_TOO = """Trondheim counts its losses after the harbour fire.

The fire destroyed 14 warehouses in the harbour of Trondheim, the fire brigade said.
The fire began in a warehouse of the Nidar company, and firefighters fought it for six days.
The harbour crane of Trondheim was saved by the firefighters.
"""
ELECTION = """The voters of Uruguay chose a new parliament on 7 June 2020.

The election in Uruguay had a turnout of 83 percent, the electoral court said.
The parliament of Uruguay meets in Montevideo, where the election results were read out.
"""


@pytest.fixture
def told(made):
    return made({"one.txt": HARBOUR, "two.txt": HARBOUR_TOO, "three.txt": ELECTION}).world


def test_reports_of_one_event_are_one_story_and_another_event_is_its_own(told):
    assert {frozenset(story) for story in told.stories.values()} == {
        frozenset({"one", "two"}),
        frozenset({"three"}),
    }


def test_the_topic_names_who_and_what_most_of_the_story_is_about(told):
    topic = told.settings["one"].text()

    assert topic == told.settings["two"].text()
    assert "Trondheim" in topic
    assert "fire" in topic
    assert "Uruguay" in told.settings["three"].text()


def test_the_topic_leaves_out_what_the_card_says_or_asks(told):
    found = told.settings["one"]
    name = found.names[0]

    assert name.full in found.text()
    assert name.full not in found.text({name.key})


def test_a_noun_is_clear_once_the_story_is_named(told):
    assert told.knows("fire", "one")
    assert not told.knows("fire", "three")
    assert not told.knows("policeman", "one")


def test_a_card_about_the_fire_says_first_which_fire(made):
    cards = made({"one.txt": HARBOUR, "two.txt": HARBOUR_TOO}).deck.cards
    asked = [card.cloze.with_gap(1, "…") if card.cloze else card.choice.stem for card in cards]

    loose = [text for text in asked if "The fire " in text or "the fire " in text]
    assert loose
    assert all(text.startswith("(") for text in loose)


TERMS = {
    ("a", 0): frozenset({"fire", "harbour", "six"}),
    ("b", 0): frozenset({"fire", "harbour", "crane"}),
    ("b", 1): frozenset({"mayor"}),
    ("c", 0): frozenset({"fire", "harbour", "six"}),
}
WEIGHTS = {"fire": 1.0, "harbour": 1.0, "six": 2.0, "crane": 2.0, "mayor": 2.0}


def test_echoes_are_sentences_of_other_newsrooms_the_most_alike_first():
    found = echoes(TERMS, WEIGHTS, {"a": "a", "b": "b", "c": "c"}, 0.1)

    assert [place for _, place in found["a", 0]] == [("c", 0), ("b", 0)]
    assert found["a", 0][0][0] == pytest.approx(1.0)
    assert found["a", 0][1][0] == pytest.approx(2 / 6)
    assert found["b", 1] == ()


def test_a_copy_is_no_echo_of_its_story():
    found = echoes(TERMS, WEIGHTS, {"a": "a", "b": "b", "c": "a"}, 0.1)

    assert [place for _, place in found["a", 0]] == [("b", 0)]
