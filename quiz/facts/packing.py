"""An article's sentences as bytes, for another process and for the disk: plain JSON, compressed.

Words stand once in a table and tokens are numbers, so that an article of 800 words takes about 7 kB. What comes
back is checked as strictly as any file from outside: bytes that no `pack` has written raise a ValueError.
"""

from __future__ import annotations

import json
import sys
import zlib
from collections.abc import Iterator, Sequence
from itertools import accumulate
from operator import add
from typing import Any, NamedTuple

from quiz.model.article import Article
from quiz.model.sentence import Mention, Sentence, Token

MOST = 1 << 28
"""Bytes that a packed article may unfold to; the largest article that is read stays far below."""
_WIDTH = 7
_SPACES = (False, True)
_OFFSETS = tuple(range(1 << 16))
"""The places in most articles: one object for each, where every token would have two of its own."""


class Read(NamedTuple):
    """What the language model read in one article."""

    article: str
    """The article's key."""
    body: tuple[Sentence, ...]
    notes: tuple[tuple[Sentence, ...], ...]
    """The sentences of each of its editor's notes."""
    notices: tuple[str, ...] = ()
    """What was skipped, in whole lines for the user."""


def pack(read: Read) -> bytes:
    """The bytes of what was read; the article's key and text are not among them."""
    words: dict[str, int] = {}
    kinds: dict[tuple[str, str, str, str], int] = {}
    data = {
        "body": [_packed(sentence, words, kinds) for sentence in read.body],
        "notes": [[_packed(sentence, words, kinds) for sentence in note] for note in read.notes],
        "notices": read.notices,
        "kinds": list(kinds),
        "words": list(words),
    }
    return zlib.compress(json.dumps(data, separators=(",", ":")).encode("ascii"), 1)


def unpack(data: bytes, article: Article) -> Read:
    """What was read in an article, from its bytes. Raises ValueError where they do not fit it."""
    try:
        unfold = zlib.decompressobj()
        plain = unfold.decompress(data, MOST)
        if not unfold.eof or unfold.unused_data:
            raise ValueError("not a whole article")
        found = json.loads(plain)
        words = [sys.intern(_text(word)) for word in found["words"]]
        kinds = [_kind(row) for row in found["kinds"]]
        read = Read(
            article.key,
            tuple(_sentences(found["body"], article, words, kinds)),
            tuple(tuple(_sentences(note, article, words, kinds)) for note in found["notes"]),
            tuple(_text(notice) for notice in found["notices"]),
        )
    except (zlib.error, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"no article as it was packed ({type(error).__name__})") from error
    if len(read.notes) != len(article.notes):
        raise ValueError("other notes than the article's")
    return read


def _packed(
    sentence: Sentence, words: dict[str, int], kinds: dict[tuple[str, str, str, str], int]
) -> list[Any]:
    numbers: list[int] = []
    reached = sentence.start
    for i, token in enumerate(sentence.tokens):
        kind = token.pos, token.tag, token.dep, token.number
        numbers += (
            words.setdefault(token.text, len(words)),
            words.setdefault(token.lemma, len(words)),
            kinds.setdefault(kind, len(kinds)),
            token.head - i,
            token.start - reached,
            token.end - token.start,
            int(token.space),
        )
        reached = token.end
    mentions = [[m.first, m.last, words.setdefault(m.label, len(words))] for m in sentence.mentions]
    return [sentence.paragraph, sentence.start, sentence.end, numbers, mentions]


def _sentences(
    rows: Sequence[Any], article: Article, words: Sequence[str], kinds: Sequence[tuple[str, str, str, str]]
) -> Iterator[Sentence]:
    for index, (paragraph, start, end, numbers, mentions) in enumerate(rows):
        tokens = tuple(_tokens(numbers, start, words, kinds))
        named = tuple(Mention(_within(a, len(tokens)), _sign(b), words[_sign(c)]) for a, b, c in mentions)
        if not tokens or tokens[-1].end != end or not 0 <= start < end <= len(article.text):
            raise ValueError("a sentence that is not in the article")
        if any(not m.first < m.last <= len(tokens) for m in named):
            raise ValueError("a name that is not in its sentence")
        yield Sentence(
            article.key, index, _sign(paragraph), start, end, article.text[start:end], tokens, named
        )


def _tokens(
    numbers: Sequence[int], reached: int, words: Sequence[str], kinds: Sequence[tuple[str, str, str, str]]
) -> Iterator[Token]:
    if len(numbers) % _WIDTH or not all(type(number) is int for number in numbers):
        raise ValueError("no row of tokens")
    count = len(numbers) // _WIDTH
    columns = [numbers[i::_WIDTH] for i in range(_WIDTH)]
    if any(min(columns[i], default=0) < 0 for i in (0, 1, 2, 4, 5)):
        raise ValueError("a number below nought")
    ends = list(accumulate(map(add, columns[4], columns[5]), initial=reached))[1:]
    shared = _OFFSETS if ends and ends[-1] < len(_OFFSETS) else range(ends[-1] + 1 if ends else 0)
    for i, (text, lemma, kind, head, end, length, space) in enumerate(
        zip(*columns[:4], ends, *columns[5:], strict=True)
    ):
        pos, tag, dep, number = kinds[kind]
        yield Token(
            words[text],
            words[lemma],
            pos,
            tag,
            dep,
            _within(i + head, count),
            shared[end - length],
            shared[end],
            _SPACES[_sign(space)],
            number,
        )


def _within(number: int, count: int) -> int:
    if type(number) is not int or not 0 <= number < count:
        raise ValueError("a place outside its sentence")
    return number


def _sign(number: int) -> int:
    if type(number) is not int or number < 0:
        raise ValueError("no number from nought")
    return number


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("no text")
    return value


def _kind(row: Sequence[object]) -> tuple[str, str, str, str]:
    pos, tag, dep, number = (sys.intern(_text(value)) for value in row)
    return pos, tag, dep, number
