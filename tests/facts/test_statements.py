"""Statements: what is left of a sentence stands alone, is whole and says what the sentence says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from quiz.facts.extractors import dates, names, quantities
from quiz.facts.statements import statement

Read = Callable[..., tuple[tuple[Any, ...], Any]]


def put(read: Read, text: str, answer: str, most: int = 26) -> Any:
    """The statement of the last sentence of a text, the words of the answer kept."""
    contexts, _ = read(text)
    sentence = contexts[-1].sentence
    start = sentence.text.index(answer)
    places = [
        i
        for i, token in enumerate(sentence.tokens)
        if start <= token.start - sentence.start < start + len(answer)
    ]
    return statement(contexts[-1], places[0], places[-1] + 1, most=most)


def text_of(read: Read, text: str, answer: str, most: int = 26) -> str:
    """The words of a statement that leans on nothing."""
    found = put(read, text, answer, most)
    assert found.leans == (), found
    return str(found.text)


@pytest.mark.parametrize(
    ("text", "answer", "fault"),
    [
        ("The mayor praised Peter Holloway, the ferry crews and.", "Peter Holloway", "breaks off"),
        ("a ferry that Peter Holloway had bought in Norway was sold.", "Norway", "begins in the middle"),
        ("Peter Holloway bought the the ferry in Norway.", "Norway", "the the"),
        ("Peter Holloway carried the her to a ferry in Norway.", "Norway", "the her"),
        ("Peter Holloway sold a ferry in Norway,and Anna Lund bought it.", "Norway", "a space is missing"),
        ("Peter Holloway sold a ferry.The buyer came from Norway.", "Norway", "a space is missing"),
        ("Peter Holloway sold the tic k ferry in Norway last week.", "Norway", "a stray letter"),
        ("Peter Holloway sold the ferrzyboat company in Norway.", "Norway", "unknown word"),
        ("Peter Holloway said ‘No way to Norway and left.", "Norway", "without its other half"),
        ("Anna Lund left the city of Oslo for Norway's coast, and on Tuesday.", "Oslo", "breaks off"),
    ],
)
def test_a_damaged_sentence_is_refused(read: Read, text: str, answer: str, fault: str) -> None:
    assert any(fault in reason for reason in put(read, text, answer).leans)


@pytest.mark.parametrize(
    "text",
    [
        "Peter Holloway of the BBC sold 2 ferries to Norway for £3m.",
        "Peter Holloway’s vitamin C plant in Norway sold well.",
        "Peter Holloway’s iPhone was found in Norway.",
        "Peter Holloway, vice president of Bell & Sons Ltd., lives in Norway.",
        "In Norway, Peter Holloway sold a ferry at 5 p.m. on Monday.",
    ],
)
def test_a_sound_sentence_is_not_called_damaged(read: Read, text: str) -> None:
    assert not [reason for reason in put(read, text, "Norway").leans if "damaged" in reason]


def test_a_word_that_the_article_has_twice_is_no_slip(read: Read) -> None:
    text = "A ferrzyboat is fast. Peter Holloway sold a ferrzyboat to Norway."
    assert not [reason for reason in put(read, text, "Norway").leans if "unknown" in reason]


def test_a_verb_keeps_what_it_needs(read: Read) -> None:
    shied = "Farmers in Norway saw prices fall after Oslo had shied away from a politically charged vote for years."
    assert "shied for" not in put(read, shied, "Norway", most=8).text
    named = "The council of Bergen will nominate Anna Lund, the head of the port, to run the ferry line for a year."
    assert "to run" in put(read, named, "Anna Lund", most=8).text
    came = "Anna Lund's visit to Norway came as the council of Bergen was weighing a ban on foreign ferries."
    assert not put(read, came, "Norway", most=6).text.rstrip(".").endswith("came")


def test_a_list_is_kept_whole_or_not_asked(read: Read) -> None:
    found = put(
        read,
        "The settlers of Bergen included Danes, Swedes, Finns, possibly Scots, and many Germans from a town in Holland.",
        "Bergen",
        most=6,
    )
    assert "Germans" in found.text or found.leans


def test_an_aside_goes_and_the_comma_before_who_says_it_stays(read: Read) -> None:
    found = text_of(
        read,
        "“Ferries are a low priority for Norway,” Emma Carter, a spokeswoman for Third Harbour, a research group "
        "that is based in Oslo and Bergen, said.",
        "Norway",
        most=14,
    )
    assert "Harbour said" not in found
    assert found.endswith(("Carter said.", "Harbour, said."))


def test_what_an_event_was_about_is_not_taken_for_its_day(read: Read) -> None:
    text = "Peter Holloway said that Anna Lund won the votes of farmers during Tuesday’s Norway primary."
    found = put(read, text, "Peter Holloway")
    assert "primary" in found.text or found.leans


def test_how_many_of_whom_is_not_cut(read: Read) -> None:
    found = put(read, "The ferry burned. Of the injured, 57 came from Norway, said Peter Holloway.", "Norway")
    assert "Of the injured" in found.text or found.leans


def test_a_tying_phrase_goes_with_its_comma(read: Read) -> None:
    text = "In addition, Peter Holloway said, Norway will build 3 ferries."
    assert text_of(read, text, "Norway") == "Peter Holloway said Norway will build 3 ferries."


def test_an_opening_that_says_something_stays(read: Read) -> None:
    text = "Despite many requests, Norway did not send 3 ferries."
    assert text_of(read, text, "Norway") == text


def test_brackets_around_a_sentence_go(read: Read) -> None:
    text = "(Peter Holloway puts the price of a ferry in Norway at 3 million dollars.)"
    assert text_of(read, text, "Norway") == text.strip("()")


def test_a_relative_clause_is_no_statement(read: Read) -> None:
    contexts, _ = read("Many citizens left the island, many of which sought refuge in Norway last year.")
    tokens = contexts[0].sentence.tokens
    start = next(i for i, token in enumerate(tokens) if token.text == "many")
    clause = list(range(start, len(tokens)))
    place = next(i for i, token in enumerate(tokens) if token.text == "Norway")
    assert statement(contexts[0], place, place + 1, clause).leans


def test_a_saying_without_what_is_said_is_refused(read: Read) -> None:
    assert put(read, "Peter Holloway told Anna Lund in a talk in Norway.", "Norway").leans


@pytest.mark.parametrize(
    ("before", "text", "answer", "wrong"),
    [
        # her is not the man of the sentence before, who is named again
        (
            "Michael Harper was arrested in Oslo.",
            "Officers found her in Bergen and arrested Harper.",
            "Bergen",
            "found Michael Harper",
        ),
        # nor where a sentence speaks of him and her
        (
            "Michael Harper was arrested in Oslo.",
            "Officers found her in Bergen and told him of it.",
            "Bergen",
            "Michael Harper",
        ),
        # the Harbour in Harbour Minister is not the group
        (
            "Senate leader Peter Holloway spoke in Oslo.",
            "Anna Lund said the group would meet in Bergen on a Sunday.",
            "Bergen",
            "Senate would",
        ),
    ],
)
def test_a_loose_word_gets_no_wrong_name(read: Read, before: str, text: str, answer: str, wrong: str) -> None:
    assert (
        wrong not in put(read, f"{before} {text}".strip(), answer).text
        or put(read, f"{before} {text}".strip(), answer).leans
    )


def test_a_pronoun_does_not_pass_to_another_when_its_own_goes(read: Read) -> None:
    text = "Peter Holloway returned to Bergen, and James Dalton took several of his questions in Oslo."
    contexts, _ = read(text)
    found = [claim.statement for claim in names.claims(contexts[0]) if claim.answer == "Oslo"]
    assert all(s.leans or "Holloway" in s.text for s in found)


def test_a_pronoun_is_spelt_out_once(read: Read) -> None:
    text = "Michael Harper was arrested in Oslo. He admitted that he had sold his ferry in Bergen."
    assert text_of(read, text, "Bergen") == "Michael Harper admitted that he had sold his ferry in Bergen."


def test_a_body_keeps_its_article(read: Read) -> None:
    text = "The Harbour Agency was founded in Oslo. The agency built 12 ferries in Bergen."
    assert text_of(read, text, "Bergen") == "The Harbour Agency built 12 ferries in Bergen."


def test_a_band_keeps_its_article(read: Read) -> None:
    text = "The Halden Brothers sang in Oslo. The band played 12 songs in Bergen."
    assert text_of(read, text, "Bergen") == "The Halden Brothers played 12 songs in Bergen."


def test_what_a_cut_has_loosened_is_found(read: Read) -> None:
    text = (
        "Although the old Norwegian ferry company had warned that there was no need to worry about the storm at all, "
        "it sent 12 boats to Bergen and 9 more boats to Oslo and Trondheim on that same evening in March."
    )
    found = put(read, text, "12", most=12)
    assert found.leans or "it sent" not in found.text.casefold() or "company" in found.text


def test_a_comma_behind_a_bracket_goes_with_it(read: Read) -> None:
    text = "The Bergen Harbour Hall (1922), was the tallest house in Norway for 12 years."
    assert (
        text_of(read, text, "Norway")
        == "The Bergen Harbour Hall was the tallest house in Norway for 12 years."
    )


def test_a_word_within_a_noun_stays(read: Read) -> None:
    text = "Norway paid for 3 ferries with already promised money from Oslo."
    assert text_of(read, text, "Norway") == text


def test_what_has_no_verb_is_no_statement(read: Read) -> None:
    assert put(read, "4 tons of steam an hour for each ferry in Norway.", "Norway").leans


def test_the_day_that_a_when_speaks_of_stays(read: Read) -> None:
    text = "The first ferry of Norway was shown last week, when sailors in Bergen told of 2 more boats."
    found = put(read, text, "Bergen")
    assert ", when" not in found.text or found.leans


def test_an_inverted_verb_does_not_begin_a_statement(read: Read) -> None:
    text = "In the face of these storms, said Peter Holloway of Norway, “the ferries will not sail at all.”"
    found = put(read, text, "Norway")
    assert not found.text.startswith("Said") or found.leans


def test_a_list_after_a_colon_needs_what_it_lists(read: Read) -> None:
    text = (
        "The big routes will be very costly in this decade, and only towns with deep pockets will be able to stay "
        "in the game of the long northern ferry lines: Bergen, Oslo and Trondheim."
    )
    found = put(read, text, "Oslo", most=10)
    assert "game" in found.text or found.leans


def claimed(read: Read, text: str) -> list[str]:
    """The statements of the names, dates and numbers of the last sentence that lean on nothing."""
    contexts, _ = read(text)
    claims = [c for find in (names.claims, dates.claims, quantities.claims) for c in find(contexts[-1])]
    return [claim.statement.text for claim in claims if not claim.statement.leans]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        # which is not the person beside it
        (
            "The town has a boulevard named after the millionaire Peter Holloway, which extends to Bergen and Oslo.",
            "Holloway extends",
        ),
        # the second which goes back beyond the first
        (
            (
                "On 18 May 1756 England declared war on France, which took the war to Norway, which was later known as "
                "the War of 12 Islands."
            ),
            "Norway was later",
        ),
        # what includes is the allies, not the land
        (
            "There are 15 nations that are allies of the United States, which includes countries like Norway.",
            "States includes",
        ),
        # the phrase belonged to the clause that was left out
        (
            (
                "Holloway's team had a veteran, Kurt Coleman, who led the league in 7 catches over the whole long winter, "
                "while taking 88 throws from Norway."
            ),
            "Coleman while",
        ),
        ("Drugs in Norway are regulated separately from 12 foods.", "regulated from"),
        # on what terms
        (
            (
                "The law of Norway provides that doctors may sell drugs in their offices as long as there is no harm and "
                "patients have the right to 2 written prescriptions that can be filled in any town."
            ),
            "offices.",
        ),
        ("Drugs are sold in Norway only if 2 doctors agree.", "Norway."),
    ],
)
def test_a_statement_does_not_say_something_else(read: Read, text: str, wrong: str) -> None:
    assert not [found for found in claimed(read, text) if wrong in found]


def test_an_adverb_that_says_something_stays_and_one_that_ties_goes(read: Read) -> None:
    assert text_of(read, "Still, Norway has built 3 ferries for Oslo.", "Norway") == (
        "Norway has built 3 ferries for Oslo."
    )
    text = "Norway still builds 3 ferries for Oslo."
    assert text_of(read, text, "Norway") == text


def test_a_named_title_is_not_spelt_out_by_another(read: Read) -> None:
    text = "The Eleventh Doctor met 2 friends. Anna Lund played the Doctor in Norway."
    assert "Eleventh" not in put(read, text, "Norway").text


def test_a_sentence_of_hundreds_of_words_is_refused_at_once(read: Read) -> None:
    text = "and Peter Holloway said that he came to Norway and " * 30 + "left Oslo."
    assert put(read, text, "Oslo").leans == ("too long a sentence",)
