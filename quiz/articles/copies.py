"""Which articles are the same story from one newsroom: printed twice, lightly edited, or corrected.

Shingling and containment follow Broder (1997), "On the resemblance and containment of documents"; each text
is represented by its smallest shingle hashes. An article is compared with one representative of each story
that shares enough of them, never with all copies of it, so that k copies cost k comparisons.
"""

from __future__ import annotations

import hashlib
import math
import re
import unicodedata
import zlib
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from quiz.model.article import Article, Copy, CopyKind, NoteKind

SHINGLE = 5
"""Words in a shingle."""
SKETCH = 64
"""Smallest hashes that represent an article in the index, or an eighth of all where that is more."""
SAME_STORY = 0.36
"""The share of the shorter article's shingles from which two articles count as one story.

Measured on 44 articles about 13 events, with quotations left out (independent reports have those in common):
reports of one event by different newsrooms share 0.05 at most, a newsroom's next report on it 0.28 at most,
versions of one story 0.45 at least.
"""

_COMMON = 32  # stories that may share a hash before it is taken for a set phrase and no longer counted
_CANDIDATES = 8  # stories that an article is compared with, those that share most hashes first
_FACES = 6  # texts of one story that represent it in comparisons
_ANOTHER_FACE = 0.75  # a text less similar than this to the faces of its story becomes one itself
_WORD = re.compile(r"[a-z0-9]+(?:[.,][0-9]+)*")
_QUOTED = re.compile(r"“[^“”]{1,1000}”|\"[^\"]{1,1000}\"|``(?:(?!``|'').){1,1000}''", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Text:
    """An article as the comparison sees it."""

    article: Article
    length: int  # in words
    content: bytes  # a hash of the words
    shingles: array[int]  # hashes, each once, in order
    sketch: array[int]  # the smallest of them


@dataclass(slots=True)
class _Story:
    """Articles that tell one story, and the few of them with which others are compared."""

    texts: list[_Text]
    faces: list[_Text]


class _Index:
    """Which stories have a hash. Nearly all hashes belong to one story, for which no list is kept."""

    def __init__(self) -> None:
        self._first: dict[int, int] = {}
        self._more: dict[int, list[int]] = {}

    def add(self, sketch: Sequence[int], story: int) -> None:
        """Say that a story has these hashes."""
        for value in sketch:
            first = self._first.setdefault(value, story)
            if first != story:
                more = self._more.setdefault(value, [])
                if len(more) < _COMMON - 1 and more[-1:] != [story]:
                    more.append(story)

    def shared(self, sketch: Sequence[int]) -> tuple[Counter[int], int]:
        """How many of these hashes each story has, and how many were passed over as set phrases."""
        known = [value for value in sketch if value in self._first]
        lists = [more for value in known if (more := self._more.get(value))]
        common = [value for value in known if len(self._more.get(value, ())) >= _COMMON - 1]
        counts = Counter(self._first[value] for value in set(known).difference(common))
        for more in lists:
            if len(more) < _COMMON - 1:
                counts.update(more)
        return counts, len(common)


def find_copies(articles: Sequence[Article]) -> tuple[Copy, ...]:
    """Find the articles that repeat another one, and name for each the newest of its story.

    The newest is the one with a correction, then the later one, then the longer one. The result is in the
    order of the keys, whatever the order of the articles.
    """
    texts = [_text(article) for article in sorted(articles, key=lambda article: (article.key, article.path))]
    copies = [copy for story in _stories(texts) for copy in _copies(story)]
    return tuple(sorted(copies, key=lambda copy: copy.key))


def similarity(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of the smaller set that the larger has too."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def _similarity(one: _Text, other: _Text) -> float:
    return similarity(frozenset(one.shingles), frozenset(other.shingles))


def _text(article: Article) -> _Text:
    body = "\n\n".join(article.text[span.start : span.end] for span in article.body)
    words = _normal_words(body)
    own = _normal_words(_QUOTED.sub(" ", body))
    if len(own) * 3 < len(words):
        own = words
    width = min(SHINGLE, len(own))
    runs = {" ".join(own[i : i + width]) for i in range(len(own) - width + 1)} if own else set()
    content = hashlib.sha256(" ".join(words).encode()).digest()
    shingles = array("I", sorted({zlib.crc32(run.encode()) for run in runs}))
    sketch = shingles[: max(SKETCH, len(shingles) // 8)]
    return _Text(article, len(words), content, shingles, sketch)


def _normal_words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.replace("’", "").replace("'", "")).casefold()
    return _WORD.findall("".join(char for char in plain if not unicodedata.combining(char)))


def _stories(texts: Sequence[_Text]) -> list[_Story]:
    """Group the texts: identical ones by hash, the others by what their sketches share."""
    identical: dict[bytes, list[_Text]] = {}
    for text in texts:
        identical.setdefault(text.content, []).append(text)
    stories: list[_Story] = []
    index = _Index()
    for group in identical.values():
        face = group[0]
        number, share = _home(face, index, stories)
        if number < 0:
            number = len(stories)
            stories.append(_Story(list(group), []))
        else:
            stories[number].texts.extend(group)
        story = stories[number]
        if share < _ANOTHER_FACE and len(story.faces) < _FACES:
            story.faces.append(face)
            index.add(face.sketch, number)
    return stories


def _home(text: _Text, index: _Index, stories: Sequence[_Story]) -> tuple[int, float]:
    """The number of the story that the text belongs to (-1: none yet) and how similar it is to it."""
    shared, passed = index.shared(text.sketch)
    candidates = sorted(shared, key=lambda number: (-shared[number], number))[:_CANDIDATES]
    best, share = -1, 0.0
    for number in candidates:
        found = max(
            0.0 if _hopeless(shared[number], passed, text, face) else _similarity(text, face)
            for face in stories[number].faces
        )
        if found > share:
            best, share = number, found
    return (best, share) if share >= SAME_STORY else (-1, 0.0)


def _hopeless(shared: int, passed: int, one: _Text, other: _Text) -> bool:
    """Whether so few hashes of two sketches are the same that the texts are no versions of one story.

    Up to the end of the shorter-reaching sketch both hold all hashes, a sample of both texts: a share that lies
    four standard errors below SAME_STORY is no chance.
    """
    reach = min(one.sketch[-1], other.sketch[-1])
    sample = min(bisect_right(one.sketch, reach), bisect_right(other.sketch, reach)) - passed
    expected = SAME_STORY * max(sample, 0)
    return shared < expected - 4 * math.sqrt(expected * (1 - SAME_STORY))


def _copies(story: _Story) -> list[Copy]:
    if len(story.texts) < 2:
        return []
    newest = max(story.texts, key=_newness)
    corrected = _corrections(newest.article)
    copies = []
    for text in story.texts:
        if text is newest:
            continue
        if text.content == newest.content:
            kind = CopyKind.EXACT
        elif corrected and not _corrections(text.article):
            kind = CopyKind.CORRECTED
        else:
            kind = CopyKind.NEAR
        share = round(_similarity(text, newest), 3)
        copies.append(Copy(text.article.key, newest.article.key, share, kind))
    return copies


def _newness(text: _Text) -> tuple[int, date, int, bool, tuple[int, ...]]:
    """Corrected before uncorrected, later before earlier, longer before shorter, then the first key."""
    article = text.article
    order = tuple(-ord(char) for char in article.key)
    return (
        _corrections(article),
        article.published or date.min,
        text.length,
        bool(article.publisher),
        order,
    )


def _corrections(article: Article) -> int:
    return sum(note.kind is NoteKind.CORRECTION for note in article.notes)
