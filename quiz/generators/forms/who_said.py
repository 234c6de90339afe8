"""Who said it: a quotation is asked for its speaker."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.generators.world import Face, World
from quiz.model.card import Choice, Option
from quiz.model.fact import Claim, Fact, Kind

MOST = 28
"""Words of a quotation that a stem can carry."""


def faces(fact: Fact, claim: Claim, world: World) -> Iterator[Face]:
    """Ask for the speaker of a whole quotation; one that the sentence breaks is not asked."""
    if claim.kind is not Kind.SPEAKER:
        return
    context = world.context(claim)
    tokens = claim.sentence.tokens
    inside = sorted(context.quoted)
    if not inside or inside != list(range(inside[0], inside[-1] + 1)):
        return
    words = "".join(tokens[i].text + (" " if tokens[i].space else "") for i in inside)
    words = " ".join(words.split()).strip("“”\"'` ").rstrip(",.")
    if not 5 <= len(words.split()) <= MOST or not words[:1].isupper():
        return
    article = context.article
    asked = "Who" if claim.name is not None and claim.name.kind is Kind.PERSON else "Which organisation"
    when = f" in {article.published:%B %Y}" if article.published else ""
    where = f", as reported by {article.publisher}{when}" if article.publisher else when
    stem = f"{asked} said “{words}”{where}?"
    yield Face("who said", claim, choice=Choice(stem, (Option(claim.answer, right=True),)))
