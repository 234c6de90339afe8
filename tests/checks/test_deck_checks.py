"""Rules over a whole deck: what is asked twice, told elsewhere, or guessed by a tell."""

from __future__ import annotations

import random
from collections.abc import Iterable
from math import comb

import pytest

from quiz.checks import DECK_CHECKS, check_deck
from quiz.checks.tells import chance
from quiz.decks.gaps import read_cloze
from quiz.errors import Place, Severity
from quiz.model.card import Card, Choice, Option, Order, Source
from quiz.model.deck import Deck

VOWELS, CONSONANTS = "aeiou", "bdfgklmnprstvz"


def q(
    stem: str, key: str, *wrong: str, order: Order = Order.SHUFFLE, key_at: int = 0, **more: object
) -> Card:
    texts = list(wrong)
    texts.insert(key_at, key)
    options = tuple(Option(text, right=text is key) for text in texts)
    return Card(choice=Choice(stem, options, order), **more)  # type: ignore[arg-type]


def c(text: str) -> Card:
    return Card(cloze=read_cloze(text)[0])


def fact(statement: str, right: bool = True) -> Card:
    options = (Option("True", right=right), Option("False", right=not right))
    return Card(choice=Choice(statement, options, Order.KEEP, truth=True))


def found(cards: Iterable[Card], code: str) -> list[str]:
    return [problem.message for problem in check_deck(Deck("Test", tuple(cards))) if problem.code == code]


def word(number: int) -> str:
    syllables = [a + b for a in CONSONANTS for b in VOWELS]
    return syllables[number % 70] + syllables[number // 70 % 70] + syllables[number // 4900 % 70]


def test_an_id_is_given_once() -> None:
    cards = [q("Which river?", "Nile", id="a"), q("Which lake?", "Chad", id="a"), q("Which sea?", "Red")]
    (problem,) = [one for one in check_deck(Deck("Test", tuple(cards))) if one.code == "L007"]
    assert problem.severity is Severity.ERROR and "`a`" in problem.message and problem.path == ("id",)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (q("Capital of Norway?", "Oslo", "Bergen"), q("What is the capital of Norway?", "oslo", "Voss")),
        (c("The capital of Norway is [[Oslo]]."), c("[[Oslo]] is the capital of Norway.")),
        (fact("Ice floats on water."), fact("Ice floats on the water.")),
        (
            q("Which tall old stone tower in the town of Pisa leans?", "The campanile"),
            q("Which very tall old stone tower in the town of Pisa leans so?", "Campanile"),
        ),
    ],
)
def test_the_same_question_with_the_same_answer_is_found_once(one: Card, other: Card) -> None:
    assert len(found([one, other], "L201")) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            q("What does the `needs` keyword do?", "Orders jobs"),
            q("What does the `matrix` keyword do?", "Runs many"),
        ),
        (q("What is the capital of Norway?", "Oslo"), q("What is the capital of Peru?", "Lima")),
        (q("Who wrote Ghosts?", "Ibsen"), q("Who wrote Brand and Peer Gynt?", "Ibsen")),
        (fact("Ice floats on water.", True), fact("Ice floats on water.", False)),
    ],
)
def test_questions_alike_with_other_answers_or_other_words_are_not_the_same(one: Card, other: Card) -> None:
    assert found([one, other], "L201") == []


def test_the_other_card_is_named_by_its_line() -> None:
    cards = [
        q("Capital of Norway?", "Oslo", at=Place("a.yaml", 3, 5)),
        q("The capital of Norway?", "Oslo", at=Place("a.yaml", 9, 5)),
    ]
    assert found(cards, "L201") == ["this card asks the same as the one in line 3"]


def test_a_typo_apart_is_still_found_among_many_cards() -> None:
    filler = [
        q(f"What is {word(n)} {word(n * 7)} {word(n * 13)} {word(n * 31)}?", word(n + 1)) for n in range(1000)
    ]
    first = q("Which metal did the old Romans dig for in the hills of Spain?", "Silver")
    second = q("Which metal did the old Romans dig for in the green hills of Spain?", "silver")
    assert len(found([*filler[:500], first, *filler[500:], second], "L201")) == 1


@pytest.mark.parametrize("letters", [3, 70])
def test_the_work_grows_with_the_deck_and_not_with_its_square(letters: int) -> None:
    """Counted in set operations, not in seconds: the calls of the similarity test per card stay bounded."""
    import quiz.checks.duplicates as duplicates

    random.seed(5)
    calls = []
    for size in (400, 1600):
        cards = tuple(
            q(" ".join(word(random.randrange(letters)) for _ in range(9)), word(random.randrange(3)))
            for _ in range(size)
        )
        count = 0
        alike = duplicates._alike

        def counting(one: frozenset[str], other: frozenset[str]) -> bool:
            nonlocal count
            count += 1
            return alike(one, other)  # noqa: B023

        duplicates._alike = counting  # type: ignore[assignment]
        try:
            list(duplicates.same_card(Deck("Test", cards)))
        finally:
            duplicates._alike = alike
        calls.append(count / size)
    assert calls[1] < 2 * calls[0] + 64


def test_one_question_with_two_answers_is_a_contradiction() -> None:
    assert found([q("Largest planet?", "Jupiter"), q("Largest planet?", "Saturn")], "L202")
    assert found(
        [q("Largest planet?", "Jupiter", "Saturn", "Mars"), q("Largest planet?", "Saturn", "Venus")], "L202"
    )


def test_a_question_that_its_options_tell_apart_is_no_contradiction() -> None:
    one = q("Which of these is a noble gas?", "Neon", "Iron", "Zinc")
    other = q("Which of these is a noble gas?", "Argon", "Lead", "Tin")
    assert found([one, other], "L202") == []
    assert found([q("What is +?", "plus"), q("What is −?", "minus")], "L202") == []


def test_the_same_answer_may_be_right_three_times() -> None:
    cards = [q(f"Who wrote {word(n)}?", "Ibsen") for n in range(4)]
    assert found(cards[:3], "L203") == []
    assert found(cards, "L203") == ["“Ibsen” is the right answer of 4 cards"]
    assert found([fact(f"{word(n)} is {word(n + 9)}.") for n in range(5)], "L203") == []


def test_a_card_that_tells_the_answer_of_another_is_found() -> None:
    asks = q("Which pact did the NATO members sign about security?", "Article 5")
    tells = c("NATO members get [[help]] with their security under Article 5 of the pact.")
    other = c("Article 5 of the [[constitution]] is about the king of Norway.")
    assert len(found([asks, tells], "L204")) == 1
    assert found([asks, other], "L204") == []


def kept(places: Iterable[int]) -> list[Card]:
    return [
        q(
            f"What is {word(n)}?",
            word(n + 100),
            word(n + 200),
            word(n + 300),
            word(n + 400),
            order=Order.KEEP,
            key_at=at,
        )
        for n, at in enumerate(places)
    ]


def test_a_key_that_always_stands_in_one_place_is_told() -> None:
    assert found(kept([0] * 12), "L205") == [
        "the right answer stands in place 1 on 12 of 12 cards with `order: keep`"
    ]


@pytest.mark.parametrize("places", [[0] * 11, [0, 1, 2, 3] * 10, [0, 0, 1, 2, 3] * 5])
def test_few_cards_and_even_places_are_no_tell(places: list[int]) -> None:
    assert found(kept(places), "L205") == []


def test_shuffled_options_have_no_place() -> None:
    cards = [q(f"What is {word(n)}?", word(n + 100), word(n + 200), word(n + 300)) for n in range(40)]
    assert found(cards, "L205") == []


def test_a_key_that_is_always_the_longest_is_told() -> None:
    tell = [q(f"What is {word(n)}?", word(n + 100) + "xx", word(n + 200), word(n + 300)) for n in range(12)]
    even = [
        q(
            f"What is {word(n)}?",
            word(n + 100) + "x" * (n % 3),
            word(n + 200) + "x",
            word(n + 300) + "xx" * (n % 2),
        )
        for n in range(24)
    ]
    assert found(tell, "L206") == [
        "the longest option is right on 12 of 12 cards: who knows nothing picks it"
    ]
    assert found(even, "L206") == []


def test_statements_that_are_all_true_are_told() -> None:
    statements = [fact(f"{word(n)} is {word(n + 9)}.") for n in range(8)]
    assert found(statements, "L207") == ["8 of 8 statements are true"]
    assert found([*statements[:4], *(fact(f"{word(n)}?", False) for n in range(4))], "L207") == []
    assert found([fact(f"{word(n)} is {word(n + 9)}.", False) for n in range(8)], "L207") == [
        "8 of 8 statements are false"
    ]


def test_a_deck_that_mostly_says_no_why_source_or_level_hears_it_once() -> None:
    bare = [q("Which river?", "Nile"), q("Which lake?", "Chad", why="It is shallow.")]
    assert found(bare, "L501") == []
    assert found([*bare, q("Which sea?", "Red")], "L501") == ["2 of 3 cards have no `why:`"]
    assert found([q("Which?", "Nile", sources=(Source("An atlas"),))], "L502") == []
    assert len(found(bare, "L502")) == 1 and len(found(bare, "L503")) == 1


@pytest.mark.parametrize(("hits", "tries", "rate"), [(0, 5, 0.3), (3, 5, 0.3), (12, 12, 0.25), (5, 5, 0.5)])
def test_chance_is_the_binomial_tail(hits: int, tries: int, rate: float) -> None:
    expected = sum(comb(tries, k) * rate**k * (1 - rate) ** (tries - k) for k in range(hits, tries + 1))
    assert chance(hits, [rate] * tries) == pytest.approx(expected)


def test_chance_over_many_tries_is_near_the_exact_value() -> None:
    assert chance(230, [0.5] * 401) == pytest.approx(
        sum(comb(401, k) for k in range(230, 402)) / 2**401, rel=0.05
    )
    assert chance(401, [1.0] * 401) == 1.0


def test_rules_can_be_switched_off_in_the_deck() -> None:
    cards = (q("Capital of Norway?", "Oslo"), q("The capital of Norway?", "Oslo"))
    assert "L201" in {problem.code for problem in check_deck(Deck("Test", cards))}
    off = Deck("Test", cards, lint_off=frozenset({"L201", "L501"}))
    assert {"L201", "L501"}.isdisjoint(problem.code for problem in check_deck(off))
    quiet = check_deck(Deck("Test", cards), notes=False)
    assert {problem.code for problem in quiet} == {"L201"}


def test_an_empty_deck_has_no_problem() -> None:
    assert check_deck(Deck("Test", ())) == []


def test_codes_are_unique_and_in_order() -> None:
    names = [check.code for check in DECK_CHECKS]
    assert names == sorted(set(names))
    assert all(check.find.__doc__ for check in DECK_CHECKS)


def test_two_options_are_a_tell_of_no_kind() -> None:
    cards = [
        q(f"What is {word(n)}?", word(n + 100) + "xx", word(n + 200), order=Order.KEEP) for n in range(20)
    ]
    assert found(cards, "L205") == [] and found(cards, "L206") == []


def test_the_place_of_the_other_card_is_told() -> None:
    cards = (
        q("Capital of Norway?", "Oslo", at=Place("a.yaml", 3, 5, 20, 60)),
        q("The capital of Norway?", "Oslo", at=Place("a.yaml", 9, 5, 90, 120)),
    )
    (problem,) = [one for one in check_deck(Deck("Test", cards)) if one.code == "L201"]
    assert problem.place == cards[1].at
    assert problem.also == ((Place("a.yaml", 3, 5, 20, 21), "the other one"),)
