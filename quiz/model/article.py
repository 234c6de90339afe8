"""What one newsroom printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text: offsets in characters, `end` excluded."""

    start: int
    end: int


class Role(StrEnum):
    """What a stretch of text is to the article."""

    BODY = "body"
    HEADLINE = "headline"
    SUMMARY = "summary"
    CAPTION = "caption"
    BYLINE = "byline"
    DATELINE = "dateline"
    NOTE = "note"
    FURNITURE = "furniture"


class NoteKind(StrEnum):
    """What an editor's note does."""

    CORRECTION = "correction"
    CLARIFICATION = "clarification"
    UPDATE = "update"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text with its role and the reason why it was given that role."""

    span: Span
    role: Role
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """An editor's note: what it says and, where it says so, its date."""

    kind: NoteKind
    span: Span
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """The stretch of text that proves a publisher or a date, and which pattern it matched."""

    span: Span
    how: str


class CopyKind(StrEnum):
    """How far two files that tell one story are the same."""

    EXACT = "exact"
    NEAR = "near"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class Copy:
    """The article `key` is the same story as `of`, which is the newer one and stands for both as a witness.

    `similarity` is the share of the shorter text's five-word runs that the other has too (0 to 1), quotations
    left out.
    """

    key: str
    of: str
    similarity: float
    kind: CopyKind


@dataclass(frozen=True, slots=True)
class Article:
    """One newsroom's report, with its text exactly as in the file.

    `blocks` part the text into body and everything else, in order; white space belongs to no block.
    `publisher` and `published` are set only where the text or its front matter proves them. `notices` tell
    the user in whole lines what was odd about the file and what of it was skipped.
    """

    key: str
    path: str
    text: str
    blocks: tuple[Block, ...]
    title: str = ""
    publisher: str = ""
    publisher_proof: Proof | None = None
    published: date | None = None
    published_proof: Proof | None = None
    notes: tuple[Note, ...] = ()
    notices: tuple[str, ...] = ()
    retells: bool = False

    @property
    def body(self) -> tuple[Span, ...]:
        """The stretches that are the article's own prose, in order: one a paragraph or part of one."""
        return tuple(block.span for block in self.blocks if block.role is Role.BODY)

    @property
    def byname(self) -> str:
        """How a card names this source."""
        name = (
            self.publisher
            or (f"“{self.title}”" if self.title else "")
            or "a report without a newsroom’s name"
        )
        return f"{name} (retold)" if self.retells else name
