"""From the text of a deck file to a tree with places, by the events of PyYAML.

Only the events are used: no tag is resolved, so everything stays text, and no YAML object is composed (on
deep nesting libyaml's composer ends the interpreter). What a deck has no use for is refused: aliases,
anchors, tags, a key that stands twice, several documents, nesting deeper than MAX_DEPTH.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml import events

from quiz.decks.tree import List, Map, Node, Text

__all__ = ["MAX_DEPTH", "Fault", "SyntaxFault", "Tree", "build"]

_ALIAS: Any = events.AliasEvent
_SCALAR: Any = events.ScalarEvent
_LIST_END: Any = events.SequenceEndEvent
_MAP: Any = events.MappingStartEvent
_MAP_END: Any = events.MappingEndEvent
_DOCUMENT: Any = events.DocumentStartEvent
_DOCUMENT_END: Any = events.DocumentEndEvent
_END: Any = events.StreamEndEvent

MAX_DEPTH = 12
"""The format itself nests 6 deep (deck, cards, card, source, entry, text)."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a tree that a deck must not hold; the tree is complete in spite of it.

    `code` is alias, anchor, tag, duplicate-key, odd-key or documents; `name` is what it is about, `first`
    for a duplicate the span of the first key of that name.
    """

    code: str
    start: int
    end: int
    name: str = ""
    first: tuple[int, int] = (0, 0)


class SyntaxFault(Exception):
    """The text is no YAML, from `start` on; `context` is where the piece that is at fault began, or -1."""

    def __init__(self, code: str, start: int, context: int = -1, says: str = "") -> None:
        super().__init__(f"{code} at {start}: {says}")
        self.code = code
        self.start = start
        self.context = context
        self.says = says


@dataclass(slots=True)
class Tree:
    """What a text holds: its root (None for an empty file) and the faults.

    For the later checks of what YAML loses in silence it names the texts in quotes, the lists in
    brackets, and the texts without quotes that go on over several lines (`folded`).
    """

    root: Node | None = None
    faults: list[Fault] = field(default_factory=list)
    quoted: list[Text] = field(default_factory=list)
    flows: list[List] = field(default_factory=list)
    folded: list[Text] = field(default_factory=list)
    again: list[tuple[Text, Node]] = field(default_factory=list)
    """The keys that stand a second time in their map, with what is behind them."""


def build(text: str) -> Tree:
    """Read a text that holds at most one YAML document.

    Raises:
        SyntaxFault: the text is no YAML (code `syntax`), or is nested too deep (`too-deep`).
    """
    tree = Tree()
    parser: Any = None
    try:
        parser = _parser(text)
        get = parser.get_event
        builder = _Builder(text, get, tree)
        get()
        event: Any = get()
        if isinstance(event, _END):
            return tree
        tree.root = builder.node(get(), 0)
        get()
        event = get()
        while isinstance(event, _DOCUMENT):
            start = event.start_mark.index
            tree.faults.append(Fault("documents", start, max(event.end_mark.index, start)))
            while not isinstance(event, _DOCUMENT_END):
                event = get()
            event = get()
    except yaml.reader.ReaderError as error:
        raise SyntaxFault("syntax", _offset(text, error.position), says=error.reason) from None
    except yaml.MarkedYAMLError as error:
        mark, context = error.problem_mark, error.context_mark
        start = mark.index if mark else len(text)
        says = ": ".join(part for part in (error.context, error.problem) if part)
        raise SyntaxFault("syntax", min(start, len(text)), context.index if context else -1, says) from None
    finally:
        if parser is not None:
            parser.dispose()
    return tree


def _parser(text: str) -> Any:
    """libyaml's parser, or PyYAML's own, slower one where libyaml is missing."""
    if yaml.__with_libyaml__:
        from yaml.cyaml import CParser  # type: ignore[attr-defined]

        return CParser(text)
    return yaml.Loader(text)


def _offset(text: str, position: int) -> int:
    """A reader error's position: in bytes with libyaml, in characters without."""
    if yaml.__with_libyaml__:
        return len(text.encode("utf-8", "surrogatepass")[:position].decode("utf-8", "ignore"))
    return position


class _Builder:
    """Takes events and makes nodes. One method a kind of node, as the events are nested like the nodes."""

    def __init__(self, text: str, get: Callable[[], Any], tree: Tree) -> None:
        self.text = text
        self.get = get
        self.tree = tree

    def node(self, event: Any, depth: int) -> Node:
        """The node that starts with an event."""
        kind = event.__class__
        if kind is _SCALAR:
            return self.scalar(event)
        if kind is _ALIAS:
            start, end = event.start_mark.index, event.end_mark.index
            self.tree.faults.append(Fault("alias", start, end))
            return Text(self.text[start:end], start, end)
        if depth >= MAX_DEPTH:
            raise SyntaxFault("too-deep", event.start_mark.index)
        if event.anchor is not None or event.tag is not None:
            self.refuse(event)
        return self.map(event, depth + 1) if kind is _MAP else self.list(event, depth + 1)

    def scalar(self, event: Any) -> Text:
        """A text. With an anchor or a tag in front it reads as it stands in the file."""
        start, end = event.start_mark.index, event.end_mark.index
        if event.anchor is not None or event.tag is not None:
            self.refuse(event)
            return Text(self.text[start:end], start, end)
        text = Text(event.value, start, end, event.style or "")
        if text.style in ('"', "'"):
            self.tree.quoted.append(text)
        elif not text.style and end - start > len(text.value):
            self.tree.folded.append(text)
        return text

    def refuse(self, event: Any) -> None:
        """Note an anchor or a tag."""
        start = event.start_mark.index
        code = "tag" if self.text[start : start + 1] == "!" else "anchor"
        self.tree.faults.append(Fault(code, start, max(event.end_mark.index, start + 1)))

    def list(self, event: Any, depth: int) -> List:
        """A list, from behind its start to its end."""
        get: Callable[[], Any] = self.get
        start = event.start_mark.index
        node = List([], start, start, bool(event.flow_style))
        items = node.items
        while True:
            event = get()
            kind = event.__class__
            if kind is _LIST_END:
                break
            items.append(self.scalar(event) if kind is _SCALAR else self.node(event, depth))
        if node.flow:
            node.end = event.end_mark.index
            self.tree.flows.append(node)
        elif items:
            node.end = items[-1].end
        return node

    def map(self, event: Any, depth: int) -> Map:
        """A map, from behind its start to its end. Of two keys of one name the first is kept."""
        get: Callable[[], Any] = self.get
        letters = self.text
        quoted, folded = self.tree.quoted, self.tree.folded
        start = event.start_mark.index
        entries: dict[str, tuple[Text, Node]] = {}
        node = Map(entries, start, start, bool(event.flow_style))
        end = start
        while True:
            event = get()
            if event.__class__ is _MAP_END:
                break
            key = self.node(event, depth)
            event = get()
            if event.__class__ is _SCALAR and event.anchor is None and event.tag is None:
                text = Text(event.value, event.start_mark.index, event.end_mark.index, event.style or "")
                if text.style in ('"', "'"):
                    quoted.append(text)
                elif not text.style and text.end - text.start > len(text.value):
                    folded.append(text)
                value: Node = text
            else:
                value = self.node(event, depth)
            end = max(key.end, value.end)
            if not isinstance(key, Text):
                self.tree.faults.append(Fault("odd-key", key.start, key.end))
            elif key.value in entries:
                first = entries[key.value][0]
                fault = Fault("duplicate-key", key.start, key.end, key.value, (first.start, first.end))
                self.tree.faults.append(fault)
                self.tree.again.append((key, value))
            else:
                entries[key.value] = (key, value)
        if node.flow:
            end = event.end_mark.index
        while end > start and letters[end - 1] in " \t\r\n":
            end -= 1
        node.end = end
        return node
