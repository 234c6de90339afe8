"""Numbers with their units, as people write them: 1.8 million, 1,800,000, twenty-one, $3m, 12 %, 5 km."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from quiz.practice.grading.spelling import folded

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS: dict[str, int] = {word: value for value, word in enumerate(_ONES)}
_WORDS |= {word: 10 * value for value, word in enumerate(_TENS, 2)}
_ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fifth": 5,
    "eighth": 8,
    "ninth": 9,
    "twelfth": 12,
} | {word[:-1] + "ieth": 10 * value for value, word in enumerate(_TENS, 2)}
_ORDINALS |= {
    f"{word}th": value for word, value in _WORDS.items() if value in (4, 6, 7, 10, 11) or 13 <= value < 20
}
_SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_SHORT_SCALES = {"k": 1000, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "bln": 10**9, "tn": 10**12}
_MORE = frozenset(
    {
        "over",
        "above",
        "more than",
        "at least",
        "upwards of",
        "exceeding",
        "no fewer than",
        "no less than",
        ">",
    }
)
_LESS = frozenset({"under", "below", "less than", "fewer than", "at most", "up to", "no more than", "<"})
_NEAR = frozenset(
    {
        "about",
        "around",
        "roughly",
        "approximately",
        "some",
        "nearly",
        "almost",
        "an estimated",
        "estimated",
        "circa",
        "ca",
        "c",
        "just",
        "exactly",
        "only",
        "precisely",
        "a",
        "an",
        "the",
        "~",
        "≈",
    }
)

# Of each family the units: their names, and how many of the family's base unit one is.
_FAMILIES: dict[str, dict[str, str]] = {
    "length": {
        "mm, millimetre": "0.001",
        "cm, centimetre": "0.01",
        "m, metre": "1",
        "km, kilometre": "1000",
        "in, inch": "0.0254",
        "ft, foot, feet": "0.3048",
        "yd, yard": "0.9144",
        "mi, mile": "1609.344",
    },
    "mass": {
        "mg, milligram": "0.001",
        "g, gram, gramme": "1",
        "kg, kilogram, kilo": "1000",
        "t, tonne": "1000000",
        "oz, ounce": "28.349523125",
        "lb, pound": "453.59237",
        "ton": "907184.74",
    },
    "time": {
        "s, sec, second": "1",
        "min, minute": "60",
        "h, hr, hour": "3600",
        "day": "86400",
        "week": "604800",
    },
    "months": {"month": "1", "yr, year": "12", "decade": "120", "century, centurie": "1200"},
    "share": {"%, percentage point": "1"},
    "area": {
        "m2, sqm, square metre": "1",
        "km2, square kilometre": "1000000",
        "ha, hectare": "10000",
        "acre": "4046.8564224",
        "square mile": "2589988.110336",
    },
    "volume": {"ml, millilitre": "0.001", "l, litre": "1"},
    "celsius": {"°, °c, c, celsius, degrees celsius, degree celsius": "1"},
    "fahrenheit": {"°f, f, fahrenheit, degrees fahrenheit, degree fahrenheit": "1"},
    "dollar": {"$, dollar, us dollar, usd": "1", "cent": "0.01"},
    "euro": {"€, euro, eur": "1"},
    "sterling": {"£, gbp, pound, pound sterling": "1"},
    "yen": {"¥, yen, jpy": "1"},
    "rouble": {"₽, rouble, ruble, rub": "1"},
    "hryvnia": {"₴, hryvnia, uah": "1"},
}
_MEASURES: dict[str, list[tuple[str, Decimal]]] = {}
for _family, _units in _FAMILIES.items():
    for _names, _size in _units.items():
        for _name in _names.split(", "):
            _MEASURES.setdefault(_name, []).append((_family, Decimal(_size)))
_PARTS = {
    "half": 2,
    "halve": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "eighth": 8,
    "tenth": 10,
}
_AMERICAN = re.compile(r"(met|lit)er(s?)\b")

_NUMBER = re.compile(r"[-−]?(?:\d{1,3}(?:[,\s\u00a0\u202f']\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written, with its unit.

    `unit` is a measure's family, or what is counted, or empty; `size` is how many of the family's base unit
    one unit is. `bound` is 1 for "more than", -1 for "less than", 0 otherwise; `measure` says whether the
    unit is one of measurement or money.
    """

    number: Decimal
    unit: str = ""
    size: Decimal = Decimal(1)
    bound: int = 0
    measure: bool = False

    @property
    def value(self) -> Decimal:
        """The number in the base unit of its family."""
        return self.number * self.size


def quantities_in(text: str) -> tuple[Quantity, ...]:
    """The quantity that the whole text is, in each way it can be read (`5m` is five million, or five metres);
    none where it is anything else, or more than one number."""
    flat = _AMERICAN.sub(r"\1re\2", folded(text).replace("−", "-").strip().rstrip(".!"))
    flat = re.sub(r"\bper\s+cent\b|\bpercent\b", "%", flat)
    bound, flat = _bound(flat)
    before = re.match(r"(?:us)?[$€£¥₽₴]\s*", flat)
    money = before.group().strip().removeprefix("us") if before else ""
    found = []
    for number, rest in _leading_numbers(flat[before.end() :] if before else flat):
        unit = re.sub(r"\s+", " ", rest.strip(" -"))
        if (money and unit) or re.search(r"\d", unit.replace("m2", "")):
            continue
        if any(word in _WORDS or word in _SCALES for word in unit.split()):
            continue
        found += _with_unit(number, money or unit, bound)
    return tuple(found)


def number_in(text: str) -> float | None:
    """The value of a text that is a quantity, otherwise the first number in it; None where it has none."""
    found = quantities_in(text)
    if found:
        return float(found[0].value)
    match = _NUMBER.search(text.replace("−", "-"))
    return float(_decimal(match.group()) or 0) if match else None


def _bound(text: str) -> tuple[int, str]:
    """Take qualifiers such as `more than` and `about` off the front."""
    bound = 0
    while True:
        for phrases, sign in ((_MORE, 1), (_LESS, -1), (_NEAR, 0)):
            found = next(
                (each for each in phrases if re.match(rf"{re.escape(each)}(?=[\s\d$€£]|$)", text)), None
            )
            if (
                found
                and (rest := text[len(found) :].strip())
                and not (found in ("a", "an") and _scale_first(rest))
            ):
                bound, text = sign or bound, rest
                break
        else:
            return bound, text


def _scale_first(text: str) -> bool:
    return text.split()[0] in _SCALES or text.split()[0] in ("dozen", "couple", "half", "quarter")


def _leading_numbers(text: str) -> list[tuple[Decimal, str]]:
    match = _NUMBER.match(text)
    if not match:
        spelled = _spelled(text)
        part = re.match(r"(?:a\s+)?(half|third|quarter|fifth|tenth)\b", text)
        parts = [(1 / Decimal(_PARTS[part[1]]), text[part.end() :])] if part else []
        return [*parts, *([spelled] if spelled else [])]
    value = _decimal(match.group())
    part = re.match(r"\s*/\s*([1-9]\d*)(?![\d/])", text[match.end() :])
    if part and value is not None:
        return [(value / int(part[1]), text[match.end() + part.end() :])]
    return _scaled(value, text[match.end() :]) if value is not None else []


def _scaled(value: Decimal, rest: str) -> list[tuple[Decimal, str]]:
    ordinal = re.match(r"(?:st|nd|rd|th)\b", rest)
    if ordinal:
        return [(value, rest[ordinal.end() :])]
    scaled = re.match(r"[\s-]*(hundred|thousand|million|billion|trillion)s?\b", rest)
    if scaled:
        return _scaled(value * _SCALES[scaled.group(1)], rest[scaled.end() :])
    short = re.match(r"\s?(k|m|mn|mln|bn|bln|tn)\b", rest)
    readings = [(value * _SHORT_SCALES[short.group(1)], rest[short.end() :])] if short else []
    return [*readings, (value, rest)]


def _spelled(text: str) -> tuple[Decimal, str] | None:
    """A number in words at the front: `twenty-one`, `a hundred and five thousand`, `third`, `a dozen`."""
    total = current = 0
    seen = False
    rest = text
    while match := re.match(r"[\s-]*([a-z]+)", rest):
        word = match.group(1)
        single = word.removesuffix("s") if word.removesuffix("s") in _SCALES else word
        if word in ("a", "an") and not seen and _scale_first(rest[match.end() :].strip() or "x"):
            current, seen = 1, True
        elif word in _WORDS and not (seen and current % 10 and current % 100 < 20):
            current, seen = current + _WORDS[word], True
        elif single == "hundred" and seen:
            current *= 100
        elif single in _SCALES and seen:
            total, current = total + current * _SCALES[single], 0
        elif word == "dozen" and seen:
            current *= 12
        elif word in _ORDINALS and not (seen and current % 10):
            return Decimal(total + current + _ORDINALS[word]), rest[match.end() :]
        elif (
            word == "and"
            and seen
            and (after := re.match(r"\s*([a-z]+)", rest[match.end() :]))
            and after.group(1) in _WORDS
        ):
            pass
        else:
            break
        rest = rest[match.end() :]
    return (Decimal(total + current), rest) if seen else None


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(re.sub(r"[,\s\u00a0\u202f']", "", text))
    except InvalidOperation:
        return None


def _with_unit(number: Decimal, unit: str, bound: int) -> list[Quantity]:
    first, _, rest = unit.removeprefix("a ").partition(" ")
    if first.removesuffix("s") in _PARTS:
        number, unit = number / _PARTS[first.removesuffix("s")], rest
    unit = unit.removeprefix("of ").strip(" .")
    for name in (unit, unit.removesuffix("s"), unit.removesuffix("es")):
        if name in _MEASURES:
            return [Quantity(number, family, size, bound, measure=True) for family, size in _MEASURES[name]]
    return [Quantity(number, unit, bound=bound)]
