"""Calendar dates that a text spells out in full. Numbers such as 03/10/2022 prove nothing and are not read."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sep(?:tember|t?\.?)|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?)"
FULL_DATE = (
    rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|(?:{WEEKDAY},?\s+)?{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    rf"|(?:{WEEKDAY},?\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH},?\s+\d{{4}})"
)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH_FIRST = re.compile(rf"({MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?\s+({MONTH}),?\s+(\d{{4}})", re.IGNORECASE)


def parse_date(text: str) -> date | None:
    """The first full calendar date in the text, or None."""
    found: list[tuple[int, str, str, str]] = []
    if match := _ISO.search(text):
        found.append((match.start(), match[1], match[2], match[3]))
    if match := _MONTH_FIRST.search(text):
        found.append((match.start(), match[3], _number(match[1]), match[2]))
    if match := _DAY_FIRST.search(text):
        found.append((match.start(), match[3], _number(match[2]), match[1]))
    for _, year, month, day in sorted(found):
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            continue
    return None


def _number(month: str) -> str:
    return str(_MONTHS.index(month[:3].lower()) + 1)
