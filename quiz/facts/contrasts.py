"""Whether two sentences that say nearly the same say it of two things: in Norway and in Denmark, the first and the second.

Two clauses contrast where one word governs in both, in the same way, something that the other clause has nowhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from quiz.facts.date_patterns import MONTHS, ORDINALS, WEEKDAYS
from quiz.facts.gazetteer import country, country_of_adjective, fold
from quiz.facts.tree import children, clause_of, subtree
from quiz.model.fact import Claim, Kind
from quiz.model.sentence import Sentence, Token

_SIDES = frozenset(
    "north south east west northern southern eastern western upper lower left right inner outer front rear old new "
    "young big small large little male female domestic foreign public private".split()
)
_RANKS = _SIDES | frozenset(ORDINALS)
"""Adjectives that tell two things of one sort apart."""
_DEGREES = frozenset("badly seriously severely critically slightly lightly gravely".split())
_TIMES = frozenset(name.casefold() for name in (*MONTHS, *WEEKDAYS)) | {
    "year",
    "month",
    "week",
    "day",
    "morning",
}
_SINCE = frozenset({"since", "in", "on", "during", "over", "for", "from"})

_Slots = Mapping[tuple[str, str], frozenset[str]]


def contrast(one: Claim, other: Claim) -> bool:
    """Whether the clauses of two claims speak of two things, or only one of them of the whole."""
    first, second = _slots(one), _slots(other)
    words, words_other = _words(one.sentence), _words(other.sentence)
    for place in first.keys() & second.keys():
        if first[place] - words_other and second[place] - words:
            return True
    return _degree(one) != _degree(other) or (one.kind is Kind.PERCENT and _other_time(one, other))


def narrower(one: Claim, other: Claim) -> bool:
    """Whether the first claim is limited by a circumstance that the second lacks: does not pay on Sundays."""
    words = _words(other.sentence)
    return any(not head and fillers - words for (head, _), fillers in _slots(one).items())


def _slots(claim: Claim) -> _Slots:
    """What each word of a claim's clause governs, by how: of, in, object, compound, and the adjectives that part."""
    sentence = claim.sentence
    tokens = sentence.tokens
    counted = {tokens[i].head for i in range(claim.first, claim.last)} | set(range(claim.first, claim.last))
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for i in subtree(sentence, clause_of(sentence, claim.last - 1)):
        if claim.kind is not Kind.TERM and i in counted:
            continue
        place = _place(sentence, i)
        if place is not None:
            found[place].add(_word(tokens, i))
    return {place: frozenset(words) for place, words in found.items()}


def _place(sentence: Sentence, index: int) -> tuple[str, str] | None:
    """The word that governs a token and how, with the sort of token: only like is set against like.

    What a preposition other than `of` hangs on is left open, for parsers often take the wrong word.
    """
    tokens = sentence.tokens
    token = tokens[index]
    head = tokens[token.head]
    lemma = head.lemma.casefold()
    if token.dep == "amod":
        return (lemma, "rank") if token.text.casefold() in _RANKS else None
    if token.pos not in {"NOUN", "PROPN"} or (token.text.casefold() in _TIMES and token.pos == "NOUN"):
        return None
    sort = token.pos
    if token.dep == "pobj":
        above = tokens[head.head]
        return above.lemma.casefold() if lemma == "of" else "", f"{lemma} {sort}"
    if token.dep in {"dobj", "nsubjpass"}:
        return lemma, f"object {sort}"
    if token.dep == "nsubj":
        return (lemma, "subject") if sort == "PROPN" else None
    if token.dep in {"poss", "compound"} and head.pos == "NOUN":
        return lemma, f"{token.dep} {sort}"
    return None


def _word(tokens: tuple[Token, ...], index: int) -> str:
    """A token as it can be compared: a country by its name, whatever its form."""
    first = index
    while first and tokens[first - 1].dep == "compound" and tokens[first - 1].head in range(first, index + 1):
        first -= 1
    text = " ".join(t.text for t in tokens[first : index + 1])
    land = country(text) or country_of_adjective(text)
    return fold(land.name) if land is not None else tokens[index].lemma.casefold()


def _words(sentence: Sentence) -> frozenset[str]:
    return frozenset(_every(sentence.tokens))


def _every(tokens: tuple[Token, ...]) -> Iterator[str]:
    for i, token in enumerate(tokens):
        if token.pos in {"NOUN", "PROPN", "ADJ"}:
            yield token.lemma.casefold()
            yield _word(tokens, i)


def _degree(claim: Claim) -> bool:
    """Whether a number counts only those who are badly hurt."""
    tokens = claim.sentence.tokens
    if claim.kind is not Kind.QUANTITY:
        return False
    near = tokens[max(0, claim.first - 3) : claim.last + 5]
    return any(token.text.casefold() in _DEGREES for token in near)


def _other_time(one: Claim, other: Claim) -> bool:
    """Whether two changes are said of two times: on Monday, since January."""
    here, there = _times(one), _times(other)
    return bool(here and there and not here & there)


def _times(claim: Claim) -> frozenset[tuple[str, str]]:
    sentence = claim.sentence
    verb = clause_of(sentence, claim.last - 1)
    tokens = sentence.tokens
    return frozenset(
        (tokens[c].text.casefold(), tokens[g].lemma.casefold())
        for c in children(sentence, verb)
        if tokens[c].dep == "prep" and tokens[c].text.casefold() in _SINCE
        for g in children(sentence, c)
        if tokens[g].lemma.casefold() in _TIMES or tokens[g].text.isdigit()
    )
