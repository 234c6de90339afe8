"""The kinds of reasons why something is not asked, to count by."""

from __future__ import annotations

import re

_OF_ONE = (
    (
        re.compile(r"\d+ words, where (.+) are understood"),
        r"fewer or more words than the \1 that are understood",
    ),
    (re.compile(r"(?!the setting ).+ gives the answer away"), "a name gives the answer away"),
    (re.compile(r"not sure (what|who) .+ is"), r"not sure \1 the answer is"),
    (re.compile(r"(L\d+): .+"), r"breaks rule \1"),
)
"""Reasons that tell of one sentence or one name, and what such reasons have in common."""

_LEANS = re.compile(r"(leans on its article): (.+)")
_ON = (
    (re.compile(r"“the .+”"), "a noun that only the article introduces"),
    (re.compile(r"pronoun “.+”"), "a pronoun"),
    (re.compile(r"undated “.+”"), "a day without a date"),
    (re.compile(r"“.+”"), "a word that points elsewhere"),
)
"""What a sentence can lean on; anything else is told as it is."""


def kind_of(reason: str) -> str:
    """What a reason has in common with others of its kind: nothing of the one sentence or name it tells of."""
    if leans := _LEANS.fullmatch(reason):
        on = {_on(part) for part in leans[2].split(", ")}
        return f"{leans[1]}: {on.pop() if len(on) == 1 else 'several things'}"
    for one, common in _OF_ONE:
        if one.fullmatch(reason):
            return one.sub(common, reason)
    return reason.partition(":")[0]


def _on(part: str) -> str:
    return next((common for one, common in _ON if one.fullmatch(part)), part)
