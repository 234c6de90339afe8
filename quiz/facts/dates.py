"""Dates in a sentence, resolved to the day, month or year that is said.

A relative date (Thursday, last year) is resolved only against the date that its article proves. The rule of
news: a bare weekday is the latest such day up to the date of the article, or the next one where the sentence
speaks of the future.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from quiz.model.fact import Moment
from quiz.model.sentence import Sentence

MONTHS = "January,February,March,April,May,June,July,August,September,October,November,December".split(",")
_MONTH = {name.casefold(): i + 1 for i, name in enumerate(MONTHS)} | {
    short: i + 1
    for i, shorts in enumerate(
        ("jan", "feb", "mar", "apr", "", "jun", "jul", "aug", "sep sept", "oct", "nov", "dec")
    )
    for short in shorts.split()
}
WEEKDAYS = "Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday".split(",")
_M = (
    r"(?P<month>"
    + "|".join(MONTHS)
    + r"|Jan\.|Feb\.|Mar\.|Apr\.|Jun\.|Jul\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)"
)
_W = r"(?P<weekday>" + "|".join(WEEKDAYS) + ")"
_PART = r"(?:\s+(?P<part>morning|afternoon|evening|night))?"
_PATTERNS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("day", rf"(?:{_W},?\s+)?{_M}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<year>(?:1[5-9]|20)\d\d))?(?!\d|,\d|\.\d)(?:,(?=\s))?"),
        ("day", rf"(?:{_W},?\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_M}(?:,?\s+(?P<year>(?:1[5-9]|20)\d\d))?"),
        ("month", rf"(?:(?:early|late|mid-?)\s*)?{_M}(?:\s+of)?,?\s+(?P<year>(?:1[5-9]|20)\d\d)\b"),
        ("decade", r"(?:the\s+)?(?:early|late|mid)?[- ]?(?P<decade>1[5-9]\d0|20[0-2]0)['’]?s\b"),
        ("relative", (rf"\b(?P<when>(?i:last|this|next|earlier\s+this|later\s+this|early\s+this|late\s+this|early\s+last|late\s+last|the\s+past))\s+"
                     rf"(?:(?P<unit>year|month|week|weekend|spring|summer|fall|autumn|winter|quarter|day|night|century|decade)|{_M.replace('month>', 'month2>')}|{_W.replace('weekday>', 'weekday2>')})(?!\w)")),
        ("ago", r"(?i)\b(?:(?:more than|over|about|nearly|almost)\s+)?(?:a|an|\w+|\d+)\s+(?:years?|months?|weeks?|days?|hours?|decades?)\s+(?:ago|earlier|later|before)\b"),
        ("today", r"\b(?P<today>(?i:today|yesterday|tomorrow|tonight))\b"),
        ("stale", (r"(?i)\b(?:the|over the|at the)\s+weekend\b|\b(?:in\s+)?(?:recent|coming|past)\s+(?:years|months|weeks|days)\b|"
                  r"\bthe\s+(?:previous|following|same|next)\s+(?:day|week|month|year|evening|morning|night)\b|\bthat\s+(?:day|week|month|year|evening|morning|night|time)\b")),
        ("weekday", rf"\b(?:(?:early|late)\s+)?{_W}{_PART}(?!\w)"),
        ("year", r"\b(?P<year>(?:1[5-9]|20)\d\d)(?![\w,]\d|-|%)(?!\s*(?:percent|people|miles|dollars|soldiers|employees|workers|metres|meters|feet))\b"),
        ("bare month", rf"\b(?:(?:early|late|mid)[- ])?{_M}(?!\w)(?!\s+\d)"),
    )
)  # fmt: skip
AROUND = 60
"""Characters before and after a date in which a word of the future makes it one to come."""
_FUTURE = re.compile(
    r"\b(will|would|scheduled|set for|slated|due|ahead of|upcoming|plans?|planned|to be held|expected|"
    r"is to|are to|going to|next|in line|poised|to be \w+(?:ed|en|ld)|intends?|wants?|hopes?|goal|aims?)\b",
    re.I,
)


class Date(NamedTuple):
    """A date in a sentence: its tokens, with a preposition before it if there is one, and its value.

    `moment` is None where it cannot be resolved; `relative` says that the words alone mean nothing elsewhere.
    `bare` says that the words stand without a preposition of their own and need one when spelt out.
    """

    first: int
    last: int
    moment: Moment | None
    relative: bool
    bare: bool


def find_dates(sentence: Sentence, published: date | None) -> Iterator[Date]:
    """The dates of a sentence in order, not overlapping."""
    text = sentence.text.replace("\u00a0", " ").replace("\n", " ")
    taken: list[tuple[int, int]] = []
    found = []
    for name, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            where = _tokens(sentence, match.start(), match.end())
            if where is None:
                continue
            first, last = where
            while last > first + 1 and sentence.tokens[last - 1].text == ",":
                last -= 1
            if name == "bare month" and not _is_month(sentence, first, last):
                continue
            taken.append((match.start(), match.end()))
            moment, relative = _resolve(name, match, text, published)
            before = sentence.tokens[first - 1].text.casefold() if first else ""
            bare = before not in _PREPOSITIONS
            found.append(Date(first, last, moment, relative, bare))
    yield from sorted(found)


_PREPOSITIONS = frozenset(
    "on,in,since,until,till,by,before,after,from,to,between,and,of,for,during,through,at,around,as".split(",")
)


def _tokens(sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    offset = sentence.start
    inside = [i for i, t in enumerate(sentence.tokens) if t.start - offset >= start and t.end - offset <= end]
    return (inside[0], inside[-1] + 1) if inside else None


def _is_month(sentence: Sentence, first: int, last: int) -> bool:
    token = sentence.tokens[last - 1]
    return token.pos == "PROPN" and (token.text not in {"May", "March"} or token.dep == "pobj")


def _resolve(
    name: str, match: re.Match[str], text: str, published: date | None
) -> tuple[Moment | None, bool]:
    groups = match.groupdict()
    future = bool(_FUTURE.search(text[max(0, match.start() - AROUND) : match.end() + AROUND]))
    if name == "day":
        month, day = _month(groups["month"]), int(groups["day"])
        year = int(groups["year"]) if groups["year"] else _year_near(published, month, day, future)
        return (day_moment(year, month, day) if year else None), groups["year"] is None
    if name == "month":
        return month_moment(int(groups["year"]), _month(groups["month"])), False
    if name == "year":
        return Moment(groups["year"], groups["year"], "year"), False
    if name == "decade":
        words = " ".join(match.group().split())
        words = words if words.startswith("the ") else "the " + words
        return Moment(groups["decade"][:3], words, "decade"), False
    if published is None or name in {"ago", "stale"}:
        return None, True
    if name == "today":
        shift = {"yesterday": -1, "tomorrow": 1}.get(groups["today"].casefold(), 0)
        return day_of(published + timedelta(days=shift)), True
    if name == "weekday":
        return day_of(_weekday(WEEKDAYS.index(groups["weekday"]), published, future)), True
    if name == "bare month":
        month = _month(groups["month"])
        return month_moment(_month_year(published, month, future), month), True
    return _relative(groups, published, future), True


def _relative(groups: dict[str, str], published: date, future: bool) -> Moment | None:
    shift = {"last": -1, "next": 1}.get(groups["when"].casefold().split()[-1], 0)
    if groups["when"].casefold().startswith("the"):
        return None
    if groups["month2"]:
        month = _month(groups["month2"])
        year = published.year
        if shift < 0 and month >= published.month:
            year -= 1
        if shift > 0 and month <= published.month:
            year += 1
        return month_moment(year, month)
    if groups["weekday2"]:
        day = _weekday(WEEKDAYS.index(groups["weekday2"]), published, shift > 0 or future)
        if shift < 0 and day == published:
            day -= timedelta(days=7)
        return day_of(day)
    if groups["unit"] == "year":
        year = published.year + shift
        return Moment(str(year), str(year), "year")
    if groups["unit"] == "month":
        year, month = divmod(published.year * 12 + published.month - 1 + shift, 12)
        return month_moment(year, month + 1)
    return None


def _month(text: str) -> int:
    return _MONTH[text.rstrip(".").casefold()]


def _year_near(published: date | None, month: int, day: int, future: bool) -> int | None:
    """The year of a day that is said without one: the nearest before the article's date, or after it."""
    if published is None:
        return None
    best = None
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            moment = date(year, month, day)
        except ValueError:
            continue
        ahead = (moment - published).days
        if ahead > 0 and not future and ahead > 60:
            continue
        if best is None or abs(ahead) < abs((best - published).days):
            best = moment
    return best.year if best else published.year


def _month_year(published: date, month: int, future: bool) -> int:
    if future:
        return published.year + (month < published.month)
    return published.year - (month > published.month)


def _weekday(index: int, published: date, future: bool) -> date:
    back = (published.weekday() - index) % 7
    if future and back:
        return published + timedelta(days=7 - back)
    return published - timedelta(days=back)


def day_moment(year: int, month: int, day: int) -> Moment | None:
    """A day as a value, or None where the calendar has no such day."""
    try:
        return day_of(date(year, month, day))
    except ValueError:
        return None


def day_of(day: date) -> Moment:
    """A day as a value: 10 March 2022."""
    return Moment(day.isoformat(), f"{day.day} {MONTHS[day.month - 1]} {day.year}", "day")


def month_moment(year: int, month: int) -> Moment:
    """A month as a value: March 2022."""
    return Moment(f"{year:04d}-{month:02d}", f"{MONTHS[month - 1]} {year}", "month")
