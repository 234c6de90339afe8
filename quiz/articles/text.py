"""Plain text (.txt)."""

from __future__ import annotations

from pathlib import Path

from quiz.articles.decoding import decode
from quiz.articles.draft import Draft
from quiz.articles.layout import paragraphs


def read_text(path: Path, data: bytes) -> Draft:
    """Read a plain text; see quiz.articles.decoding for the encodings and the errors raised."""
    text, notices = decode(path, data)
    return Draft(text=text, paragraphs=paragraphs(text), notices=notices)
