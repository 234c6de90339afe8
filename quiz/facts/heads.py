"""The head nouns of names, which show what a name names: Bank, River, Act."""

from __future__ import annotations

import re

from quiz.facts.gazetteer import COMPASS, CONTINENTS, STATES, SURNAMES_OF_LANDS, country, is_group
from quiz.model.fact import Kind

ORGANISATIONS = frozenset(
    "corp corporation inc ltd plc llc co company companies group bank university college school institute agency "
    "department ministry committee commission council association union party court police army navy force forces "
    "administration bureau office board congress senate parliament foundation fund federation league club society "
    "center centre times post journal news network organization organisation authority service services hospital "
    "laboratory embassy trust museum church airline airlines airways press industries holdings partners securities "
    "international team patrol guard coalition alliance academy elementary orchestra choir newspaper magazine "
    "exchange p.d. fc united athletic rovers enterprises stores motors systems technologies labs associates "
    "advisors capital consortium representatives nations sons brothers daughters".split()
)
EVENTS = frozenset(
    "summit war olympics games cup championship championships festival conference revolution election fair "
    "tournament marathon massacre attack attacks hurricane earthquake crisis pandemic uprising convention "
    "ceremony derby".split()
)
_LAW = frozenset("act amendment treaty constitution agreement accord accords protocol law plan ban".split())
_FACILITY = frozenset(
    "airport prison jail stadium arena hotel hall theater theatre bridge tower palace house auditorium cosmodrome "
    "base station street avenue road highway building cathedral room amphitheatre amphitheater pavilion garden "
    "suites dam harbour mall market pier".split()
)
_WORK = frozenset(
    "bible gospel testament psalter symphony concerto sonata opera dictionary encyclopedia encyclopaedia "
    "trilogy overture requiem manifesto".split()
)
_PLACE = frozenset(
    "river lake sea ocean mountain mountains valley island islands desert bay gulf coast peninsula region province "
    "county district hemisphere border plateau basin canyon falls cape strait hills empire".split()
)
_ARTICLE = re.compile(r"^article \d+[a-z]?$|^section \d+[a-z]?$|^title [ivx]+$", re.I)
_TABLES = (
    (EVENTS, Kind.EVENT),
    (_LAW, Kind.LAW),
    (ORGANISATIONS, Kind.ORGANISATION),
    (_FACILITY, Kind.FACILITY),
    (_PLACE, Kind.PLACE),
    (_WORK, Kind.WORK),
)
_AFTER_HEAD = re.compile(r"\s+(?:of|for|in|on|at|to|against)\s+|,")
_NUMERAL = re.compile(r"^(?:[ivx]+|\d+|[ivx]+th)$")


def kind_by_words(key: str) -> Kind | None:
    """The kind that the head word of a folded name of several words shows (University of X, X River)."""
    if _ARTICLE.match(key):
        return Kind.LAW
    if " " not in key:
        return None
    if key.startswith(("house of ", "chamber of ")):
        return Kind.ORGANISATION
    words = _AFTER_HEAD.split(key)[0].split()
    while len(words) > 1 and _NUMERAL.match(words[-1]):
        words.pop()
    if not words:
        return None
    found = _kind_of_word(words[-1], alone=len(words) == 1)
    if found is None and words[0] in {"plan", "operation", "treaty"}:
        return Kind.LAW if words[0] != "operation" else Kind.EVENT
    if found is None and words[0] in {"lake", "mount", "gulf", "cape"}:
        return Kind.PLACE
    if found is None and words[-1].rstrip(".") in ORGANISATIONS:
        return Kind.ORGANISATION
    return found


def _kind_of_word(word: str, alone: bool) -> Kind | None:
    return next((kind for table, kind in _TABLES if word in table), None)


_PLACES_BEGIN = frozenset("el los las les san santa são saint-".split())


def like_thing(key: str) -> bool:
    """Whether a folded name has words or marks that no person's name has."""
    words = key.split()
    last = words[-1]
    return (
        kind_by_words(key) is not None
        or any(c.isdigit() for c in key)
        or "&" in key
        or any(w in ORGANISATIONS or w in EVENTS for w in words[1:])
        or any(w in {"of", "and", "for", "in"} for w in words)
        or (len(words) > 2 and len(set(words)) < len(words))
        or is_group(key)
        or country(key) is not None
        or is_group(words[0])
        or words[0] in _PLACES_BEGIN | COMPASS
        or (
            len(words) > 1
            and (country(last) is not None or last in STATES | CONTINENTS)
            and last not in SURNAMES_OF_LANDS
        )
    )
