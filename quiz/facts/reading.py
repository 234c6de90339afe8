"""Articles in, contexts out: every sentence with its names, dates, numbers and quotation marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from quiz.facts.context import Context
from quiz.facts.dates import find_dates
from quiz.facts.language import UNKNOWN
from quiz.facts.marks import read_marks
from quiz.facts.names import Names, find_names
from quiz.facts.quantities import find_quantities
from quiz.facts.quotes import quotations
from quiz.model.article import Article
from quiz.model.sentence import Mention, Sentence


def contexts(
    articles: Sequence[Article], sentences: Mapping[str, Sequence[Sentence]]
) -> tuple[tuple[Context, ...], Names]:
    """Read the sentences of all articles together, so that names are one over the whole set."""
    names = find_names(sentence for article in articles for sentence in sentences[article.key])
    found: list[Context] = []
    for article in articles:
        found.extend(_of_article(article, sentences[article.key], names))
    return tuple(found), names


def _of_article(article: Article, sentences: Sequence[Sentence], names: Names) -> list[Context]:
    quoted, parts = read_marks(sentences)
    odd = _odd(sentences)
    found: list[Context] = []
    for sentence, marked in zip(sentences, quoted, strict=True):
        named = names.of(sentence)
        dates = tuple(find_dates(sentence, article.published))
        stretches = [(n.first, n.last) for n in named] + [(d.first, d.last) for d in dates]
        taken = frozenset(i for first, last in stretches for i in range(first, last))
        found.append(
            Context(
                article=article,
                sentence=sentence,
                named=named,
                dates=dates,
                numbers=tuple(find_quantities(sentence, taken)),
                quoted=marked,
                odd=frozenset(m.first for m in sentence.mentions if _word(sentence, m) in odd),
            )
        )
    linked = _linked(found)
    if not parts:
        return linked
    spoken = quotations(linked, parts)
    return _linked([replace(c, quotations=q) if q else c for c, q in zip(found, spoken, strict=True)])


def _odd(sentences: Sequence[Sentence]) -> frozenset[str]:
    """The words of an article that the language model has never seen and that it has once."""
    met = Counter(word for sentence in sentences for m in sentence.mentions if (word := _word(sentence, m)))
    return frozenset(word for word, count in met.items() if count == 1)


def _word(sentence: Sentence, mention: Mention) -> str:
    return sentence.tokens[mention.first].text if mention.label == UNKNOWN else ""


def _linked(found: list[Context]) -> list[Context]:
    """The contexts with the one before; that has none itself, so that none holds on to the whole article."""
    return [*found[:1], *(replace(this, previous=last) for last, this in pairwise(found))]
