"""What becomes a card, and what never does."""

import re

import pytest

from quiz.generators.sureness import refusal
from quiz.model.fact import Status

FIRE = """The harbour of Trondheim in Norway burned for six days, the newspaper Adresseavisen reported on 3 May 2019.

Firefighters from Sweden brought 48 pumps to Trondheim.

Norway bought the harbour crane from a shipyard in Rotterdam in 1987.

Erik Solberg, Maria Lind and Jonas Berg led firefighters of three nations in the harbour of Trondheim.
"""


def faces(made):
    for candidate in made.chosen:
        yield candidate, candidate.card


def test_cards_of_both_faces_are_made_from_plain_sentences(made):
    deck = made({"fire.txt": FIRE}).deck

    assert any(card.choice for card in deck.cards)
    assert any(card.cloze for card in deck.cards)


def test_a_member_of_a_list_is_not_asked(made):
    result = made({"fire.txt": FIRE})

    assert not {"Maria Lind", "Jonas Berg"} & {card.answers[0] for card in result.deck.cards}
    assert "a member of a list" in {refusal.reason for refusal in result.refused}


def test_the_answer_is_nowhere_else_on_the_card(retold):
    for _, card in faces(retold):
        if card.cloze:
            rest = card.cloze.with_gap(1, "")
            assert card.cloze.gaps[0].answer not in rest, rest
        if card.choice and not card.choice.truth:
            assert card.choice.keys[0] not in card.choice.stem


def test_distractors_are_distinct_and_not_the_key_and_at_least_two(retold):
    for _, card in faces(retold):
        if card.choice and not card.choice.truth:
            texts = [option.text.casefold() for option in card.choice.options]
            assert len(set(texts)) == len(texts) >= 3


def test_no_figure_that_an_article_prints_is_a_distractor_for_the_same_unit(retold):
    printed = {
        (claim.quantity.unit, claim.answer)
        for fact in retold.findings.facts
        for claim in fact.claims
        if claim.quantity
    }
    for candidate, card in faces(retold):
        if candidate.claim.quantity and card.choice and "which newsroom" not in candidate.forms:
            for distractor in card.choice.distractors:
                numeral = re.sub(r"^[^\d$]*\$?", "", distractor)
                assert (candidate.claim.quantity.unit, numeral) not in printed


def test_a_withdrawn_statement_is_asked_only_as_a_myth(retold):
    withdrawn = {w.withdrawn.sentence.text for w in retold.findings.withdrawals}
    assert withdrawn
    for candidate, card in faces(retold):
        if candidate.claim.sentence.text in withdrawn:
            assert card.choice and card.choice.truth and card.choice.keys == ("False",)
            assert card.why


def test_differing_newsrooms_are_shown_to_differ(retold):
    differing = [c.card for c in retold.chosen if c.fact.status is Status.CONFLICTING]

    assert differing
    assert all(card.conflict for card in differing)


def test_ids_are_unique_and_come_from_facts(retold):
    ids = [card.id for card in retold.deck.cards]

    assert len(set(ids)) == len(ids)


def test_no_answer_is_asked_more_than_three_times(retold):
    answers = [c.card.answers[0] for c in retold.chosen if not (c.card.choice and c.card.choice.truth)]

    assert max(answers.count(answer) for answer in answers) <= 3


def test_every_refusal_gives_a_reason(retold):
    assert retold.refused
    assert all(refusal.reason and refusal.sentence.text for refusal in retold.refused)


def test_chosen_claims_are_ones_that_are_not_refused(retold):
    plain = [c for c in retold.chosen if not {"correction", "which newsroom"} & set(c.forms)]

    assert all(refusal(c.fact, c.claim, retold.world) == "" for c in plain)


@pytest.mark.parametrize("kind", ["choice", "cloze"])
def test_only_the_faces_that_were_asked_for(made, kind):
    cards = made({"fire.txt": FIRE}, kinds=frozenset({kind})).deck.cards

    assert cards
    assert all((card.choice is None) == (kind == "cloze") for card in cards)


def test_limit_keeps_the_best(made):
    deck = made({"fire.txt": FIRE}, limit=1).deck

    assert len(deck.cards) == 1


def test_a_why_closes_the_quotations_that_it_opens(retold):
    whys = [card.why for card in retold.deck.cards if card.why]

    assert whys
    assert all(why.count("“") == why.count("”") and why.count('"') % 2 == 0 for why in whys)
