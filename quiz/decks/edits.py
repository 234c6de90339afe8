"""Changes to a text, and where its letters were before them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from quiz.errors import Fix

__all__ = ["Edits", "apart", "compose", "splice"]


def splice(text: str, fixes: Iterable[Fix]) -> str:
    """Make changes that do not overlap; every other character stays as it was."""
    pieces: list[str] = []
    at = 0
    for fix in sorted(fixes, key=lambda fix: (fix.start, fix.end)):
        pieces += (text[at : fix.start], fix.text)
        at = fix.end
    return "".join((*pieces, text[at:]))


def apart(fixes: Iterable[Fix], others: Iterable[Fix]) -> bool:
    """Whether no change of one group touches a change of the other."""
    taken = list(others)
    return all(fix.end < other.start or other.end < fix.start for fix in fixes for other in taken)


def compose(text: str, first: list[Fix], second: list[Fix]) -> list[Fix]:
    """The changes of `text` that do what `first` and then, on the changed text, `second` do."""
    between = splice(text, first)
    back = Edits.of(first)
    spans = sorted(
        [*zip(back.new_starts, back.new_ends, strict=True), *((fix.start, fix.end) for fix in second)]
    )
    clusters: list[tuple[int, int]] = []
    for start, end in spans:
        if clusters and start <= clusters[-1][1]:
            clusters[-1] = clusters[-1][0], max(end, clusters[-1][1])
        else:
            clusters.append((start, end))
    out = []
    rest = sorted(second, key=lambda fix: (fix.start, fix.end))
    at = 0
    for start, end in clusters:
        inside = []
        while at < len(rest) and rest[at].end <= end:
            inside.append(replace(rest[at], start=rest[at].start - start, end=rest[at].end - start))
            at += 1
        before = bisect_left(back.new_starts, start) - 1
        shift = back.old_ends[before] - back.new_ends[before] if before >= 0 else 0
        out.append(Fix(start + shift, back.back(end, after=True), splice(between[start:end], inside)))
    return out


@dataclass(frozen=True, slots=True)
class Edits:
    """Changes from an old text to a new one, in order, as parallel lists.

    For each change: where it starts in the new text, where it ends there, and where it ends in the old one.
    """

    new_starts: tuple[int, ...]
    new_ends: tuple[int, ...]
    old_starts: tuple[int, ...]
    old_ends: tuple[int, ...]
    kept: tuple[int, ...]
    """Where the old letters stand in a change that only puts something round them, or -1."""

    @classmethod
    def of(cls, fixes: Iterable[Fix], text: str = "") -> Edits:
        """The places of changes that do not overlap; of `text`, if it is given to look for letters that stay."""
        rows: list[tuple[int, int, int, int, int]] = []
        shift = 0
        for fix in sorted(fixes, key=lambda fix: (fix.start, fix.end)):
            start = fix.start + shift
            shift += len(fix.text) - (fix.end - fix.start)
            old = text[fix.start : fix.end]
            rows.append((start, start + len(fix.text), fix.start, fix.end, fix.text.find(old) if old else -1))
        columns = tuple(zip(*rows, strict=True)) if rows else ((), (), (), (), ())
        return cls(*columns)

    def back(self, offset: int, after: bool = False) -> int:
        """The old offset of a new one. Among letters that a change has put in it is the start of the change, or
        `after` it its end."""
        index = bisect_right(self.new_starts, offset) - 1
        if index < 0:
            return offset
        if offset < self.new_ends[index]:
            inside = offset - self.new_starts[index] - self.kept[index]
            if self.kept[index] >= 0 and 0 <= inside <= self.old_ends[index] - self.old_starts[index]:
                return self.old_starts[index] + inside
            return self.old_ends[index] if after else self.old_starts[index]
        return offset - self.new_ends[index] + self.old_ends[index]
