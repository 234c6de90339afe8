"""What kind of thing a name names: gazetteers and the words of the name first, then the engine's votes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from quiz.facts.forms import Form
from quiz.facts.gazetteer import COMPASS, CONTINENTS, FORMER, STATES, country, fold, is_city, is_group
from quiz.facts.heads import ORGANISATIONS, kind_by_words
from quiz.model.fact import Kind

_BRAND = re.compile(r"[a-z][A-Z]|[&\d]")
"""A capital, sign or digit within a word: WikiLeaks."""
_ALONE = frozenset({"congress", "senate", "parliament", "house", "bundestag", "knesset", "duma", "kremlin"})
"""Words that are a name by themselves."""
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
    if any(form.work for form in group):
        return Kind.WORK, True
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
    if " " not in full and any(form.person for form in group) and not any(form.body for form in group):
        return Kind.PERSON, False
    if sum(form.craft for form in group) * 4 >= total:
        return Kind.PRODUCT, sum(form.craft for form in group) * 2 >= total >= 2
    steady = steady and not _doubtful(key, group)
    if kind in {Kind.CITY, Kind.PLACE}:
        town = is_city(full) or any(form.town for form in group)
        if kind is Kind.CITY and not town:
            return Kind.PLACE, steady and total >= 2
        return kind, steady or (town and not _doubtful(key, group))
    if kind is Kind.ORGANISATION:
        steady = steady and (full.isupper() or not is_city(key))
        return kind, steady and (total >= 2 or (full.isupper() and len(full) >= 3)) and _is_body(full, group)
    return kind, steady and " " in key and (total >= 2 or kind is Kind.WORK)


def _doubtful(key: str, group: Sequence[Form]) -> bool:
    """A common noun or point of the compass; a firm's name cut at its 's; a name that is spoken of as he or she."""
    if key in ORGANISATIONS - _ALONE or key in COMPASS:
        return True
    if sum(form.cut for form in group) * 2 >= len(group):
        return True
    if all(form.owned for form in group) and any(form.stands for form in group):
        return True
    human = sum(form.human for form in group)
    return " " not in key and human * 8 >= len(group) and not is_city(key)


def _is_body(full: str, group: Sequence[Form]) -> bool:
    """Whether more than the engine's word shows that a name of one word is a body's: its letters or neighbours."""
    return (
        " " in full
        or full.isupper()
        or bool(_BRAND.search(full))
        or fold(full) in _ALONE
        or any(form.body or " " in form.text for form in group)
    )


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
    if loose and not is_city(full) and sum(form.adjective or form.plural for form in group) * 2 > len(group):
        return Kind.GROUP, False
    return None


def _by_person(full: str, group: Sequence[Form], steady: bool) -> tuple[Kind, bool]:
    """A name that the engine takes for a person's and that no full name of a person bears out."""
    if any(form.thing for form in group):
        return Kind.ORGANISATION, False
    return Kind.PERSON, " " not in full and steady and any(form.titled for form in group)
