"""Articles in, contexts out: every sentence with its names, dates, numbers and quotation marks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from quiz.facts.context import Context
from quiz.facts.dates import find_dates
from quiz.facts.names import Names, find_names
from quiz.facts.quantities import find_quantities
from quiz.model.article import Article
from quiz.model.sentence import Sentence

_OPEN = {"“", "``"}
_CLOSE = {"”", "''"}


def contexts(
    articles: Sequence[Article], sentences: Mapping[str, Sequence[Sentence]]
) -> tuple[tuple[Context, ...], Names]:
    """Read the sentences of all articles together, so that names are one over the whole set."""
    names = find_names(sentence for article in articles for sentence in sentences[article.key])
    found: list[Context] = []
    for article in articles:
        found.extend(_of_article(article, sentences[article.key], names))
    return tuple(found), names


def _of_article(article: Article, sentences: Iterable[Sentence], names: Names) -> list[Context]:
    found: list[Context] = []
    open_quote = False
    paragraph = -1
    for sentence in sentences:
        if sentence.paragraph != paragraph:
            open_quote, paragraph = False, sentence.paragraph
        quoted, open_quote = _quoted(sentence, open_quote)
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
                quoted=quoted,
            )
        )
    return [found[0], *(_with_previous(this, last) for last, this in pairwise(found))] if found else []


def _with_previous(this: Context, last: Context) -> Context:
    return Context(
        this.article, this.sentence, this.named, this.dates, this.numbers, this.quoted, _alone(last)
    )


def _alone(context: Context) -> Context:
    """A context without its own predecessor, so that none holds on to the whole article."""
    return Context(
        context.article, context.sentence, context.named, context.dates, context.numbers, context.quoted
    )


def _quoted(sentence: Sentence, inside: bool) -> tuple[frozenset[int], bool]:
    """The tokens within quotation marks, and whether a quotation is still open at the end."""
    found = []
    for i, token in enumerate(sentence.tokens):
        if token.text in _OPEN:
            inside = True
            found.append(i)
        elif token.text in _CLOSE:
            found.append(i)
            inside = False
        elif token.text == '"':
            inside = not inside
            found.append(i)
        elif inside:
            found.append(i)
    return frozenset(found), inside
