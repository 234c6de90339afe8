"""Articles to deck: the whole way on one page."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from quiz.facts.finding import Findings, find_facts
from quiz.facts.jobs import Read
from quiz.generators.building import by_kind, candidates
from quiz.generators.candidate import Candidate
from quiz.generators.rank import choose
from quiz.generators.world import World
from quiz.model.article import Article
from quiz.model.deck import Deck, DeckArticle
from quiz.model.fact import Refusal
from quiz.model.ids import short_id
from quiz.model.sentence import Sentence

Reader = Callable[[Sequence[Article]], Iterable[Read]]
"""Parts articles into sentences, in their order."""


@dataclass(frozen=True, slots=True)
class Made:
    """A deck with everything that led to it."""

    deck: Deck
    world: World
    chosen: tuple[Candidate, ...]
    passed: tuple[tuple[Candidate, str], ...]
    refused: tuple[Refusal, ...]

    @property
    def findings(self) -> Findings:
        """What the articles say."""
        return self.world.findings


def make_deck(
    articles: Sequence[Article],
    read: Reader,
    *,
    name: str = "",
    limit: int | None = None,
    kinds: frozenset[str] = frozenset({"choice", "cloze"}),
    folder: Path = Path(),
    progress: Callable[[str], None] = lambda line: None,
) -> Made:
    """Make a deck from articles about one event.

    `read` parts them into sentences. `folder` is where the deck will stand: the articles' files are named
    relative to it. `limit` keeps that many of the best cards. The same articles give the same deck, in
    whatever order they come.
    """
    sentences: dict[str, tuple[Sentence, ...]] = {}
    notes: dict[str, tuple[tuple[Sentence, ...], ...]] = {}
    given = sorted(articles, key=lambda article: article.key)
    articles = []
    progress(f"loading the language model, then reading {len(given)} articles")
    for article, done in zip(given, read(given), strict=True):
        sentences[article.key], notes[article.key] = done.body, done.notes
        articles.append(replace(article, notices=article.notices + done.notices))
        progress(f"read {len(articles)} of {len(given)} articles")
    progress("comparing the articles")
    world = World({article.key: article for article in articles}, find_facts(articles, sentences, notes))
    progress("making cards")
    found, refused = candidates(world)
    chosen, passed = choose(by_kind(found, kinds), world, limit)
    deck = _deck(name or _name(articles), chosen, world, folder)
    return Made(deck, world, tuple(chosen), tuple(passed), tuple(refused))


def _name(articles: Sequence[Article]) -> str:
    return next((article.title for article in articles if article.title), "News quiz")


def _deck(name: str, chosen: Sequence[Candidate], world: World, folder: Path) -> Deck:
    cards = tuple(candidate.card for candidate in chosen)
    return Deck(
        name=name,
        id=short_id("deck", name, *sorted(world.articles), length=8),
        cards=cards,
        articles=tuple(
            DeckArticle(
                key=article.key,
                title=article.title,
                publisher=article.publisher,
                published=article.published.isoformat() if article.published else "",
                file=_relative(article.path, folder),
                retells=article.retells,
            )
            for article in world.articles.values()
        ),
        generated={card.id: card.content_hash for card in cards},
    )


def _relative(path: str, folder: Path) -> str:
    """A file's path as seen from a folder, with forward slashes."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # on another drive
        return Path(path).as_posix()
