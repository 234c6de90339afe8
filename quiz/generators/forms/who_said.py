"""Who said it: a quotation is asked for its speaker."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.generators.phrases import general
from quiz.generators.world import Face, World
from quiz.model.card import Choice, Option
from quiz.model.fact import Claim, Fact, Kind

LEAST, MOST = 7, 26
"""Words of a quotation that says something by itself and that a stem can carry."""
MATTERS = 3
"""Sentences of the story that have a name or noun of the quotation at least: otherwise it is small talk."""
_LOOSE = {"today", "now", "yesterday", "tomorrow", "he", "she", "it", "they", "him", "her", "them", "this", "that", "these", "those", "there", "here", "his",
          "their", "its", "you", "your"}  # fmt: skip


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
    if not LEAST <= len(words.split()) <= MOST or not words[:1].isupper() or _loose(claim, inside, world):
        return
    article = context.article
    asked = "Who" if claim.name is not None and claim.name.kind is Kind.PERSON else "Which organisation"
    when = f" in {article.published:%B %Y}" if article.published else ""
    where = f", as reported by {article.publisher}{when}" if article.publisher else when
    stem = f"{asked} said “{words}”{where}?"
    yield Face("who said", claim, choice=Choice(stem, (Option(claim.answer, right=True),)))


def _loose(claim: Claim, inside: list[int], world: World) -> bool:
    """Whether the quoted words need their article: a pronoun, nothing named and nothing of the event, no whole clause."""
    tokens = [claim.sentence.tokens[i] for i in inside]
    if not any(t.tag in {"VBZ", "VBP", "VBD", "MD"} for t in tokens):
        return True
    if any(t.text.casefold() in _LOOSE and t.dep not in {"expl", "mark"} and t.tag != "WDT" for t in tokens):
        return True
    story = world.stories[claim.sentence.article]
    named = [name for i in inside if (name := world.context(claim).name_at(i)) is not None]
    if any(len(world.places_of_name.get(name.key, ())) >= MATTERS for name in named):
        return False
    return not any(
        (phrase := world.phrases.get(t.lemma.casefold())) is not None
        and not general(phrase)
        and sum(article in story for article, _ in phrase.places) >= MATTERS
        for t in tokens
        if t.pos == "NOUN"
    )
