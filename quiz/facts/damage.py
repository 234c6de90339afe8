"""Sentences that the source prints damaged: broken off, run together, mistyped. Nothing is asked of them."""

from __future__ import annotations

from itertools import pairwise

from quiz.facts.context import Context
from quiz.facts.tree import words_of
from quiz.model.sentence import Token

_HANGING = frozenset({"CC", "DT", "TO", "MD", "PRP$", "WDT", "PDT"})
"""Tags of words after which something has to follow."""
_TWICE = frozenset("the a an of to in and is are was were for on at with by from".split())
"""Words that no sentence has twice in a row."""
_ARTICLES = frozenset({"the", "a", "an"})
_ABBREVIATED = frozenset({"corp.", "inc.", "co.", "ltd.", "jr.", "sr."})
"""Words whose full stop can also be a sentence's."""


_latest: tuple[Context | None, str] = None, ""


def damage(context: Context) -> str:
    """What is broken in a sentence as it is printed; empty for a sound one."""
    global _latest
    known, fault = _latest
    if known is not context:
        fault = _damage(context)
        _latest = context, fault
    return fault


def _damage(context: Context) -> str:
    tokens = context.sentence.tokens
    first = tokens[0]
    if first.text[:1].islower() and not any(c.isupper() for c in first.text):
        return "begins in the middle"
    if _breaks_off(context):
        return "breaks off"
    before = context.previous
    if before is not None and before.sentence.end == context.sentence.start:
        return "a space is missing"
    if context.odd:
        return f"an unknown word, “{tokens[min(context.odd)].text}”"
    for one, two in pairwise(tokens):
        fault = _joint(one, two)
        if fault:
            return fault
    if any(len(token.text) == 1 and _stray(tokens, i) for i, token in enumerate(tokens)):
        return "a stray letter"
    text = context.sentence.text
    if text.count("‘") > text.count("’") or text.count("[") != text.count("]"):
        return "a mark without its other half"
    return "two sentences in one" if _run_on(context) else ""


def _breaks_off(context: Context) -> bool:
    """`... and.`, `... the.`, and `..., and on Tuesday.` after a clause that has no such part."""
    tokens = context.sentence.tokens
    words = words_of(context.sentence)
    if not words:
        return True
    if tokens[words[-1]].tag in _HANGING and words[-1] not in context.quoted:
        return True
    for date in context.dates:
        if date.last > words[-1] and date.first >= 3:
            before = [t.text.casefold() for t in tokens[date.first - 3 : date.first]]
            if before[:2] == [",", "and"] and before[2] in {"on", "in"} and len(context.dates) == 1:
                return True
    return False


def _joint(one: Token, two: Token) -> str:
    """What is wrong between two neighbouring tokens."""
    small = one.text.casefold()
    if small in _TWICE:
        other = two.text.casefold()
        pronoun = small in _ARTICLES and two.tag in {"PRP", "PRP$"} and other.isalpha()
        return f"“{one.text} {two.text}”" if small == other or pronoun else ""
    if one.end != two.start:
        return ""
    if one.text in {",", ";"} and two.text[:1].isalpha():
        return "a space is missing"
    if one.text == "." and two.text[:1].isupper() and two.text[1:2].islower():
        return "a space is missing"
    return ""


def _stray(tokens: tuple[Token, ...], i: int) -> bool:
    """A single small letter that is no word and belongs to none: `tre k`."""
    text = tokens[i].text
    if len(text) != 1 or not text.islower() or text in "aioxn":
        return False
    before = tokens[i - 1] if i else None
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    apart = before is not None and before.end < tokens[i].start and before.text[-1:].isalpha()
    return apart and (after is None or after.text[:1] not in ".'’-/&") and before is not None and (
        before.text.islower() and len(before.text) <= 4
    )  # fmt: skip


def _run_on(context: Context) -> bool:
    """`... with Chevron Corp. British Petroleum's ...`: two names side by side, the first ending in a full stop."""
    tokens = context.sentence.tokens
    return any(
        one.last == two.first and tokens[one.last - 1].text.casefold() in _ABBREVIATED
        for one, two in pairwise(context.named)
    )
