"""Named things over a whole set of articles: one canonical name for all forms that mean the same.

The engine's labels are votes. Gazetteers, titles, patterns of organisations and events and the spread of
surnames overrule them; a name on whose kind the evidence is split is kept but marked as not sure.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from quiz.facts.gazetteer import CONTINENTS, STATES, country, country_of_adjective, fold
from quiz.model.fact import Kind, Name
from quiz.model.sentence import Sentence

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
TITLES = frozenset(
    "president,vice,prime,minister,chancellor,premier,king,queen,prince,princess,pope,senator,sen.,sen,rep.,"
    "representative,congressman,congresswoman,governor,gov.,gov,mayor,secretary,attorney,general,gen.,gen,"
    "colonel,col.,captain,capt.,lieutenant,lt.,sergeant,sgt.,major,maj.,admiral,commander,judge,justice,"
    "dr.,dr,prof.,professor,mr.,mr,mrs.,mrs,ms.,ms,sir,lady,lord,rev.,reverend,bishop,archbishop,cardinal,"
    "chairman,chairwoman,chair,ceo,director,chief,officer,speaker,leader,spokesman,spokeswoman,"
    "spokesperson,ambassador,commissioner,sheriff,detective,inspector,coach,former,ex-president,deputy,"
    "analyst,frontman,singer,guitarist,actor,actress,author,astronaut,cosmonaut,scientist".split(",")
)
"""Words that stand before a person's name and are not part of it."""
_ORGANISATION = re.compile(
    r"\b(corp|inc|ltd|plc|llc|co|company|companies|group|bank|university|college|school|institute|agency|"
    r"department|ministry|committee|commission|council|association|union|party|court|police|army|navy|"
    r"force|administration|bureau|office|board|congress|senate|parliament|foundation|fund|federation|"
    r"league|club|society|center|centre|times|post|journal|news|network|organi[sz]ation|authority|"
    r"service|services|hospital|laboratory|observatory|embassy|trust|brothers|museum|church|airlines?|airways|"
    r"press|industries|holdings|partners|securities|international|team|patrol|guard|coalition|alliance)\b",
    re.I,
)
_EVENT = re.compile(
    r"\b(summit|war|olympics|games|cup|championships?|festival|conference|revolution|election|fair|"
    r"tournament|marathon|massacre|attacks?|hurricane|earthquake|crisis|pandemic|treaty talks)\b",
    re.I,
)
_LAW = re.compile(r"\b(act|amendment|treaty|constitution|article \w+|agreement|accord|protocol)\b", re.I)
_FACILITY = re.compile(
    r"\b(airport|prison|jail|stadium|arena|hotel|hall|theat(?:er|re)|bridge|tower|palace|house|auditorium|"
    r"cosmodrome|base|station|street|avenue|road|highway|building|cathedral)\b",
    re.I,
)
_PLACE = re.compile(r"\b(river|lake|sea|ocean|mountains?|valley|island|islands|desert|bay|gulf|coast|peninsula|"
                    r"region|province|county|district|hemisphere|border)\b", re.I)  # fmt: skip
_CORPORATE = re.compile(
    r"[ ,]+(corp|inc|ltd|plc|llc|co|corporation|company|companies|group|limited)\.?$", re.I
)
_OUTER = re.compile(r"^[^\w]+|[^\w.)]+$")


class Named(NamedTuple):
    """A stretch of a sentence that names something: tokens `first` to `last` (excluded) and the name."""

    first: int
    last: int
    name: Name


@dataclass(frozen=True, slots=True)
class _Form:
    article: str
    sentence: int
    first: int
    last: int
    text: str
    label: str
    titled: bool


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
    forms = [form for sentence in sentences for form in _forms(sentence)]
    persons = _persons(forms)
    surnames = _unique_surnames(persons)
    canonical: dict[str, list[_Form]] = defaultdict(list)
    placed: list[tuple[_Form, str]] = []
    short = _short_forms(forms)
    for form in forms:
        key = fold(form.text)
        if len(key.split()) == 1 and key in surnames:
            key = surnames[key]
        else:
            key = persons.get(key, short.get(key, key))
        land = country(form.text)
        if land:
            key = fold(land.name)
        canonical[key].append(form)
        placed.append((form, key))
    names = {key: _name(key, group, key in persons.values()) for key, group in sorted(canonical.items())}
    where: dict[tuple[str, int], list[Named]] = defaultdict(list)
    for form, key in placed:
        where[form.article, form.sentence].append(Named(form.first, form.last, names[key]))
    _spread(sentences, where, names, surnames)
    return Names({place: tuple(sorted(found)) for place, found in where.items()}, names)


def _forms(sentence: Sentence) -> Iterator[_Form]:
    tokens = sentence.tokens
    for mention in sentence.mentions:
        if mention.label not in _KINDS:
            continue
        first, last, titled = mention.first, mention.last, False
        while first < last and (
            tokens[first].tag in {"DT", "PRP$", "IN", "CC", "``", "''", ",", "-LRB-"}
            or tokens[first].text[:1].islower()
            or tokens[first].text.casefold() in TITLES
        ):
            titled = titled or tokens[first].text.casefold() in TITLES
            first += 1
        while last > first and (
            tokens[last - 1].tag == "POS" or not any(c.isalnum() for c in tokens[last - 1].text)
        ):
            last -= 1
        if first == last:
            continue
        before = first
        while before > 0 and tokens[before - 1].text in {"-", "–"}:
            before -= 1
        titled = titled or (before > 0 and tokens[before - 1].text.casefold() in TITLES)
        label = mention.label
        for start, end in _split_joined(sentence, first, last):
            text = _OUTER.sub("", _text(sentence, start, end))
            if text and any(c.isalpha() for c in text):
                yield _Form(sentence.article, sentence.index, start, end, text, label, titled)


def _split_joined(sentence: Sentence, first: int, last: int) -> list[tuple[int, int]]:
    """`U.S.-Colombia` is two countries; `Mercedes-Benz` is one name."""
    for i in range(first + 1, last - 1):
        if sentence.tokens[i].text in {"-", "–"}:
            left, right = _text(sentence, first, i), _text(sentence, i + 1, last)
            if country(left) and (country(right) or country_of_adjective(right)):
                return [(first, i), (i + 1, last)]
    return [(first, last)]


def _text(sentence: Sentence, first: int, last: int) -> str:
    tokens = sentence.tokens
    out = "".join(t.text + (" " if t.space else "") for t in tokens[first : last - 1]) + tokens[last - 1].text
    return " ".join(out.split())


def _persons(forms: list[_Form]) -> dict[str, str]:
    """Folded forms of persons' names, each with the folded form chosen for that person."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for form in forms:
        votes[fold(form.text)][form.label] += 2 if form.titled and form.label == "PERSON" else 1
    full: dict[str, Counter[str]] = defaultdict(Counter)
    for key, labels in votes.items():
        words = key.split()
        if 2 <= len(words) <= 4 and labels["PERSON"] * 2 > sum(labels.values()) and not _not_person(key):
            full[words[0] + " " + words[-1]][key] += sum(labels.values())
    chosen: dict[str, str] = {}
    for group in full.values():
        best = max(group, key=lambda key: (group[key], len(key), key))
        for key in group:
            chosen[key] = best
    for key in list(chosen):  # "Iván Duque Márquez" beside "Iván Duque"
        words = chosen[key].split()
        if len(words) > 2 and " ".join(words[:2]) in chosen:
            chosen[key] = chosen[" ".join(words[:2])]
    return chosen


def _not_person(key: str) -> bool:
    return bool(
        _ORGANISATION.search(key)
        or _EVENT.search(key)
        or _FACILITY.search(key)
        or any(c.isdigit() for c in key)
    )


def _unique_surnames(persons: dict[str, str]) -> dict[str, str]:
    owners: dict[str, set[str]] = defaultdict(set)
    for full in persons.values():
        owners[full.split()[-1]].add(full)
    return {name: next(iter(full)) for name, full in owners.items() if len(full) == 1}


def _short_forms(forms: list[_Form]) -> dict[str, str]:
    """Short forms of organisations: without Corp., and initials of a longer name in the same articles."""
    keys = Counter(fold(form.text) for form in forms if form.label != "PERSON")
    short: dict[str, str] = {}
    for key in sorted(keys):
        bare = _CORPORATE.sub("", key)
        if bare != key and bare in keys:
            short[bare] = key
        initials = "".join(
            word[0] for word in re.findall(r"[a-z]\w*", key) if word not in {"of", "the", "and", "for"}
        )
        if len(initials) >= 3 and initials in keys:
            short[initials] = key
    return short


def _name(key: str, group: list[_Form], person: bool) -> Name:
    labels = Counter(form.label for form in group)
    texts = Counter(form.text for form in group)
    full = max(
        (text for text in texts if fold(text) == key),
        key=lambda text: (not text.isupper() or " " not in text, not text.isascii(), texts[text], text),
        default=max(texts, key=lambda text: (len(text), text)),
    )
    kind, sure = _kind(key, full, labels, person, any(form.titled for form in group))
    land = country(full)
    if kind is Kind.COUNTRY and land:
        full = land.name
    aliases = frozenset(texts) | ({land.name, *land.aliases} if land else frozenset())
    return Name(key=key, full=full, kind=kind, aliases=aliases, sure=sure, count=len(group))


def _kind(key: str, full: str, labels: Counter[str], person: bool, titled: bool) -> tuple[Kind, bool]:
    total = sum(labels.values())
    if country(full):
        return Kind.COUNTRY, True
    if country_of_adjective(full):
        return Kind.GROUP, True
    if key in STATES:
        return Kind.STATE, True
    if key in CONTINENTS:
        return Kind.PLACE, True
    if person:
        return Kind.PERSON, labels["PERSON"] * 10 >= total * 6 or titled
    label, votes = max(labels.items(), key=lambda item: (item[1], item[0]))
    for pattern, kind in (
        (_EVENT, Kind.EVENT),
        (_LAW, Kind.LAW),
        (_ORGANISATION, Kind.ORGANISATION),
        (_FACILITY, Kind.FACILITY),
        (_PLACE, Kind.PLACE),
    ):
        if " " in key and pattern.search(key):
            return kind, True
    kind = _KINDS[label]
    steady = votes * 10 >= total * 8
    if kind is Kind.PERSON:
        return kind, False  # one word that is nobody's known surname
    if kind is Kind.ORGANISATION:
        return kind, steady and (total >= 2 or (full.isupper() and len(full) >= 3) or " " in key)
    if kind in {Kind.CITY, Kind.PLACE}:
        return kind, steady and full[:1].isupper()
    return kind, steady and " " in key


def _spread(
    sentences: list[Sentence],
    where: dict[tuple[str, int], list[Named]],
    names: dict[str, Name],
    surnames: dict[str, str],
) -> None:
    """Name what the engine missed: bare surnames, countries and adjectives of countries."""
    for sentence in sentences:
        place = where[sentence.article, sentence.index]
        taken = {i for named in place for i in range(named.first, named.last)}
        for i, token in enumerate(sentence.tokens):
            if i in taken or not token.text[:1].isupper():
                continue
            key = fold(token.text)
            if token.pos == "PROPN" and key in surnames and surnames[key] in names:
                place.append(Named(i, i + 1, names[surnames[key]]))
                continue
            land = country(token.text)
            if land and token.pos == "PROPN" and fold(land.name) in names:
                place.append(Named(i, i + 1, names[fold(land.name)]))
            elif country_of_adjective(token.text) and token.pos in {"ADJ", "PROPN", "NOUN"}:
                name = names.setdefault(key, Name(key, token.text, Kind.GROUP, frozenset({token.text})))
                place.append(Named(i, i + 1, name))
