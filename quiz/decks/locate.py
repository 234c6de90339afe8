"""Where in the file the part of a card stands that a rule speaks of."""

from __future__ import annotations

from quiz.decks.tree import List, Map, Node, Text

__all__ = ["locate"]

_KEYS = {"stem": ("q", "fact", "myth"), "gap": ("cloze",), "sources": ("source",), "tags": ("tags",)}


def locate(card: Node, path: tuple[str | int, ...]) -> tuple[int, int]:
    """The offsets of a part of a card (see Problem.path), or of the card's first value where it has no such."""
    if not isinstance(card, Map):
        return card.start, card.end
    part = str(path[0]) if path else ""
    number = path[1] if len(path) > 1 and isinstance(path[1], int) else 0
    if part == "option":
        node = _option(card, number)
    elif part == "gap":
        return _gap(card.get("cloze"), number, card)
    else:
        node = next((found for key in _KEYS.get(part, (part,)) if (found := card.get(key))), None)
    if node is None:
        node = next((value for _, value in card.entries.values() if isinstance(value, Text)), card)
    return node.start, node.end


def _option(card: Map, number: int) -> Node | None:
    """The option of a number, counted as the reader does: as written, keys and distractors in file order."""
    options = card.get("options")
    if isinstance(options, List):
        item = options.items[number] if number < len(options.items) else None
        if isinstance(item, Map):
            return item.get("right") or item.get("wrong") or item
        return item
    row: list[Node] = []
    for key, (_, value) in card.entries.items():
        if key in ("a", "wrong"):
            row += value.items if isinstance(value, List) else [value]
    return row[number] if number < len(row) else card.get("a")


def _gap(cloze: Node | None, number: int, card: Map) -> tuple[int, int]:
    if cloze is None:
        return card.start, card.end
    return cloze.start, cloze.end
