"""What kind of thing a name is, in the word that asks for it."""

from __future__ import annotations

import re

from quiz.facts.gazetteer import CONTINENTS, fold
from quiz.model.fact import Claim, Kind

_KIND_WORDS = {
    Kind.COUNTRY: "country",
    Kind.CITY: "city",
    Kind.STATE: "state",
    Kind.PLACE: "place",
    Kind.FACILITY: "place",
    Kind.ORGANISATION: "organisation",
    Kind.EVENT: "event",
    Kind.WORK: "work",
    Kind.LAW: "law",
    Kind.PRODUCT: "product",
}
_SUFFIXES = (
    (r"\b(corp|inc|ltd|plc|llc|co|company|group|industries|holdings|partners)\b\.?", "company"),
    (r"\b(university)\b", "university"),
    (r"\b(agency)\b", "agency"),
    (r"\b(department)\b", "department"),
    (r"\b(ministry)\b", "ministry"),
    (r"\b(party)\b", "party"),
    (r"\b(court)\b", "court"),
    (r"\b(committee)\b", "committee"),
    (r"\b(commission)\b", "commission"),
    (r"\b(association)\b", "association"),
    (r"\b(bank)\b", "bank"),
    (r"\b(hotel)\b", "hotel"),
    (r"\b(prison|jail)\b", "prison"),
    (r"\b(airport)\b", "airport"),
    (r"\b(river)\b", "river"),
    (r"\b(lake)\b", "lake"),
    (r"\b(sea|ocean)\b", "sea"),
    (r"\b(war)\b", "war"),
    (r"\b(summit)\b", "summit"),
    (r"\b(festival)\b", "festival"),
    (r"\b(news|times|post|journal|magazine)\b", "newsroom"),
)


def kind_word(claim: Claim) -> str:
    """The noun that asks for an answer of this kind: never a bare What where the kind is known."""
    if claim.kind in {Kind.ORGANISATION, Kind.FACILITY, Kind.PLACE, Kind.EVENT}:
        for pattern, word in _SUFFIXES:
            if re.search(pattern, claim.answer, re.I):
                return word
    if claim.kind is Kind.PLACE and fold(claim.answer) in CONTINENTS:
        return "part of the world"
    return _KIND_WORDS.get(claim.kind, "name")


def sort_of(name: str) -> str:
    """The finer sort of an organisation that its name tells, or an empty string."""
    return next((word for pattern, word in _SUFFIXES if re.search(pattern, name, re.I)), "")
