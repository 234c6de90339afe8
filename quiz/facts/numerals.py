"""Reading numerals: digits, words, scales, halves and ranges, whatever they count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from quiz.model.sentence import Token

_UNITS = {
    word: float(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10.0 * (value + 2)
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())
}
WORDS = _UNITS | _TENS
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0}
_SHORT = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12}
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_SHORTENED = re.compile(rf"({_DIGITS.pattern})(k|m|mn|bn|b|tn)")
CURRENCY = {
    "$": "dollar",
    "£": "pound",
    "€": "euro",
    "¥": "yen",
    "US$": "dollar",
    "C$": "dollar",
    "A$": "dollar",
    "dlr": "dollar",
    "dlrs": "dollar",
}
_FRACTIONS = {"half": 0.5, "quarter": 0.25, "third": 1 / 3, "fifth": 0.2, "tenth": 0.1}
_DASHES = frozenset({"-", "–", "—"})
_CLOCK = frozenset({"a.m.", "p.m.", "am", "pm", "o'clock", "o’clock", "gmt", "et", "est", "edt", "bst"})
_SPLITS = frozenset({"/", ":", "°", "#"})
_NO = frozenset({"no.", "number", "no"})


class Numeral(NamedTuple):
    """A number as printed: tokens `first` to `last` (excluded), its value and the size of its last digit.

    `high` is the upper end of a range (40 to 60), None elsewhere. `scaled` says that a scale word stands in it
    (1.9 million), so that its last digit is a rounded one.
    """

    first: int
    last: int
    value: float
    step: float
    high: float | None = None
    scaled: bool = False


def starts(token: Token) -> bool:
    """Whether a numeral can begin with this token."""
    word = token.text.casefold()
    if _DIGITS.fullmatch(word):
        return True
    if word == "half":
        return token.tag in {"PDT", "NN", "DT", "JJ"}
    return token.tag in {"CD", "NN", "LS"} and (
        word in WORDS or word == "dozen" or bool(_SHORTENED.fullmatch(word))
    )


def read(tokens: Sequence[Token], first: int) -> tuple[int, Numeral | None]:
    """Read the numeral that begins at `first`: where it ends, and its value if it counts something.

    Clock times, scores, fractions, shares (one in five), house and running numbers have no value here.
    """
    numeral = _single(tokens, first)
    if numeral is None:
        return first + 1, None
    last = numeral.last
    if _is_label(tokens, first, last):
        return max(last, first + 1), None
    word, after = _text(tokens, last), _text(tokens, last + 1)
    if word in {"in", "out"} and numeral.value < 100:
        other = last + 2 if word == "out" and after == "of" else last + 1
        if _number_at(tokens, other) and not _is_year(tokens[other]):
            return other + 1, None
    if word in {"/", ":"} or (word in _DASHES and _fraction(tokens, last + 1)):
        return last + 2, None
    before = _text(tokens, first - 1)
    start = first - 1 if before in {"$", "£", "€"} else first
    joined = (
        word in {"or", "to"} or word in _DASHES or (word == "and" and _text(tokens, start - 1) == "between")
    )
    if not joined:
        return last, numeral
    other = last + 2 if tokens[last + 1 : last + 2] and tokens[last + 1].text in CURRENCY else last + 1
    if not _number_at(tokens, other):
        return last, numeral
    upper = _single(tokens, other)
    if upper is None:
        return last, numeral
    if word == "to" and _text(tokens, start - 1) == "from":
        return last, numeral  # from one value to another
    low, high = numeral.value, upper.value
    if upper.scaled and not numeral.scaled and low < high / upper.step:
        low *= _scale(tokens, upper)
    if low >= high:
        return upper.last, None  # a score, or a year and another
    if word in _DASHES and high < 20 and not _counts(tokens, upper.last):
        return upper.last, None
    return upper.last, Numeral(first, upper.last, low, upper.step, high, upper.scaled)


def _scale(tokens: Sequence[Token], numeral: Numeral) -> float:
    scale = 1.0
    for token in tokens[numeral.first : numeral.last]:
        scale *= SCALES.get(token.text.casefold(), 1.0)
    return scale


def _single(tokens: Sequence[Token], first: int) -> Numeral | None:
    word = _text(tokens, first)
    i = first + 1
    if word == "half":
        return _half(tokens, first)
    short = _SHORTENED.fullmatch(word)
    if short:
        if first == 0 or tokens[first - 1].text not in CURRENCY:
            return None
        base, step = _digits(short[1])
        return Numeral(first, i, base * _SHORT[short[2]], min(step, 1.0) * _SHORT[short[2]], None, True)
    if _DIGITS.fullmatch(word):
        value, step = _digits(word)
    elif word == "dozen":
        return Numeral(first, i, 12.0, 1.0)
    elif word in WORDS:
        value, step = WORDS[word], 1.0
        if word in _TENS:
            rest = i + 1 if _text(tokens, i) in _DASHES else i
            if 0 < _UNITS.get(_text(tokens, rest), 0.0) < 10:
                value += _UNITS[_text(tokens, rest)]
                i = rest + 1
    else:
        return None
    if (
        _text(tokens, i) == "and"
        and _text(tokens, i + 1) in {"a", "one"}
        and _text(tokens, i + 2) in _FRACTIONS
    ):
        fraction = _FRACTIONS[_text(tokens, i + 2)]
        value, step, i = value + fraction, fraction, i + 3
    scaled = False
    while True:
        at = i + 1 if _text(tokens, i) in _DASHES and _text(tokens, i + 1) in SCALES else i
        if _text(tokens, at) not in SCALES:
            break
        scale = SCALES[_text(tokens, at)]
        step *= scale
        value, i, scaled = value * scale, at + 1, True
        if scale in {1e2, 1e3}:
            value, i = _rest(tokens, i, value)
    return Numeral(first, i, value, step, None, scaled)


def _rest(tokens: Sequence[Token], i: int, value: float) -> tuple[float, int]:
    """`two hundred and fifty`"""
    at = i + 1 if _text(tokens, i) == "and" else i
    if _text(tokens, at) in WORDS:
        more = _single(tokens, at)
        if more is not None and more.value < 100:
            return value + more.value, more.last
    return value, i


def _half(tokens: Sequence[Token], first: int) -> Numeral | None:
    """`half a million`, `half a dozen`"""
    if _text(tokens, first + 1) == "a" and _text(tokens, first + 2) in SCALES:
        value = SCALES[_text(tokens, first + 2)] / 2
        return Numeral(first, first + 3, value, value / 5 if value > 12 else 1.0, None, value > 12)
    return None


def _digits(word: str) -> tuple[float, float]:
    plain = word.replace(",", "")
    value = float(plain)
    if "." in plain:
        return value, 10.0 ** -len(plain.partition(".")[2])
    step = 1.0
    while value and value % (step * 10) == 0 and step < value:
        step *= 10
    return value, step


def _is_label(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a number names rather than counts: a clock time, `No. 7`, `several hundred`."""
    before, after = _text(tokens, first - 1), _text(tokens, last)
    if after in _CLOCK or before in _SPLITS or before in {"several", "few"}:
        return True
    if before == "." and _text(tokens, first - 2) in _NO:
        return True
    return before in {"no.", "number"} or after == "°"


def _fraction(tokens: Sequence[Token], i: int) -> bool:
    return _text(tokens, i) in {
        "third",
        "thirds",
        "half",
        "halves",
        "quarter",
        "quarters",
        "fifths",
        "tenths",
    }


def _number_at(tokens: Sequence[Token], i: int) -> bool:
    return i < len(tokens) and starts(tokens[i]) and _text(tokens, i) != "half"


def _counts(tokens: Sequence[Token], i: int) -> bool:
    """Whether a counted noun follows."""
    return any(t.pos == "NOUN" or t.text == "%" for t in tokens[i : i + 2])


def _is_year(token: Token) -> bool:
    return bool(re.fullmatch(r"(1[5-9]|20)\d\d", token.text))


def _text(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].text.casefold() if 0 <= i < len(tokens) else ""
