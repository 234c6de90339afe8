"""What is worth asking for, and what is a side detail, given away or passing."""

import pytest

from quiz.generators.terms import term_facts
from quiz.generators.worth import worth

REPORT = """The lake ferry Selma sank near Trondheim on 9 March 2021, and 31 people drowned.

The shipping company Bodan bought the ferry Selma from a yard in Bergen in 1994.
The ferry Selma carried 112 passengers when it left Trondheim.
"""
OTHER = """After the Selma disaster, Trondheim mourns 31 people.

The ferry Selma sank near Trondheim, and 31 people drowned, the shipping company Bodan said.
When it left Trondheim, the ferry Selma carried 112 passengers and a crew of nine.
"""


def reasons(result, answer):
    return {refusal.reason for refusal in result.refused if refusal.detail == answer}


@pytest.fixture
def ask(made):
    """Make a deck from the report with one more sentence in its middle."""

    def with_sentence(sentence, published=""):
        head = f"The Selma disaster\n\ndate {published}\n\n" if published else ""
        return made({"one.txt": head + REPORT + "\n" + sentence + "\n", "two.txt": head + OTHER})

    return with_sentence


def test_what_two_newsrooms_tell_is_worth_more_than_what_one_mentions(made):
    result = made({"one.txt": REPORT, "two.txt": OTHER})
    points = {
        claim.answer: worth(fact, claim, result.world)
        for fact in result.findings.facts
        for claim in fact.claims
        if claim.sentence.article == "one"
    }
    assert points["112"] > points["1994"]


def test_a_body_is_not_asked_for_that_its_part_gives_away(ask):
    result = ask(
        "President Joe Biden urged Congress to pay for the ferry Selma in 2020. The United States heard that Congress agreed in Trondheim."
    )

    assert "its part gives the body away" in reasons(result, "Congress")


def test_an_office_without_what_it_is_of_is_not_asked(ask):
    result = ask("Karl Moser was director until 2019, and Karl Moser knew the ferry Selma well.")

    assert "an office without what it is of" in {refusal.reason for refusal in result.refused}


def test_a_swear_word_is_no_card(ask):
    result = ask("The captain of the ferry Selma gave 12 shitty jobs to Bodan in Trondheim.")

    assert "a swear word" in reasons(result, "12")


def test_a_place_pointed_at_is_not_asked(ask):
    result = ask("In 2003, authorities there checked the ferry Selma for the company Bodan.")

    assert "leans on its article: “there”" in reasons(result, "2003")


def test_the_day_of_the_news_is_no_knowledge_but_a_day_to_come_is(ask):
    result = ask(
        "The mayor of Trondheim opens the trial of the captain of the Selma on 20 May 2021.", "2021-03-10"
    )

    assert "a day of the news itself" in reasons(result, "9 March 2021")
    assert "a day of the news itself" not in reasons(result, "20 May 2021")


def test_the_present_of_a_day_that_is_not_proved_is_not_asked(ask):
    result = ask("Bodan is the owner of 14 ferries on the lake near Trondheim.")

    assert "the present of a day that is not proved" in reasons(result, "14")


def test_a_year_that_frames_a_figure_is_not_asked(ask):
    result = ask("In 2018, the ferry Selma carried 480 cars to Trondheim.")

    assert "a year that frames a figure" in reasons(result, "2018")


def test_a_passer_by_is_not_asked_for(ask):
    result = ask("Vera Lang saw the ferry Selma from Trondheim.")

    assert reasons(result, "Vera Lang")
    assert not any("Vera Lang" in card.answers for card in result.deck.cards)


def test_a_term_that_newsrooms_repeat_is_asked_for_whole(made):
    term = "In 2019, Bodan fitted the ferry Selma with a new bulkhead door."
    again = "Divers of Trondheim opened the ferry Selma with a spare bulkhead door."
    result = made({"one.txt": REPORT + "\n" + term, "two.txt": OTHER + "\n" + again})
    answers = {claim.answer for fact in term_facts(result.world) for claim in fact.claims}
    assert "bulkhead door" in answers
    assert "door" not in answers
    assert "ferry" not in answers


def test_what_the_newest_print_of_a_story_leaves_out_is_not_asked(made):
    more = "\n".join(
        f"Boat {word} of the company Bodan reached the ferry Selma near Trondheim in the storm of that night."
        for word in ("Alta", "Berta", "Clara", "Dora", "Edda", "Frida")
    )
    older = REPORT + more + "\nThe ferry Selma had 14 lifeboats on board, the company Bodan told Trondheim.\n"
    newer = REPORT + more + "\nDivers of Trondheim went on looking for the ferry Selma on the next day.\n"
    result = made({"older.txt": older, "zz-newer.txt": newer + "The search for the Selma goes on.\n"})

    assert len(set(result.findings.witness.values())) == 1
    assert not any("14" in card.answers for card in result.deck.cards)


def test_a_present_is_told_with_its_month(ask):
    result = ask("The company Bodan is the owner of 14 ferries on the lake near Trondheim.", "2021-03-10")

    asked = [card.cloze.text for card in result.deck.cards if card.cloze and "14" in card.answers]
    assert all("March 2021" in text for text in asked)
    assert asked


def test_a_withdrawn_sentence_proves_no_term(retold):
    withdrawn = {w.withdrawn.sentence.text for w in retold.findings.withdrawals}

    assert withdrawn
    for fact in term_facts(retold.world):
        assert not withdrawn & {claim.sentence.text for claim in fact.claims}


def test_what_is_announced_for_a_year_needs_no_proved_day(ask):
    result = ask("The ferry Selma will sail again from Trondheim to Bergen in 2031.")

    assert "the present of a day that is not proved" not in reasons(result, "2031")
    result = ask("The ferry Selma will sail again from Trondheim with 40 passengers.")
    assert "the present of a day that is not proved" in reasons(result, "40")


def test_of_a_day_long_ago_the_year_is_asked(ask):
    result = ask("The Norwegian engineer Sigurd Moe, who built the ferry Selma, died on 7 January 1943.")

    dates = [c.card.choice for c in result.chosen if c.claim.answer == "7 January 1943" and c.card.choice]
    for choice in dates:
        assert all(option.text.startswith("7 January ") for option in choice.options)
    assert dates or reasons(result, "7 January 1943")
