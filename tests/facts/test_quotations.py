"""Quotations, their speakers, and the sentences over which they run."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from quiz.facts.extractors import quotations
from quiz.facts.quotes import find_quotations, is_title, joined

Read = Callable[..., tuple[tuple[Any, ...], Any]]


def spoken(read: Read, text: str) -> list[tuple[str, str]]:
    contexts, _ = read(text)
    return [(words, name.full if name else "") for words, name, _ in joined(contexts)]


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
    assert [who for _, who in spoken(read, text)] == [speaker]


def test_a_quotation_over_two_sentences_is_one(read: Read) -> None:
    found = spoken(read, "“The harbour is lost to us. Nobody will dig it out again,” said Ole Brandvik.")
    assert found == [("The harbour is lost to us Nobody will dig it out again", "Ole Brandvik")]


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
    found = [(q.text, q.speaker.name.full if q.speaker else "") for c in contexts for q in find_quotations(c)]
    assert found == [("The harbour is lost", "Ole Brandvik"), ("a great day for the town", "Anna Lund")]


def test_the_title_of_a_work_is_spoken_by_nobody() -> None:
    assert is_title("The Long Road to the Harbour")
    assert not is_title("The harbour is lost")
    assert not is_title("Norway is a Harbour of Peace")


def test_a_claim_stands_where_the_speaker_is_named(read: Read) -> None:
    contexts, _ = read("“The harbour is lost to us,” said Ole Brandvik. “Nobody will dig it out again.”")
    claims = [claim for context in contexts for claim in quotations.claims(context)]
    assert [(claim.answer, claim.sentence.index) for claim in claims] == [("Ole Brandvik", 0)]


def test_a_few_words_in_marks_are_no_quotation_to_ask_for(read: Read) -> None:
    contexts, _ = read("Ole Brandvik called the plan “quite mad” on Monday.")
    assert [claim for context in contexts for claim in quotations.claims(context)] == []
