"""What a key of a deck file is, and what may stand behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Kind(StrEnum):
    """What may stand behind a key."""

    TEXT = "text"
    """One text."""
    TEXTS = "texts"
    """One text or a list of texts."""
    ID = "id"
    """A short name: letters, digits, `-`, `_`, `.`."""
    LANG = "lang"
    """A language tag such as `en` or `pt-BR`."""
    LEVEL = "level"
    """A whole number from 1 to 5."""
    NUMBER = "number"
    """A number, not below 0, decimals allowed."""
    TOLERANCE = "tolerance"
    """A number not below 0, or a percentage."""
    YES = "yes"
    """`yes` or `no`."""
    WORD = "word"
    """One of a few words: `Key.words`."""
    TAGS = "tags"
    """A tag or a list of tags; `+tag` adds to the deck's."""
    FILE = "file"
    """A file beside the deck."""
    DATE = "date"
    """A day as 2022-03-10, or a month or year of it."""
    SOURCES = "sources"
    """One text, or a list of texts and of maps with the keys of SOURCE."""
    OPTIONS = "options"
    """A list of maps with the keys of OPTION."""
    CARDS = "cards"
    """A list of maps with the keys of CARD."""
    ARTICLES = "articles"
    """A map from an article's key to a map with the keys of ARTICLE."""
    DEFAULTS = "defaults"
    """A map with the keys of DEFAULTS."""
    LINT = "lint"
    """A map with the keys of LINT."""
    CODES = "codes"
    """One code of a check or a list of them."""
    HASHES = "hashes"
    """A map from a card's id to a hash."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key, what may stand behind it, what it is for, and the words teachers use for it elsewhere."""

    name: str
    kind: Kind
    hover: str
    synonyms: tuple[str, ...] = ()
    example: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """The keys of one thing of a deck file; `thing` is what a message calls it, with its article."""

    name: str
    thing: str
    keys: Mapping[str, Key]
    synonyms: Mapping[str, str]
    """From a word that means a key to the key."""


LEVELS = range(1, 6)
"""Levels run from 1, easy, to 5, hard."""

YES = frozenset({"yes", "y", "true", "on", "1"})
NO = frozenset({"no", "n", "false", "off", "0"})


def table(name: str, thing: str, *keys: Key) -> Table:
    """A table of these keys, with their synonyms."""
    by_name = {key.name: key for key in keys}
    synonyms = {word: key.name for key in keys for word in key.synonyms}
    return Table(name, thing, MappingProxyType(by_name), MappingProxyType(synonyms))
