"""What the world's map says: countries with their names, adjectives, capitals and borders, and the US states.

The table of countries is frozen from CLDR and countryinfo by scripts/countries.py.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory. `name` carries its article (the Netherlands); borders are ISO 3166 alpha-3."""

    code: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    capital: str
    borders: frozenset[str]
    region: str
    continent: str
    population: int
    dependent: bool


def fold(text: str) -> str:
    """A name without case, accents, leading article and possessive, for comparison."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    plain = " ".join(plain.casefold().replace("’", "'").split())
    return plain.removeprefix("the ").removesuffix("'s").removesuffix("'").strip()


@cache
def countries() -> dict[str, Country]:
    """All countries by code."""
    raw = json.loads(files("quiz.facts").joinpath("data/countries.json").read_text("utf-8"))
    return {
        code: Country(
            code=code,
            name=row["name"],
            aliases=tuple(row["aliases"]),
            adjectives=tuple(row["adjectives"]),
            capital=row["capital"],
            borders=frozenset(row["borders"]),
            region=row["region"],
            continent=row["continent"],
            population=row["population"],
            dependent=row["dependent"],
        )
        for code, row in raw.items()
    }


@cache
def _by_name() -> dict[str, Country]:
    table: dict[str, Country] = {}
    for country in countries().values():
        for name in (country.name, *country.aliases):
            table.setdefault(fold(name), country)
    return table


@cache
def _by_adjective() -> dict[str, Country]:
    table: dict[str, Country] = {}
    for country in sorted(countries().values(), key=lambda c: (c.dependent, -c.population)):
        for adjective in country.adjectives:
            table.setdefault(fold(adjective), country)
    return table


@cache
def _by_capital() -> dict[str, Country]:
    return {fold(c.capital): c for c in countries().values() if c.capital and not c.dependent}


_SHORT = {"us": "US", "uk": "UK", "uae": "UAE"}


def country(name: str) -> Country | None:
    """The country of that name or alias. `us` is the pronoun, `US` the country."""
    folded = fold(name)
    if folded in _SHORT and _SHORT[folded] not in name:
        return None
    return _by_name().get(folded)


def country_of_adjective(word: str) -> Country | None:
    """The country of an adjective or demonym such as Colombian, Colombians or British."""
    folded = fold(word)
    table = _by_adjective()
    return table.get(folded) or (table.get(folded[:-1]) if folded.endswith("s") else None)


def country_of_capital(city: str) -> Country | None:
    """The country whose capital that is."""
    return _by_capital().get(fold(city))


STATES = frozenset(
    fold(state)
    for state in (
        "Alabama,Alaska,Arizona,Arkansas,California,Colorado,Connecticut,Delaware,Florida,Hawaii,Idaho,Illinois,"
        "Indiana,Iowa,Kansas,Kentucky,Louisiana,Maine,Maryland,Massachusetts,Michigan,Minnesota,Mississippi,"
        "Missouri,Montana,Nebraska,Nevada,New Hampshire,New Jersey,New Mexico,North Carolina,North Dakota,Ohio,"
        "Oklahoma,Oregon,Pennsylvania,Rhode Island,South Carolina,South Dakota,Tennessee,Texas,Utah,Vermont,"
        "Virginia,West Virginia,Wisconsin,Wyoming"
    ).split(",")
)
"""The states of the USA. Georgia, New York and Washington are left out: each is something else as often."""

CONTINENTS = frozenset({"africa", "europe", "asia", "north america", "south america", "latin america", "oceania",
                        "antarctica", "eastern europe", "western europe", "middle east", "americas", "central america",
                        "southeast asia", "central asia", "scandinavia", "western hemisphere",
                        "southern hemisphere"})  # fmt: skip
"""Folded names of continents and great regions: places, but never countries."""


def overlaps(one: str, other: str) -> bool:
    """Whether one place's name gives the other away: a country and its adjective, capital or alias."""
    a, b = _any_country(one), _any_country(other)
    return a is not None and a is b


def _any_country(name: str) -> Country | None:
    return country(name) or country_of_adjective(name) or country_of_capital(name)
