"""How dates are written in news: one pattern a way, tried in this order, the first that matches a stretch has it."""

from __future__ import annotations

import re

MONTHS = "January,February,March,April,May,June,July,August,September,October,November,December".split(",")
WEEKDAYS = "Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday".split(",")
ORDINALS = ("first,second,third,fourth,fifth,sixth,seventh,eighth,ninth,tenth,eleventh,twelfth,thirteenth,"
            "fourteenth,fifteenth,sixteenth,seventeenth,eighteenth,nineteenth,twentieth,twenty-first").split(",")  # fmt: skip
_SHORT = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
_M = r"(?P<month>" + "|".join(MONTHS) + rf"|{_SHORT}\.)"
_MD = r"(?P<month>" + "|".join(MONTHS) + rf"|{_SHORT}\b\.?)"
"""Beside a day's number an abbreviated month is known without its full stop."""
_W = r"(?P<weekday>" + "|".join(WEEKDAYS) + ")"
_PART = r"(?:\s+(?P<part>morning|afternoon|evening|night))?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_COUNT = r"(?P<count>a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)"
_UNITS = "year|month|week|spring|summer|fall|autumn|winter|quarter|day|night|century|decade"
_WHEN = (
    r"last|this|next|earlier\s+this|later\s+this|early\s+this|late\s+this|early\s+last|late\s+last|the\s+past"
)
_COUNTED = "percent|people|miles|dollars|soldiers|employees|workers|metres|meters|feet"
_M2 = _M.replace("month>", "month2>")
_W2 = _W.replace("weekday>", "weekday2>")
_NTH = "|".join(reversed(ORDINALS))

PATTERNS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("day", r"(?P<iso>(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?![-\d])"),
        ("attack", r"(?:September|Sept?\.?)\s+11(?:th)?(?!\s*,?\s*\d)(?=\W+(?:\w+\W+){0,2}?(?i:attacks?|terror\w*|hijack\w*)\b)"),
        ("day", rf"(?:{_W},?\s+)?{_MD}\s+{_DAY}(?:,?\s+(?P<year>{_YEAR}))?(?!\d|,\d|\.\d)(?:,(?=\s))?"),
        ("day", rf"(?:{_W},?\s+)?{_DAY}\s+(?:of\s+)?{_MD}(?:,?\s+(?P<year>{_YEAR}))?"),
        ("month", rf"(?:(?:early|late|mid-?)\s*)?{_M}(?:\s+of)?,?\s+(?P<year>{_YEAR})\b"),
        ("month of", rf"{_M}\s+(?P<of>this|last|next)\s+year\b"),
        ("quarter", rf"(?:the\s+)?(?P<quarter>first|second|third|fourth|last|final)\s+quarter\s+of\s+(?P<year>{_YEAR})\b"),
        ("century", rf"(?i:(?:the\s+)?(?:(?:early|late|mid)[- ])?(?:(?P<century>\d{{1,2}})(?:st|nd|rd|th)|(?P<nth>{_NTH}))[- ]century)\b"),
        ("period", rf"\b(?P<from>{_YEAR})\s?[-–—]\s?(?P<until>{_YEAR}|\d\d)\b(?![-\d])"),
        ("weekend", r"\b(?P<weekend>(?i:the|last|this|next|this\s+past|the\s+past))\s+weekend\b(?!\s+of\b)"),
        ("decade", r"(?:the\s+)?(?:early|late|mid)?[- ]?(?P<decade>1[5-9]\d0|20[0-2]0)['’]?s\b"),
        ("relative", rf"\b(?P<when>(?i:{_WHEN}))\s+(?:(?P<unit>{_UNITS})|{_M2}|{_W2})(?!\w)"),
        ("count ago", rf"(?i)(?<!than )(?<!about )(?<!nearly )(?<!almost )(?<!over )(?<!least )\b{_COUNT}\s+(?P<units>years?|months?|days?)\s+ago\b"),
        ("ago", r"(?i)\b(?:(?:more than|over|about|nearly|almost)\s+)?(?:a|an|\w+|\d+)\s+(?:years?|months?|weeks?|days?|hours?|decades?)\s+(?:ago|earlier|later|before)\b"),
        ("today", r"\b(?P<today>(?i:today|yesterday|tomorrow|tonight))\b"),
        ("stale", r"(?i)\b(?:in\s+)?(?:recent|coming|past)\s+(?:years|months|weeks|days)\b"),
        ("stale", r"(?i)\b(?:the\s+(?:previous|following|same|next)|that)\s+(?:day|week|month|year|evening|morning|night)\b|\bthat\s+time\b"),
        ("weekday", rf"\b(?:(?:early|late)\s+)?{_W}{_PART}(?!\w)"),
        ("year", rf"\b(?P<year>{_YEAR})(?![\w,]\d|-|%)(?!\s*(?:{_COUNTED}))\b"),
        ("old year", r"\b(?i:in|since|until|by|from|of|after|around)\s+(?P<old>1[0-4]\d\d)\b(?![,.]\d|\s*[-–%/])"),
        ("old year", r"\b(?i:in)\s+(?P<old>[3-9]\d\d)(?=\s*[,.;)]\s|\s+AD\b|\s+the\b|$)"),
        ("bare month", rf"\b(?:(?:early|late|mid)[- ])?{_M}(?!\w)(?!\s+\d)"),
    )
)  # fmt: skip
"""The name of each way, which says how it is resolved, and its pattern with the parts as groups."""
