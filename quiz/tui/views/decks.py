"""The decks as a tree of rows: `News::Ukraine` is a branch of `News`, which stands for all that it holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.content import Content

from quiz.tui.plots import sparkline
from quiz.tui.text import MUTED, cut, one_line

_WIDE, _MEDIUM = 72, 50


@dataclass(frozen=True, slots=True)
class Standing:
    """How a deck stands today: cards that are due, new today, learned, all; what comes in the days ahead."""

    due: int = 0
    new: int = 0
    learned: int = 0
    total: int = 0
    ahead: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class DeckRow:
    """A line of the tree. `decks` are the positions of the decks that it stands for."""

    depth: int
    name: str
    decks: tuple[int, ...]
    standing: Standing


def tree(names: Sequence[str], standing: Callable[[tuple[int, ...]], Standing]) -> list[DeckRow]:
    """Rows for decks of these names, with a first row for all of them where no branch holds them all.

    `standing` tells how decks stand together: that is no sum, for the new cards of a day are limited.
    """
    everything = tuple(range(len(names)))
    rows = []
    if len({name.split("::")[0] for name in names}) > 1:
        rows.append(DeckRow(0, "All decks", everything, standing(everything)))
    _branch(rows, [(name.split("::"), number) for number, name in enumerate(names)], standing, 0)
    return rows


def _branch(
    rows: list[DeckRow],
    found: Sequence[tuple[list[str], int]],
    standing: Callable[[tuple[int, ...]], Standing],
    depth: int,
) -> None:
    groups: dict[str, list[tuple[list[str], int]]] = {}
    for path, number in found:
        groups.setdefault(path[0], []).append((path[1:], number))
    for name, members in groups.items():
        below = [(path, number) for path, number in members if path]
        leaves = [number for path, number in members if not path]
        if below:
            whole = tuple(number for _, number in members)
            rows.append(DeckRow(depth, name, whole, standing(whole)))
        rows.extend(DeckRow(depth + bool(below), name, (leaf,), standing((leaf,))) for leaf in leaves)
        if below:
            _branch(rows, below, standing, depth + 1)


def head(width: int) -> Content:
    """The line above the rows that names the columns."""
    return Content.styled(_columns("Deck", "due", "new", "learned", "next 7 days", width), MUTED)


def draw(row: DeckRow, width: int) -> Content:
    """One row on that many cells."""
    stands = row.standing
    learned = f"{stands.learned} of {stands.total}" if width >= _MEDIUM else ""
    name = "  " * row.depth + one_line(row.name)
    due, new = str(stands.due or "–"), str(stands.new or "–")
    return Content(_columns(name, due, new, learned, sparkline(stands.ahead), width))


def _columns(name: str, due: str, new: str, learned: str, ahead: str, width: int) -> str:
    rest = f"{due:>6}{new:>6}"
    if width >= _MEDIUM:
        rest += f"{learned:>14}"
    if width >= _WIDE:
        rest += f"   {ahead:<12}"
    room = max(width - len(rest) - 2, 4)
    first = cut(Content(name), room)
    return f" {first.plain}{' ' * (room - first.cell_length)}{rest} "


def ahead_in_words(days: Sequence[tuple[str, int]]) -> str:
    """What comes in the days ahead, as a line of text."""
    coming = [f"{day} {count}" for day, count in days if count]
    return "Coming back: " + ", ".join(coming) if coming else "Nothing comes back in the next days."
