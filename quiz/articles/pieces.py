"""A paragraph, or part of one, on its way to a block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quiz.articles.prose import is_prose
from quiz.model.article import Role, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and what it says with single blanks; `role` is None as long as nobody has judged it."""

    span: Span
    said: str
    chunk: int
    prose: bool
    role: Role | None = None
    reason: str = ""

    def judged(self, role: Role, reason: str) -> Piece:
        """The same piece with a role."""
        return replace(self, role=role, reason=reason)

    @property
    def open(self) -> bool:
        """Whether nobody has judged it and it reads like prose: the body, unless its place says otherwise."""
        return self.role is None and self.prose


def piece_of(text: str, start: int, end: int, chunk: int) -> Piece:
    """The piece between two offsets, without the white space around it."""
    span = trim(text, start, end)
    said = " ".join(text[span.start : span.end].split())
    return Piece(span, said, chunk, is_prose(said))


def skip_blank(text: str, start: int, end: int) -> int:
    """The offset of the first character that is no white space."""
    while start < end and text[start].isspace():
        start += 1
    return start


def trim(text: str, start: int, end: int) -> Span:
    """The stretch without the white space around it."""
    start = skip_blank(text, start, end)
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def next_prose(pieces: Sequence[Piece], index: int) -> int:
    """The index of the next piece that may be body, or the number of pieces."""
    while index < len(pieces) and not pieces[index].open:
        index += 1
    return index
