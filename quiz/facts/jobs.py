"""Reading many articles: what is known from earlier runs, and the rest in one or several processes.

Articles go out to the processes one by one, and plain values come back, packed.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from quiz.errors import QuizError
from quiz.facts.cache import Cache
from quiz.facts.language import Engine
from quiz.facts.packing import Read, pack, unpack
from quiz.model.article import Article, Block, Role

__all__ = ["Read", "read_article", "read_articles"]

ALONE = 100
"""Articles up to which one process reads and compares. Of more, another one reads them, so that the model's memory
and that of all sentences never add up."""
_AHEAD = 4  # articles under way for each process

_engine: Engine | None = None
_model: Path | None = None


def read_articles(
    articles: Sequence[Article], model: Path, jobs: int = 1, cache: Cache | None = None
) -> Iterator[Read]:
    """Part articles into sentences, in their order: the same values whatever the number of processes and the cache.

    `model` is the folder that spaCy loads. What `cache` holds is not read again, and what is read is kept there
    at once, so that an interrupted run goes on where it was. Raises QuizError where a process is killed.
    """
    known = {article.key: read for article in articles if cache and (read := cache.find(article)) is not None}
    missing = [article for article in articles if article.key not in known]
    fresh = _in_processes(missing, model, jobs) if jobs > 1 or len(missing) > ALONE else _here(missing, model)
    try:
        for article in articles:
            read = known.pop(article.key, None)
            if read is None:
                packed = next(fresh)
                read = unpack(packed, article)
                if cache is not None:
                    cache.keep(article, packed)
            yield read
    finally:
        fresh.close()
        if cache is not None:
            cache.prune()


def read_article(engine: Engine, article: Article) -> Read:
    """Part one article into sentences, its notes apart from its body."""
    skipped: list[str] = []
    body = engine.sentences(article, skipped)
    notes = tuple(engine.sentences(_alone(article, number), skipped) for number in range(len(article.notes)))
    return Read(article.key, body, notes, tuple(skipped))


def _alone(article: Article, number: int) -> Article:
    """The article with nothing but one of its notes as body, so that the engine reads the note."""
    block = Block(article.notes[number].span, Role.BODY)
    return Article(key=article.key, path=article.path, text=article.text, blocks=(block,))


def _here(articles: Sequence[Article], model: Path) -> Generator[bytes, None, None]:
    if articles:
        engine = Engine(model)
        yield from (pack(read_article(engine, article)) for article in articles)


def _in_processes(articles: Sequence[Article], model: Path, jobs: int) -> Generator[bytes, None, None]:
    if not articles:
        return
    count = min(jobs, len(articles))
    rest = iter(articles)
    before = set(multiprocessing.active_children())
    with _for_children():
        pool = ProcessPoolExecutor(count, multiprocessing.get_context("spawn"), _start, (model,))
        under_way = deque(pool.submit(_work, article) for article in islice(rest, count * _AHEAD))
    ours = set(multiprocessing.active_children()) - before
    try:
        while under_way:
            yield under_way.popleft().result()
            under_way.extend(pool.submit(_work, article) for article in islice(rest, 1))
    except BrokenProcessPool:
        raise QuizError(
            "a process that reads articles was stopped from outside, perhaps for want of memory;"
            " run the same again with fewer --jobs"
        ) from None
    finally:
        if under_way:  # interrupted, or nobody asks for the rest
            for process in ours:
                process.terminate()
        pool.shutdown(cancel_futures=True)


@contextmanager
def _for_children() -> Iterator[None]:
    """Start processes that use one thread each and leave Ctrl-C to the one that started them."""
    here = threading.current_thread() is threading.main_thread()
    handler = signal.signal(signal.SIGINT, signal.SIG_IGN) if here else None
    threads = os.environ.get("OMP_NUM_THREADS")
    os.environ["OMP_NUM_THREADS"] = "1"
    try:
        yield
    finally:
        if threads is None:
            del os.environ["OMP_NUM_THREADS"]
        else:
            os.environ["OMP_NUM_THREADS"] = threads
        if here:
            signal.signal(signal.SIGINT, handler)


def _start(model: Path) -> None:
    global _model
    _model = model
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A killed parent cannot stop its processes, and their queues would keep them waiting for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(article: Article) -> bytes:
    global _engine
    if _engine is None:
        assert _model is not None
        _engine = Engine(_model)
    return pack(read_article(_engine, article))
