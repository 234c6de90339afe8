"""Datelines and date lines: where and when a report was filed, printed before its first sentence or on a line."""

from __future__ import annotations

import re

from quiz.articles.dates import FULL_DATE, MONTH

AGENCIES = (
    "UPI",
    "AP",
    "Reuters",
    "REUTERS",
    "AFP",
    "CNN",
    "dpa",
    "DPA",
    "Xinhua",
    "TASS",
    "ANSA",
    "PA",
    "NPR",
)
"""Newsrooms that sign a dateline, in brackets or bare; the spelling is what a card prints."""

_LONGEST = 90  # characters before the report itself begins
_AGENCY = "|".join(AGENCIES)
_DASH = r"(?:--+|—|–|―|-(?=\s|$))"
_PLACE = r"[A-Z][\w.'’-]*(?:[ \t\u00a0]+(?:of|de|la|el|al|[A-Z][\w.'’-]*)){0,4}"
_CAPITALS = r"[A-Z][A-Z.'’-]+(?:[ \t\u00a0]+[A-Z][A-Z.'’-]*){0,4}"
_REGION = r"(?:,[ \t\u00a0]*[A-Z][\w.]*(?:[ \t\u00a0]+[A-Z][\w.]*){0,2}){0,2}"
_DAY = rf"(?:{MONTH}\s+\d{{1,2}}(?:,?\s+\d{{4}})?)"
_SPACE = r"[ \t\u00a0]*"

DATELINE = re.compile(
    rf"""
    (?:
        (?:{_PLACE}{_REGION},?{_SPACE})?(?:{_DAY},?{_SPACE})?\((?P<bracketed>{_AGENCY})\){_SPACE}{_DASH}
      | {_CAPITALS}{_REGION},?{_SPACE}(?:{_DAY},?{_SPACE})?\([A-Z][\w\ ]{{1,24}}\){_SPACE}{_DASH}
      | (?:{_PLACE}{_REGION})[ \t\u00a0]+(?P<bare>CNN|AFP|AP|UPI){_SPACE}{_DASH}
      | {_CAPITALS}{_REGION}(?:,?[ \t\u00a0]+{_DAY},?)?{_SPACE}{_DASH}
    )
    (?=\s*(?:["“‘'`(\[]*[A-Z0-9]|$))[ \t\u00a0]*
    """,
    re.VERBOSE,
)
"""Matched at the start of a paragraph: `WASHINGTON --`, `CLEVELAND, Ohio –`, `March 11 (UPI) --`, `Washington CNN —`."""

DATE_HEADER = re.compile(
    rf"(?P<date>(?:date|published|updated|posted|last updated|first published)?:?\s*(?:on\s+)?{FULL_DATE})"
    r"(?P<rest>(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?(?:\s*[A-Z]{2,4})?)?(?:\s+\d{1,2}/\d{1,2})?)",
    re.IGNORECASE,
)
"""A printed date, alone on its line (with a time or a page count) or, after the word `date`, before the text."""

CLOCK = re.compile(
    r"\d{1,2}(?:[:.]\d{2})?\s*(?:a\.?m\.?|p\.?m\.?|GMT|ET|EST|EDT|BST|UTC)(?:\s+[A-Z]{2,4})?\.?",
    re.IGNORECASE,
)


def dateline(text: str, start: int, end: int) -> re.Match[str] | None:
    """The dateline that the paragraph starts with, if any; it may be the whole paragraph."""
    match = DATELINE.match(text, start, min(end, start + _LONGEST))
    return match if match and (match.end() == end or match.end() < start + _LONGEST) else None


def date_header(text: str, start: int, end: int) -> re.Match[str] | None:
    """The date line that the paragraph is, or that it starts with when introduced by the word `date`."""
    match = DATE_HEADER.match(text, start, min(end, start + _LONGEST))
    if match is None:
        return None
    if match.end() == end or text[start : start + 5].lower() == "date ":
        return match
    return None
