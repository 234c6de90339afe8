"""Reading many articles in several processes: shards of articles go out, plain values come back."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from quiz.facts.language import Engine
from quiz.model.article import Article, Block, Role
from quiz.model.sentence import Sentence

Read = tuple[str, tuple[Sentence, ...], tuple[tuple[Sentence, ...], ...]]
"""An article's key, the sentences of its body and those of each of its notes."""

_engine: Engine | None = None


def read_articles(articles: Sequence[Article], model: Path, jobs: int) -> Iterator[Read]:
    """Part articles into sentences, in their order, whatever the number of processes.

    With one job the model is loaded in this process; otherwise each worker loads it once.
    """
    if jobs <= 1 or len(articles) < 2:
        engine = Engine(model)
        yield from (read_article(engine, article) for article in articles)
        return
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    with multiprocessing.get_context("spawn").Pool(min(jobs, len(articles)), _start, (model,)) as pool:
        yield from pool.imap(_work, articles, chunksize=1)


def _start(model: Path) -> None:
    global _engine
    _engine = Engine(model)


def _work(article: Article) -> Read:
    assert _engine is not None
    return read_article(_engine, article)


def read_article(engine: Engine, article: Article) -> Read:
    """Part one article into sentences, its notes apart from its body."""
    notes = tuple(engine.sentences(_alone(article, number)) for number in range(len(article.notes)))
    return article.key, engine.sentences(article), notes


def _alone(article: Article, number: int) -> Article:
    """The article with nothing but one of its notes as body, so that the engine reads the note."""
    block = Block(article.notes[number].span, Role.BODY)
    return Article(key=article.key, path=article.path, text=article.text, blocks=(block,))
