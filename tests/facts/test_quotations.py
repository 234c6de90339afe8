"""Quotations, their speakers, and the sentences over which they run."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from quiz.facts.extractors import quotations
from quiz.facts.quotes import is_title

Read = Callable[..., tuple[tuple[Any, ...], Any]]


def spoken(read: Read, text: str) -> list[tuple[str, str]]:
    """The whole quotations of a text, each once, with the full name of the speaker."""
    contexts, _ = read(text)
    return [
        (quotation.whole, quotation.speaker.name.full if quotation.speaker else "")
        for context in contexts
        for quotation in context.quotations
        if quotation.sentences[0] == context.sentence.index
    ]


def speakers(read: Read, text: str) -> list[str]:
    return [who for _, who in spoken(read, text)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The harbour is lost to us,” said Ole Brandvik.", "Ole Brandvik"),
        ('"The harbour is lost to us," Ole Brandvik told Anna Lund.', "Ole Brandvik"),
        ("Ole Brandvik, who leads the union, said: “The harbour is lost to us.”", "Ole Brandvik"),
        ("“The harbour is lost to us,” said the mayor, Ole Brandvik.", "Ole Brandvik"),
        ("According to Ole Brandvik, the harbour “is lost to us for good.”", "Ole Brandvik"),
        ("In Ole Brandvik's words, the harbour “is lost to us for good.”", "Ole Brandvik"),
        ("“The harbour is lost to us,” said an official of the port.", ""),
        ("“The harbour is lost to us,” a friend of Ole Brandvik said.", ""),
    ],
)
def test_who_speaks(read: Read, text: str, speaker: str) -> None:
    assert speakers(read, text) == [speaker]


def test_a_quotation_over_two_sentences_is_one(read: Read) -> None:
    found = spoken(read, "“The harbour is lost to us. Nobody will dig it out again,” said Ole Brandvik.")
    assert found == [("The harbour is lost to us. Nobody will dig it out again", "Ole Brandvik")]


def test_each_sentence_of_a_quotation_has_its_piece_the_whole_and_the_speaker(read: Read) -> None:
    contexts, _ = read("“The harbour is lost to us. Nobody will dig it out again,” said Ole Brandvik.")
    pieces = [quotation for context in contexts for quotation in context.quotations]
    assert [(p.text, p.opens, p.closes) for p in pieces] == [
        ("The harbour is lost to us", True, False),
        ("Nobody will dig it out again", False, True),
    ]
    assert {(p.whole, p.sentences, p.speaker.name.full) for p in pieces if p.speaker} == {
        ("The harbour is lost to us. Nobody will dig it out again", (0, 1), "Ole Brandvik")
    }


def test_a_paragraph_left_open_goes_on_in_the_next(read: Read) -> None:
    found = spoken(read, "Ole Brandvik said: “The harbour is lost to us.\n“Nobody will dig it out again.”")
    assert found == [("The harbour is lost to us. Nobody will dig it out again", "Ole Brandvik")]


def test_a_quotation_without_an_end_does_not_swallow_the_next(read: Read) -> None:
    text = (
        "Ole Brandvik said the harbour is “lost to us for good. "
        "Anna Lund added: “My starting point is the ferry to the islands.”"
    )
    assert spoken(read, text) == [
        ("lost to us for good", "Ole Brandvik"),
        ("My starting point is the ferry to the islands", "Anna Lund"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "``The harbour is lost to us,'' said Ole Brandvik.",
        "''The harbour is lost to us,'' said Ole Brandvik.",
        '"The harbour is lost to us,” said Ole Brandvik.',
        "”The harbour is lost to us,” said Ole Brandvik.",
        "&quot;The harbour is lost to us,&quot; said Ole Brandvik.",
    ],
)
def test_marks_of_all_kinds(read: Read, text: str) -> None:
    assert spoken(read, text) == [("The harbour is lost to us", "Ole Brandvik")]


def test_a_verb_of_saying_that_the_splitter_cut_off_still_counts(read: Read) -> None:
    text = "“Leave the harbour at once!” Holloway told the crew on Monday. Peter Holloway is the mayor of Narvik."
    assert speakers(read, text) == ["Peter Holloway"]


@pytest.mark.parametrize(
    ("before", "tag", "speaker"),
    [
        ("Peter Holloway opened the harbour on Monday.", "he said", "Peter Holloway"),
        ("Mr. Holloway opened the harbour. Peter Holloway is old.", "he said", "Peter Holloway"),
        ("“We are late,” said Peter Holloway.", "he added", "Peter Holloway"),
        ("Peter Holloway praised James Dalton for the harbour.", "he said", ""),
        ("Peter Holloway praised James Dalton. “We are late,” said Holloway.", "he added", "Peter Holloway"),
        ("Peter Holloway met an official at the harbour.", "he said", ""),
        ("Peter Holloway spoke in the house of an officer.", "he said", "Peter Holloway"),
        ("An official met Peter Holloway at the harbour.", "he said", ""),
        ("The harbour was opened on Monday.", "he said", ""),
        ("Ms. Lund opened the harbour on Monday. Emma Lund is the mayor.", "he said", ""),
        ("Peter Holloway spoke on Monday. He had opened the harbour.", "he said", "Peter Holloway"),
        ("Peter Holloway's boat lay in the harbour.", "he said", ""),
        ("The Norwegian Ferry Company opened the harbour, the Norwegian Harbour Agency said.", "it said", ""),
        ("The ferries are late, the Norwegian Harbour Agency said.", "it added", "Norwegian Harbour Agency"),
    ],
)
def test_a_pronoun_speaks_for_the_only_one_it_can_mean(
    read: Read, before: str, tag: str, speaker: str
) -> None:
    text = f"{before}\n“Nobody will ever dig out all of that sand,” {tag} in the evening."
    assert speakers(read, text)[-1] == speaker


def test_nobody_names_himself(read: Read) -> None:
    text = "Peter Holloway accused James Dalton of lying. “Nothing that Dalton says would save the harbour,” he said."
    assert speakers(read, text) == ["Peter Holloway"]


def test_whoever_is_quoted_speaks_not_who_quotes(read: Read) -> None:
    assert speakers(read, "“The harbour is lost to us,” Peter Holloway was quoted as saying.") == [
        "Peter Holloway"
    ]


def test_words_of_one_in_the_mouth_of_another_are_nobodys(read: Read) -> None:
    text = "Anna Lund said that Peter Holloway told her “he would leave the harbour for good.”"
    assert speakers(read, text) == [""]


def test_the_bare_office_is_the_only_one_who_holds_it(read: Read) -> None:
    one = "Governor Peter Holloway came on Monday.\nThe ferry left.\n“The harbour is lost to us,” said the governor."
    assert speakers(read, one) == ["Peter Holloway"]
    two = one.replace("The ferry", "Governor James Dalton stayed away. The ferry")
    assert speakers(read, two) == [""]


def test_a_book_is_spoken_by_nobody(read: Read) -> None:
    text = "“They are lost,” said Peter Holloway, the author of “Harbours,” a history of Norwegian ports."
    assert speakers(read, text) == ["Peter Holloway", ""]


def test_a_claim_does_not_hang_on_a_pronoun(read: Read) -> None:
    contexts, _ = read("Peter Holloway came on Monday. “The harbour is lost to us for good,” he said.")
    assert contexts[1].quotations[0].speaker.name.full == "Peter Holloway"
    assert [claim for context in contexts for claim in quotations.claims(context)] == []


def test_what_follows_a_quotation_is_by_the_same_speaker(read: Read) -> None:
    found = spoken(read, "“The harbour is lost to us,” said Ole Brandvik. “Nobody will dig it out again.”")
    assert [who for _, who in found] == ["Ole Brandvik", "Ole Brandvik"]


def test_another_paragraph_is_not_by_the_speaker_before(read: Read) -> None:
    found = spoken(read, "“The harbour is lost to us,” said Ole Brandvik.\n“Nobody will dig it out again.”")
    assert [who for _, who in found] == ["Ole Brandvik", ""]


def test_a_role_just_told_is_the_person(read: Read) -> None:
    found = spoken(
        read,
        "Ole Brandvik, the Norwegian minister, arrived. “The harbour is lost to us,” the Norwegian minister said.",
    )
    assert [who for _, who in found] == ["Ole Brandvik"]


def test_each_quotation_of_a_sentence_has_its_own_speaker(read: Read) -> None:
    contexts, _ = read(
        "“The harbour is lost,” said Ole Brandvik; Anna Lund called it “a great day for the town.”"
    )
    found = [(q.text, q.speaker.name.full if q.speaker else "") for c in contexts for q in c.quotations]
    assert found == [("The harbour is lost", "Ole Brandvik"), ("a great day for the town", "Anna Lund")]


def test_the_title_of_a_work_is_spoken_by_nobody() -> None:
    assert is_title("The Long Road to the Harbour")
    assert is_title("Boats & Ferries")
    assert not is_title("The harbour is lost")
    assert not is_title("Norway is a Harbour of Peace")


def test_a_claim_stands_where_the_speaker_is_named(read: Read) -> None:
    contexts, _ = read("“The harbour is lost to us,” said Ole Brandvik. “Nobody will dig it out again.”")
    claims = [claim for context in contexts for claim in quotations.claims(context)]
    assert [(claim.answer, claim.sentence.index) for claim in claims] == [("Ole Brandvik", 0)]


def test_a_few_words_in_marks_are_no_quotation_to_ask_for(read: Read) -> None:
    contexts, _ = read("Ole Brandvik called the plan “quite mad” on Monday.")
    assert [claim for context in contexts for claim in quotations.claims(context)] == []


def test_a_long_row_of_pronouns_is_followed_back_a_little_way(read: Read) -> None:
    text = "Peter Holloway came. " + "He rested for a while. " * 400 + "“The harbour is lost,” he said."
    assert speakers(read, text) == [""]
    short = "Peter Holloway came. " + "He rested for a while. " * 4 + "“The harbour is lost,” he said."
    assert speakers(read, short) == ["Peter Holloway"]
