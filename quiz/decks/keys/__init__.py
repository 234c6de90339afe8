"""The keys of a deck file: the one table behind the reader, the checker and the editors' schema."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from quiz.decks.keys.card import CARD, OPTION
from quiz.decks.keys.deck import ARTICLE, DECK, DEFAULTS, LINT, SOURCE
from quiz.decks.keys.table import LEVELS, NO, YES, Key, Kind, Table

__all__ = [
    "ARTICLE",
    "CARD",
    "DECK",
    "DEFAULTS",
    "LEVELS",
    "LINT",
    "NO",
    "OPTION",
    "SOURCE",
    "TABLES",
    "YES",
    "Key",
    "Kind",
    "Table",
]

TABLES: Mapping[str, Table] = MappingProxyType(
    {table.name: table for table in (DECK, CARD, OPTION, ARTICLE, SOURCE, LINT, DEFAULTS)}
)
"""Every table by its name."""
