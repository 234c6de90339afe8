"""Which articles are the same story from one newsroom: printed twice, lightly edited, or corrected.

Shingling and containment follow Broder (1997), "On the resemblance and containment of documents"; each text
is represented by its smallest shingle hashes. An article is compared with one representative of each story
that shares enough of them, never with all copies of it, so that k copies cost k comparisons.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from quiz.model.article import Article, Copy, CopyKind, NoteKind

SHINGLE = 5
"""Words in a shingle."""
SKETCH = 64
"""Smallest hashes that represent an article in the index."""
SAME_STORY = 0.35
"""The share of the shorter article's shingles from which two articles count as one story."""

_COMMON = 200  # stories that may share a hash before it is taken for a set phrase and forgotten
_CANDIDATES = 8  # stories that an article is compared with, those that share most hashes first
_WORD = re.compile(r"[a-z0-9]+(?:[.,][0-9]+)*")


@dataclass(slots=True)
class _Text:
    """An article as the comparison sees it."""

    article: Article
    words: tuple[str, ...]
    shingles: frozenset[int]


@dataclass(slots=True)
class _Story:
    """Articles that tell one story; the first is the representative."""

    texts: list[_Text] = field(default_factory=list)


def find_copies(articles: Sequence[Article]) -> tuple[Copy, ...]:
    """Find the articles that repeat another one, and name for each the newest of its story.

    The newest is the one with a correction, then the later one, then the longer one. The result is in the
    order of the keys, whatever the order of the articles.
    """
    texts = [_text(article) for article in sorted(articles, key=lambda article: (article.key, article.path))]
    copies = [copy for story in _stories(texts) for copy in _copies(story)]
    return tuple(sorted(copies, key=lambda copy: copy.key))


def similarity(one: Iterable[int], other: Iterable[int]) -> float:
    """The share of the smaller set that the larger has too."""
    first, second = frozenset(one), frozenset(other)
    smaller = min(len(first), len(second))
    return len(first & second) / smaller if smaller else 0.0


def _text(article: Article) -> _Text:
    words = tuple(_normal_words(" ".join(article.text[span.start : span.end] for span in article.body)))
    width = min(SHINGLE, len(words))
    runs = {" ".join(words[i : i + width]) for i in range(len(words) - width + 1)} if words else set()
    return _Text(article, words, frozenset(zlib.crc32(run.encode()) for run in runs))


def _normal_words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.replace("’", "").replace("'", "")).casefold()
    return _WORD.findall("".join(char for char in plain if not unicodedata.combining(char)))


def _stories(texts: list[_Text]) -> list[_Story]:
    """Group the texts, identical ones first (by hash), the others by their sketches."""
    identical: dict[tuple[str, ...], _Story] = {}
    for text in texts:
        identical.setdefault(text.words, _Story()).texts.append(text)
    found: list[_Story] = []
    index: dict[int, list[int]] = defaultdict(list)
    for words, story in identical.items():
        leader = story.texts[0]
        sketch = sorted(leader.shingles)[:SKETCH]
        home = _home(leader, sketch, index, found) if words else None
        if home is None:
            home = len(found)
            found.append(story)
            for value in sketch:
                if len(index[value]) < _COMMON:
                    index[value].append(home)
        else:
            found[home].texts.extend(story.texts)
    return found


def _home(text: _Text, sketch: list[int], index: dict[int, list[int]], stories: list[_Story]) -> int | None:
    """The story that the text belongs to, if any."""
    shared = Counter(number for value in sketch for number in index.get(value, ()))
    candidates = sorted(shared, key=lambda number: (-shared[number], number))[:_CANDIDATES]
    scored = [
        (similarity(text.shingles, stories[number].texts[0].shingles), -number) for number in candidates
    ]
    best = max(scored, default=(0.0, 0))
    return -best[1] if best[0] >= SAME_STORY else None


def _copies(story: _Story) -> list[Copy]:
    if len(story.texts) < 2:
        return []
    newest = max(story.texts, key=_newness)
    corrected = _corrections(newest.article)
    copies = []
    for text in story.texts:
        if text is newest:
            continue
        if text.words == newest.words:
            kind = CopyKind.EXACT
        elif corrected and not _corrections(text.article):
            kind = CopyKind.CORRECTED
        else:
            kind = CopyKind.NEAR
        share = round(similarity(text.shingles, newest.shingles), 3)
        copies.append(Copy(text.article.key, newest.article.key, share, kind))
    return copies


def _newness(text: _Text) -> tuple[int, date, int, bool, tuple[int, ...]]:
    """Corrected before uncorrected, later before earlier, longer before shorter, then the first key."""
    article = text.article
    order = tuple(-ord(char) for char in article.key)
    return (
        _corrections(article),
        article.published or date.min,
        len(text.words),
        bool(article.publisher),
        order,
    )


def _corrections(article: Article) -> int:
    return sum(note.kind is NoteKind.CORRECTION for note in article.notes)
