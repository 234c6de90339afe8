"""Persons: which forms are one person's, and whom a surname alone means."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from quiz.facts.forms import Form
from quiz.facts.gazetteer import fold, is_city
from quiz.facts.heads import like_thing
from quiz.facts.humans import SUFFIXES, same_given, surname


class Persons:
    """The persons of a set of articles, each by the folded form chosen for them."""

    def __init__(self, forms: Iterable[Form]) -> None:
        forms = list(forms)
        self.chosen = _chosen(forms)
        self.all = frozenset(self.chosen.values())
        self._everywhere: dict[str, set[str]] = defaultdict(set)
        self._here: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._given: dict[str, set[str]] = defaultdict(set)
        for form in forms:
            full = self.chosen.get(fold(form.text))
            if full is None:
                continue
            for tail in _tails(full) | _tails(fold(form.text)):
                self._everywhere[tail].add(full)
                self._here[form.article, tail].add(full)
            self._given[full.split()[0]].add(full)

    def of(self, key: str, article: str, label: str = "PERSON") -> str | None:
        """The person whom a folded form means in an article; None where nobody, or more than one, is meant.

        A surname is that of the one person of this name in the article, else in all of them; a given name alone
        means the one person who has it, where the engine takes it for a person's.
        """
        if key in self.chosen:
            return self.chosen[key]
        for owners in (self._here.get((article, key)), self._everywhere.get(key)):
            if owners:
                return next(iter(owners)) if len(owners) == 1 else None
        owners = self._given.get(key)
        if owners and len(owners) == 1 and label == "PERSON":
            return next(iter(owners))
        return None

    def shared(self, key: str) -> bool:
        """Whether more than one person has this surname."""
        return len(self._everywhere.get(key, ())) > 1


_PARTICLES = frozenset(
    "de da di do du del della dos das van von der den ter ten bin ibn al el la le y e af zu zur af und".split()
)
"""Words of a person's name that are written small."""


def _in_capitals(text: str) -> bool:
    return all(not word[:1].islower() or word in _PARTICLES or not word.isalpha() for word in text.split())


def _tails(full: str) -> set[str]:
    """What can stand for a full name: the surname, with the particles before it."""
    words = [word for word in full.split() if word not in SUFFIXES]
    return {" ".join(words[i:]) for i in range(1, len(words))}


def _one_person(one: str, other: str) -> bool:
    """Whether two full names with one surname are one person's: a second given name can be left out or stand first."""
    if same_given(one.split()[0], other.split()[0]):
        return True
    short, long = sorted((one.split(), other.split()), key=len)
    return len(short) < len(long) and len(short[0]) > 2 and short[0] in long[1:-1]


def _chosen(forms: list[Form]) -> dict[str, str]:
    labels: dict[str, Counter[bool]] = defaultdict(Counter)
    titled: Counter[str] = Counter()
    for form in forms:
        key = fold(form.text)
        human = (form.label == "PERSON" or form.person) and not form.thing and _in_capitals(form.text)
        labels[key][human] += 1
        titled[key] += form.person
    families: dict[str, Counter[str]] = defaultdict(Counter)
    for key, votes in labels.items():
        words = [word for word in key.split() if word not in SUFFIXES]
        if not 2 <= len(words) <= 5 or like_thing(key):
            continue
        if votes[True] > votes[False] or titled[key]:
            if is_city(key) and not titled[key]:
                continue
            families[surname(key)][key] += votes.total()
    chosen: dict[str, str] = {}
    for family in families.values():
        people: list[str] = []
        for key in sorted(family, key=lambda k: (-family[k], len(k), k)):
            same = next((p for p in people if _one_person(p, key)), None)
            if same is None:
                people.append(key)
            chosen[key] = same or key
    for key in sorted(chosen):  # two surnames beside the first of them: Iván Duque Márquez
        words = chosen[key].split()
        first = " ".join(words[:2])
        if len(words) > 2 and first in chosen and words[2] not in SUFFIXES:
            chosen[key] = chosen[first]
    return chosen
