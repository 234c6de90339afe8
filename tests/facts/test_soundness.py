"""What a statement must not lose, and what happens to the commas around what it loses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from quiz.facts.drafts import Draft
from quiz.facts.leaning import problems
from quiz.facts.rendering import render
from quiz.facts.soundness import faults

Read = Callable[..., tuple[tuple[Any, ...], Any]]


def without(read: Read, text: str, cut: str) -> Draft:
    """The draft of a sentence without a stretch of it."""
    contexts, _ = read(text)
    sentence = contexts[0].sentence
    start = sentence.text.index(cut)
    gone = [i for i, t in enumerate(sentence.tokens) if start <= t.start - sentence.start < start + len(cut)]
    draft = Draft(
        contexts[0], [True] * len(sentence.tokens), frozenset(), frozenset(range(len(sentence.tokens)))
    )
    draft.drop(gone, "test")
    return draft


@pytest.mark.parametrize(
    ("text", "cut", "fault"),
    [
        ("Peter Holloway sold the old ferry to a firm in Norway.", "the old ferry", "a part is missing"),
        ("Peter Holloway did not sell the ferry in Norway.", "not", "a part is missing"),
        ("Peter Holloway sold ferries to Norway, Sweden and Finland.", "and Finland", "a list is cut"),
        ("Peter Holloway sold ferries to Norway, Sweden and Finland.", "Finland.", "breaks off"),
        ("Both Norway and Sweden bought the old ferries.", "and Sweden", "“Both” of one"),
    ],
)
def test_what_is_lost_is_a_fault(read: Read, text: str, cut: str, fault: str) -> None:
    assert fault in list(faults(without(read, text, cut)))


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Peter Holloway sold the old ferry to a firm in Norway on Monday.", "on Monday"),
        ("Peter Holloway, the owner, sold the old ferry to a firm in Norway.", "the owner"),
    ],
)
def test_what_can_go_is_none(read: Read, text: str, cut: str) -> None:
    assert list(faults(without(read, text, cut))) == []


@pytest.mark.parametrize(
    ("text", "cut", "rest"),
    [
        (
            "Peter Holloway, the owner, sold the ferry.",
            "the owner",
            "Peter Holloway sold the ferry.",
        ),
        (
            "The hall had two doors, one of which was locked, officer Peter Holloway said.",
            "one of which was locked",
            "The hall had two doors, officer Peter Holloway said.",
        ),
        (
            "Peter Holloway, an aide to Anna Lund, a former mayor, said the ferry sank.",
            "a former mayor",
            "Peter Holloway, an aide to Anna Lund, said the ferry sank.",
        ),
        (
            (
                "“It is a low priority,” Matt Holloway, a spokesman for Third Harbour, a left-leaning group, said after "
                "hearing from Mr. Lund."
            ),
            "a left-leaning group",
            "“It is a low priority,” Matt Holloway, a spokesman for Third Harbour, said after hearing from Mr. Lund.",
        ),
        (
            "As firms merge, said Anna Lund, an analyst in Oslo, “the price will rise.”",
            "an analyst in Oslo",
            "As firms merge, said Anna Lund, “the price will rise.”",
        ),
    ],
)
def test_the_commas_that_stay(read: Read, text: str, cut: str, rest: str) -> None:
    assert render(without(read, text, cut), 0, 0, [], ()).text == rest


def test_an_object_is_not_its_verbs_subject(read: Read) -> None:
    contexts, _ = read("Two sailors will carry them to Oslo.")
    assert [problem.reason for problem in problems(contexts[0], lambda i: True)] == ["pronoun “them”"]
