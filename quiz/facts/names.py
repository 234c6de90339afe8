"""Named things over a whole set of articles: one canonical name for all forms that mean the same.

The engine's labels are votes. Gazetteers, titles, patterns of organisations and events and the spread of
surnames overrule them; a name on whose kind the evidence is split is kept but marked as not sure.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from quiz.facts.forms import Form, describe, stretch
from quiz.facts.gazetteer import country, country_of_adjective, fold, is_group
from quiz.facts.humans import TITLES
from quiz.facts.kinds import kind_of
from quiz.facts.persons import Persons
from quiz.facts.roles import role_of
from quiz.facts.spans import called, find_forms
from quiz.model.fact import Kind, Name
from quiz.model.sentence import Sentence

__all__ = ["TITLES", "Named", "Names", "find_names"]

_CORPORATE = re.compile(
    r"[ ,]+(corp|inc|ltd|plc|llc|co|corporation|company|companies|group|limited|industries|holdings)\.?$",
    re.I,
)
_FAMILIES = frozenset({"brothers", "sisters", "boys", "family", "band"})
"""Last words of names whose first word in the plural means the same."""
_FIXED = frozenset({Kind.COUNTRY, Kind.GROUP, Kind.STATE})
_WORD = re.compile(r"[a-z]\w*")


class Named(NamedTuple):
    """A stretch of a sentence that names something: tokens `first` to `last` (excluded) and the name."""

    first: int
    last: int
    name: Name


class Names:
    """The names of a set of articles, and where each sentence has them."""

    def __init__(self, places: dict[tuple[str, int], tuple[Named, ...]], names: dict[str, Name]) -> None:
        self._places = places
        self.names = names

    def of(self, sentence: Sentence) -> tuple[Named, ...]:
        """The named stretches of a sentence, in order, not overlapping."""
        return self._places.get((sentence.article, sentence.index), ())


def find_names(sentences: Iterable[Sentence]) -> Names:
    """Give every mention in the sentences its canonical name over all of them."""
    sentences = list(sentences)
    forms = _parted([(sentence, form) for sentence in sentences for form in _forms(sentence)])
    persons = Persons(forms)
    short = _short_forms(forms)
    canonical: dict[str, list[Form]] = defaultdict(list)
    placed: list[tuple[Form, str]] = []
    for form in forms:
        key = _key(form, persons, short)
        canonical[key].append(form)
        placed.append((form, key))
    roles = _roles(sentences, placed, persons)
    names = {
        key: _name(key, group, key in persons.all, persons.shared(key), roles.get(key, ""))
        for key, group in sorted(canonical.items())
    }
    _peoples(names, canonical)
    where: dict[tuple[str, int], list[Named]] = defaultdict(list)
    for form, key in placed:
        where[form.article, form.sentence].append(Named(form.first, form.last, names[key]))
    _spread(sentences, where, names, persons, placed)
    return Names({place: tuple(sorted(found, key=_place)) for place, found in where.items()}, names)


def _peoples(names: dict[str, Name], canonical: dict[str, list[Form]]) -> None:
    """A word that stands alone and in the plural is a people's: Norman, Normans."""
    for key in sorted(names):
        several = names.get(key + "s")
        if " " in key or several is None or {names[key].kind, several.kind} & _FIXED:
            continue
        if any(form.plural or form.label == "NORP" for form in canonical[several.key]):
            for name in (names[key], several):
                names[name.key] = replace(name, kind=Kind.GROUP, role="", sure=False)


def _place(named: Named) -> tuple[int, int]:
    return named.first, named.last


def _forms(sentence: Sentence) -> Iterator[Form]:
    found = list(find_forms(sentence))
    taken = frozenset(i for form in found for i in range(form.first, form.last))
    yield from found
    yield from called(sentence, taken)


def _parted(found: list[tuple[Sentence, Form]]) -> list[Form]:
    """The forms, those made of two names with a hyphen parted: an Exxon-Mobil deal is one of Exxon and Mobil."""
    texts = {fold(form.text) for _, form in found}
    texts |= {_CORPORATE.sub("", text) for text in texts}
    out: list[Form] = []
    for sentence, form in found:
        tokens = sentence.tokens[form.first : form.last]
        dashes = [form.first + n for n, token in enumerate(tokens) if token.text in {"-", "–"}]
        if len(dashes) == 1:
            at = dashes[0]
            halves = [(form.first, at), (at + 1, form.last)]
            if all(a < b and fold(stretch(sentence, a, b)) in texts for a, b in halves):
                out += [
                    describe(sentence, a, b, form.label, stretch(sentence, a, b), False) for a, b in halves
                ]
                continue
        out.append(form)
    return out


def _key(form: Form, persons: Persons, short: dict[str, str]) -> str:
    land = country(form.text)
    if land:
        return fold(land.name)
    key = fold(form.text)
    if is_group(form.text):
        return key
    key = persons.of(key, form.article, form.label) or short.get(key, key)
    land = country(key)
    return fold(land.name) if land else key


def _short_forms(forms: list[Form]) -> dict[str, str]:
    """Short forms of organisations: without Corp., and initials of a longer name in the same articles."""
    texts: dict[str, set[str]] = defaultdict(set)
    for form in forms:
        if form.label != "PERSON":
            texts[fold(form.text)].add(form.text)
    capitals = {key for key, printed in texts.items() if any(t.isupper() for t in printed)}
    short: dict[str, str] = {}
    for key in sorted(texts):
        bare = _CORPORATE.sub("", key)
        if bare != key and bare in texts:
            short[bare] = key
        initials = _initials(bare)
        if len(initials) >= 3 and initials in capitals and country(initials.upper()) is None:
            short.setdefault(initials, short.get(key, key))
    for key in sorted(texts):
        words = key.split()
        if len(words) == 2 and words[1] in _FAMILIES and words[0] + "s" in texts:
            short.setdefault(words[0] + "s", key)
    return short


def _initials(key: str) -> str:
    return "".join(word[0] for word in _WORD.findall(key) if word not in {"of", "the", "and", "for"})


def _acronyms(names: dict[str, Name]) -> dict[str, Name]:
    """The initials, in capitals, of the organisations of three words and more; of two that share them, neither."""
    found: dict[str, list[Name]] = defaultdict(list)
    for name in names.values():
        if name.kind is Kind.ORGANISATION and name.key.count(" ") >= 2:
            found[_initials(_CORPORATE.sub("", name.key)).upper()].append(name)
    return {
        initials: owners[0]
        for initials, owners in found.items()
        if len(owners) == 1 and len(initials) >= 3 and country(initials) is None
    }


def _roles(sentences: list[Sentence], placed: list[tuple[Form, str]], persons: Persons) -> dict[str, str]:
    """The role that the articles give each person most often; of several, the fullest."""
    where = {(sentence.article, sentence.index): sentence for sentence in sentences}
    said: dict[str, Counter[str]] = defaultdict(Counter)
    for form, key in placed:
        if key in persons.all:
            role = role_of(where[form.article, form.sentence], form.first, form.last)
            if role:
                said[key][role] += 1
    return {
        key: max(roles, key=lambda role: (roles[role], len(role.split()), role))
        for key, roles in said.items()
    }


def _name(key: str, group: list[Form], person: bool, shared: bool, role: str) -> Name:
    texts = Counter(form.text for form in group)
    full = max(
        (text for text in texts if fold(text) == key),
        key=lambda text: (not text.isupper() or " " not in text, not text.isascii(), texts[text], text),
        default=max(texts, key=lambda text: (len(text), text)),
    )
    kind, sure = kind_of(key, full, group, person)
    land = country(full)
    if kind is Kind.COUNTRY and land:
        full = land.name
    if shared and not person:
        kind, sure = Kind.PERSON, False
    aliases = frozenset(texts) | ({land.name, *land.aliases} if land else frozenset())
    return Name(key, full, kind, aliases, role if kind is Kind.PERSON else "", sure, len(group))


def _spread(
    sentences: list[Sentence],
    where: dict[tuple[str, int], list[Named]],
    names: dict[str, Name],
    persons: Persons,
    placed: list[tuple[Form, str]],
) -> None:
    """Name what the engine missed: names known from elsewhere, countries and their adjectives."""
    known = _known(placed, names)
    acronyms = _acronyms(names)
    for sentence in sentences:
        place = where[sentence.article, sentence.index]
        _widen(sentence, place, known)
        taken = {i for named in place for i in range(named.first, named.last)}
        tokens = sentence.tokens
        for i, token in enumerate(tokens):
            if i in taken or not token.text[:1].isupper():
                continue
            found = _longest(sentence, i, known, taken)
            if found is not None:
                place.append(found)
                taken.update(range(found.first, found.last))
                continue
            if token.text in acronyms and token.pos == "PROPN":
                place.append(Named(i, i + 1, acronyms[token.text]))
                continue
            key = fold(token.text)
            if token.pos == "PROPN" and (full := persons.of(key, sentence.article, "")) in names:
                if full is not None and not _within(sentence, i):
                    place.append(Named(i, i + 1, names[full]))
                continue
            land = country(token.text)
            if land and token.pos == "PROPN" and fold(land.name) in names and not _within(sentence, i):
                place.append(Named(i, i + 1, names[fold(land.name)]))
            elif country_of_adjective(token.text) and token.pos in {"ADJ", "PROPN", "NOUN"}:
                name = names.setdefault(key, Name(key, token.text, Kind.GROUP, frozenset({token.text})))
                place.append(Named(i, i + 1, name))


def _widen(
    sentence: Sentence, place: list[Named], known: dict[str, list[tuple[tuple[str, ...], Name]]]
) -> None:
    """Put a longer name that is known from elsewhere in place of a piece of it: British Petroleum, not British."""
    for i, token in enumerate(sentence.tokens):
        if token.text not in known or any(named.first == i and named.last > i + 1 for named in place):
            continue
        found = _longest(sentence, i, known, set())
        if found is None:
            continue
        under = [named for named in place if named.first < found.last and found.first < named.last]
        if under and all(
            found.first <= n.first and n.last <= found.last and n.last - n.first < found.last - found.first
            for n in under
        ):
            for named in under:
                place.remove(named)
            place.append(found)


def _known(
    placed: list[tuple[Form, str]], names: dict[str, Name]
) -> dict[str, list[tuple[tuple[str, ...], Name]]]:
    """Names of several words by their first word, the longest first."""
    texts = {form.text: key for form, key in placed if " " in form.text and names[key].sure}
    known: dict[str, list[tuple[tuple[str, ...], Name]]] = defaultdict(list)
    for text in sorted(texts, key=lambda text: (-len(text), text)):
        words = tuple(text.split())
        known[words[0]].append((words, names[texts[text]]))
    return known


def _longest(
    sentence: Sentence, i: int, known: dict[str, list[tuple[tuple[str, ...], Name]]], taken: set[int]
) -> Named | None:
    tokens = sentence.tokens
    for words, name in known.get(tokens[i].text, ()):
        last = i + len(words)
        if last > len(tokens) or taken & set(range(i, last)):
            continue
        if all(tokens[i + n].text == word for n, word in enumerate(words)):
            return Named(i, last, name)
    return None


def _within(sentence: Sentence, i: int) -> bool:
    """Whether a word is part of a longer name that is not known: Ford in Ford Mustang."""
    tokens = sentence.tokens
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    return (
        after is not None
        and after.pos == "PROPN"
        and after.text[:1].isupper()
        and tokens[i].dep == "compound"
        and tokens[i].space
    )
