"""What the wording of an option says about its place among the others."""

from __future__ import annotations

import re

_LAST = re.compile(
    r"\W*(?:(?:all|any|both|each|either|neither|none)\b.{0,20}"
    r"\b(?:above|these|those|them|the (?:others?|answers?|options?|rest))"
    r"|both\b.{1,20}\band\b.{1,20}|none|neither|both|i do(?:n't|n’t| not) know)\W*",
    re.IGNORECASE,
)


def stays_last(option: str) -> bool:
    """Whether an option speaks of the others (`None of these`) and so has to stay after them."""
    return _LAST.fullmatch(option) is not None
