"""A sentence as the language engine saw it: plain values that any process can hand to another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Token(NamedTuple):
    """A word or mark. `head` is the index of its head in the sentence (its own for the root).

    `text` is as printed, an HTML entity read as its character. `start` and `end` are offsets in the article's
    text, `space` says whether white space follows, `number` is Sing, Plur or empty. Part of speech, tag and
    dependency are those of English spaCy models (universal parts of speech, Penn tags, CLEAR dependencies).
    """

    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int
    space: bool
    number: str


class Mention(NamedTuple):
    """A named entity, a numeral or, labelled UNKNOWN, a word that the engine has never seen.

    Tokens from `first` up to, not including, `last`; the engine's label.
    """

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one article: offsets in its text, the text verbatim, tokens and mentions."""

    article: str
    index: int
    paragraph: int
    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]

    @property
    def root(self) -> int:
        """The index of the main verb (or whatever stands in its place)."""
        return next((i for i, token in enumerate(self.tokens) if token.head == i), 0)
