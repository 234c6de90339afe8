"""Units: which of them count the same kind of thing, and measures brought to one unit so that they compare."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from quiz.facts.gazetteer import country_of_adjective
from quiz.facts.quantities import compatible
from quiz.model.fact import Bound, Quantity

PEOPLE: Final = frozenset(
    "people person man woman child migrant refugee victim resident passenger worker employee student civilian "
    "soldier patient voter citizen immigrant inhabitant teenager kid youngster guest survivor member detainee "
    "prisoner official other".split()
)
"""Nouns that count people: figures about them can be figures about the same thing."""
_CLASSES: Final = (
    PEOPLE,
    frozenset({"nation", "country", "state", "ally"}),
    frozenset({"body", "dead", "death", "fatality"}),
)
_MEASURES: Final[dict[str, tuple[tuple[str, float, float], ...]]] = {
    "mass": (
        ("gram g", 0.001, 0.001),
        ("ounce oz", 0.02834952, 0.02834952),
        ("pound lb lbs", 0.45359237, 0.45359237),
        ("kilogram kilogramme kg kilo", 1.0, 1.0),
        ("ton", 907.18474, 1016.0469),  # short or long: an American newsroom does not say which
        ("tonne", 1000.0, 1000.0),
    ),
    "length": (
        ("millimetre millimeter mm", 0.001, 0.001),
        ("centimetre centimeter cm", 0.01, 0.01),
        ("inch", 0.0254, 0.0254),
        ("foot", 0.3048, 0.3048),
        ("yard", 0.9144, 0.9144),
        ("metre meter", 1.0, 1.0),
        ("kilometre kilometer km", 1000.0, 1000.0),
        ("mile", 1609.344, 1609.344),
        ("nautical mile", 1852.0, 1852.0),
    ),
    "area": (
        ("square foot", 0.09290304, 0.09290304),
        ("square metre|square meter", 1.0, 1.0),
        ("acre", 4046.8564, 4046.8564),
        ("hectare", 1e4, 1e4),
        ("square kilometre|square kilometer", 1e6, 1e6),
        ("square mile", 2589988.1, 2589988.1),
    ),
    "volume": (
        ("litre liter", 1.0, 1.0),
        ("gallon", 3.785411784, 4.54609),  # American or imperial
        ("barrel", 158.987295, 158.987295),
        ("cubic metre|cubic meter", 1000.0, 1000.0),
    ),
    "speed": (
        ("kilometre per hour|kilometer per hour|kph|km/h", 1.0, 1.0),
        ("mile per hour|mph", 1.609344, 1.609344),
        ("knot", 1.852, 1.852),
    ),
    "time": (
        ("second", 1.0, 1.0),
        ("minute", 60.0, 60.0),
        ("hour", 3600.0, 3600.0),
        ("day", 86400.0, 86400.0),
        ("week", 604800.0, 604800.0),
    ),
    "years": (("month", 1.0, 1.0), ("year", 12.0, 12.0), ("decade", 120.0, 120.0), ("century", 1200.0, 1200.0)),
}  # fmt: skip
"""Units of each dimension with the smallest and the largest size that the word can mean, in one unit."""
_UNITS: Final = {
    name: (dimension, least, most)
    for dimension, units in _MEASURES.items()
    for names, least, most in units
    for name in (names.split("|") if "|" in names or names in {"square foot", "square mile", "nautical mile"}
                 else names.split())
}  # fmt: skip
_ROUNDED: Final = 0.02
"""How far a converted figure may lie off: newsrooms convert rounded figures and round again."""


def dimension(unit: str) -> str:
    """What a unit measures (mass, length, ...), empty where it counts things."""
    return _UNITS[unit][0] if unit in _UNITS else ""


def unit_class(unit: str) -> str:
    """The kind of thing that a unit counts; its own name where it belongs to no class."""
    bare = unit.removesuffix("s") if unit not in {"people"} else unit
    for number, units in enumerate(_CLASSES):
        if unit in units or bare in units:
            return f"class {number}"
    return dimension(unit) or dimension(bare) or bare


def counts_people(unit: str) -> bool:
    """Whether a unit is a word for people; `Venezuelans`, a demonym, is one too."""
    return unit_class(unit) == unit_class("people") or country_of_adjective(unit) is not None


def comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers count the same kind of thing, in one unit or in several that convert."""
    if unit_class(one.unit) == unit_class(other.unit):
        return True
    return counts_people(one.unit) and counts_people(other.unit)


def size(quantity: Quantity) -> float:
    """The number in the common unit of its dimension; as it is where it counts things."""
    if not dimension(quantity.unit):
        return quantity.value
    _, least, most = _UNITS[quantity.unit]
    return quantity.value * (least + most) / 2


def both_true(one: Quantity, other: Quantity) -> bool:
    """Whether two comparable numbers can both be true of one thing.

    Figures in different units are first brought to one; the last printed digit of each is then taken for rounded.
    """
    if one.unit != other.unit and dimension(one.unit) and dimension(other.unit):
        one, other = _converted(one), _converted(other)
    return compatible(one, other)


def _converted(quantity: Quantity) -> Quantity:
    _, least, most = _UNITS[quantity.unit]
    half = quantity.step / 2
    low, high = quantity.low, quantity.high
    if quantity.bound in {Bound.EXACT, Bound.ABOUT}:
        low = min(low, quantity.value - half)
        high = None if high is None else max(high, quantity.value + half)
    return replace(
        quantity,
        low=low * least * (1 - _ROUNDED),
        high=None if high is None else high * most * (1 + _ROUNDED),
        unit=dimension(quantity.unit),
    )
