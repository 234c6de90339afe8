"""Files that are read as YAML or JSON but are something else than a deck: one problem, not one for each line."""

from __future__ import annotations

from collections.abc import Sequence

from quiz.decks.keys import CARD, DECK
from quiz.decks.suggest import meant_key
from quiz.decks.tree import List, Map, Node, Text

__all__ = ["what_else"]

_FACES = frozenset({"q", "a", "wrong", "options", "cloze", "fact", "myth"})
"""The keys of which every card has some."""
_OWN = frozenset({"deck", "cards", "defaults", "lint", "generated"})
"""The keys that hardly stand at the top of anything else."""
_FEW = 3
"""With fewer entries than this each is spoken of: they may be the first cards that somebody writes."""


def what_else(root: Node | None, entries: Sequence[Node]) -> str:
    """What a file is that is no deck, in words for a message; empty where it is one or may be meant as one.

    `entries` are what was taken for its cards. Nothing of a card may be in any of them, not even misspelt.
    """
    if isinstance(root, Map) and not entries:
        names = [key.value for key, _ in root.entries.values()]
        if len(names) < _FEW or any(_of_deck(name) or _of_card(name) for name in names):
            return ""
        return f"a map with {len(names)} other keys"
    if len(entries) < _FEW or any(_asks(entry) for entry in entries):
        return ""
    if all(isinstance(entry, Text) for entry in entries):
        return f"a list of {len(entries)} texts"
    return f"a list of {len(entries)} things that ask nothing"


def _asks(entry: Node) -> bool:
    """Whether something of a card is in an entry: one of its keys, or a text that looks like a question."""
    if isinstance(entry, Map):
        return any(_of_card(key.value) for key, _ in entry.entries.values())
    if isinstance(entry, List):
        return any(_asks(item) for item in entry.items)
    return isinstance(entry, Text) and ("?" in entry.value or "[[" in entry.value or "{{" in entry.value)


def _of_card(name: str) -> bool:
    return meant_key(name, CARD) in _FACES


def _of_deck(name: str) -> bool:
    return name in _OWN or meant_key(name, DECK) == "cards"
