"""Who printed it, as far as the text says so."""

from __future__ import annotations

import re

from quiz.articles.datelines import AGENCIES
from quiz.model.article import Proof, Span

_SECTIONS = {
    "NBC Latino": "NBC News",
    "NBC BLK": "NBC News",
    "NBC Asian America": "NBC News",
    "NBC OUT": "NBC News",
}
"""Sections that sign with a name of their own, and the newsroom that they are part of."""

_SPELLING = {"REUTERS": "Reuters", "DPA": "dpa", "Associated Press": "AP", "The Associated Press": "AP"}
_WORD = r"(?:[A-Z]\.|St\.|[A-Z][\w&’'-]*(?:\.[a-z]{2,4}\b)?)"
_NAME = rf"(?:The[ \u00a0])?{_WORD}(?:[ \u00a0]+(?:of[ \u00a0]+)?{_WORD}){{0,3}}"
_FOLLOW = re.compile(
    rf"(?i:follow)[ \u00a0]+(?P<name>{_NAME})[ \u00a0]+on[ \u00a0]+(?:Facebook|Twitter|Instagram|X\b|YouTube)"
)
_CONTRIBUTED = re.compile(
    rf"^(?P<name>{_NAME}?)(?:'s|’s)[ \u00a0]+[A-Z].{{3,160}}?contributed (?:to|reporting)", re.DOTALL
)
_COPYRIGHT = re.compile(
    rf"^(?:©|\([cC]\)|(?i:copyright))[ \u00a0]*(?:©[ \u00a0]*)?(?:\d{{4}}[ \u00a0]+)?(?:by[ \u00a0]+)?(?P<name>{_NAME})"
)


def newsroom(name: str) -> str:
    """The newsroom behind a name as printed."""
    name = " ".join(name.split()).rstrip(".,")
    return _SECTIONS.get(name, _SPELLING.get(name, name))


def from_dateline(match: re.Match[str]) -> tuple[str, Proof] | None:
    """The agency or station that signs the dateline."""
    for group in ("bracketed", "bare"):
        name = match.group(group)
        if name and name in AGENCIES:
            return newsroom(name), Proof(Span(*match.span(group)), "dateline")
    return None


def from_line(text: str, span: Span) -> tuple[str, Proof] | None:
    """The newsroom that a follow-us, contributor or copyright line names."""
    for pattern, how in (
        (_FOLLOW, "follow line"),
        (_CONTRIBUTED, "contributor line"),
        (_COPYRIGHT, "copyright line"),
    ):
        match = pattern.search(text[span.start : span.end])
        if match:
            start, end = match.span("name")
            end -= len(match["name"]) - len(match["name"].rstrip(".,"))
            return newsroom(match["name"]), Proof(Span(span.start + start, span.start + end), how)
    return None
