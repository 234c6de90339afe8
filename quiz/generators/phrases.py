"""The noun phrases of the articles and how much each says of what they are about."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from quiz.facts.antecedents import ANAPHORS
from quiz.facts.context import Context
from quiz.model.sentence import Token

LONGEST = 3
"""Words of a phrase at most."""
_INSIDE = frozenset({"compound", "amod", "nmod"})
_GENERAL = frozenset(
    "year month week day hour minute time people person man woman thing way part number lot kind end case "
    "place side point fact question reason official percent something anything nothing everything one two "
    "today yesterday tomorrow other statement report result spokesman spokeswoman word other first last next "
    "weekend afternoon morning evening night moment example detail effort figure period population meeting".split()
)
"""Nouns that say nothing of what an article is about (time, people in general, reporting)."""

Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun with the words that stand before it, over a set of articles: lemma, usual form, where it stands."""

    key: str
    text: str
    head: str
    places: frozenset[Place]


def stretches(context: Context) -> Iterator[tuple[int, int]]:
    """The tokens of each noun and the nouns and adjectives before it that belong to it; names are left out."""
    tokens = context.sentence.tokens
    for last, token in enumerate(tokens):
        if token.pos != "NOUN" or token.dep == "compound" or not token.text[:1].isalpha():
            continue
        if context.name_at(last) is not None:
            continue
        first = last
        while (
            first
            and tokens[first - 1].dep in _INSIDE
            and first <= tokens[first - 1].head <= last
            and (tokens[first - 1].pos in {"NOUN", "ADJ"} or tokens[first - 1].tag == "VBN")
            and tokens[first - 1].tag not in {"JJR", "JJS"}
            and context.name_at(first - 1) is None
            and tokens[first - 1].text.isalpha()
        ):
            first -= 1
        yield first, last + 1


def key_of(tokens: Sequence[Token], first: int, last: int) -> str:
    """How a phrase is known: its words as they stand, the last by its lemma."""
    return (
        "".join(t.text.casefold() + " " for t in tokens[first : last - 1]) + tokens[last - 1].lemma.casefold()
    )


def phrases(contexts: Iterable[Context]) -> dict[str, Phrase]:
    """All noun phrases outside quotations, each also without its first words, by their lemmas."""
    forms: dict[str, dict[str, int]] = defaultdict(dict)
    places: dict[str, set[Place]] = defaultdict(set)
    heads: dict[str, str] = {}
    for context in contexts:
        tokens = context.sentence.tokens
        place = (context.sentence.article, context.sentence.index)
        for first, last in stretches(context):
            if last - 1 in context.quoted:
                continue
            head = tokens[last - 1].lemma.casefold()
            for start in range(max(first, last - LONGEST), last):
                key = key_of(tokens, start, last)
                text = " ".join(token.text.casefold() for token in tokens[start:last])
                counts = forms[key]
                counts[text] = counts.get(text, 0) + 1
                places[key].add(place)
                heads[key] = head
    return {
        key: Phrase(
            key,
            min(counts, key=lambda text: (-counts[text], text)) if len(counts) > 1 else next(iter(counts)),
            heads[key],
            frozenset(places[key]),
        )
        for key, counts in sorted(forms.items())
    }


def general(phrase: Phrase) -> bool:
    """Whether a phrase says nothing of what an article is about."""
    return phrase.head in _GENERAL or phrase.head in ANAPHORS


def weight(phrase: Phrase, articles: frozenset[str]) -> float:
    """How much a phrase says of what these articles are about: early in them, in many of them, of several words."""
    lead = math.fsum(1 / (1 + index / 3) for key, index in phrase.places if key in articles)
    shared = len({key for key, _ in phrase.places} & articles) / len(articles)
    words = len(phrase.key.split())
    return lead * (0.5 + shared) * (1 + 0.5 * (words - 1))
