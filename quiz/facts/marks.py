"""Quotation marks: which words of an article stand between them, over sentences and paragraphs.

A mark opens or closes by its shape or, where it is straight or turned the wrong way, by the white space beside it.
A quotation that a paragraph leaves open goes on in the next one if that opens with a mark: so newspapers set it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from quiz.model.sentence import Sentence, Token

MARKS = frozenset({"“", "”", '"', "``", "''"})
_OPEN = frozenset({"“", "``"})
_CLOSE = frozenset({"”", "''"})
_HOLDS = frozenset('“”"')
_LEADS = frozenset("([{-–—/")
"""Marks after which a quotation can open without white space."""
_BEGINS = frozenset("[($£€#@‘'…")
"""Marks that a quotation can begin with."""


class Part(NamedTuple):
    """The piece of a quotation that one sentence holds: tokens `first` to `last` (excluded), without the marks.

    `sentence` is the sentence's place in the article; `opens` and `closes` say whether the quotation begins
    and ends here.
    """

    sentence: int
    first: int
    last: int
    opens: bool
    closes: bool


@dataclass(slots=True)
class _Reader:
    """What is known while the tokens go by: the quotation that is open, and those that are done."""

    quoted: list[set[int]] = field(default_factory=list)
    done: list[list[Part]] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    inside: bool = False
    start: int = 0
    fresh: bool = False
    """Whether the quotation that is open was opened in this sentence."""

    def open(self, start: int) -> None:
        """Begin a piece of a quotation at a token."""
        self.inside, self.start, self.fresh = True, start, True

    def leave(self, sentence: int, last: int, closes: bool) -> None:
        """End the piece that a sentence holds."""
        if self.start < last:
            self.parts.append(Part(sentence, self.start, last, self.fresh, closes))

    def finish(self) -> None:
        """End the quotation that is open, if there is one."""
        if self.parts:
            self.done.append(self.parts)
        self.parts, self.inside = [], False


def read_marks(sentences: Sequence[Sentence]) -> tuple[list[frozenset[int]], list[list[Part]]]:
    """For each sentence of an article the tokens in or at quotation marks; and the quotations, as their parts."""
    reader = _Reader()
    before: Sentence | None = None
    for place, sentence in enumerate(sentences):
        tokens = sentence.tokens
        reader.quoted.append(set())
        fresh_paragraph = before is None or before.paragraph != sentence.paragraph
        goes_on = reader.inside and fresh_paragraph and _goes_on(before, sentence)
        if fresh_paragraph and not goes_on:
            reader.finish()
        reader.start, reader.fresh = 0, False
        last = None if fresh_paragraph or before is None else before.tokens[-1]
        quoted = reader.quoted[place]
        for i, token in enumerate(tokens):
            text = token.text
            if goes_on and i == 0:
                reader.open(1)
                quoted.add(0)
            elif text in MARKS:
                _at_mark(reader, tokens, place, i, last)
            else:
                if reader.inside:
                    quoted.add(i)
                if '"' in text or "“" in text or "”" in text:
                    _within(reader, token, place, i)
        if reader.inside:
            reader.leave(place, len(tokens), False)
        before = sentence
    reader.finish()
    return [frozenset(found) for found in reader.quoted], reader.done


def _at_mark(reader: _Reader, tokens: tuple[Token, ...], place: int, i: int, last: Token | None) -> None:
    opening = _opens(tokens, i, last)
    if opening is None:
        opening = not reader.inside
    if opening:
        if reader.inside:
            _break_off(reader, place, i)
        reader.open(i + 1)
        reader.quoted[place].add(i)
    elif reader.inside:
        reader.quoted[place].add(i)
        reader.leave(place, i, True)
        reader.finish()


def _break_off(reader: _Reader, place: int, index: int) -> None:
    """A mark opens inside a quotation, whose end is missing: it ends with its sentence, at most before the mark."""
    if reader.fresh:
        reader.leave(place, index, False)
    else:
        reader.quoted[place] -= set(range(index))
    reader.finish()


def _goes_on(before: Sentence | None, sentence: Sentence) -> bool:
    """Whether a paragraph opens with a mark right after one that was left open."""
    return (
        before is not None
        and sentence.paragraph == before.paragraph + 1
        and sentence.tokens[0].text in MARKS
        and _opens(sentence.tokens, 0, None) is True
    )


def _within(reader: _Reader, token: Token, place: int, i: int) -> None:
    """A token that holds marks among its letters: an odd number of them turns inside out."""
    if sum(c in _HOLDS for c in token.text) % 2 == 0:
        return
    if reader.inside:
        reader.leave(place, i + 1, True)
        reader.finish()
    else:
        reader.open(i)
        reader.quoted[place].add(i)


def _opens(tokens: tuple[Token, ...], i: int, last: Token | None) -> bool | None:
    """Whether the mark at a token opens or closes; None where neither its shape nor the space beside it tells."""
    text = tokens[i].text
    before = tokens[i - 1] if i else last
    apart = before is None or before.end < tokens[i].start or before.text[-1:] in _LEADS
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    word = after is not None and tokens[i].end == after.start and (
        after.text[:1].isalnum() or after.text[:1] in _BEGINS
    )  # fmt: skip
    if text in _OPEN:
        return True
    if text in _CLOSE:
        return apart and word
    return word if apart == word else None


def runs(quoted: frozenset[int], length: int) -> Iterator[list[int]]:
    """The stretches of a sentence of so many tokens that stand in or at quotation marks."""
    run: list[int] = []
    for i in range(length + 1):
        if i in quoted:
            run.append(i)
        elif run:
            yield run
            run = []
