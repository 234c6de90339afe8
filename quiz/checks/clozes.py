"""Gaps: how much is left to go by, and what fills the gap by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.checks.rule import Found, card_check
from quiz.checks.words import STOP_WORDS, contains, words
from quiz.errors import Severity
from quiz.model.card import Card, Cloze, Gap

__all__ = [
    "gap_in_word",
    "gap_of_function_words",
    "list_of_gaps",
    "little_left",
    "long_gap",
    "mostly_hidden",
    "readable_elsewhere",
]

_JOINT = re.compile(r"\s*(?:,|;|and|or|,\s*and|,\s*or|&|und|oder|et|ou|y|o|e)\s*", re.IGNORECASE)


def _asked(cloze: Cloze) -> Iterator[tuple[int, list[Gap], int, int]]:
    """For each number: the index of its first gap, its gaps, the words hidden and the words left to read."""
    gaps = cloze.gaps
    every = sum(len(words(part if isinstance(part, str) else part.answer)) for part in cloze.parts)
    for number in dict.fromkeys(gap.number for gap in gaps):
        asked = [gap for gap in gaps if gap.number == number]
        hidden = sum(len(words(gap.answer)) for gap in asked)
        yield gaps.index(asked[0]), asked, hidden, every - hidden


@card_check("L301", Severity.WARNING, counts_words=True)
def little_left(card: Card) -> Iterator[Found]:
    """At least three words are left to go by.

    Wozniak 1999, rules 5 and 16: a cloze needs its context.
    """
    for index, _, _, left in _asked(card.cloze) if card.cloze else ():
        if left < 3:
            yield Found(
                f"only {left} word{'s' * (left != 1)} left beside the gap"
                if left
                else "all words are hidden",
                ("gap", index),
                help="write a whole sentence round the gap",
            )


@card_check("L302", Severity.WARNING, counts_words=True)
def mostly_hidden(card: Card) -> Iterator[Found]:
    """At most two fifths of the words are hidden at a time."""
    for index, _, hidden, left in _asked(card.cloze) if card.cloze else ():
        if left >= 3 and hidden > 0.4 * (hidden + left):
            yield Found(
                f"{hidden} of {hidden + left} words are hidden at once",
                ("gap", index),
                help="hide less, or say more round the gap",
            )


@card_check("L303", Severity.WARNING, counts_words=True)
def long_gap(card: Card) -> Iterator[Found]:
    """A gap hides at most six words: nobody types more than that as it was written."""
    for index, gap in enumerate(card.cloze.gaps if card.cloze else ()):
        count = len(words(gap.answer))
        if count > 6:
            yield Found(
                f"{count} words in one gap",
                ("gap", index),
                help="hide the word that matters, or ask with `q:` and `a:`",
            )


@card_check("L304", Severity.WARNING)
def readable_elsewhere(card: Card) -> Iterator[Found]:
    """What a gap hides cannot be read beside it."""
    if card.cloze is None:
        return
    for index, gap in enumerate(card.cloze.gaps):
        little = (
            len(gap.answer) <= 3 and gap.answer.islower()
        )  # in any language mostly an article or the like
        if little or len(gap.answer) < 2 or STOP_WORDS.issuperset(words(gap.answer)):
            continue
        if contains(card.cloze.with_gap(gap.number, " … "), gap.answer):
            yield Found(
                f"“{gap.answer}” can be read in the same text",
                ("gap", index),
                help="take it out of the rest, or hide both with {{c1::…}} and one number",
            )
            return


@card_check("L305", Severity.WARNING, langs="en")
def gap_of_function_words(card: Card) -> Iterator[Found]:
    """A gap hides something to know, not “of the”; with a hint it may (a grammar exercise).

    Wozniak 1999, rule 5: the gap holds the piece of knowledge.
    """
    for index, gap in enumerate(card.cloze.gaps if card.cloze else ()):
        said = () if gap.hint or gap.answer[1:] != gap.answer[1:].lower() else words(gap.answer)
        if said and STOP_WORDS.issuperset(said):
            yield Found(
                f"the gap hides only “{gap.answer}”",
                ("gap", index),
                help="hide a word that carries the fact; for a grammar exercise say so: [[of::preposition]]",
            )


@card_check("L307", Severity.NOTE, counts_words=True)
def gap_in_word(card: Card) -> Iterator[Found]:
    """A gap begins and ends where words do; with a hint it need not (an exercise on endings)."""
    if card.cloze is None:
        return
    index = -1
    for place, part in enumerate(card.cloze.parts):
        if isinstance(part, str):
            continue
        index += 1
        before, after = _neighbour(card.cloze, place - 1), _neighbour(card.cloze, place + 1)
        cut_before = before[-1:].isalpha() and part.answer[:1].isalpha()
        cut_after = after[:1].isalpha() and part.answer[-1:].isalpha()
        if not part.hint and (cut_before or cut_after):
            yield Found(
                f"the gap “{part.answer}” cuts a word in two",
                ("gap", index),
                help="hide the whole word, or leave a space",
            )


def _neighbour(cloze: Cloze, place: int) -> str:
    part = cloze.parts[place] if 0 <= place < len(cloze.parts) else ""
    return part if isinstance(part, str) else ""


@card_check("L308", Severity.NOTE)
def list_of_gaps(card: Card) -> Iterator[Found]:
    """A list is not hidden as a whole: three gaps in a row, or more, with nothing but commas between.

    Wozniak 1999, rules 9 and 10: avoid sets and enumerations.
    """
    if card.cloze is None:
        return
    row = 0
    parts = card.cloze.parts
    for place, part in enumerate(parts):
        if isinstance(part, Gap):
            joined = (
                place >= 2 and isinstance(parts[place - 2], Gap) and _JOINT.fullmatch(str(parts[place - 1]))
            )
            row = row + 1 if joined else 1
            if row == 3:
                yield Found(
                    "a list hidden member by member is hard to keep in mind",
                    ("cloze",),
                    help="ask what sets one member apart, or for the whole list with `q:` and several in `a:`",
                )
