"""Which articles tell one story: those that share several of the words that each is most about."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from quiz.facts.context import Context
from quiz.generators.phrases import Phrase, general

TELLING = 12
"""Names and phrases of an article that count as what it is most about."""
SHARED = 3
"""Of these, how many two articles of one story have in common at least."""
LATEST = 24
"""Articles with one word that a further one is compared with: the latest, so that cost grows with their number."""


def stories(contexts: Iterable[Context], found: Mapping[str, Phrase]) -> dict[str, tuple[str, ...]]:
    """For each article all articles of its story, itself included, in the order given."""
    telling = _telling(contexts, found)
    having: dict[str, list[str]] = defaultdict(list)
    parent = {article: article for article in telling}

    def top(article: str) -> str:
        while parent[article] != article:
            article = parent[article]
        return article

    for article, words in telling.items():
        met = Counter(other for word in words for other in having[word][-LATEST:])
        for other, shared in met.items():
            if shared >= SHARED:
                parent[top(article)] = top(other)
        for word in words:
            having[word].append(article)
    members: dict[str, list[str]] = defaultdict(list)
    for article in telling:
        members[top(article)].append(article)
    return {article: tuple(members[top(article)]) for article in telling}


def _telling(contexts: Iterable[Context], found: Mapping[str, Phrase]) -> dict[str, list[str]]:
    """The words that each article is most about: often in it and early."""
    weights: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for context in contexts:
        own = weights[context.sentence.article]
        for name in {named.name.key for named in context.named}:
            own[name] += 1 / (1 + context.sentence.index / 8)
    for phrase in found.values():
        if phrase.key != phrase.head or general(phrase):
            continue
        for article, index in sorted(phrase.places):
            weights[article][phrase.key] += 1 / (1 + index / 8)
    return {
        article: sorted(counts, key=lambda word: (-counts[word], word))[:TELLING]
        for article, counts in weights.items()
    }
