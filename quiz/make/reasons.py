"""The kinds of reasons why something is not asked, to count by."""

from __future__ import annotations

import re

_OF_ONE = (
    (
        re.compile(r"\d+ words, where (.+) are understood"),
        r"fewer or more words than the \1 that are understood",
    ),
    (re.compile(r"(?!the setting ).+ gives the answer away"), "a name gives the answer away"),
    (re.compile(r"(L\d+)"), r"breaks rule \1"),
    (re.compile(r"not sure (what|who) .+ is"), r"not sure \1 the answer is"),
)
"""Reasons that tell of one sentence or one name, and what such reasons have in common."""


def kind_of(reason: str) -> str:
    """What a reason has in common with others of its kind: nothing of the one sentence or name it tells of."""
    kind = reason.partition(":")[0]
    for one, common in _OF_ONE:
        if one.fullmatch(kind):
            return one.sub(common, kind)
    return kind
