"""A sentence is put so that it is understood alone, or says why it is not."""

from datetime import date

import pytest

from quiz.facts.reading import contexts
from quiz.facts.statements import statement
from quiz.model.article import Article, Block, Role, Span


def contexts_of(engine, text, published=None):
    article = Article("a", "a.txt", text, (Block(Span(0, len(text)), Role.BODY),), published=published)
    found, _ = contexts([article], {"a": engine.sentences(article)})
    return found


def whole(engine, text, published=None, index=-1):
    return statement(contexts_of(engine, text, published)[index], 0, 0)


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        (
            "But Portugal also signed the treaty in Lisbon on Thursday.",
            date(2021, 5, 14),
            "Portugal signed the treaty in Lisbon on 13 May 2021.",
        ),
        (
            "Maria Keller leads the Alpine Club. Last year, Keller climbed Mount Everest without oxygen.",
            date(2020, 3, 1),
            "In 2019, Maria Keller climbed Mount Everest without oxygen.",
        ),
        (
            "The parliament of Norway, which had met there for weeks, passed a law on fishing in the Arctic.",
            None,
            "The parliament of Norway, which had met for weeks, passed a law on fishing in the Arctic.",
        ),
    ],
)
def test_what_leans_goes_and_what_is_short_is_spelt_out(engine, text, published, expected):
    found = whole(engine, text, published)

    assert (found.text, found.leans) == (expected, ())


@pytest.mark.parametrize(
    "text",
    [
        "He signed the treaty with France in Paris.",
        "Those countries signed the treaty with France in Paris.",
        "Ada Lovelace and others met Charles Babbage there.",
        "On Thursday Portugal signed the treaty with Spain there.",
    ],
)
def test_what_cannot_be_resolved_is_named(engine, text):
    found = whole(engine, text)

    assert found.leans or "there" not in found.text


def test_a_definite_noun_that_the_event_would_explain_is_named_apart(engine):
    found = whole(engine, "The building had seven exits, according to police in Oslo.")

    assert found.leans == ()
    assert found.loose == ("building",)


def test_a_pronoun_with_one_possible_antecedent_becomes_its_name(engine):
    found = whole(
        engine, "Maria Keller founded the school in Bergen. She taught mathematics for thirty years."
    )

    assert found.text == "Maria Keller taught mathematics for thirty years."


def test_a_pronoun_with_two_possible_antecedents_is_left_and_named(engine):
    found = whole(engine, "Maria Keller met Ruth Stone in Bergen. She taught mathematics for thirty years.")

    assert found.leans


def test_the_answer_keeps_its_place(engine):
    context = contexts_of(engine, "But the company also employs 4,300 people in Leipzig, Germany.")[0]
    number = context.numbers[0]

    found = statement(context, number.first, number.last)

    assert found.answer == "4,300"
