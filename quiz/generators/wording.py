"""Putting statements into the words of a card: where it comes from, from when it is, and what it asks for."""

from __future__ import annotations

import re

from quiz.facts.dates import MONTHS
from quiz.facts.gazetteer import CONTINENTS, fold
from quiz.generators.sureness import needs_setting
from quiz.generators.world import World
from quiz.model.fact import NUMBERS, Claim, Kind, Modality

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


def lead(claim: Claim, world: World) -> str:
    """What a card says first: the event where the statement does not name it, the newsroom, wherever a figure or an outlook is told, and the month it wrote.

    Empty where the statement needs neither.
    """
    found = world.settings[claim.sentence.article] if needs_setting(claim) else None
    before = f"{found.text} " if found is not None else ""
    return before + _attribution(claim, world)


def _attribution(claim: Claim, world: World) -> str:
    article = world.article(claim)
    newsroom = article.publisher if claim.kind in NUMBERS or claim.modality is not Modality.HAPPENED else ""
    month = ""
    if (
        article.published
        and not _says_when(claim, article.published.year)
        and (dated(claim) or claim.modality is not Modality.HAPPENED)
        and not claim.as_of
    ):
        month = f"{MONTHS[article.published.month - 1]} {article.published.year}"
    if newsroom and claim.speaker:
        newsroom = ""
    if newsroom and month:
        return f"According to {newsroom} in {month}, "
    if newsroom:
        return f"According to {newsroom}, "
    past = claim.sentence.tokens[claim.sentence.root].tag in {"VBD", "VBN"}
    return f"{'In' if past else 'As of'} {month}, " if month else ""


def _says_when(claim: Claim, year: int) -> bool:
    return any(str(y) in claim.statement.text for y in (year - 1, year, year + 1))


_NOW = ("now", "currently", "today", "so far", "yet")


def dated(claim: Claim) -> bool:
    """Whether a statement is about the present of its article, which passes."""
    edits = " ".join(claim.statement.edits)
    if any(f"“{word}”" in edits for word in _NOW):
        return True
    present = any(
        token.tag in {"VBP", "VBZ"} and token.dep in {"ROOT", "aux", "conj"}
        for token in claim.sentence.tokens
    )
    return present and claim.kind in NUMBERS and not claim.as_of


def after_lead(prefix: str, text: str, claim: Claim, named: bool = True) -> str:
    """Join a lead and a statement: what follows a lead starts small unless it is a name."""
    if not prefix or not text:
        return prefix + text
    if prefix.endswith((". ", "! ", "? ", "” ")):
        return prefix + text[0].upper() + text[1:]
    first = next((t for t in claim.sentence.tokens if t.text == text.split()[0].strip('“”",.')), None)
    if not named:
        return prefix + text[0].lower() + text[1:]
    named = claim.statement.start == 0 and claim.kind not in NUMBERS and claim.kind is not Kind.DATE
    keeps = (
        named
        or text[0] in '“"'
        or (first is not None and (first.pos == "PROPN" or first.tag in {"NNP", "NNPS"}))
    )
    keeps = keeps or text.split()[0].isupper() or (first is None and claim.sentence.tokens[0].pos == "PROPN")
    if text.split()[0] in {"The", "A", "An", "In", "On", "At", "More", "Over", "Some", "About", "By", "For"}:
        keeps = False
    return prefix + (text if keeps else text[0].lower() + text[1:])
