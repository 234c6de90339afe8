"""What a reader hands on: a text, how it is parted into paragraphs, and what the format itself proves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from quiz.model.article import Block, Proof


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of lines that belong together, without the white space around it.

    `chunk` counts the stretches between blank lines; paragraphs of one chunk stand directly under one another.
    """

    start: int
    end: int
    chunk: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """A file as its reader understands it, before anything is called body or furniture.

    `paragraphs` are what is left to judge by its wording; `marks` are the stretches whose role the format
    itself gives away (front matter, headings, tables). The two do not overlap.
    """

    text: str
    paragraphs: tuple[Paragraph, ...]
    marks: tuple[Block, ...] = ()
    title: str = ""
    publisher: str = ""
    publisher_proof: Proof | None = None
    published: date | None = None
    published_proof: Proof | None = None
    retells: bool = False
    notices: tuple[str, ...] = field(default=())


Reader = Callable[[Path, bytes], Draft]
"""Turns the bytes of a file into a draft; raises FileError where it cannot."""
