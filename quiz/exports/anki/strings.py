"""Every word that a learner reads on an Anki card and that no deck says: the one place to translate."""

from __future__ import annotations

import re

LABELS = {
    "accept": "Also right:",
    "answer": "Answer:",
    "conflict": "Sources disagree.",
    "correct": "Correct",
    "feedback": "About the options",
    "hint": "Hint",
    "incorrect": "Not quite",
    "lang": "en",
    "multi": "More than one answer is right. Choose all of them.",
    "right": "correct answer",
    "sources": "Sources",
    "typed": "Your answer:",
    "within": "within {} of it",
    "wrong": "your answer",
    "yours": "your answer, correct",
}
"""Words of the templates (as `@name@`) and of the notes."""

MONTHS = "January February March April May June July August September October November December".split()


def day(iso: str) -> str:
    """An ISO date as a reader says it (`2 May 2026`); a year, a month or other text as it is."""
    match = re.fullmatch(r"(\d{4})-(\d\d)(?:-(\d\d))?", iso)
    if not match or not 1 <= int(match.group(2)) <= 12:
        return iso
    month = f"{MONTHS[int(match.group(2)) - 1]} {match.group(1)}"
    return f"{int(match.group(3))} {month}" if match.group(3) else month
