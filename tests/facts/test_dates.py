"""Dates resolved to what they mean, or to nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from quiz.facts.dates import day_moment, meet, month_moment
from quiz.model.fact import Moment

Read = Callable[..., tuple[tuple[Any, ...], Any]]
WEDNESDAY = date(2023, 8, 16)


def values(read: Read, text: str, published: date | None = WEDNESDAY) -> list[tuple[str, str]]:
    contexts, _ = read(text, published=published)
    out = []
    for context in contexts:
        for when in context.dates:
            stretch = context.sentence.tokens[when.first : when.last]
            out.append((" ".join(t.text for t in stretch), when.moment.iso if when.moment else ""))
    return out


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("The bridge fell on Monday.", "2023-08-14"),
        ("The bridge fell on Wednesday.", "2023-08-16"),
        ("The bridge will open on Monday.", "2023-08-21"),
        ("The minister said Monday that she would resign.", "2023-08-14"),
        ("The bridge opened on 3 March 1987.", "1987-03-03"),
        ("The bridge opened on Mar. 3, 1987.", "1987-03-03"),
        ("The bridge opened on Nov 18, 2021.", "2021-11-18"),
        ("The bridge fell on Dec. 30.", "2022-12-30"),
        ("The bridge was closed yesterday.", "2023-08-15"),
        ("The bridge was closed last year.", "2022"),
        ("The bridge was closed last month.", "2023-07"),
        ("The bridge was closed in May this year.", "2023-05"),
        ("The bridge was closed four years ago.", "2019"),
        ("The bridge was closed two days ago.", "2023-08-14"),
        ("The bridge was closed about four years ago.", ""),
        ("The bridge was closed over the weekend.", "2023-08-12/2023-08-13"),
        ("The bridge will be closed next weekend.", "2023-08-19/2023-08-20"),
        ("The bridge was closed in the third quarter of 2020.", "2020-07/2020-09"),
        ("The bridge was built in the 1920s.", "1920/1929"),
        ("The bridge was built in the 13th century.", "1200/1299"),
        ("The bridge was built in the nineteenth century.", "1800/1899"),
        ("The bridge stood there 1871–1904.", "1871/1904"),
        ("The bridge was built in 1347.", "1347"),
        ("The law came after the Sept. 11 attacks.", "2001-09-11"),
    ],
)
def test_a_date_is_resolved(read: Read, text: str, iso: str) -> None:
    assert [value for _, value in values(read, text)] == [iso]


@pytest.mark.parametrize(
    "words", ["on Thursday", "last year", "yesterday", "in March", "three years ago", "over the weekend"]
)
def test_nothing_relative_is_resolved_without_a_date_of_the_article(read: Read, words: str) -> None:
    assert [iso for _, iso in values(read, f"The bridge fell {words}.", None)] == [""]


@pytest.mark.parametrize(
    "text",
    [
        "The club sold 1,900 tickets.",
        "She may march against the law.",
        "The firm employs 1800 workers.",
        "He bought USA Today in a shop.",
    ],
)
def test_what_only_looks_like_a_date(read: Read, text: str) -> None:
    assert values(read, text) == []


def test_a_day_that_no_calendar_has_is_no_value() -> None:
    assert day_moment(2023, 2, 29) is None
    assert day_moment(2024, 2, 29) == Moment("2024-02-29", "29 February 2024", "day")


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("2023", "2023-05", True),
        ("2023-05", "2023-05-31", True),
        ("2023-05", "2023-06-01", False),
        ("2020/2029", "2023-06-01", True),
        ("2020/2029", "2019", False),
        ("2023-08-12/2023-08-13", "2023-08", True),
        ("2023-10/2023-12", "2023-09", False),
    ],
)
def test_dates_meet_where_one_lies_in_the_other(one: str, other: str, both: bool) -> None:
    assert meet(Moment(one, "", ""), Moment(other, "", "")) is both
    assert meet(Moment(other, "", ""), Moment(one, "", "")) is both


def test_a_month_is_printed_in_words() -> None:
    assert month_moment(988, 4) == Moment("0988-04", "April 988", "month")
