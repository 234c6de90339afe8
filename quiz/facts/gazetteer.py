"""What the world's map says: countries with their names, adjectives, capitals and borders, US states, cities.

The table of countries is frozen from CLDR and countryinfo by scripts/countries.py, the cities' names from GeoNames
by scripts/cities.py.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
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


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """A name without case, accents, leading article and possessive, for comparison."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    plain = " ".join(plain.casefold().replace("’", "'").split())
    return plain.removeprefix("the ").removesuffix("'s").removesuffix("'").strip()


@cache
def countries() -> dict[str, Country]:
    """All countries by code. Where one table has a border and the other not, it is one for both."""
    raw = json.loads(files("quiz.facts").joinpath("data/countries.json").read_text("utf-8"))
    borders = {code: set(row["borders"]) for code, row in raw.items()}
    for code, near in list(borders.items()):
        for other in sorted(near & borders.keys()):
            borders[other].add(code)
    return {
        code: Country(
            code=code,
            name=row["name"],
            aliases=tuple(row["aliases"]),
            adjectives=tuple(row["adjectives"]),
            capital=row["capital"],
            borders=frozenset(borders[code]),
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
            table.setdefault(fold(name).replace(" of the ", " of "), country)
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


_LETTERS = str.maketrans({"ö": "oe", "ä": "ae", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae", "ł": "l"})
"""How agencies spell letters that their wires do not carry."""


@cache
def common_words() -> frozenset[str]:
    """The most frequent English words, in lower case: a term is none of them."""
    lines = files("quiz.facts").joinpath("data/common_words.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


@cache
def _cities() -> frozenset[str]:
    lines = files("quiz.facts").joinpath("data/cities.txt").read_text("utf-8").splitlines()
    names = {name for name in lines if not name.startswith("#")}
    spelt = {fold(name.casefold().translate(_LETTERS)) for name in names}
    return frozenset(
        {name.removesuffix(" city") for name in map(fold, names)} | {fold(name) for name in names} | spelt
    )


def is_city(name: str) -> bool:
    """Whether a city of some size has that name; others can have it too."""
    return fold(name) in _cities() or fold(name) in _by_capital()


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

_ABBREVIATED = {
    "Ala.": "Alabama", "Ariz.": "Arizona", "Ark.": "Arkansas", "Calif.": "California", "Colo.": "Colorado",
    "Conn.": "Connecticut", "Del.": "Delaware", "Fla.": "Florida", "Ga.": "Georgia", "Ill.": "Illinois",
    "Ind.": "Indiana", "Kan.": "Kansas", "Ky.": "Kentucky", "La.": "Louisiana", "Md.": "Maryland",
    "Mass.": "Massachusetts", "Mich.": "Michigan", "Minn.": "Minnesota", "Miss.": "Mississippi", "Mo.": "Missouri",
    "Mont.": "Montana", "Neb.": "Nebraska", "Nev.": "Nevada", "N.H.": "New Hampshire", "N.J.": "New Jersey",
    "N.M.": "New Mexico", "N.Y.": "New York", "N.C.": "North Carolina", "N.D.": "North Dakota", "Okla.": "Oklahoma",
    "Ore.": "Oregon", "Pa.": "Pennsylvania", "R.I.": "Rhode Island", "S.C.": "South Carolina",
    "S.D.": "South Dakota", "Tenn.": "Tennessee", "Tex.": "Texas", "Vt.": "Vermont", "Va.": "Virginia",
    "Wash.": "Washington", "W.Va.": "West Virginia", "Wis.": "Wisconsin", "Wyo.": "Wyoming",
}  # fmt: skip
_POSTAL = dict(
    pair.split("=")
    for pair in (
        "AL=Alabama,AK=Alaska,AZ=Arizona,AR=Arkansas,CA=California,CO=Colorado,CT=Connecticut,DE=Delaware,"
        "FL=Florida,GA=Georgia,HI=Hawaii,ID=Idaho,IL=Illinois,IN=Indiana,IA=Iowa,KS=Kansas,KY=Kentucky,"
        "LA=Louisiana,ME=Maine,MD=Maryland,MA=Massachusetts,MI=Michigan,MN=Minnesota,MS=Mississippi,MO=Missouri,"
        "MT=Montana,NE=Nebraska,NV=Nevada,NH=New Hampshire,NJ=New Jersey,NM=New Mexico,NY=New York,"
        "NC=North Carolina,ND=North Dakota,OH=Ohio,OK=Oklahoma,OR=Oregon,PA=Pennsylvania,RI=Rhode Island,"
        "SC=South Carolina,SD=South Dakota,TN=Tennessee,TX=Texas,UT=Utah,VT=Vermont,VA=Virginia,WA=Washington,"
        "WV=West Virginia,WI=Wisconsin,WY=Wyoming"
    ).split(",")
)


def abbreviated_state(text: str) -> str:
    """The US state that `Va.` or, after a town and a comma, `VA` stands for; empty for anything else."""
    return _ABBREVIATED.get(text, "") or _POSTAL.get(text, "")


FORMER = frozenset({"soviet union", "ussr", "yugoslavia", "czechoslovakia", "east germany", "west germany",
                    "ottoman empire", "austria-hungary", "byzantine empire", "roman empire", "prussia",
                    "kazakstan"})  # fmt: skip
"""Folded names of states that are no more, and a spelling that is no longer used."""

GROUPS = frozenset({"arab", "asian", "european", "african", "latin american", "north american", "south american",
                    "middle eastern", "soviet", "western", "hispanic", "latino", "scandinavian", "balkan",
                    "central american", "nordic", "african american", "african-american",
                    "english", "scottish", "welsh", "danish", "jewish", "muslim", "christian", "catholic",
                    "protestant", "democratic", "republican", "congressional", "frenchman", "frenchmen",
                    "englishman", "englishmen", "dane", "swede", "turk", "spaniard", "pole", "finn", "scot",
                    "democrat", "kurd", "kurdish", "tibetan", "norse", "viking", "saxon", "anglo-saxon", "frankish",
                    "celtic", "byzantine", "ottoman", "roman", "persian", "mongol", "gaelic", "slavic", "germanic",
                    "aztec", "inca", "mayan", "moorish", "flemish", "breton", "bavarian", "prussian"})  # fmt: skip
"""Folded adjectives and names of peoples, faiths and parties that belong to no one country."""


def is_group(word: str) -> bool:
    """Whether a word is an adjective of a people, faith or party, or the name of one of its members."""
    folded = fold(word)
    return (
        folded in GROUPS
        or folded.removesuffix("s") in GROUPS
        or (country(word) is None and country_of_adjective(word) is not None)
    )


CONTINENTS = frozenset({"africa", "europe", "asia", "north america", "south america", "latin america", "oceania",
                        "antarctica", "eastern europe", "western europe", "middle east", "americas", "central america",
                        "southeast asia", "central asia", "scandinavia", "western hemisphere",
                        "southern hemisphere", "northern hemisphere", "eastern hemisphere", "west africa",
                        "east africa", "north africa", "southern africa", "sub-saharan africa", "far east",
                        "caribbean", "balkans", "northern europe", "southern europe", "central europe", "east asia",
                        "south asia"})  # fmt: skip
"""Folded names of continents and great regions: places, but never countries."""


COMPASS = frozenset({"west", "east", "north", "south"})
SURNAMES_OF_LANDS = frozenset({"jordan", "chad", "israel", "georgia", "ireland", "england", "france", "holland",
                               "cuba", "virginia", "montana", "dakota", "washington", "carolina"})  # fmt: skip
"""Folded names of countries and states that are also names of persons."""


def overlaps(one: str, other: str) -> bool:
    """Whether one place's name gives the other away: a country and its adjective, capital or alias."""
    a, b = _any_country(one), _any_country(other)
    return a is not None and a is b


def _any_country(name: str) -> Country | None:
    return country(name) or country_of_adjective(name) or country_of_capital(name)
