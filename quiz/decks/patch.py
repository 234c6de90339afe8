"""Changes to one card or one block of a deck file that leave comments and everything unchanged where it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from quiz.decks.events import build
from quiz.decks.source import Source
from quiz.decks.tree import List, Map, Node, Text
from quiz.decks.write import card_fields
from quiz.errors import Fix
from quiz.model.card import Card

__all__ = [
    "append_to",
    "comments_in",
    "cut",
    "dash_of",
    "data",
    "end_of",
    "remove_card",
    "replaced",
    "rewrite_card",
]

_COMMENT = re.compile(r"(?<!\S)#[^\r\n]*")
_OWN = frozenset({"keep", "skip"})
"""Keys that are always the teacher's."""


def rewrite_card(node: Map, card: Card, source: Source) -> list[Fix]:
    """Make a card of the file read as another: keys that say something else are replaced, new ones follow the key
    that they follow when written anew, others go. Comments stay.
    """
    first = next(node.keys())
    column = source.place(first.start, first.start).column - 1
    fresh = card_fields(card, column)
    if node.flow or first.value not in fresh:
        return [_whole(node, card, source)]
    meant = _data_of(fresh, column)
    fixes: list[Fix] = []
    after = end_of(first, source)
    for name, text in fresh.items():
        entry = node.entries.get(name)
        if entry is None:
            at = _line_end(after, source)
            fixes.append(Fix(at, at, _ends(f"\n{' ' * column}{text}", source)))
            continue
        key, value = entry
        after = max(end_of(value, source), end_of(key, source))
        if data(value) != meant[name]:
            fixes.append(replaced(key, value, text, column, source))
    for name, (key, value) in node.entries.items():
        if name not in fresh and name not in _OWN:
            start = source.starts[source.place(key.start, key.start).line - 1]
            end = max(end_of(value, source), key.end)
            fixes.append(cut([key, value], start, end, column, source))
    return fixes


def remove_card(node: Map, source: Source, first: bool) -> Fix:
    """Take a card out with its dash, and with the blank line below where there is one above too or the card is the
    `first`. Comments in it stay."""
    dash = dash_of(node, source)
    line = source.place(dash, dash).line
    start = source.starts[line - 1]
    fix = cut([node], start, end_of(node, source), dash - start, source)
    below = source.place(fix.end, fix.end).line
    blank_below = not source.line(below).strip() and below < len(source.starts)
    if not fix.text and blank_below and (first or not source.line(line - 1).strip()):
        return Fix(fix.start, source.end_of_line(below), "")
    return fix


def append_to(node: Node, lines: list[str], source: Source) -> Fix:
    """Put lines below the line on which a node ends, and below the comments there that are indented as it is."""
    end = end_of(node, source)
    line = source.place(end, end).line
    margin = source.place(node.start, node.start).column - 1
    while line < len(source.starts) and _is_comment(source.line(line + 1), margin):
        line += 1
    at = source.starts[line - 1] + len(source.line(line))
    return Fix(at, at, _ends("\n" + "\n".join(lines), source))


def dash_of(node: Node, source: Source) -> int:
    """The offset of the dash in front of an item of a list."""
    number = source.place(node.start, node.start).line
    before = source.text[source.starts[number - 1] : node.start]
    while not before.lstrip().startswith("-") and number > 1:
        number -= 1
        before = source.line(number)
    return source.starts[number - 1] + len(before) - len(before.lstrip())


def end_of(node: Node, source: Source) -> int:
    """Where a node ends, blanks and line ends behind it left out."""
    end = node.end
    while end > node.start and source.text[end - 1] in " \t\r\n":
        end -= 1
    return end


def data(node: Node) -> object:
    """What a node says, without its places: texts, lists, maps."""
    if isinstance(node, Text):
        return node.value.strip()
    if isinstance(node, List):
        return [data(item) for item in node.items]
    return {name: data(value) for name, (_, value) in node.entries.items()}


def _data_of(fresh: dict[str, str], column: int) -> dict[str, object]:
    root = build("".join(f"{' ' * column}{text}\n" for text in fresh.values())).root
    assert isinstance(root, Map)
    return {name: data(value) for name, (_, value) in root.entries.items()}


def replaced(key: Text, value: Node, text: str, column: int, source: Source) -> Fix:
    """A key with its value written anew. Comments that would end up inside the new text go above it."""
    end = max(end_of(value, source), key.end)
    comments = [*comments_in([value], key.end, end, source)]
    if "\n" in text:
        line_end = _line_end(end, source)
        comments += _COMMENT.findall(source.text, end, line_end)
        end = line_end
    margin = " " * column
    return Fix(key.start, end, _ends("".join(f"{comment}\n{margin}" for comment in comments) + text, source))


def cut(nodes: Iterable[Node], start: int, end: int, column: int, source: Source) -> Fix:
    """Take out whole lines, from the start of a line to the end of the line of `end`; comments stay.

    `nodes` are those that stand there: within their texts a `#` is no comment.
    """
    line_end = _line_end(end, source)
    kept = "".join(f"{' ' * column}{comment}\n" for comment in comments_in(nodes, start, line_end, source))
    if line_end < len(source.text):
        return Fix(start, source.end_of_line(source.place(line_end, line_end).line), _ends(kept, source))
    newline = source.newline
    if source.text.endswith(newline, 0, start):
        return Fix(start - len(newline), line_end, _ends(f"\n{kept}"[: -1 if kept else 0], source))
    return Fix(start, line_end, _ends(kept[:-1], source))


def comments_in(nodes: Iterable[Node], start: int, end: int, source: Source) -> Iterator[str]:
    """The comments between two offsets; `nodes` are those that stand there."""
    at = start
    for leaf in (leaf for node in nodes for leaf in _leaves(node)):
        if leaf.end > start and leaf.start < end:
            yield from _COMMENT.findall(source.text, at, max(leaf.start, at))
            at = max(at, leaf.end)
    yield from _COMMENT.findall(source.text, at, max(end, at))


def _whole(node: Map, card: Card, source: Source) -> Fix:
    """The whole card written anew, one key a line, its comments above its first key."""
    column = source.place(node.start, node.start).column - 1
    fields = card_fields(card, column)
    own = {name: value for name, (_, value) in node.entries.items() if name in _OWN and name not in fields}
    lines = [
        *comments_in([node], node.start, node.end, source),
        *fields.values(),
        *(f"{name}: {source.text[value.start : end_of(value, source)]}" for name, value in own.items()),
    ]
    return Fix(node.start, end_of(node, source), _ends(f"\n{' ' * column}".join(lines), source))


def _leaves(node: Node) -> Iterator[Text]:
    if isinstance(node, Text):
        yield node
    elif isinstance(node, List):
        for item in node.items:
            yield from _leaves(item)
    else:
        for key, value in node.entries.values():
            yield key
            yield from _leaves(value)


def _is_comment(line: str, margin: int) -> bool:
    """Whether a line holds nothing but a comment that is indented so far at least."""
    bare = line.lstrip(" ")
    return bare.startswith("#") and len(line) - len(bare) >= margin


def _line_end(offset: int, source: Source) -> int:
    """The end of the line in which an offset stands, before its line end."""
    line = source.place(offset, offset).line
    return source.starts[line - 1] + len(source.line(line))


def _ends(text: str, source: Source) -> str:
    return text if source.newline == "\n" else text.replace("\n", source.newline)
