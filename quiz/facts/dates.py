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

from quiz.facts.date_patterns import MONTHS, ORDINALS, PATTERNS, WEEKDAYS
from quiz.facts.tree import ancestors
from quiz.model.fact import Moment
from quiz.model.sentence import Sentence

__all__ = ["MONTHS", "WEEKDAYS", "Date", "day_moment", "day_of", "find_dates", "meet", "month_moment"]

_MONTH = {name.casefold(): i + 1 for i, name in enumerate(MONTHS)} | {
    short: i + 1
    for i, shorts in enumerate(
        ("jan", "feb", "mar", "apr", "", "jun", "jul", "aug", "sep sept", "oct", "nov", "dec")
    )
    for short in shorts.split()
}
_COUNTS = {
    word: number
    for number, word in enumerate("a two three four five six seven eight nine ten eleven twelve".split(), 1)
} | {"an": 1, "one": 1}
AROUND = 60
"""Characters before and after a date in which a word of the future makes it one to come."""
NEAR = 60
"""Days ahead up to which a day without a year can be one to come though no word of the future stands by."""
_FUTURE = re.compile(
    r"\b(will|would|scheduled|set for|slated|due|ahead of|upcoming|plans?|planned|to be held|expected|"
    r"is to|are to|going to|next|in line|poised|to be \w+(?:ed|en|ld)|intends?|wants?|hopes?|goal|aims?)\b",
    re.I,
)
_DIGITS = frozenset({"day", "attack", "month", "quarter", "period", "decade", "year", "old year"})
_HINTS = {
    "century": ("century",),
    "weekend": ("weekend",),
    "count ago": ("ago",),
    "ago": ("ago", "earlier", "later", "before"),
    "today": ("day", "tonight", "tomorrow"),
    "weekday": ("day",),
    "month of": (" year",),
    "relative": ("last", "this", "next", "the past"),
    "stale": ("day", "week", "month", "year", "time", "evening", "morning", "night"),
}
"""What a sentence must hold for a pattern to be tried at all: most sentences hold little of it."""
_SET = frozenset({"schedule", "plan", "expect", "set", "slate", "due", "postpone"})
_PREPOSITIONS = frozenset(
    "on,in,since,until,till,by,before,after,from,to,between,and,of,for,during,through,at,around,as,over,following,"
    "within,against".split(",")
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
    starts: dict[int, int] | None = None
    low = text.casefold()
    digits = any(c.isdigit() for c in text)
    for name, pattern in PATTERNS:
        if (name in _DIGITS and not digits) or not any(word in low for word in _HINTS.get(name, ("",))):
            continue
        for match in pattern.finditer(text):
            start, end = match.span("old") if name == "old year" else match.span()
            if any(start < t and s < end for s, t in taken):
                continue
            if starts is None:
                starts = {t.start - sentence.start: i for i, t in enumerate(sentence.tokens)}
            where = _tokens(sentence, starts, start, end)
            if where is None:
                continue
            first, last = where
            while last > first + 1 and sentence.tokens[last - 1].text == ",":
                last -= 1
            if _is_none(name, sentence, first, last):
                continue
            taken.append((start, end))
            moment, relative = _resolve(name, match, _ahead(sentence, first, text, start, end), published)
            before = sentence.tokens[first - 1].text.casefold() if first else ""
            if name == "weekend" and _modifies(sentence, last):
                moment = None
            bare = before not in _PREPOSITIONS and name != "weekend"
            found.append(Date(first, last, moment, relative, bare))
    yield from sorted(found, key=_place)


def _place(found: Date) -> tuple[int, int]:
    return found.first, found.last


def _tokens(sentence: Sentence, starts: dict[int, int], start: int, end: int) -> tuple[int, int] | None:
    offset = sentence.start
    inside = [i for at in range(start, end) if (i := starts.get(at)) is not None]
    inside = [i for i in inside if sentence.tokens[i].end - offset <= end]
    return (inside[0], inside[-1] + 1) if inside else None


def _is_none(name: str, sentence: Sentence, first: int, last: int) -> bool:
    """Whether what looks like a date is something else: the verb may, a title's Today, 1800 workers."""
    tokens = sentence.tokens
    token = tokens[last - 1]
    if name == "bare month":
        return not (token.pos == "PROPN" and (token.text not in {"May", "March"} or token.dep == "pobj"))
    if name == "today":
        return first > 0 and token.text[:1].isupper() and tokens[first - 1].text.isalpha()
    if name == "year" and last < len(tokens) and tokens[last].tag == "NNS" and token.head == last:
        return first == 0 or tokens[first - 1].tag not in {"DT", "PRP$", "JJ", "POS", "IN"}
    return name == "ago" and token.text in {"before", "later"} and first > 0 and (
        tokens[first - 1].text.casefold() in {"for", "of", "within", "every"}
    )  # fmt: skip


def _modifies(sentence: Sentence, last: int) -> bool:
    """Whether a noun follows to which the date belongs: the weekend meeting."""
    return last < len(sentence.tokens) and sentence.tokens[last].pos in {"NOUN", "PROPN"}


def _ahead(sentence: Sentence, first: int, text: str, start: int, end: int) -> bool | None:
    """Whether a date lies ahead of the article, by the verb that it goes with: True, False or None, unknown.

    A verb in the past is past (said Thursday that she will), save where something was set for a day.
    """
    tokens = sentence.tokens
    around = bool(_FUTURE.search(text[max(0, start - AROUND) : end + AROUND]))
    for i in ancestors(sentence, first):
        token = tokens[i]
        if token.pos not in {"VERB", "AUX"}:
            continue
        if token.lemma in _SET or token.text.casefold() == "due":
            return True
        helpers = {
            t.text.casefold() for t in tokens[max(0, i - 5) : i] if t.head == i and t.dep.startswith("aux")
        }
        if helpers & {"will", "would", "'ll", "’ll", "to", "shall"}:
            return True
        if token.tag == "VBD" or (token.tag == "VBN" and helpers & {"was", "were", "had"}):
            return None if around and token.lemma == "be" else False
        break
    return True if around else None


def _resolve(
    name: str, match: re.Match[str], ahead: bool | None, published: date | None
) -> tuple[Moment | None, bool]:
    groups = match.groupdict()
    words = " ".join(match.group().split())
    future = bool(ahead)
    if name == "day":
        if groups.get("iso"):
            return _iso_day(groups["iso"]), False
        month, day = _month(groups["month"]), int(groups["day"])
        year = int(groups["year"]) if groups["year"] else _year_near(published, month, day, ahead)
        return (day_moment(year, month, day) if year else None), groups["year"] is None
    if name == "attack":
        return day_moment(2001, 9, 11), False
    if name == "month":
        return month_moment(int(groups["year"]), _month(groups["month"])), False
    if name in {"year", "old year"}:
        year_text = groups.get("year") or groups["old"]
        return Moment(year_text, year_text, "year"), False
    if name in {"quarter", "century", "period", "decade"}:
        return _interval(name, groups, words), False
    if published is None or name in {"ago", "stale"}:
        return None, True
    if name == "today":
        shift = {"yesterday": -1, "tomorrow": 1}.get(groups["today"].casefold(), 0)
        return day_of(published + timedelta(days=shift)), True
    if name == "count ago":
        return _ago(groups, published), True
    if name == "weekend":
        return _weekend(groups["weekend"].casefold(), published, future), True
    if name == "weekday":
        return day_of(_weekday(WEEKDAYS.index(groups["weekday"]), published, future)), True
    if name == "month of":
        year = published.year + {"last": -1, "next": 1}.get(groups["of"], 0)
        return month_moment(year, _month(groups["month"])), True
    if name == "bare month":
        month = _month(groups["month"])
        return month_moment(_month_year(published, month, future), month), True
    return _relative(groups, published, future), True


def _iso_day(text: str) -> Moment | None:
    year, month, day = (int(part) for part in text.split("-"))
    return day_moment(year, month, day)


def _interval(name: str, groups: dict[str, str], words: str) -> Moment | None:
    """What lasts: its first and last year (months, for a quarter), and the words that a card prints."""
    the = words if words.startswith(("the ", "The ")) else "the " + words
    the = the[:1].lower() + the[1:]
    if name == "decade":
        first = int(groups["decade"])
        return Moment(f"{first}/{first + 9}", the, "decade")
    if name == "century":
        nth = int(groups["century"] or 0) or ORDINALS.index(groups["nth"].casefold()) + 1
        return Moment(f"{nth - 1}00/{nth - 1}99", the, "century") if 3 < nth <= 21 else None
    if name == "quarter":
        number = {"first": 1, "second": 2, "third": 3}.get(groups["quarter"], 4)
        year = groups["year"]
        return Moment(f"{year}-{number * 3 - 2:02d}/{year}-{number * 3:02d}", the, "quarter")
    begin, until = groups["from"], groups["until"]
    until = until if len(until) == 4 else begin[:2] + until
    return Moment(f"{begin}/{until}", words, "period") if begin < until else None


def _ago(groups: dict[str, str], published: date) -> Moment | None:
    """`three years ago` is a year, `two months ago` a month, `two days ago` a day."""
    word, unit = groups["count"].casefold(), groups["units"].casefold().removesuffix("s")
    count = _COUNTS.get(word) or int(word)
    if unit == "year":
        year = published.year - count
        return Moment(str(year), str(year), "year") if year >= 1000 else None
    if unit == "month":
        year, month = divmod(published.year * 12 + published.month - 1 - count, 12)
        return month_moment(year, month + 1) if year >= 1000 else None
    return day_of(published - timedelta(days=count)) if count < 100 else None


def _weekend(when: str, published: date, future: bool) -> Moment:
    """The Saturday and Sunday that are meant: the latest, or the one to come."""
    saturday = published - timedelta(days=(published.weekday() - 5) % 7)
    inside = published.weekday() >= 5
    if when == "next" or (not inside and (when == "this" or (when == "the" and future))):
        saturday += timedelta(days=7)
    elif when in {"last", "the past", "this past"} and inside:
        saturday -= timedelta(days=7)
    sunday = saturday + timedelta(days=1)
    if saturday.month == sunday.month:
        text = f"the weekend of {saturday.day}–{sunday.day} {MONTHS[sunday.month - 1]} {sunday.year}"
    else:
        text = f"the weekend of {day_of(saturday).text} and {day_of(sunday).text}"
    return Moment(f"{saturday.isoformat()}/{sunday.isoformat()}", text, "weekend")


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
        if shift > 0 and day == published:
            day += timedelta(days=7)
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


def _year_near(published: date | None, month: int, day: int, ahead: bool | None) -> int | None:
    """The year of a day that is said without one: the nearest before the article's date, or after it.

    `ahead` says that it lies ahead (True), behind (False), or that nothing shows.
    """
    if published is None:
        return None
    best = None
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            moment = date(year, month, day)
        except ValueError:
            continue
        days = (moment - published).days
        if (ahead is False and days > 1) or (ahead is None and days > NEAR * 2):
            continue
        if best is None or abs(days) < abs((best - published).days):
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


def meet(one: Moment, other: Moment) -> bool:
    """Whether two dates can both be right of one thing: one lies in the other, or they overlap."""
    first, last = _ends(one.iso)
    begin, end = _ends(other.iso)
    return first <= end and begin <= last


def _ends(iso: str) -> tuple[str, str]:
    first, _, last = iso.partition("/")
    return first.ljust(10, "-"), (last or first).ljust(10, "~")
