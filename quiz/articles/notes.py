"""Corrections, clarifications, editor's notes and update notices: what a newsroom says about its own text."""

from __future__ import annotations

import re

from quiz.articles.dates import FULL_DATE, MONTH, parse_date
from quiz.model.article import Note, NoteKind, Span

_DAY = FULL_DATE.replace(" ", r"\ ")
_MADE = r"(?:note|appended|added|made|issued|published)"
_CORRECTION = re.compile(
    rf"""(?:corrections?|corrected|corrects?|erratum)\b\s*
         (?:[:(\[—–-]|{_MADE}\b|(?:and|&)\ clarifications?\b|,?\s*(?:on\ )?{_DAY})
    |(?:an?|the)\ (?:earlier|previous|prior|initial|original)\ (?:version|edition)\ of\ (?:this|the)\ (?:article|story|report|post|headline|item|piece|column)
       .{{0,80}}\b(?:misstated|incorrectly|wrongly|mistakenly|misidentified|misspelled|misattributed|erroneously|gave\ the\ wrong|inaccurate|error|in\ error|said|stated|described|referred)
    |(?:this|the)\ (?:article|story|report|post|headline|item|piece|column)\ (?:has\ been|was)\ (?:corrected|amended)
    |because\ of\ (?:an\ editing|a\ production|a\ reporting)\ error""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_CLARIFICATION = re.compile(
    rf"""clarifications?\b\s*(?:[:(\[—–-]|{_MADE}\b|,?\s*(?:on\ )?{_DAY})
    |(?:this|the)\ (?:article|story|report|post|headline)\ (?:has\ been|was)\ (?:clarified|updated\ to\ clarify)""",
    re.IGNORECASE | re.VERBOSE,
)
_EDITOR = re.compile(
    r"(?:editor(?:'s|’s|s'|s’|ial)?\s+note|eds?\.?\s+note|note\s+to\s+(?:readers|editors))\s*[:—–-]",
    re.IGNORECASE,
)
_UPDATE = re.compile(
    rf"""(?:latest\ )?updated?\b\s*(?:\d\s*)?(?:[:(\[]|,?\s*(?:(?:on|at)\ )?(?:{MONTH}\ \d|\d{{1,2}}[:./]\d))
    |(?:this\ (?:(?:breaking|developing|news)\ ){{0,2}}(?:story|article|report|post|page|piece)|the\ (?:story|article|headline))\b
       [^.]{{0,50}}\b(?:has|have|was|were|will|is)\ (?:been\ |be\ |being\ )?(?:updated|developing)
    |(?:this\ is\ a|this\ is)\ (?:breaking|developing)\ (?:news\ )?(?:story|news)
    |(?:developing|breaking)\ story\b""",
    re.IGNORECASE | re.VERBOSE,
)
_CORRECTS_INSIDE = re.compile(
    r"\b(?:misstated|incorrectly|wrongly stated|corrected|correction|in error)\b", re.IGNORECASE
)


def find_note(text: str, span: Span) -> Note | None:
    """Read the paragraph as an editor's note, or return None where it is none."""
    said = " ".join(text[span.start : span.end].split())
    said = re.sub(r"^[*_(\[#>\s]+", "", said)
    if len(said) > 1_500:
        return None
    kind = _kind(said)
    if kind is None:
        return None
    when = re.search(FULL_DATE, said[:160], re.IGNORECASE)
    return Note(kind, span, parse_date(when.group()) if when and _stamps(said, when) else None)


def _kind(said: str) -> NoteKind | None:
    if _CORRECTION.match(said):
        return NoteKind.CORRECTION
    if _CLARIFICATION.match(said):
        return NoteKind.CLARIFICATION
    if _EDITOR.match(said):
        return NoteKind.CORRECTION if _CORRECTS_INSIDE.search(said) else NoteKind.CLARIFICATION
    if _UPDATE.match(said):
        return NoteKind.CORRECTION if _CORRECTS_INSIDE.search(said) else NoteKind.UPDATE
    return None


def _stamps(said: str, when: re.Match[str]) -> bool:
    """Whether the date is the note's own (before its first colon or sentence) and no date that it talks about."""
    before = said[: when.start()]
    return len(before.split()) <= 6 and not re.search(r"[.!?]\s", before)
