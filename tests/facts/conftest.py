"""A way from text to contexts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from quiz.facts.context import Context
from quiz.facts.language import Engine
from quiz.facts.names import Names
from quiz.facts.reading import contexts
from quiz.model.article import Article, Block, Role, Span

Read = Callable[..., tuple[tuple[Context, ...], Names]]


def article(text: str, key: str = "a", published: date | None = None) -> Article:
    """An article whose paragraphs are the lines of a text."""
    blocks = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(Span(start, start + len(line)), Role.BODY))
        start += len(line) + 1
    return Article(key=key, path=f"{key}.txt", text=text, blocks=tuple(blocks), published=published)


@pytest.fixture(scope="session")
def read(engine: Engine) -> Read:
    """Texts in, each an article; the contexts of all and their names out."""

    def reading(*texts: str, published: date | None = None) -> tuple[tuple[Context, ...], Names]:
        articles = [article(text, f"a{n}", published) for n, text in enumerate(texts)]
        return contexts(articles, {a.key: engine.sentences(a) for a in articles})

    return reading
