"""What a guess at a line that YAML cannot read is made of."""

from __future__ import annotations

from dataclasses import dataclass

from quiz.errors import Fix

__all__ = ["Line", "Mend"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its end, and the offset of its first letter in the text it stands in."""

    start: int
    text: str

    @property
    def indent(self) -> int:
        """How many blanks it starts with."""
        return len(self.text) - len(self.text.lstrip(" \t\xa0"))


@dataclass(frozen=True, slots=True)
class Mend:
    """A guess: what to call the fault, where it is, and the changes that would mend it."""

    code: str
    message: str
    label: str
    start: int
    end: int
    fixes: tuple[Fix, ...] = ()
