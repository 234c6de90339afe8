"""What kind of thing a name names: gazetteers and the words of the name first, then the engine's votes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from quiz.facts.gazetteer import CONTINENTS, FORMER, STATES, country, is_city, is_group
from quiz.facts.spans import Form
from quiz.model.fact import Kind

_KINDS = {
    "PERSON": Kind.PERSON,
    "GPE": Kind.CITY,
    "LOC": Kind.PLACE,
    "FAC": Kind.FACILITY,
    "ORG": Kind.ORGANISATION,
    "EVENT": Kind.EVENT,
    "WORK_OF_ART": Kind.WORK,
    "LAW": Kind.LAW,
    "PRODUCT": Kind.PRODUCT,
    "NORP": Kind.GROUP,
}
_ORGANISATION = frozenset(
    "corp corporation inc ltd plc llc co company companies group bank university college school institute agency "
    "department ministry committee commission council association union party court police army navy force forces "
    "administration bureau office board congress senate parliament foundation fund federation league club society "
    "center centre times post journal news network organization organisation authority service services hospital "
    "laboratory embassy trust museum church airline airlines airways press industries holdings partners securities "
    "international team patrol guard coalition alliance academy elementary orchestra choir newspaper magazine "
    "exchange p.d. fc united athletic rovers enterprises stores motors systems technologies labs associates "
    "advisors capital consortium representatives nations sons brothers daughters".split()
)
_ALONE = frozenset({"congress", "senate", "parliament"})
"""Words that are a name by themselves."""
_EVENT = frozenset(
    "summit war olympics games cup championship championships festival conference revolution election fair "
    "tournament marathon massacre attack attacks hurricane earthquake crisis pandemic uprising convention "
    "ceremony derby".split()
)
_LAW = frozenset("act amendment treaty constitution agreement accord accords protocol law plan ban".split())
_FACILITY = frozenset(
    "airport prison jail stadium arena hotel hall theater theatre bridge tower palace house auditorium cosmodrome "
    "base station street avenue road highway building cathedral room amphitheatre amphitheater pavilion garden "
    "suites dam harbour mall".split()
)
_PLACE = frozenset(
    "river lake sea ocean mountain mountains valley island islands desert bay gulf coast peninsula region province "
    "county district hemisphere border plateau basin canyon falls cape strait hills empire".split()
)
_ARTICLE = re.compile(r"^article \d+[a-z]?$|^section \d+[a-z]?$|^title [ivx]+$", re.I)
_TABLES = (
    (_EVENT, Kind.EVENT),
    (_LAW, Kind.LAW),
    (_ORGANISATION, Kind.ORGANISATION),
    (_FACILITY, Kind.FACILITY),
    (_PLACE, Kind.PLACE),
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
    if found is None and words[-1].rstrip(".") in _ORGANISATION:
        return Kind.ORGANISATION
    return found


def _kind_of_word(word: str, alone: bool) -> Kind | None:
    return next((kind for table, kind in _TABLES if word in table), None)


def like_thing(key: str) -> bool:
    """Whether a folded name has words or marks that no person's name has."""
    words = key.split()
    return (
        kind_by_words(key) is not None
        or any(c.isdigit() for c in key)
        or "&" in key
        or any(w in _ORGANISATION or w in _EVENT for w in words[1:])
        or any(w in {"of", "and", "for", "in"} for w in words)
        or (len(words) > 2 and len(set(words)) < len(words))
        or is_group(key)
        or country(key) is not None
        or is_group(words[0])
    )


def kind_of(key: str, full: str, group: Sequence[Form], person: bool) -> tuple[Kind, bool]:
    """A name's kind over all its forms, and whether it can be trusted."""
    labels = Counter(form.label for form in group)
    total = len(group)
    fixed = _by_map(key, full, group)
    if fixed is not None:
        return fixed
    if person:
        votes = sum(form.label == "PERSON" or form.person for form in group if " " in form.text)
        whole = sum(" " in form.text for form in group)
        return Kind.PERSON, votes * 2 > whole or any(form.person for form in group)
    words = kind_by_words(key)
    if words is not None:
        return words, True
    label, votes = max(labels.items(), key=lambda item: (item[1], item[0]))
    steady = votes * 10 >= total * 7
    kind = _KINDS[label]
    placed = sum(form.placed or form.town for form in group)
    if any(form.town for form in group) and is_city(full):
        return Kind.CITY, True
    share = 10 if is_city(full) else 2
    if kind is Kind.ORGANISATION and not full.isupper() and placed > 1 and placed * share >= total:
        kind, steady = Kind.CITY, True
    if kind is Kind.PERSON:
        return _by_person(full, group, steady)
    steady = steady and not _doubtful(key, group)
    if kind in {Kind.CITY, Kind.PLACE}:
        town = is_city(full) or any(form.town for form in group)
        if kind is Kind.CITY and not town:
            return Kind.PLACE, steady and total >= 2
        return kind, steady or (town and not _doubtful(key, group))
    if kind is Kind.ORGANISATION:
        steady = steady and (full.isupper() or not is_city(key))
        return kind, steady and (total >= 2 or (full.isupper() and len(full) >= 3))
    return kind, steady and " " in key and (total >= 2 or kind is Kind.WORK)


def _doubtful(key: str, group: Sequence[Form]) -> bool:
    """A common noun or point of the compass; a firm's name cut at its 's; a name that is spoken of as he or she."""
    if key in _ORGANISATION - _ALONE or key in {"west", "east", "north", "south"}:
        return True
    if all(form.owned for form in group) and any(form.stands for form in group):
        return True
    human = sum(form.human for form in group)
    return " " not in key and human * 8 >= len(group) and not is_city(key)


def _by_map(key: str, full: str, group: Sequence[Form]) -> tuple[Kind, bool] | None:
    if country(full):
        return Kind.COUNTRY, True
    if key in FORMER:
        return Kind.COUNTRY, False
    if is_group(full):
        return Kind.GROUP, True
    if key in STATES:
        return Kind.STATE, True
    if key in CONTINENTS:
        return Kind.PLACE, True
    loose = Counter(form.label for form in group).keys() <= {"NORP", "GPE", "LOC", "PERSON", "PRODUCT"}
    if loose and sum(form.adjective or form.plural for form in group) * 2 > len(group):
        return Kind.GROUP, False
    return None


def _by_person(full: str, group: Sequence[Form], steady: bool) -> tuple[Kind, bool]:
    """A name that the engine takes for a person's and that no full name of a person bears out."""
    if any(form.thing for form in group):
        return Kind.ORGANISATION, False
    return Kind.PERSON, " " not in full and steady and any(form.titled for form in group)
