"""A sentence with everything that was found in it."""

from __future__ import annotations

from dataclasses import dataclass

from quiz.facts.dates import Date
from quiz.facts.names import Named
from quiz.facts.quantities import Number
from quiz.model.article import Article
from quiz.model.fact import Kind, Name
from quiz.model.sentence import Sentence

SAYING = frozenset(
    "say tell add announce state declare claim argue note explain write report confirm warn insist admit "
    "acknowledge deny suggest predict stress emphasize tweet reply respond ask believe think observe recall "
    "remark comment conclude estimate describe call recount continue testify urge allege confess".split()
)
"""Verbs by which somebody vouches for what is said."""


@dataclass(frozen=True, slots=True)
class Context:
    """A sentence with everything that was found in it, and the sentence before it."""

    article: Article
    sentence: Sentence
    named: tuple[Named, ...]
    dates: tuple[Date, ...]
    numbers: tuple[Number, ...]
    quoted: frozenset[int]
    """Tokens inside quotation marks."""
    previous: Context | None = None

    def name_at(self, index: int) -> Name | None:
        """The name that a token belongs to."""
        return next((n.name for n in self.named if n.first <= index < n.last), None)

    def kind_at(self, index: int) -> Kind | None:
        """The kind of the name that a token belongs to."""
        name = self.name_at(index)
        return name.kind if name else None
