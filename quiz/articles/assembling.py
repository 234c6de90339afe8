"""From a reader's draft to an article: blocks, notes, and the publisher and date that the text proves."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from quiz.articles import datelines, publishers
from quiz.articles.cleaning import Cleaned, clean
from quiz.articles.dates import parse_date
from quiz.articles.draft import Draft
from quiz.articles.english import reason_not_english
from quiz.articles.keys import base_key
from quiz.errors import FileError
from quiz.model.article import Article, Block, Proof, Role, Span


def assemble(path: Path, draft: Draft, key: str = "") -> Article:
    """Build the article.

    Raises:
        FileError: the text is not English, or nothing in it reads like an article.
    """
    cleaned = clean(draft.text, draft.paragraphs, draft.title)
    blocks = tuple(sorted((*draft.marks, *cleaned.blocks), key=lambda block: block.span))
    prose = "\n".join(
        draft.text[block.span.start : block.span.end]
        for block in blocks
        if block.role in (Role.BODY, Role.SUMMARY, Role.CAPTION)
    )
    reason = reason_not_english(prose or draft.text)
    if reason:
        raise FileError(path, f"{reason}; cards are made from English articles only")
    if not any(block.role is Role.BODY for block in blocks):
        raise FileError(
            path, "holds no sentences of an article (only headlines, lists, tables, verse or page furniture)"
        )
    publisher, publisher_proof = _publisher(draft, blocks)
    published, published_proof = _published(draft, cleaned, blocks)
    name = os.fsencode(path).decode("utf-8", "replace")
    return Article(
        key=key or base_key(publisher, name),
        path=name,
        text=draft.text,
        blocks=blocks,
        title=draft.title or _headline(draft.text, blocks),
        publisher=publisher,
        publisher_proof=publisher_proof,
        published=published,
        published_proof=published_proof,
        notes=cleaned.notes,
        notices=(*draft.notices, *cleaned.notices),
        retells=draft.retells,
    )


def _headline(text: str, blocks: tuple[Block, ...]) -> str:
    for block in blocks:
        if block.role is Role.HEADLINE:
            return " ".join(text[block.span.start : block.span.end].split())
    return ""


def _publisher(draft: Draft, blocks: tuple[Block, ...]) -> tuple[str, Proof | None]:
    """Front matter first, then the dateline's signature, the page's metadata, and a line about the newsroom.

    The signature stands before the metadata because it says who reported, not only who printed.
    """
    if draft.publisher and draft.publisher_proof and draft.publisher_proof.how == "front matter":
        return draft.publisher, draft.publisher_proof
    for block in blocks:
        if block.role is Role.DATELINE:
            match = datelines.dateline(draft.text, block.span.start, block.span.end)
            signed = publishers.from_dateline(match) if match else None
            if signed:
                return signed
    if draft.publisher:
        return draft.publisher, draft.publisher_proof
    for block in blocks:
        if block.role in (Role.FURNITURE, Role.NOTE):
            named = publishers.from_line(draft.text, block.span)
            if named:
                return named
    return "", None


def _published(draft: Draft, cleaned: Cleaned, blocks: tuple[Block, ...]) -> tuple[date | None, Proof | None]:
    """Front matter or metadata first, then a printed date line, then the time at which a note was added.

    A note with the time of day belongs to the day's news; one with a date alone may have been added weeks later.
    """
    if draft.published:
        return draft.published, draft.published_proof
    for block in _edges(blocks):
        if block.role is Role.DATELINE:
            found = parse_date(draft.text[block.span.start : block.span.end])
            if found:
                return found, Proof(block.span, block.reason)
    for note in cleaned.notes:
        stamp = Span(note.span.start, min(note.span.end, note.span.start + 160))
        if note.published and datelines.CLOCK.search(draft.text, stamp.start, stamp.end):
            return note.published, Proof(_first_line(draft.text, note.span), f"{note.kind.value} note")
    return None, None


def _edges(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks up to the third body paragraph and after the last one: dates in between belong to other things."""
    body = [index for index, block in enumerate(blocks) if block.role is Role.BODY]
    if len(body) < 3:
        return blocks
    return blocks[: body[2]] + blocks[body[-1] + 1 :]


def _first_line(text: str, span: Span) -> Span:
    end = text.find("\n", span.start, span.end)
    return span if end < 0 else Span(span.start, end)
