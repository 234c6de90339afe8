"""Dates as people write them: 24 February 2022, Feb. 24th, 2022-02-24, 24/2/2022."""

from __future__ import annotations

import re
from typing import NamedTuple

from quiz.practice.grading.spelling import folded

_MONTHS = ("january february march april may june july august september october november december").split()
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _MONTHS).replace(
    "sep(?:tember)?", "sept?(?:ember)?"
)
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)"
_SHAPES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<b>{_MONTH})(?:\s+(?P<y>\d{{4}}))?",
        rf"(?P<b>{_MONTH})\s+(?:the\s+)?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+(?P<y>\d{{4}}))?",
        rf"(?P<b>{_MONTH})\s+(?:of\s+)?(?P<y>\d{{4}})",
        r"(?P<y>\d{4})\s*-\s*(?P<m>\d{1,2})\s*-\s*(?P<d>\d{1,2})",
        rf"(?P<b>{_MONTH})",
    )
)
_EITHER = re.compile(r"(\d{1,2})(?:\s*/\s*(\d{1,2})|\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4}))")


class Day(NamedTuple):
    """A date as far as it is said; 0 where a part is not."""

    year: int
    month: int
    day: int


def dates_in(text: str) -> tuple[Day, ...]:
    """The date that the whole text is; two where 3/4/2022 leaves the month open; none where it is none."""
    flat = re.sub(r"[.,]", " ", folded(text)) if not _EITHER.fullmatch(text.strip()) else text.strip()
    flat = re.sub(rf"^\s*(?:on\s+)?(?:{_WEEKDAY}\b)?\s*", "", re.sub(r"\s+", " ", flat)).strip()
    for shape in _SHAPES:
        match = shape.fullmatch(flat)
        if match:
            parts = match.groupdict()
            month = _month(parts["b"]) if parts.get("b") else int(parts.get("m") or 0)
            return _sound(Day(int(parts.get("y") or 0), month, int(parts.get("d") or 0)))
    match = _EITHER.fullmatch(flat)
    if match:
        one, other, year = int(match[1]), int(match[2] or match[3]), int(match[4] or 0)
        readings = (*_sound(Day(year, other, one)), *_sound(Day(year, one, other)))
        return tuple(dict.fromkeys(day for day in readings if day.day))
    return ()


def _month(name: str) -> int:
    return next(number for number, month in enumerate(_MONTHS, 1) if month.startswith(name[:3]))


def _sound(day: Day) -> tuple[Day, ...]:
    return (day,) if 1 <= day.month <= 12 and 0 <= day.day <= 31 else ()
