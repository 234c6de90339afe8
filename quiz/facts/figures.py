"""Whether two numbers are figures for the same thing."""

from __future__ import annotations

import math
import re

from quiz.facts.contrasts import contrast
from quiz.facts.gazetteer import fold
from quiz.facts.likeness import FIGURE, OTHER_VALUE, SAME_VALUE, SMALL_VALUE
from quiz.facts.units import comparable, counts_people, dimension, size
from quiz.model.fact import Claim, Kind, Modality, Quantity

CLOSE, FAR = 1.5, 2.5
"""Ratio of two numbers up to which they can be figures for one thing, and the one for harm to people and for weights."""
AGES = 10
"""Years by which newsrooms can differ about one person's age; two persons of one name are further apart."""
SCALES = frozenset({1e-9, 1e-6, 1e-3, 1e3, 1e6, 1e9})
"""Ratios of one figure with two scale words (48.2 million, 48.2 billion)."""
_YEAR = re.compile(r"(1[5-9]|20)\d\d")
_NOBODY = frozenset({"", "it", "they", "he", "she", "there", "this", "that", "who", "which", "we"})
_ASPECTS = {
    "high": "high", "tall": "high", "long": "long", "wide": "wide", "broad": "wide", "across": "wide", "deep": "deep",
    "thick": "thick", "heavy": "heavy",
}  # fmt: skip
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


def same_figure(one: Claim, other: Claim, near: float) -> bool:
    """Whether two claims whose answers are numbers give figures for one thing; `near` is how much else they share."""
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
    if not apart or (ratio > FAR and not _slipped(a, b)):
        return False
    if one.about == other.about != "":
        if _aspect(one) and _aspect(other) and _aspect(one) != _aspect(other):
            return False
        return ratio <= (FAR if dimension(a.unit) == "mass" else CLOSE)
    if a.value != b.value and (_manner(one) != _manner(other) or _repeats(one, other)):
        return False
    return _near_enough(one, other, near, ratio) and (a.value == b.value or not contrast(one, other))


def _near_enough(one: Claim, other: Claim, near: float, ratio: float) -> bool:
    """Whether the sentences of two figures have so much in common that they are of one thing."""
    a, b = one.quantity, other.quantity
    assert a is not None and b is not None
    shared = one.names & other.names
    if _years(one) != _years(other) and not one.as_of and not other.as_of:
        return False
    if _fate(one) == _fate(other) in {"dead", "hurt"} and _counts_harm(a) and _counts_harm(b):
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


def _aspect(claim: Claim) -> str:
    """Which of its measures is told of a thing: how high, how long; empty where nothing says it."""
    near = claim.sentence.tokens[claim.last : claim.last + 4]
    return next((_ASPECTS[t.text.casefold()] for t in near if t.text.casefold() in _ASPECTS), "")


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
    noun = claim.last < len(tokens) and tokens[claim.last].pos == "NOUN"  # left 12 people dead
    near = tokens[claim.last : claim.last + 1 + noun]
    behind = [_FATES[t.text.casefold()] for t in near if t.text.casefold() in _FATES]
    unit = claim.quantity.unit if claim.quantity else ""
    return behind[0] if behind else _FATES.get(unit) or _FATES.get(claim.relation, "")
