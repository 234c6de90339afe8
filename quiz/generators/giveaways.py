"""What the rest of a statement gives away: its neighbours, the office beside a name, the list around a member."""

from __future__ import annotations

import re

from quiz.facts.context import SAYING
from quiz.facts.gazetteer import country, fold, overlaps
from quiz.facts.tree import ancestors, children, head_of
from quiz.generators.world import World
from quiz.model.fact import NAMES, NUMBERS, Claim, Kind

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_OPEN_LIST = {"include", "including", "such", "like", "among"}
_PLACES = frozenset({Kind.COUNTRY, Kind.STATE, Kind.CITY, Kind.PLACE})
OFFICE = 6
"""Words before a name in which its office may stand."""
_BODIES = frozenset(
    "congress|senate|house|the house|the senate|house of representatives|parliament|supreme court|cabinet|"
    "white house|government|house of commons|house of lords|state department|pentagon|justice department".split(
        "|"
    )
)
"""Institutions of which a country has one of each kind: what they do names them."""
OFFICES = frozenset(
    "president premier chancellor king queen pope prime chairman emperor leader speaker secretary minister governor "
    "mayor founder head chief director".split()
)
_WIDER = frozenset({"americas", "latin america", "western hemisphere"})
_COMMON = frozenset(
    "united states national international president north south east west city county new".split()
)


def _listed(claim: Claim, index: int) -> int:
    """How many members the list has in which a token stands; a pair is no list."""
    sentence = claim.sentence
    top = index
    while sentence.tokens[top].dep == "conj" and sentence.tokens[top].head != top:
        top = sentence.tokens[top].head
    members, row = 1, [top]
    while row:
        joined = [c for i in row for c in children(sentence, i) if sentence.tokens[c].dep == "conj"]
        joined = [c for c in joined if sentence.tokens[c].pos not in {"VERB", "AUX"}]
        members += len(joined)
        row = joined
    return members


def _inside_name(claim: Claim) -> bool:
    """`an MSNBC Town Hall`, `the Unity connecting module`: capitals or a noun go on beside the name."""
    tokens = claim.sentence.tokens
    if claim.kind is not Kind.PERSON and claim.first:
        before = tokens[claim.first - 1]
        if before.pos == "PROPN" and claim.first <= before.head < claim.last:
            return True
    if claim.kind in NAMES and claim.last < len(tokens):
        after = tokens[claim.last]
        if after.tag == "POS":
            return True
        return after.pos in {"NOUN", "PROPN", "ADJ"} or (
            after.tag == "VBG" and after.dep in {"amod", "compound"}
        )
    return False


def _in_office(claim: Claim) -> bool:
    """`Colombian President ____`, `____, the president of France`: there is one at a time."""
    sentence = claim.sentence
    tokens = sentence.tokens
    stretch = re.split(r"[,;]|\band\b", claim.statement.text[: claim.statement.start])[-1]
    before = {word.casefold() for word in re.findall(r"[^\W_]+", stretch)[-OFFICE:]}
    head = head_of(sentence, claim.first, claim.last)
    beside = {tokens[c].lemma.casefold() for c in children(sentence, head) if tokens[c].dep == "appos"}
    return bool((before | beside) & OFFICES)


def _beside_place(claim: Claim, world: World) -> bool:
    """`Nashville, Tennessee`: a place that says where the place before it lies."""
    tokens = claim.sentence.tokens
    if claim.first < 2 or tokens[claim.first - 1].text != ",":
        return False
    before = world.context(claim).name_at(claim.first - 2)
    return before is not None and before.kind in _PLACES | {Kind.FACILITY}


def vouches(claim: Claim) -> bool:
    """`According to X`, `per X`, `reports for X`: the name says where the words come from."""
    tokens = claim.sentence.tokens
    before = [t.text.casefold() for t in tokens[max(0, claim.first - 3) : claim.first]]
    if "according" in before or "per" in before[-2:]:
        return True
    return claim.role in {"for", "to", "by", "from"} and claim.relation in SAYING | {
        "report",
        "cite",
        "quote",
    }


def by_place(claim: Claim, world: World) -> str:
    """A list's member, a modifier and a possessor are cheap questions."""
    if claim.kind in NUMBERS or claim.kind is Kind.SPEAKER:
        return ""
    sentence = claim.sentence
    tokens = sentence.tokens
    if claim.kind is not Kind.DATE and claim.role in {"modifier", "possessor"}:
        return "part of another name or noun"
    if _inside_name(claim):
        return "part of another name or noun"
    if claim.role == "of" and claim.first >= 2 and tokens[claim.first - 2].pos == "PROPN":
        return "part of another name or noun"
    if claim.kind is Kind.ORGANISATION and fold(claim.answer) in _BODIES:
        return "its part gives the body away"
    if claim.kind is Kind.PERSON and _in_office(claim):
        return "the office beside the name gives it away"
    if claim.role == "appos" or (claim.kind in _PLACES and _beside_place(claim, world)):
        return "the name beside it gives it away"
    for i in range(claim.first, claim.last):
        if _listed(claim, i) > 2:
            return "a member of a list"
        for above in ancestors(sentence, i):
            compares = tokens[above].text == "like" and tokens[tokens[above].head].pos not in {
                "NOUN",
                "PROPN",
            }
            if (
                tokens[above].lemma.casefold() in _OPEN_LIST
                and tokens[above].dep in {"prep", "mark"}
                and not compares
            ):
                return "a member of an open list"
            if tokens[above].pos in {"VERB", "AUX"}:
                break
    return ""


def by_neighbours(claim: Claim, world: World) -> str:
    """Nothing that the rest of the statement gives away is asked."""
    if claim.kind in NUMBERS or claim.kind is Kind.DATE:
        numeral = re.escape(claim.statement.answer)
        if len(re.findall(rf"(?<![\w.,]){numeral}(?![\w])", claim.statement.text)) > 1:
            return "the answer stands elsewhere in the sentence"
        return ""
    rest = claim.statement.text[: claim.statement.start] + " " + claim.statement.text[claim.statement.end :]
    folded = {fold(part) for word in _WORD.findall(rest) for part in (word, *word.split("-"))}
    telling = [word for word in _WORD.findall(claim.answer) if len(word) > 3 and fold(word) not in _COMMON]
    for word in telling:
        stem = fold(word)
        if any(
            other == stem
            or (len(stem) > 4 and (other.startswith(stem) or stem.startswith(other)) and len(other) > 3)
            for other in folded
        ):
            return "the answer stands elsewhere in the sentence"
    if claim.kind is Kind.COUNTRY:
        for key in sorted(claim.names):
            if claim.key in world.countries_of.get(key, ()):
                return f"{world.findings.names.names[key].full} gives the answer away"
    if claim.kind is Kind.PLACE:
        for land in (country(key) for key in sorted(claim.names)):
            if land is not None and fold(claim.answer) in {fold(land.region), fold(land.continent), *_WIDER}:
                return f"{land.name} gives the answer away"
    for named in world.context(claim).named:
        inside = any(claim.first <= i < claim.last for i in range(named.first, named.last))
        if (
            not inside
            and named.name.full in rest
            and (
                overlaps(claim.answer, named.name.full)
                or (claim.name is not None and claim.name.key == named.name.key)
            )
        ):
            return f"{named.name.full} gives the answer away"
    return ""


def by_scope(claim: Claim) -> str:
    """`One of the biggest producers` has many right answers."""
    rest = claim.statement.text.casefold()
    if claim.kind in NAMES and re.search(
        r"\b(one|some|many|several) of (the|its|their|his|her)\b|\bone of \w+['’]s\b", rest
    ):
        return "has other right answers"
    if re.search(r"\b(such as|including)\b", rest) and claim.kind in NAMES:
        return "part of an open list"
    return ""
