"""Claims whose answer is the place in an order: the ninth summit, the third-largest company.

Newsrooms are compared by them; no question asks for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quiz.facts.bare import bare_claim, clause_terms, word
from quiz.facts.context import Context
from quiz.facts.date_patterns import ORDINALS
from quiz.facts.tree import clause_of
from quiz.model.fact import Claim, Kind

_FIGURES = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
_TIMES = frozenset("time day week month quarter year century half floor grade".split())
"""Nouns that an ordinal dates or numbers, so that another ordinal is another thing."""
_LEAST = 2
"""`First` is an order, a beginning or one of a kind: scopes are told by it."""


def claims(context: Context) -> Iterator[Claim]:
    """The ordinals of a sentence outside quotation marks, dates and names."""
    sentence = context.sentence
    dated = {i for date in context.dates for i in range(date.first, date.last)}
    for i, token in enumerate(sentence.tokens):
        if token.dep not in {"amod", "compound"} or i in context.quoted or i in dated:
            continue
        value = _value(token.text.casefold())
        if value < _LEAST:
            continue
        noun = token.head
        if noun < i or sentence.tokens[noun].lemma.casefold() in _TIMES:
            continue
        claim = bare_claim(
            context,
            i,
            i + 1,
            key=str(value),
            relation="order",
            about=word(context, noun),
            role="order",
            subject="",
            terms=clause_terms(context, clause_of(sentence, noun), {i}),
        )
        yield replace(claim, kind=Kind.ORDINAL)


def _value(text: str) -> int:
    match = _FIGURES.fullmatch(text)
    if match:
        return int(match[1])
    return ORDINALS.index(text) + 1 if text in ORDINALS else 0
