"""A sentence with everything that was found in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

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


class Quotation(NamedTuple):
    """Words between quotation marks: tokens `first` to `last` (excluded) of a sentence, the marks left out.

    `opens` and `closes` say whether the quotation begins and ends in this sentence; `whole` are its words over
    all sentences that it runs through, whose indices `sentences` gives. `speaker` is where the sentence names who
    speaks, or the pronoun for who speaks; it stands at -1 where only another sentence says it. `described` are
    the words for a speaker without a name; both can be missing.
    """

    first: int
    last: int
    text: str
    opens: bool
    closes: bool
    speaker: Named | None
    described: str = ""
    whole: str = ""
    sentences: tuple[int, ...] = ()


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
    odd: frozenset[int] = frozenset()
    """Words in small letters that the language model has never seen and the article has once: slips, mostly."""
    quotations: tuple[Quotation, ...] = ()
    """The quotations of the sentence in order; those over several sentences have a piece in each."""

    def name_at(self, index: int) -> Name | None:
        """The name that a token belongs to."""
        return next((n.name for n in self.named if n.first <= index < n.last), None)

    def kind_at(self, index: int) -> Kind | None:
        """The kind of the name that a token belongs to."""
        name = self.name_at(index)
        return name.kind if name else None
