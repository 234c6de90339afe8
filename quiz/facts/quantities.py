"""Numbers in a sentence as intervals with a unit: counts, money, per cent and durations.

Ordinals, dates, clock times, scores, telephone-like digits and numerals that are part of a name are no quantities.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from quiz.facts.tree import ancestors, children
from quiz.model.fact import Bound, Kind, Quantity
from quiz.model.sentence import Sentence, Token

_WORDS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
} | {
    word: 10 * (value + 2)
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())
}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0}
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_CURRENCY = {"$": "dollar", "£": "pound", "€": "euro", "¥": "yen", "US$": "dollar", "C$": "dollar"}
_MONEY_UNITS = {
    "dollar",
    "pound",
    "euro",
    "yen",
    "cent",
    "ruble",
    "rouble",
    "franc",
    "peso",
    "kronor",
    "krona",
    "mark",
}
_DURATIONS = {"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"}
_BOUNDS: tuple[tuple[tuple[str, ...], Bound], ...] = (
    (("more", "than"), Bound.OVER),
    (("greater", "than"), Bound.OVER),
    (("no", "more", "than"), Bound.UP_TO),
    (("no", "fewer", "than"), Bound.AT_LEAST),
    (("no", "less", "than"), Bound.AT_LEAST),
    (("fewer", "than"), Bound.UNDER),
    (("less", "than"), Bound.UNDER),
    (("at", "least"), Bound.AT_LEAST),
    (("at", "most"), Bound.UP_TO),
    (("as", "many", "as"), Bound.UP_TO),
    (("as", "much", "as"), Bound.UP_TO),
    (("up", "to"), Bound.UP_TO),
    (("close", "to"), Bound.ABOUT),
    (("an", "estimated"), Bound.ABOUT),
    (("over",), Bound.OVER),
    (("above",), Bound.OVER),
    (("exceeding",), Bound.OVER),
    (("under",), Bound.UNDER),
    (("below",), Bound.UNDER),
    (("some",), Bound.ABOUT),
    (("about",), Bound.ABOUT),
    (("around",), Bound.ABOUT),
    (("roughly",), Bound.ABOUT),
    (("approximately",), Bound.ABOUT),
    (("nearly",), Bound.ABOUT),
    (("almost",), Bound.ABOUT),
    (("estimated",), Bound.ABOUT),
)


class Number(NamedTuple):
    """A quantity in a sentence: the numeral's tokens, where its bound begins, its kind and value."""

    first: int
    last: int
    bound_first: int
    kind: Kind
    quantity: Quantity
    noun: int
    """The index of the counted noun, or -1 where the unit is a sign or the numeral stands alone."""


def find_quantities(sentence: Sentence, taken: frozenset[int]) -> Iterator[Number]:
    """The quantities of a sentence; `taken` are the tokens of names and dates, which hold none."""
    tokens = sentence.tokens
    i = 0
    while i < len(tokens):
        if i in taken or not _starts(tokens[i]):
            i += 1
            continue
        first = i
        last, value, step = _read(tokens, first)
        if value is None:
            i = max(last, i + 1)
            continue
        number = _number(sentence, first, last, value, step)
        if number is not None:
            yield number
        i = last


def _starts(token: Token) -> bool:
    word = token.text.casefold()
    if token.tag in {"JJ", "NNP", "NNPS", "RB"} and not word[:1].isdigit():
        return False
    return bool(_DIGITS.fullmatch(word)) or word in _WORDS or word == "dozen"


def _read(tokens: tuple[Token, ...], first: int) -> tuple[int, float | None, float]:
    """Read the numeral that starts at `first`: where it ends, its value and the size of its last digit."""
    word = tokens[first].text.casefold()
    i = first + 1
    if _DIGITS.fullmatch(word):
        plain = word.replace(",", "")
        value = float(plain)
        step = 10.0 ** -len(plain.partition(".")[2]) if "." in plain else _round_step(value)
    elif word == "dozen":
        return i, 12.0, 1.0
    else:
        value, step = float(_WORDS[word]), 1.0
        while i < len(tokens) and (tokens[i].text == "-" or tokens[i].text.casefold() in _WORDS):
            if tokens[i].text != "-":
                value += _WORDS[tokens[i].text.casefold()]
            elif i + 1 >= len(tokens) or tokens[i + 1].text.casefold() not in _WORDS:
                break
            i += 1
    while i < len(tokens) and tokens[i].text.casefold() in _SCALES:
        scale = _SCALES[tokens[i].text.casefold()]
        value, step = value * scale, (step if "." in word or value < 10 else max(step, 1.0)) * scale
        i += 1
    after = tokens[i].text if i < len(tokens) else ""
    before = tokens[first - 1].text if first else ""
    joined = after.casefold() in {"or", "to", "-", "–"} or (after == "and" and before.casefold() == "between")
    if joined and i + 1 < len(tokens) and _starts(tokens[i + 1]):
        return _read(tokens, i + 1)[0], None, step
    if before.casefold() in {"several", "few"}:
        return i, None, step
    if (
        after in {"/", ":", "°"}
        or before in {"/", ":", "#", "No."}
        or after.casefold() in {"a.m.", "p.m.", "am", "pm"}
    ):
        return i + 1, None, step
    return i, value, step


def _round_step(value: float) -> float:
    step = 1.0
    while value and value % (step * 10) == 0 and step < value:
        step *= 10
    return step


def _number(sentence: Sentence, first: int, last: int, value: float, step: float) -> Number | None:
    tokens = sentence.tokens
    before = tokens[first - 1].text if first else ""
    after = tokens[last].text.casefold() if last < len(tokens) else ""
    noun = -1
    if before in _CURRENCY:
        kind, unit, start = Kind.MONEY, _CURRENCY[before], first - 1
    elif after in {"%", "percent"} or (
        after == "per" and last + 1 < len(tokens) and tokens[last + 1].text == "cent"
    ):
        kind, unit, start = Kind.PERCENT, "per cent", first
        noun = last
    else:
        noun = _noun(sentence, first, last)
        if noun < 0:
            return None
        unit, start = tokens[noun].lemma.casefold(), first
        kind = Kind.MONEY if unit in _MONEY_UNITS else Kind.DURATION if unit in _DURATIONS else Kind.QUANTITY
        if tokens[noun].pos == "PROPN" and tokens[noun].tag == "NNP":
            return None
    bound, bound_first = _bound(tokens, start)
    return Number(first, last, bound_first, kind, _interval(value, step, bound, unit), noun)


def _noun(sentence: Sentence, first: int, last: int) -> int:
    """The noun that a numeral counts: its head, or the noun behind a hyphen (`24-ton`)."""
    tokens = sentence.tokens
    if last + 1 < len(tokens) and tokens[last].text == "-" and tokens[last + 1].pos in {"NOUN", "ADJ"}:
        return last + 1
    for i in range(last - 1, first - 1, -1):
        head = tokens[i].head
        if not first <= head < last and tokens[i].dep in {"nummod", "quantmod", "compound", "amod"}:
            if tokens[head].pos in {"NOUN", "PROPN"} and head >= last and head - last <= 4:
                return head
            if tokens[head].pos == "NUM":
                for upper in ancestors(sentence, head):
                    if tokens[upper].pos == "NOUN" and last <= upper <= last + 4:
                        return upper
    if last < len(tokens) and tokens[last].text == "of":
        below = [i for i in children(sentence, last) if tokens[i].pos in {"NOUN", "PROPN"}]
        if below:
            return below[0]
    return -1


def _bound(tokens: tuple[Token, ...], first: int) -> tuple[Bound, int]:
    words = [token.text.casefold() for token in tokens[max(0, first - 4) : first]]
    if words and words[-1] in {"a", "an"}:
        words.pop()
        first -= 1
    best = (Bound.EXACT, first)
    longest = 0
    for phrase, bound in _BOUNDS:
        if len(phrase) > longest and tuple(words[-len(phrase) :]) == phrase:
            best, longest = (bound, first - len(phrase)), len(phrase)
    return best


def _interval(value: float, step: float, bound: Bound, unit: str) -> Quantity:
    low: float
    high: float | None
    half = step / 2 if step < value else 0.0
    if bound in {Bound.OVER, Bound.AT_LEAST}:
        low, high = value, None
    elif bound in {Bound.UNDER, Bound.UP_TO}:
        low, high = 0.0, value
    elif bound is Bound.ABOUT:
        slack = half if half >= value * 0.01 else value * 0.03
        low, high = value - slack, value + slack
    elif step >= 1000:
        low, high = value - half, value + half
    else:
        low, high = value, value
    return Quantity(value=value, low=low, high=high, step=step, bound=bound, unit=unit)


def compatible(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers can both be true of one thing: their intervals meet."""
    high_one = float("inf") if one.high is None else one.high
    high_other = float("inf") if other.high is None else other.high
    return (one.low < high_other and other.low < high_one) or one.low == other.low or high_one == high_other
