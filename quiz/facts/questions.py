"""Whether two claims of one kind answer the same question."""

from __future__ import annotations

import math
import re

from quiz.facts.context import SAYING
from quiz.facts.contrasts import contrast, narrower
from quiz.facts.extractors.lists import OPEN
from quiz.facts.gazetteer import fold
from quiz.facts.likeness import Likeness
from quiz.facts.tree import clause_of
from quiz.facts.units import comparable, counts_people, dimension, size
from quiz.facts.wording import same_frame, same_remark
from quiz.model.fact import NUMBERS, Claim, Kind, Modality, Quantity

SAME_VALUE = 0.34
"""Cosine of weighted terms from which two claims with one answer are one fact."""
FIGURE = 0.24
"""The same for a figure that two things hardly have by chance, one above a dozen."""
NAMED_VALUE = 0.26
"""The same for two names in one role of one verb that does not stand everywhere."""
OTHER_VALUE = 0.45
"""The same for two claims whose answers differ: the question has to be surely the same."""
SURE = 0.6
"""The same where all depends on the words alone."""
SMALL_VALUE = 0.2
"""The same for two small counts of one unit that name the same thing."""
CLOSE, FAR = 1.5, 2.5
"""Ratio of two numbers up to which they can be figures for one thing, and the one for people who died or were hurt."""
AGES = 10
"""Years by which newsrooms can differ about one person's age; two persons of one name are further apart."""
SCALES = frozenset({1e-9, 1e-6, 1e-3, 1e3, 1e6, 1e9})
"""Ratios of one figure with two scale words (48.2 million, 48.2 billion)."""
_YEAR = re.compile(r"(1[5-9]|20)\d\d")
_NOBODY = frozenset({"", "it", "they", "he", "she", "there", "this", "that", "who", "which", "we"})
_EVERYWHERE = SAYING | {"be", "have", "do", "make", "get"}
_FATES = {
    word: fate
    for fate, words in {
        "dead": "dead killed kill die died death body fatality perish",
        "hurt": "injured injure wounded wound hurt hospitalized hospitalised hospitalize hospitalise",
        "missing": "missing unaccounted",
        "held": "arrested arrest detained detain",
        "homeless": "homeless displaced displace evacuate evacuated",
        "ill": "ill sick infected infect",
    }.items()
    for word in words.split()
}
"""What became of people: figures of different fates are never figures for one thing."""


def same_question(one: Claim, other: Claim, likeness: Likeness) -> bool:
    """Whether two claims of one kind answer the same question; never two of one sentence."""
    if one.sentence is other.sentence:
        return False
    if one.kind is Kind.TERM:
        return _SAME_TERM[one.role](one, other, likeness)
    near = likeness.of(one.terms, other.terms)
    if one.kind in NUMBERS and one.quantity and other.quantity:
        return _same_number(one, other, near)
    if one.kind is Kind.DATE:
        return _same_date(one, other, near)
    if one.kind is Kind.ORDINAL:
        least = SAME_VALUE if one.key == other.key else SURE
        return near >= least and bool(one.names & other.names)
    if one.kind is Kind.SPEAKER:
        return one.key == other.key and near >= SAME_VALUE
    least = NAMED_VALUE if one.relation == other.relation and one.relation not in _EVERYWHERE else SAME_VALUE
    return one.key == other.key and one.role == other.role and one.negated == other.negated and near >= least


def _same_date(one: Claim, other: Claim, near: float) -> bool:
    if one.key == other.key:
        return near >= SAME_VALUE and _end(one) == _end(other)
    if one.sentence.article == other.sentence.article:
        return False
    if one.about == other.about != "":
        return near >= SMALL_VALUE
    if one.role != other.role or contrast(one, other):
        return False
    return near >= OTHER_VALUE and one.relation == other.relation and one.subject == other.subject


def since(claim: Claim) -> bool:
    """Whether a date opens a time that lasts until now."""
    return claim.role == "since"


def _end(claim: Claim) -> str:
    """Whether a date is where something begins, where it ends, or neither."""
    return (
        "begin" if claim.role in {"from", "since"} else "end" if claim.role in {"to", "until", "till"} else ""
    )


def _same_number(one: Claim, other: Claim, near: float) -> bool:
    a, b = one.quantity, other.quantity
    assert a is not None and b is not None
    fate = _fate(one)
    harmed = fate == _fate(other) in {"dead", "hurt"}
    if not comparable(a, b) and not (harmed and _counts_harm(a) and _counts_harm(b)):
        return False
    if one.kind is Kind.DURATION and (one.about or other.about):
        return one.about == other.about and abs(a.value - b.value) <= AGES
    if fate != _fate(other) and (counts_people(a.unit) or counts_people(b.unit)):
        return False
    shared = one.names & other.names
    apart = one.sentence.article != other.sentence.article
    ratio = max(size(a), size(b)) / max(min(size(a), size(b)), 1e-9)
    if a.unit == b.unit and a.value == b.value:
        least = FIGURE if a.value > 12 else SAME_VALUE
        return near >= least or (bool(shared) and near >= SAME_VALUE / 2)
    if not apart:
        return False
    if one.about == other.about != "":
        return ratio <= CLOSE
    if a.value != b.value and (
        _manner(one) != _manner(other) or _repeats(one, other) or contrast(one, other)
    ):
        return False
    if _years(one) != _years(other) and not one.as_of and not other.as_of:
        return False
    if harmed and _counts_harm(a) and _counts_harm(b):
        return ratio <= FAR and (near >= SMALL_VALUE or bool(shared))
    if dimension(a.unit) not in {"", "time", "years"}:
        return ratio <= CLOSE and near >= OTHER_VALUE and _behind(one) == _behind(other)
    if _slipped(a, b):
        return bool(shared) and (near >= OTHER_VALUE or (len(shared) >= 2 and _is_fine(a)))
    if ratio > CLOSE:
        return False
    if a.unit != b.unit:
        return not dimension(a.unit) and _same_large(one, other, near, shared)
    if min(a.value, b.value) < 1000:
        if one.kind in {Kind.QUANTITY, Kind.DURATION} and near >= SMALL_VALUE:
            said = bool(shared - {fold(one.speaker), fold(other.speaker)})
            alike = one.relation == other.relation or near >= SAME_VALUE
            return (said and alike) or near >= OTHER_VALUE or one.subject == other.subject not in _NOBODY
        return near >= OTHER_VALUE and one.relation == other.relation
    return _same_large(one, other, near, shared)


def _manner(claim: Claim) -> str:
    """Whether a figure is one of what is, of what is to come, or of what can be."""
    if claim.modality is Modality.HAPPENED:
        return "is"
    return "may" if claim.modality is Modality.POSSIBLE else "will"


def _repeats(one: Claim, other: Claim) -> bool:
    """Whether one of two sentences has the other's figure too: 17 workers, 14 of them from Norway."""
    return any(token.text == one.answer for token in other.sentence.tokens) or any(
        token.text == other.answer for token in one.sentence.tokens
    )


def _behind(claim: Claim) -> str:
    """The word behind the unit of a measure, which tells what is measured: long, above, from."""
    tokens = claim.sentence.tokens
    return tokens[claim.last + 1].text.casefold() if claim.last + 1 < len(tokens) else ""


def _counts_harm(quantity: Quantity) -> bool:
    """Whether people are counted, or deaths."""
    return counts_people(quantity.unit) or quantity.unit in _FATES


def _same_large(one: Claim, other: Claim, near: float, shared: frozenset[str]) -> bool:
    return near >= OTHER_VALUE or len(shared) >= 2


def _slipped(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are one with another scale word."""
    if not one.value or not other.value or min(one.value, other.value) < 1000:
        return False
    ratio = max(one.value, other.value) / min(one.value, other.value)
    return any(math.isclose(ratio, scale, rel_tol=1e-9) for scale in SCALES)


def _is_fine(quantity: Quantity) -> bool:
    """Whether a figure has more than one digit that counts, so that two things hardly have it by chance."""
    return len(f"{quantity.value:.6e}".partition("e")[0].replace(".", "").rstrip("0")) > 1


def _years(claim: Claim) -> frozenset[str]:
    """The years that a sentence names: figures of two years are not of one thing."""
    return frozenset(token.text for token in claim.sentence.tokens if _YEAR.fullmatch(token.text))


def _fate(claim: Claim) -> str:
    """What became of the people that a number counts, by the word behind it, its unit or its verb."""
    tokens = claim.sentence.tokens
    behind = tokens[claim.last].text.casefold() if claim.last < len(tokens) else ""
    unit = claim.quantity.unit if claim.quantity else ""
    return _FATES.get(behind) or _FATES.get(unit) or _FATES.get(claim.relation, "")


def _same_stance(one: Claim, other: Claim, likeness: Likeness) -> bool:
    """The same verb and object are given: the same subject, or much else in common where one leaves it open."""
    near = likeness.of(one.terms, other.terms)
    if one.subject and other.subject:
        if one.subject != other.subject or near < SAME_VALUE:
            return False
    elif near < OTHER_VALUE or len(one.terms & other.terms) < 3:
        return False
    if one.negated != other.negated and narrower(*((one, other) if one.negated else (other, one))):
        return False
    return not contrast(one, other)


def _same_topic(one: Claim, other: Claim, likeness: Likeness) -> bool:
    return one.negated != other.negated and len(one.terms & other.terms) >= 2


def _same_scope(one: Claim, other: Claim, likeness: Likeness) -> bool:
    if one.key != other.key and _picked(one) != _picked(other):
        return False
    if len(one.names & other.names) >= 2:
        return True
    return len(one.terms & other.terms) >= 2 and likeness.of(one.terms, other.terms) >= SAME_VALUE


def _picked(claim: Claim) -> frozenset[str]:
    """The infinitives that limit the noun of a superlative: the first mayor to resign."""
    tokens = claim.sentence.tokens
    above = {claim.last - 1, clause_of(claim.sentence, claim.last - 1)}
    return frozenset(
        tokens[i].lemma.casefold()
        for i in range(claim.last + 1, len(tokens))
        if tokens[i].tag == "VB" and tokens[i - 1].text.casefold() == "to" and tokens[i].head in above
    )


def _same_list(one: Claim, other: Claim, likeness: Likeness) -> bool:
    """Two members in common at least and half of the shorter list, in sentences that say the same of them."""
    left, right = members(one), members(other)
    shared = len(left & right)
    if shared < 2 or shared * 2 < min(len(left), len(right)):
        return False
    near = likeness.of(one.terms, other.terms)
    return near >= OTHER_VALUE or (one.relation == other.relation and near >= SAME_VALUE)


def members(claim: Claim) -> frozenset[str]:
    """The members of a list, without the mark of an open one."""
    return frozenset(claim.key.split("|")) - {OPEN}


def _same_wording(one: Claim, other: Claim, likeness: Likeness) -> bool:
    if one.subject and other.subject and one.subject != other.subject:
        return False
    named = one.subject == other.subject != ""
    left, right = one.key.split(), other.key.split()
    return same_remark(left, right, named=named) or (named and same_frame(left, right))


_SAME_TERM = {
    "stance": _same_stance,
    "topic": _same_topic,
    "scope": _same_scope,
    "list": _same_list,
    "quotation": _same_wording,
}
