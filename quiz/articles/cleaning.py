"""From paragraphs to blocks: what is the report itself, and what stands around it, and why."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quiz.articles import captions, datelines, furniture
from quiz.articles.draft import Paragraph
from quiz.articles.notes import find_note
from quiz.articles.prose import MAX_SENTENCE_WORDS, is_prose, is_question, sentences, title_case, words
from quiz.model.article import Block, Note, Role, Span

_LONGEST_NOTE = 2_000  # characters; what is longer is no note, caption or page furniture

MAX_BLOCK = 20_000
"""The longest body block in characters; a longer paragraph is parted at sentence ends for the parser's sake."""

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffd\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A paragraph or part of one on its way to a block; `role` is None as long as nobody has judged it."""

    span: Span
    said: str
    chunk: int
    role: Role | None = None
    reason: str = ""

    def judged(self, role: Role, reason: str) -> _Piece:
        return replace(self, role=role, reason=reason)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The blocks of an article in order, its editor's notes, and what the user is told was skipped."""

    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    notices: tuple[str, ...]


def clean(text: str, paragraphs: Sequence[Paragraph], title: str = "") -> Cleaned:
    """Judge every paragraph of a text. White space belongs to no block; everything else belongs to one.

    A paragraph that repeats the `title`, which the reader found elsewhere, is a headline.
    """
    notices: list[str] = []
    pieces = [piece for paragraph in paragraphs for piece in _parts(text, paragraph)]
    pieces = _repeats(_titles(pieces, title), notices)
    notes: list[Note] = []
    pieces = [_by_wording(text, piece, notes) for piece in pieces]
    pieces = _embedded(_comments(_rows(pieces, notices)))
    pieces = _head(pieces)
    pieces = _rest(pieces)
    pieces = [part for piece in pieces for part in _readable(text, piece, notices)]
    blocks = tuple(Block(piece.span, piece.role or Role.FURNITURE, piece.reason) for piece in pieces)
    return Cleaned(blocks, tuple(notes), tuple(dict.fromkeys(notices)))


def _said(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].split())


def _parts(text: str, paragraph: Paragraph) -> Iterator[_Piece]:
    """Part off what stands before the first sentence (date, dateline) and after the last (advertisement)."""
    start, end, chunk = paragraph.start, paragraph.end, paragraph.chunk
    if header := datelines.date_header(text, start, end):
        yield _Piece(_trim(text, start, header.end()), header.group(), chunk, Role.DATELINE, "date line")
        start = _skip(text, header.end(), end)
    if start < end and (line := datelines.dateline(text, start, end)):
        yield _Piece(_trim(text, start, line.end()), line.group().strip(), chunk, Role.DATELINE, "dateline")
        start = _skip(text, line.end(), end)
    tail = furniture.TAIL.search(text, max(start, end - 200), end)
    stop = tail.start() + _closing(tail.group()) if tail and tail.start() > start else end
    for mark in furniture.INSIDE.finditer(text, start, stop):
        if mark.start() > start:
            yield _piece(text, start, mark.start(), chunk)
        yield _piece(text, mark.start(), mark.end(), chunk).judged(Role.FURNITURE, "mark inside a paragraph")
        start = _skip(text, mark.end(), stop)
    if start < stop:
        yield _piece(text, start, stop, chunk)
    if stop < end:
        yield _piece(text, stop, end, chunk).judged(Role.FURNITURE, "furniture at the paragraph's end")


def _piece(text: str, start: int, end: int, chunk: int) -> _Piece:
    span = _trim(text, start, end)
    return _Piece(span, " ".join(text[span.start : span.end].split()), chunk)


def _closing(tail: str) -> int:
    """How many closing quotation marks before the furniture belong to the sentence."""
    return len(tail) - len(tail.lstrip("\"”’'"))


def _pair(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _skip(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _trim(text: str, start: int, end: int) -> Span:
    start = _skip(text, start, end)
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _titles(pieces: list[_Piece], title: str) -> list[_Piece]:
    """Mark the printed title among the first paragraphs; papers add their name or a section to it."""
    own = frozenset(word.casefold() for word in words(title))
    if len(own) < 3:
        return pieces
    out = list(pieces)
    for index, piece in enumerate(pieces[:4]):
        said = frozenset(word.casefold() for word in words(piece.said))
        if piece.role is None and said and len(own & said) * 10 >= max(len(own) - 2, len(said)) * 9:
            out[index] = piece.judged(Role.HEADLINE, "the title again")
    return out


def _repeats(pieces: list[_Piece], notices: list[str]) -> list[_Piece]:
    """Keep the first of paragraphs that a file repeats; a page prints a quotation or a headline twice."""
    seen: Counter[str] = Counter()
    out: list[_Piece] = []
    for piece in pieces:
        key = piece.said.casefold()
        seen[key] += 1
        repeated = piece.role is None and seen[key] > 1
        out.append(piece.judged(Role.FURNITURE, "printed before") if repeated else piece)
    count = sum(number - 1 for number in seen.values())
    if count > 20:
        notices.append(f"skipped {count:,} paragraphs that repeat an earlier one")
    return out


def _by_wording(text: str, piece: _Piece, notes: list[Note]) -> _Piece:
    """What the paragraph's own words give away, wherever it stands."""
    said = piece.said
    if piece.role is not None or len(said) > _LONGEST_NOTE:
        return piece
    if note := find_note(text, piece.span):
        notes.append(note)
        return piece.judged(Role.NOTE, note.kind.value)
    if datelines.CLOCK.fullmatch(said):
        return piece.judged(Role.DATELINE, "time of day")
    if captions.is_credited(said):
        return piece.judged(Role.CAPTION, "photo credit")
    if captions.is_byline(said):
        return piece.judged(Role.BYLINE, "byline")
    if reason := furniture.reason_furniture(said):
        return piece.judged(Role.FURNITURE, reason)
    return piece


def _rows(pieces: list[_Piece], notices: list[str]) -> list[_Piece]:
    """Lists, tables and verse: three or more short lines under one another, most of them no sentences."""
    out: list[_Piece] = []
    skipped = 0
    for group in _by_chunk(pieces):
        rows = [piece for piece in group if piece.role is None]
        loose = sum(not is_prose(piece.said) for piece in rows)
        short = sum(len(piece.said) <= 120 for piece in rows)
        if len(rows) >= 3 and loose * 2 >= len(rows) and short * 10 >= len(rows) * 9:
            skipped += len(rows)
            group = [
                piece if piece.role else piece.judged(Role.FURNITURE, "list, table or verse")
                for piece in group
            ]
        out.extend(group)
    if skipped:
        notices.append(f"skipped {skipped:,} lines of lists, tables or verse")
    return out


def _by_chunk(pieces: list[_Piece]) -> Iterator[list[_Piece]]:
    group: list[_Piece] = []
    for piece in pieces:
        if group and piece.chunk != group[-1].chunk:
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _comments(pieces: list[_Piece]) -> list[_Piece]:
    """Everything below the heading of a comment section, where enough of a report stands above it."""
    prose = 0
    for index, piece in enumerate(pieces):
        if piece.role is None and is_prose(piece.said):
            prose += 1
        elif prose >= 3 and piece.reason == "comment form" and furniture.COMMENTS.fullmatch(piece.said):
            below = [
                after
                if after.role not in (None, Role.CAPTION)
                else after.judged(Role.FURNITURE, "comment section")
                for after in pieces[index:]
            ]
            return pieces[:index] + below
    return pieces


def _embedded(pieces: list[_Piece]) -> list[_Piece]:
    """Captions of embedded videos: a title above, a date in brackets below."""
    out = list(pieces)
    for index in range(1, len(pieces) - 1):
        above, piece, below = pieces[index - 1 : index + 2]
        if piece.role is None and _DATED.fullmatch(below.said) and not is_prose(above.said):
            out[index] = piece.judged(Role.CAPTION, "caption of an embedded video")
    return out


_DATED = re.compile(r"\((?:published|posted|updated|aired)\b.{4,60}\)", re.IGNORECASE)


def _head(pieces: list[_Piece]) -> list[_Piece]:
    """Headlines, captions and summaries above the first paragraph of the body."""
    start = _body_start(pieces)
    out = list(pieces)
    for index, piece in enumerate(pieces[:start]):
        if piece.role is None:
            headed = any(before.role is Role.HEADLINE for before in out[:index])
            out[index] = piece.judged(*_above_body(pieces, index, headed))
    return out


def _above_body(pieces: list[_Piece], index: int, headed: bool) -> tuple[Role, str]:
    said = pieces[index].said
    if not is_prose(said) or (not _FULL_STOP.search(said) and (title_case(said) or not headed)):
        return Role.HEADLINE, "above the body and no sentence"
    if captions.poses(said):
        return Role.CAPTION, "describes a picture"
    if _said_again(pieces, index) >= _SAID_AGAIN:
        return Role.SUMMARY, "above the body, which says it again"
    return (Role.SUMMARY, "between headline and body") if headed else (Role.CAPTION, "above the dateline")


def _body_start(pieces: list[_Piece]) -> int:
    """The index of the piece with which the body starts.

    That is the first prose, but for a caption or a summary. A dateline, a byline or a printed date within the
    next few paragraphs parts those from the body, a share bar does where the body says the same again.
    """
    start = _next_prose(pieces, 0)
    while _poses_above(pieces, start) or _standfirst(pieces, start):
        start = _next_prose(pieces, start + 1)
    above = 0
    for index in range(start, min(start + 6, len(pieces))):
        piece = pieces[index]
        if piece.role is None and is_prose(piece.said):
            above += 1
            if above > 2:
                break
        elif above and _parts_head(pieces, index) and _next_prose(pieces, index + 1) < len(pieces):
            return _next_prose(pieces, index + 1)
    return start


def _poses_above(pieces: list[_Piece], index: int) -> bool:
    """Whether this may be a caption, and the next paragraph names the same people."""
    after = _next_prose(pieces, index + 1)
    if after >= len(pieces) or not captions.poses(pieces[index].said):
        return False
    return len(captions.names(pieces[index].said) & captions.names(pieces[after].said)) >= 2


def _standfirst(pieces: list[_Piece], index: int) -> bool:
    """Whether this stands under a headline and the body says all but the same."""
    return 0 < index < 4 and pieces[index - 1].role is None and _said_again(pieces, index) >= _SAYS_THE_SAME


def _parts_head(pieces: list[_Piece], index: int) -> bool:
    piece, before = pieces[index], pieces[index - 1]
    if piece.role in (Role.DATELINE, Role.BYLINE):
        return piece.reason != "time of day"
    if piece.role is not Role.FURNITURE or piece.reason not in _BARS:
        return False
    return before.chunk == piece.chunk or _said_again(pieces, index - 1) >= _SAID_AGAIN


def _said_again(pieces: list[_Piece], index: int) -> float:
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


_BARS = frozenset({"newsletter line", "share line", "follow-us line", "related link"})
_SAID_AGAIN = 0.6  # with a bar below: a summary in other words
_SAYS_THE_SAME = 0.85  # without one: all but the same sentence
_FULL_STOP = re.compile(r"""\.["'”’)\]]*$""")


def _next_prose(pieces: list[_Piece], index: int) -> int:
    while index < len(pieces) and not (pieces[index].role is None and is_prose(pieces[index].said)):
        index += 1
    return index


def _rest(pieces: list[_Piece]) -> list[_Piece]:
    """What nobody has judged yet is body where it reads like prose, and a label where it does not."""
    out: list[_Piece] = []
    for index, piece in enumerate(pieces):
        if piece.role is not None:
            out.append(piece)
        elif is_question(piece.said):
            out.append(piece.judged(Role.FURNITURE, "question as a sub-heading"))
        elif is_prose(piece.said):
            out.append(piece.judged(Role.BODY, ""))
        elif _in_run(pieces, index):
            out.append(piece.judged(Role.FURNITURE, "list of links, names or places"))
        elif title_case(piece.said):
            out.append(piece.judged(Role.FURNITURE, "headline of another story or sub-heading"))
        else:
            out.append(piece.judged(Role.FURNITURE, "sub-heading, label or link"))
    return out


def _in_run(pieces: list[_Piece], index: int) -> bool:
    """Whether the piece is one of three or more labels under one another."""
    labels = [
        piece.role is None and not is_prose(piece.said) for piece in pieces[max(0, index - 2) : index + 3]
    ]
    return any(all(labels[start : start + 3]) for start in range(len(labels) - 2))


def _readable(text: str, piece: _Piece, notices: list[str]) -> Iterator[_Piece]:
    """Part off, from a body piece, sentences that cannot be read, and part what is too long for a parser."""
    start, end = _pair(piece.span)
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
            yield _Piece(_trim(text, left, right), "", piece.chunk, Role.FURNITURE, reason)
            begin = right
        elif right - begin > MAX_BLOCK:
            if stop > begin:
                yield _body(text, begin, stop, piece.chunk)
            begin = left
        stop = right
    if stop > begin and text[begin:stop].strip():
        yield _body(text, begin, stop, piece.chunk)


def _body(text: str, start: int, end: int, chunk: int) -> _Piece:
    span = _trim(text, start, end)
    return _Piece(span, _said(text, *_pair(span)), chunk, Role.BODY)


def _unreadable(sentence: str) -> str:
    count = len(words(sentence))
    if count > MAX_SENTENCE_WORDS:
        return f"a sentence of {count:,} words"
    if len(sentence) > MAX_BLOCK:
        return f"a stretch of {len(sentence):,} characters without a sentence end"
    if _CONTROL.search(sentence):
        return "a sentence with characters that cannot be shown"
    return ""
