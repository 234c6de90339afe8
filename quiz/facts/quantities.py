"""Numbers in a sentence as intervals with a unit: counts, money, per cent and durations.

Ordinals, dates, clock times, scores, telephone-like digits and numerals that are part of a name are no quantities.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from quiz.facts.humans import is_human
from quiz.facts.numerals import CURRENCY, Numeral, read, starts
from quiz.facts.tree import ancestors
from quiz.model.fact import Bound, Kind, Quantity
from quiz.model.sentence import Sentence, Token

_MONEY_UNITS = frozenset(
    "dollar pound euro yen cent ruble rouble franc peso kronor krona mark yuan rupee penny pence".split()
)
_SECONDS = {
    "second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86400.0, "week": 604800.0, "month": 0.0, "year": 0.0,
    "decade": 0.0, "century": 0.0,
}  # fmt: skip
"""Units of time; how many seconds those have that can be added up."""
_PAYING = frozenset("cost pay price worth fine budget fund buy sell spend earn raise owe save bill salary wage £ "
                    "debt loan bank money cash sum fee tax profit loss".split())  # fmt: skip
_LENGTHS = frozenset({"metre", "meter", "kilometre", "kilometer", "mile", "yard", "foot"})
_BOUNDS: tuple[tuple[tuple[str, ...], Bound], ...] = (
    (("more", "than"), Bound.OVER),
    (("greater", "than"), Bound.OVER),
    (("no", "more", "than"), Bound.UP_TO),
    (("not", "more", "than"), Bound.UP_TO),
    (("no", "fewer", "than"), Bound.AT_LEAST),
    (("no", "less", "than"), Bound.AT_LEAST),
    (("fewer", "than"), Bound.UNDER),
    (("less", "than"), Bound.UNDER),
    (("at", "least"), Bound.AT_LEAST),
    (("a", "minimum", "of"), Bound.AT_LEAST),
    (("at", "most"), Bound.UP_TO),
    (("a", "maximum", "of"), Bound.UP_TO),
    (("as", "many", "as"), Bound.UP_TO),
    (("as", "much", "as"), Bound.UP_TO),
    (("up", "to"), Bound.UP_TO),
    (("within",), Bound.UP_TO),
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
_HURT = frozenset("injured wounded dead killed missing hurt ill sick arrested homeless hospitalized hospitalised "
                  "detained displaced unaccounted".split())  # fmt: skip
"""What is said of people whose noun is left out: `30 dead`, `more than 200 injured`."""
_HARM = frozenset(
    "kill die perish injure wound hurt hospitalize hospitalise arrest detain evacuate rescue".split()
)
"""Verbs whose subject or object are people where a bare number stands for it."""
_COMPARED = frozenset({"fewer", "less", "higher", "lower", "times", "percent", "%", "th", "st", "nd", "rd"})
_OWN = frozenset({"the", "these", "those", "both", "his", "her", "their", "its", "our", "my", "your"})
FEW = 10
"""Below this, `the two countries` refers to what is known and counts nothing."""


class Number(NamedTuple):
    """A quantity in a sentence: the numeral's tokens, where its bound begins, its kind and value."""

    first: int
    last: int
    bound_first: int
    kind: Kind
    quantity: Quantity
    noun: int
    """The index of the counted noun, or -1 where the unit is a sign or the numeral stands alone."""
    of: int = -1
    """Where the number is an age: the token of whom it is the age, or -1."""


def find_quantities(sentence: Sentence, taken: frozenset[int]) -> Iterator[Number]:
    """The quantities of a sentence; `taken` are the tokens of names and dates, which hold none."""
    tokens = sentence.tokens
    i = 0
    last_unit = ""
    while i < len(tokens):
        if i in taken or not starts(tokens[i]):
            i += 1
            continue
        reached, numeral = read(tokens, i)
        number = None
        if numeral is not None and not taken & set(range(i, numeral.last)):
            number = _age(sentence, numeral, taken) or _number(sentence, numeral, last_unit)
        if number is not None:
            number = _with_rest(sentence, number)
            if number.kind is Kind.QUANTITY:
                last_unit = number.quantity.unit
            yield number
            reached = max(reached, number.last)
        i = max(reached, i + 1)


def _text(tokens: tuple[Token, ...], i: int) -> str:
    return tokens[i].text.casefold() if 0 <= i < len(tokens) else ""


def _age(sentence: Sentence, numeral: Numeral, taken: frozenset[int]) -> Number | None:
    """`Webb, 51,` and `an eight-year-old girl`: the age of a person."""
    tokens = sentence.tokens
    first, last = numeral.first, numeral.last
    if not 0 < numeral.value < 120 or numeral.high is not None:
        return None
    after = _text(tokens, last)
    quantity = _interval(numeral, Bound.EXACT, "year")
    if first >= 2 and tokens[first - 1].text == "," and after in {",", ".", ";"}:
        who = first - 2
        named = who in taken and tokens[who].pos == "PROPN"
        if numeral.value > 9 and (named or is_human(tokens[who].lemma)) and tokens[first].text.isdigit():
            return Number(first, last, first, Kind.DURATION, quantity, -1, who)
    if _text(tokens, first - 1) in {"aged", "age"} and after not in {"percent", "%"}:
        return Number(first, last, first, Kind.DURATION, quantity, -1, tokens[tokens[first - 1].head].head)
    if after == "-" and _text(tokens, last + 1) == "year" and _text(tokens, last + 3) in {"old", "olds"}:
        who = tokens[last + 3].head if tokens[last + 3].pos == "ADJ" else last + 3
        bound, start = _bound(tokens, first)
        return Number(first, last, start, Kind.DURATION, _interval(numeral, bound, "year"), last + 1, who)
    return None


def _number(sentence: Sentence, numeral: Numeral, last_unit: str) -> Number | None:
    tokens = sentence.tokens
    first, last = numeral.first, numeral.last
    start = first
    noun = -1
    after = _text(tokens, last)
    if tokens[first - 1].text in CURRENCY and first:
        kind, unit, start = Kind.MONEY, CURRENCY[tokens[first - 1].text] + _per(tokens, last), first - 1
    elif after in {"%", "percent"} or (after == "per" and _text(tokens, last + 1) == "cent"):
        kind, unit, noun = Kind.PERCENT, "per cent", last
    else:
        noun = _noun(sentence, numeral)
        if noun < 0:
            return _bare(sentence, numeral, last_unit)
        if _is_reference(tokens, numeral, noun):
            return None
        unit = _unit(tokens, noun)
        kind = Kind.QUANTITY
        if unit.split(" per ")[0] in _MONEY_UNITS and not _is_weight(tokens, noun):
            kind = Kind.MONEY
        elif unit in _SECONDS:
            kind = Kind.DURATION
        if tokens[noun].tag == "NNP":
            return None
    bound, bound_first = _bound(tokens, start)
    if numeral.high is not None and _text(tokens, bound_first - 1) in {"between", "from"}:
        bound_first -= 1
    if bound is Bound.EXACT:
        bound = _bound_after(tokens, last)
    if kind is Kind.MONEY and not numeral.scaled:
        numeral = numeral._replace(step=min(numeral.step, 1.0))
    return Number(first, last, bound_first, kind, _interval(numeral, bound, unit), noun)


def _per(tokens: tuple[Token, ...], i: int) -> str:
    """` per barrel` after `$12 a barrel`, `50 miles per hour`."""
    if (
        _text(tokens, i) in {"a", "an", "per"}
        and i + 1 < len(tokens)
        and tokens[i + 1].pos == "NOUN"
        and tokens[i + 1].text.isalpha()
    ):
        return " per " + tokens[i + 1].lemma.casefold() if tokens[i + 1].text != "cent" else ""
    return ""


def _unit(tokens: tuple[Token, ...], noun: int) -> str:
    unit = tokens[noun].lemma.casefold()
    if _text(tokens, noun - 1) in {"square", "cubic", "nautical"}:
        unit = _text(tokens, noun - 1) + " " + unit
    if unit == "degree" and _text(tokens, noun + 1) in {"celsius", "fahrenheit", "c", "f"}:
        unit += " " + {"c": "celsius", "f": "fahrenheit"}.get(
            _text(tokens, noun + 1), _text(tokens, noun + 1)
        )
    return unit + _per(tokens, noun + 1)


def _is_weight(tokens: tuple[Token, ...], noun: int) -> bool:
    """Whether pounds are a weight: nothing in the sentence speaks of money."""
    if tokens[noun].lemma.casefold() != "pound" or _text(tokens, noun + 1) == "sterling":
        return False
    return not any(token.lemma.casefold() in _PAYING for token in tokens)


def _is_reference(tokens: tuple[Token, ...], numeral: Numeral, noun: int) -> bool:
    """`the two countries` refers; `the women's 10,000 metres` is the name of a race."""
    before = _text(tokens, numeral.first - 1)
    if before in _OWN and numeral.value < FEW and tokens[noun].lemma.casefold() not in _SECONDS:
        return True
    return (
        numeral.first > 0
        and tokens[numeral.first - 1].tag == "POS"
        and tokens[noun].lemma.casefold() in _LENGTHS
    )


def _bare(sentence: Sentence, numeral: Numeral, last_unit: str) -> Number | None:
    """A numeral whose noun is left out: `200 injured`, `a crowd of 41,000`, `from 11 to 13 degrees`."""
    tokens = sentence.tokens
    first, last = numeral.first, numeral.last
    if numeral.value < 2 and numeral.high is None and not tokens[first].text[:1].isdigit():
        return None
    bound, start = _bound(tokens, first)
    quantity = None
    after = tokens[last] if last < len(tokens) else None
    if after is not None and after.text.casefold() in _HURT:
        quantity = _interval(numeral, bound, last_unit or "people")
    elif _suffered(tokens, numeral):
        if bound is Bound.EXACT:
            bound = _bound_after(tokens, last)
        quantity = _interval(numeral, bound, "people")
    elif _text(tokens, start - 1) == "of" and start >= 2 and tokens[start - 2].pos == "NOUN" and (
        after is None or after.pos in {"PUNCT", "ADP", "CCONJ", "VERB", "AUX", "SCONJ"}
    ):  # fmt: skip
        if tokens[start - 2].lemma == "magnitude" or tokens[start - 2].number == "Sing":
            quantity = _interval(numeral, bound, tokens[start - 2].lemma.casefold())
    elif first and tokens[first - 1].lemma == "magnitude":
        quantity = _interval(numeral, bound, "magnitude")
    elif (
        after is not None
        and after.text == "to"
        and _text(tokens, first - 1) == "from"
        and last + 1 < len(tokens)
    ):
        _, other = read(tokens, last + 1) if starts(tokens[last + 1]) else (0, None)
        noun = _noun(sentence, other) if other is not None else -1
        if noun >= 0 and tokens[noun].tag != "NNP":
            unit = _unit(tokens, noun)
            kind = Kind.DURATION if unit in _SECONDS else Kind.QUANTITY
            return Number(first, last, start, kind, _interval(numeral, bound, unit), noun)
        if other is not None and _text(tokens, other.last) in {"%", "percent"}:
            return Number(first, last, start, Kind.PERCENT, _interval(numeral, bound, "per cent"), other.last)
    if quantity is None:
        return None
    return Number(first, last, start, Kind.QUANTITY, quantity, -1)


def _suffered(tokens: tuple[Token, ...], numeral: Numeral) -> bool:
    """Whether people are counted by what became of them: killed 60 and injured about 180, at least 60 died."""
    for i in range(numeral.first, numeral.last):
        head = tokens[i].head
        if not numeral.first <= head < numeral.last:
            suffers = tokens[head].pos == "VERB" and tokens[head].lemma.casefold() in _HARM
            if suffers and tokens[i].dep in {"dobj", "nsubj", "nsubjpass"}:
                return True
    return False


def _with_rest(sentence: Sentence, number: Number) -> Number:
    """`30 minutes and 12 seconds` is one duration, in the smaller unit."""
    tokens = sentence.tokens
    unit = number.quantity.unit
    if (
        number.kind is not Kind.DURATION
        or not _SECONDS.get(unit)
        or number.of >= 0
        or number.noun != number.last
    ):
        return number
    i = number.noun + 1
    while _text(tokens, i) in {"and", ","}:
        i += 1
    if i == number.noun + 1 or i >= len(tokens) or not starts(tokens[i]):
        return number
    _, numeral = read(tokens, i)
    noun = _noun(sentence, numeral) if numeral is not None else -1
    if numeral is None or noun != numeral.last or number.quantity.high != number.quantity.value:
        return number
    small = tokens[noun].lemma.casefold()
    if not 0 < _SECONDS.get(small, 0.0) < _SECONDS[unit]:
        return number
    value = number.quantity.value * (_SECONDS[unit] / _SECONDS[small]) + numeral.value
    whole = Numeral(number.first, numeral.last, value, 1.0)
    return number._replace(
        last=numeral.last, quantity=_interval(whole, number.quantity.bound, small), noun=noun
    )


def _noun(sentence: Sentence, numeral: Numeral) -> int:
    """The noun that a numeral counts: the one behind it or its hyphen, its head, or the head of `of ...`."""
    tokens = sentence.tokens
    first, last = numeral.first, numeral.last
    if last + 1 < len(tokens) and tokens[last].text == "-" and tokens[last + 1].pos in {"NOUN", "ADJ"}:
        return last + 1
    if _text(tokens, last) in _COMPARED:
        return -1
    for i in range(last - 1, first - 1, -1):
        head = tokens[i].head
        if not first <= head < last and tokens[i].dep in {"nummod", "quantmod", "compound", "amod"}:
            if tokens[head].pos in {"NOUN", "PROPN"} and head >= last and head - last <= 4:
                return head
            if tokens[head].pos == "NUM":
                for upper in ancestors(sentence, head):
                    if tokens[upper].pos == "NOUN" and last <= upper <= last + 4:
                        return upper
    if _text(tokens, last) == "of":
        of = next(
            (i for i in range(last + 1, min(last + 9, len(tokens)))
             if tokens[i].head == last and tokens[i].pos in {"NOUN", "PROPN"}),
            -1,
        )  # fmt: skip
        if of >= 0:
            return of
    return _noun_behind(tokens, last)


def _noun_behind(tokens: tuple[Token, ...], last: int) -> int:
    """The end of the noun phrase that begins behind a numeral: `1.7 million fleeing migrants`."""
    for i in range(last, min(last + 4, len(tokens))):
        token = tokens[i]
        if token.tag in {"NNS", "NNPS"}:
            return i
        if token.tag not in {"JJ", "VBG", "VBN", "NN", "HYPH"} or token.text.casefold() in _HURT:
            return -1
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


def _bound_after(tokens: tuple[Token, ...], last: int) -> Bound:
    """`300 or more`, `40 or so`, in front of the noun or behind it."""
    for i in (last, last + 1):
        pair = (_text(tokens, i), _text(tokens, i + 1))
        if pair == ("or", "more"):
            return Bound.AT_LEAST
        if pair == ("or", "so"):
            return Bound.ABOUT
        if pair in {("or", "fewer"), ("or", "less")}:
            return Bound.UP_TO
    return Bound.EXACT


def _interval(numeral: Numeral, bound: Bound, unit: str) -> Quantity:
    value, step = numeral.value, numeral.step
    low: float
    high: float | None
    half = step / 2 if step < value else 0.0
    if numeral.high is not None:
        low, high = value, numeral.high
        if bound in {Bound.OVER, Bound.AT_LEAST}:
            high = None
        elif bound in {Bound.UNDER, Bound.UP_TO}:
            low = 0.0
    elif bound in {Bound.OVER, Bound.AT_LEAST}:
        low, high = value, None
    elif bound in {Bound.UNDER, Bound.UP_TO}:
        low, high = 0.0, value
    elif bound is Bound.ABOUT:
        slack = half if half >= value * 0.01 else value * 0.03
        low, high = value - slack, value + slack
    elif step >= 1000 or (numeral.scaled and step >= 1):
        low, high = value - half, value + half
    else:
        low, high = value, value
    return Quantity(value=value, low=low, high=high, step=step, bound=bound, unit=unit)


def compatible(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers can both be true of one thing: their intervals meet."""
    high_one = float("inf") if one.high is None else one.high
    high_other = float("inf") if other.high is None else other.high
    return (one.low < high_other and other.low < high_one) or one.low == other.low or high_one == high_other
