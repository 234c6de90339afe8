"""Claims whose answer is a speaker: who said what stands in quotation marks."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.facts.claims import claim
from quiz.facts.context import SAYING, Context
from quiz.facts.tree import subject_of
from quiz.model.fact import Claim, Kind

WORDS = 5
"""A quotation shorter than this is a scare quote, not something to know the speaker of."""


def claims(context: Context) -> Iterator[Claim]:
    """The named speaker of a sentence's quotation."""
    sentence = context.sentence
    inside = [i for i in sorted(context.quoted) if any(c.isalnum() for c in sentence.tokens[i].text)]
    if len(inside) < WORDS:
        return
    for i, token in enumerate(sentence.tokens):
        if i in context.quoted or token.lemma not in SAYING or token.pos != "VERB":
            continue
        subject = subject_of(sentence, i)
        if subject is None or subject in context.quoted:
            continue
        named = next((n for n in context.named if n.first <= subject < n.last), None)
        if named is not None and named.name.kind.value in {"person", "organisation"}:
            yield claim(
                context,
                named.first,
                named.last,
                Kind.SPEAKER,
                named.name.full,
                named.name.key,
                name=named.name,
            )
            return
