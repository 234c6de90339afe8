"""Body text that no parser and no screen can take: endless sentences, control characters, huge paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.articles.pieces import Piece, piece_of
from quiz.articles.prose import MAX_SENTENCE_WORDS, sentences, words
from quiz.model.article import Role

MAX_BLOCK = 20_000
"""The longest body block in characters; a longer paragraph is parted at sentence ends for the parser's sake."""

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffd\ud800-\udfff]")


def part_unreadable(text: str, piece: Piece, notices: list[str]) -> Iterator[Piece]:
    """Part off, from a body piece, sentences that cannot be read, and part what is too long for a parser."""
    start, end = piece.span.start, piece.span.end
    count = len(words(piece.said))
    if piece.role is not Role.BODY or not (
        count > MAX_SENTENCE_WORDS or end - start > MAX_BLOCK or _CONTROL.search(piece.said)
    ):
        yield piece
        return
    begin = start
    stop = start
    for left, right in sentences(text, start, end):
        reason = _unreadable(text[left:right])
        if reason:
            notices.append(f"skipped {reason}")
            if stop > begin:
                yield _body(text, begin, stop, piece.chunk)
            yield piece_of(text, left, right, piece.chunk).judged(Role.FURNITURE, reason)
            begin = right
        elif right - begin > MAX_BLOCK:
            if stop > begin:
                yield _body(text, begin, stop, piece.chunk)
            begin = left
        stop = right
    if stop > begin and text[begin:stop].strip():
        yield _body(text, begin, stop, piece.chunk)


def _body(text: str, start: int, end: int, chunk: int) -> Piece:
    return piece_of(text, start, end, chunk).judged(Role.BODY, "")


def _unreadable(sentence: str) -> str:
    count = len(words(sentence))
    if count > MAX_SENTENCE_WORDS:
        return f"a sentence of {count:,} words"
    if len(sentence) > MAX_BLOCK:
        return f"a stretch of {len(sentence):,} characters without a sentence end"
    if _CONTROL.search(sentence):
        return "a sentence with characters that cannot be shown"
    return ""
