"""A deck file as a tree of texts, lists and maps, each with its place as offsets into the file's text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["List", "Map", "Node", "Text"]


@dataclass(slots=True, eq=False)
class Text:
    """A piece of text as it reads. `style` is how it stands in the file: '' plain, or one of ' " | >.

    `start` and `end` are offsets in characters, quotes included. Nothing is ever made a number or a date.
    """

    value: str
    start: int
    end: int
    style: str = ""


@dataclass(slots=True, eq=False)
class List:
    """Nodes in a row, between brackets (`flow`) or one dash each."""

    items: list[Node]
    start: int
    end: int
    flow: bool = False


@dataclass(slots=True, eq=False)
class Map:
    """Keys with their nodes, in the order of the file. No key stands in it twice."""

    entries: dict[str, tuple[Text, Node]]
    start: int
    end: int
    flow: bool = False

    def get(self, key: str) -> Node | None:
        """The node under a key, or None."""
        entry = self.entries.get(key)
        return entry[1] if entry else None

    def keys(self) -> Iterator[Text]:
        """The keys with their places."""
        return (key for key, _ in self.entries.values())


Node = Text | List | Map
