"""The head of an article: headlines, captions and summaries above the first paragraph of the body."""

from __future__ import annotations

import re

from quiz.articles import captions
from quiz.articles.pieces import Piece, next_prose
from quiz.articles.prose import title_case, words
from quiz.model.article import Role

_BARS = frozenset(
    {"newsletter line", "share line", "follow-us line", "related link", "link to another story"}
)
_LONGEST_ABOVE = 60  # words: a longer paragraph is no caption and no summary
_SAID_AGAIN = 0.6  # with a bar below: a summary in other words
_SAYS_THE_SAME = 0.85  # without one: all but the same sentence
_FULL_STOP = re.compile(r"""\.["'”’)\]]*$""")


def judge_head(pieces: list[Piece]) -> list[Piece]:
    """Headlines, captions and summaries above the first paragraph of the body."""
    start = _body_start(pieces)
    out = list(pieces)
    for index, piece in enumerate(pieces[:start]):
        if piece.role is None:
            headed = any(before.role is Role.HEADLINE for before in out[:index])
            out[index] = piece.judged(*_above_body(pieces, index, headed))
    return out


def _above_body(pieces: list[Piece], index: int, headed: bool) -> tuple[Role, str]:
    said = pieces[index].said
    if not pieces[index].prose or (not _FULL_STOP.search(said) and (title_case(said) or not headed)):
        return Role.HEADLINE, "above the body and no sentence"
    if captions.poses(said):
        return Role.CAPTION, "describes a picture"
    if _said_again(pieces, index) >= _SAID_AGAIN:
        return Role.SUMMARY, "above the body, which says it again"
    return (Role.SUMMARY, "between headline and body") if headed else (Role.CAPTION, "above the dateline")


def _body_start(pieces: list[Piece]) -> int:
    """The index of the piece with which the body starts.

    That is the first prose, but for a caption or a summary. A dateline, a byline or a printed date within the
    next few paragraphs parts those from the body, a share bar does where the body says the same again.
    """
    start = next_prose(pieces, 0)
    while _poses_above(pieces, start) or _standfirst(pieces, start):
        start = next_prose(pieces, start + 1)
    above = 0
    for index in range(start, min(start + 6, len(pieces))):
        piece = pieces[index]
        if piece.open:
            above += 1
            if above > 2 or len(words(piece.said)) > _LONGEST_ABOVE:
                break
        elif above and _parts_head(pieces, index) and next_prose(pieces, index + 1) < len(pieces):
            return next_prose(pieces, index + 1)
    return start


def _poses_above(pieces: list[Piece], index: int) -> bool:
    """Whether this may be a caption, and the next paragraph names the same people."""
    after = next_prose(pieces, index + 1)
    if after >= len(pieces) or not captions.poses(pieces[index].said):
        return False
    return len(captions.names(pieces[index].said) & captions.names(pieces[after].said)) >= 2


def _standfirst(pieces: list[Piece], index: int) -> bool:
    """Whether this stands under a headline and the body says all but the same."""
    return 0 < index < 4 and pieces[index - 1].role is None and _said_again(pieces, index) >= _SAYS_THE_SAME


def _parts_head(pieces: list[Piece], index: int) -> bool:
    piece, before = pieces[index], pieces[index - 1]
    if piece.role in (Role.DATELINE, Role.BYLINE):
        return piece.reason != "time of day"
    if piece.role is not Role.FURNITURE or piece.reason not in _BARS:
        return False
    return before.chunk == piece.chunk or _said_again(pieces, index - 1) >= _SAID_AGAIN


def _said_again(pieces: list[Piece], index: int) -> float:
    """The largest share of a short paragraph's longer words that one of the next paragraphs has too."""
    if index >= len(pieces) or len(pieces[index].said) > 400:
        return 0.0
    own = _long_words(pieces[index].said)
    if len(own) < 6:
        return 0.0
    others = (_long_words(piece.said) for piece in pieces[index + 1 : index + 12] if piece.role is None)
    return max((len(own & other) / len(own) for other in others), default=0.0)


def _long_words(said: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in words(said) if len(word) > 3)
