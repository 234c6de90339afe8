"""Publisher, date and editor's notes: as far as the text proves them, and no further."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from quiz.model.article import Article, NoteKind, Role

Build = Callable[..., Article]


def proved(found: Article, which: str) -> str:
    proof = getattr(found, f"{which}_proof")
    assert proof is not None
    assert proof.how
    return found.text[proof.span.start : proof.span.end]


@pytest.mark.parametrize(
    ("first", "last", "publisher", "by"),
    [
        ("March 9 (UPI) -- ", "", "UPI", "UPI"),
        ("BERLIN (AP) — ", "", "AP", "AP"),
        ("NEW YORK, March 9 (Reuters) – ", "", "Reuters", "Reuters"),
        ("Rivertown CNN — ", "", "CNN", "CNN"),
        ("", "Follow NBC Latino on Facebook, Twitter and Instagram.", "NBC News", "NBC Latino"),
        ("", "Follow Town News on Facebook", "Town News", "Town News"),
        ("", "CNN’s Ann Lee and Bo Dahl contributed to this report.", "CNN", "CNN"),
        ("", "The Town Post’s Ann Lee contributed reporting.", "The Town Post", "The Town Post"),
        ("", "© 2021 The Associated Press. All rights reserved.", "AP", "The Associated Press"),
        ("", "Copyright 2021 Town Media", "Town Media", "Town Media"),
    ],
)
def test_publisher(
    article: Build, bridge: tuple[str, ...], first: str, last: str, publisher: str, by: str
) -> None:
    found = article(first + bridge[0], *bridge[1:], last)
    assert found.publisher == publisher
    assert proved(found, "publisher") == by


@pytest.mark.parametrize(
    "line",
    [
        "RIVERTOWN (Ohio) -- The bridge is 90 years old.",
        "RIVERTOWN -- The Town Post and CNN have seen the plans.",
        "CNN was the first to show the bridge, which is 90 years old.",
        "Follow the river on Facebook, the mayor said to CNN.",
        "Follow us on Facebook",
        "With Post wires",
        "Ann Lee contributed to this report.",
        "The bridge (UPI) -- or what is left of it -- was shut.",
    ],
)
def test_no_publisher(article: Build, bridge: tuple[str, ...], line: str) -> None:
    found = article(*bridge, line)
    assert found.publisher == ""
    assert found.publisher_proof is None


@pytest.mark.parametrize(
    ("line", "day", "by"),
    [
        ("date 2021-03-09", date(2021, 3, 9), None),
        ("date 2021-03-09 1/3", date(2021, 3, 9), None),
        ("2021-03-09", date(2021, 3, 9), None),
        ("March 9, 2021", date(2021, 3, 9), None),
        ("Tuesday, March 9, 2021", date(2021, 3, 9), None),
        ("9 March 2021", date(2021, 3, 9), None),
        ("Published March 9, 2021 at 9:40 p.m. ET", date(2021, 3, 9), None),
        ("Updated: 9th Mar 2021, 21:40 GMT", date(2021, 3, 9), None),
    ],
)
def test_date_lines(article: Build, bridge: tuple[str, ...], line: str, day: date, by: str | None) -> None:
    found = article("Bridge closed", line, *bridge)
    assert found.published == day
    assert proved(found, "published") == line
    assert found.title == "Bridge closed"


def test_date_before_the_first_sentence(
    article: Build, body: Callable[[Article], list[str]], bridge: tuple[str, ...]
) -> None:
    found = article(f" date 2021-03-09 {bridge[0]}", *bridge[1:])
    assert found.published == date(2021, 3, 9)
    assert body(found) == list(bridge)


def test_date_of_a_correction(article: Build, bridge: tuple[str, ...]) -> None:
    note = "CORRECTION (March 9, 2021, 9:40 p.m. ET): A previous version of this article misstated the year."
    found = article(*bridge, note)
    assert found.published == date(2021, 3, 9)
    assert found.published_proof is not None
    assert found.published_proof.how == "correction note"


@pytest.mark.parametrize(
    "line",
    [
        "March 9 (UPI) -- The bridge is 90 years old.",
        "The bridge was opened on March 9, 1931, by the mayor.",
        "March 9, 1931 was the day on which the bridge was opened.",
        "03/09/2021",
        "CORRECTION (March 9, 2021): An earlier version of this article misstated the year.",
        "2021-13-45",
        "As of June 2021, the bridge was open.",
    ],
)
def test_no_date(article: Build, bridge: tuple[str, ...], line: str) -> None:
    found = article(*bridge[:1], line, *bridge[1:])
    assert found.published is None
    assert found.published_proof is None


def test_a_date_line_in_the_middle_is_another_thing_s(article: Build, bridge: tuple[str, ...]) -> None:
    assert article(*bridge[:3], "March 9, 2021", bridge[3]).published is None


@pytest.mark.parametrize(
    ("line", "kind", "day"),
    [
        (
            "CORRECTION (March 9, 2021, 9:40 p.m. ET): An earlier version was wrong.",
            NoteKind.CORRECTION,
            date(2021, 3, 9),
        ),
        (
            "Correction: An earlier version of this story misstated the age of the bridge.",
            NoteKind.CORRECTION,
            None,
        ),
        (
            "Correction added March 9, 2021: The bridge is 90 years old.",
            NoteKind.CORRECTION,
            date(2021, 3, 9),
        ),
        ("Clarification added March 9: The bridge belongs to the town.", NoteKind.CLARIFICATION, None),
        ("Update, March 9, 2021: The bridge is open.", NoteKind.UPDATE, date(2021, 3, 9)),
        ("Updated at 9:40 p.m. with the mayor’s answer.", NoteKind.UPDATE, None),
        ("This report, like its headline, was updated on Friday.", NoteKind.UPDATE, None),
        (
            "An earlier version of this story misstated the day on which it was opened, March 9, 1931.",
            NoteKind.CORRECTION,
            None,
        ),
        ("Correction, March 9, 2021: The bridge is 90 years old.", NoteKind.CORRECTION, date(2021, 3, 9)),
        ("Corrections & Clarifications: The bridge is 90 years old.", NoteKind.CORRECTION, None),
        (
            "This article has been corrected to say that the bridge is 90 years old.",
            NoteKind.CORRECTION,
            None,
        ),
        ("An earlier version of this article misstated the age of the bridge.", NoteKind.CORRECTION, None),
        ("Editor’s note: An earlier version incorrectly gave the bridge’s age.", NoteKind.CORRECTION, None),
        ("Editor's note: The minister is a cousin of the author.", NoteKind.CLARIFICATION, None),
        ("Clarification: The bridge belongs to the town, not to the county.", NoteKind.CLARIFICATION, None),
        ("This story has been updated with the mayor’s answer.", NoteKind.UPDATE, None),
        (
            "This story and its headline have been updated with new figures Friday.",
            NoteKind.UPDATE,
            None,
        ),
        ("UPDATE: The bridge has been opened again.", NoteKind.UPDATE, None),
        ("This is a breaking news story and will be updated.", NoteKind.UPDATE, None),
    ],
)
def test_notes(article: Build, bridge: tuple[str, ...], line: str, kind: NoteKind, day: date | None) -> None:
    for place in (0, 4):
        found = article(*bridge[:place], line, *bridge[place:])
        assert [(note.kind, note.published) for note in found.notes] == [(kind, day)]
        (note,) = found.notes
        assert found.text[note.span.start : note.span.end] == line
        assert [block.span for block in found.blocks if block.role is Role.NOTE] == [note.span]
