"""A block at the top level of a deck file, such as `articles:`, brought up to date entry by entry."""

from __future__ import annotations

from collections.abc import Callable, Collection

from quiz.decks.patch import append_to, comments_in, cut, end_of, replaced
from quiz.decks.source import Source
from quiz.decks.tree import Map, Node, Text
from quiz.errors import Fix

__all__ = ["write_block"]


def write_block(
    root: Map,
    name: str,
    source: Source,
    wanted: Collection[str],
    lines: Callable[[str, int], list[str]],
    same: Callable[[str, Node], bool],
    head: str = "",
) -> list[Fix]:
    """The changes that make a block have the wanted entries, in the order of the file, new ones last.

    Args:
        root: the tree of the file.
        name: the block's key. A missing block goes above `cards:`, or with a `head` to the end of the file.
        source: the file.
        wanted: the keys of the entries.
        lines: writes the entry of a key in a column (from 0).
        same: whether the entry that stands in the file need not be written again.
        head: the first line of a block that is written anew, where it is more than the name and a colon.
    """
    entry = root.entries.get(name)
    if entry is None:
        return [_new(root, name, source, wanted, lines, head)] if wanted else []
    block = entry[1]
    entries = block.entries if isinstance(block, Map) else {}
    stay = [key for key in entries if key in wanted]
    if not wanted:
        return [_without_lines(entry[0], block, 0, source)] if entries else []
    if [*entries] == stay and len(stay) == len(wanted) and all(same(key, entries[key][1]) for key in stay):
        return []
    if not isinstance(block, Map) or block.flow or not stay:
        end = max(end_of(block, source), source.text.index(":", entry[0].end) + 1)
        comments = [f"  {comment}" for comment in comments_in([block], entry[0].end, end, source)]
        text = [head or f"{name}:", *comments, *(line for key in wanted for line in lines(key, 2))]
        return [Fix(entry[0].start, end, _ends("\n".join(text), source))]
    column = source.place(next(block.keys()).start, 0).column - 1
    fixes = []
    for key, (text_of_key, value) in entries.items():
        if key not in wanted:
            fixes.append(_without_lines(text_of_key, value, column, source))
        elif not same(key, value):
            entry_text = "\n".join(lines(key, column))[column:]
            fixes.append(replaced(text_of_key, value, entry_text, column, source))
    fresh = [line for key in wanted if key not in entries for line in lines(key, column)]
    if fresh:
        fixes.append(append_to(entries[stay[-1]][1], fresh, source))
    return fixes


def _new(
    root: Map,
    name: str,
    source: Source,
    wanted: Collection[str],
    lines: Callable[[str, int], list[str]],
    head: str,
) -> Fix:
    """The change that puts in a block that is not there yet."""
    text = [head or f"{name}:", *(line for key in wanted for line in lines(key, 2))]
    if head:
        at = end_of(root, source)
        at = max(at, len(source.text.rstrip("\r\n")))
        after = "" if source.text[at:] else "\n"
        return Fix(at, at, _ends("\n\n" + "\n".join(text) + after, source))
    key = root.entries["cards"][0]
    line = source.place(key.start, key.start).line
    while line > 1 and source.line(line - 1).startswith("#"):
        line -= 1
    at = source.starts[line - 1]
    return Fix(at, at, _ends("\n".join([*text, "", ""]), source))


def _without_lines(key: Text, value: Node, column: int, source: Source) -> Fix:
    """Take out the lines of a key."""
    start = source.starts[source.place(key.start, key.start).line - 1]
    return cut([key, value], start, max(end_of(value, source), key.end), column, source)


def _ends(text: str, source: Source) -> str:
    return text.replace("\n", source.newline)
