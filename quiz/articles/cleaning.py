"""From paragraphs to blocks: what is the report itself, and what stands around it, and why."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quiz.articles import captions, datelines, furniture
from quiz.articles.draft import Paragraph
from quiz.articles.english import is_foreign
from quiz.articles.heads import judge_head
from quiz.articles.notes import find_note
from quiz.articles.pieces import Piece, piece_of, skip_blank
from quiz.articles.prose import is_question, title_case, words
from quiz.articles.readable import part_unreadable
from quiz.model.article import Block, Note, Role

_FOREIGN = "not in English"
_MARK = "mark inside a paragraph"
_LONGEST_NOTE = 2_000  # characters; what is longer is no note, caption or page furniture
_DATED = re.compile(r"\((?:published|posted|updated|aired)\b.{4,60}\)", re.IGNORECASE)


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
    foreign = sum(piece.reason == _FOREIGN for piece in pieces)
    if foreign:
        notices.append(f"skipped {foreign:,} paragraph{'s' * (foreign > 1)} not in English")
    pieces = _embedded(_comments(_rows(pieces, notices)))
    pieces = judge_head(pieces)
    pieces = _rest(pieces)
    pieces = [part for piece in pieces for part in part_unreadable(text, piece, notices)]
    blocks = tuple(Block(piece.span, piece.role or Role.FURNITURE, piece.reason) for piece in pieces)
    return Cleaned(blocks, tuple(notes), tuple(dict.fromkeys(notices)))


def _parts(text: str, paragraph: Paragraph) -> Iterator[Piece]:
    """Part off what stands before the first sentence (date, dateline) and after the last (advertisement)."""
    start, end, chunk = paragraph.start, paragraph.end, paragraph.chunk
    if header := datelines.date_header(text, start, end):
        yield piece_of(text, start, header.end(), chunk).judged(Role.DATELINE, "date line")
        start = skip_blank(text, header.end(), end)
    if start < end and (line := datelines.dateline(text, start, end)):
        yield piece_of(text, start, line.end(), chunk).judged(Role.DATELINE, "dateline")
        start = skip_blank(text, line.end(), end)
    if bullet := furniture.BULLET.match(text, start, end):
        yield piece_of(text, start, bullet.end(), chunk).judged(Role.FURNITURE, "list mark")
        start = bullet.end()
    tail = furniture.TAIL.search(text, max(start, end - 200), end)
    stop = tail.start() + _closing(tail.group()) if tail and tail.start() > start else end
    for mark in furniture.INSIDE.finditer(text, start, stop):
        if mark.start() > start:
            yield piece_of(text, start, mark.start(), chunk)
        yield piece_of(text, mark.start(), mark.end(), chunk).judged(Role.FURNITURE, _MARK)
        start = skip_blank(text, mark.end(), stop)
    if start < stop:
        yield piece_of(text, start, stop, chunk)
    if stop < end:
        yield piece_of(text, stop, end, chunk).judged(Role.FURNITURE, "furniture at the paragraph's end")


def _closing(tail: str) -> int:
    """How many closing quotation marks before the furniture belong to the sentence."""
    return len(tail) - len(tail.lstrip("\"”’'"))


def _titles(pieces: list[Piece], title: str) -> list[Piece]:
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


def _repeats(pieces: list[Piece], notices: list[str]) -> list[Piece]:
    """Keep the first of paragraphs that a file repeats; a page prints a quotation or a headline twice."""
    seen: Counter[str] = Counter()
    out: list[Piece] = []
    for piece in pieces:
        key = piece.said.casefold()
        seen[key] += 1
        repeated = piece.role is None and seen[key] > 1
        out.append(piece.judged(Role.FURNITURE, "printed before") if repeated else piece)
    count = sum(number - 1 for number in seen.values())
    if count > 20:
        notices.append(f"skipped {count:,} paragraphs that repeat an earlier one")
    return out


def _by_wording(text: str, piece: Piece, notes: list[Note]) -> Piece:
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
    if is_foreign(said):
        return piece.judged(Role.FURNITURE, _FOREIGN)
    return piece


def _rows(pieces: list[Piece], notices: list[str]) -> list[Piece]:
    """Lists, tables and verse: three or more short lines under one another, most of them no sentences."""
    out: list[Piece] = []
    skipped = 0
    for group in _by_chunk(pieces):
        rows = [piece for piece in group if piece.role is None]
        loose = sum(not piece.prose for piece in rows)
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


def _by_chunk(pieces: list[Piece]) -> Iterator[list[Piece]]:
    group: list[Piece] = []
    for piece in pieces:
        if group and piece.chunk != group[-1].chunk:
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _comments(pieces: list[Piece]) -> list[Piece]:
    """Everything below the heading of a comment section, where enough of a report stands above it."""
    prose = 0
    for index, piece in enumerate(pieces):
        if piece.open:
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


def _embedded(pieces: list[Piece]) -> list[Piece]:
    """Captions of embedded videos: a title above, a date in brackets below."""
    out = list(pieces)
    for index in range(1, len(pieces) - 1):
        above, piece, below = pieces[index - 1 : index + 2]
        if piece.role is None and _DATED.fullmatch(below.said) and not above.prose:
            out[index] = piece.judged(Role.CAPTION, "caption of an embedded video")
    return out


def _rest(pieces: list[Piece]) -> list[Piece]:
    """What nobody has judged yet is body where it reads like prose, and a label where it does not."""
    out: list[Piece] = []
    for index, piece in enumerate(pieces):
        if piece.role is not None:
            out.append(piece)
        elif is_question(piece.said) and not (index and pieces[index - 1].reason == _MARK):
            out.append(piece.judged(Role.FURNITURE, "question as a sub-heading"))
        elif piece.prose:
            out.append(piece.judged(Role.BODY, ""))
        elif _in_run(pieces, index):
            out.append(piece.judged(Role.FURNITURE, "list of links, names or places"))
        elif title_case(piece.said):
            out.append(piece.judged(Role.FURNITURE, "headline of another story or sub-heading"))
        else:
            out.append(piece.judged(Role.FURNITURE, "sub-heading, label or link"))
    return out


def _in_run(pieces: list[Piece], index: int) -> bool:
    """Whether the piece is one of three or more labels under one another."""
    labels = [piece.role is None and not piece.prose for piece in pieces[max(0, index - 2) : index + 3]]
    return any(all(labels[start : start + 3]) for start in range(len(labels) - 2))
