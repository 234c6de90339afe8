"""Cards with a name and the articles that they come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from quiz.model.card import Card


@dataclass(frozen=True, slots=True)
class DeckArticle:
    """An article as a deck names it. `published` is an ISO date or empty; `file` is relative to the deck."""

    key: str
    title: str = ""
    publisher: str = ""
    published: str = ""
    file: str = ""
    retells: bool = False

    @property
    def byname(self) -> str:
        """How a screen names this source."""
        name = self.publisher or self.title or self.file or self.key
        return f"{name} (retold)" if self.retells else name


@dataclass(frozen=True, slots=True)
class Deck:
    """Cards in the order of their file.

    `generated` holds, by card id, the content hash of each card as it was generated: where the hash of the
    card in the file differs, the teacher has changed it.
    """

    name: str
    cards: tuple[Card, ...]
    id: str = ""
    lang: str = "en"
    about: str = ""
    articles: tuple[DeckArticle, ...] = ()
    lint_off: frozenset[str] = frozenset()
    generated: Mapping[str, str] = field(default_factory=dict)
    file: str = ""

    def article(self, key: str) -> DeckArticle | None:
        """The article of that key, if the deck names one."""
        return next((article for article in self.articles if article.key == key), None)
