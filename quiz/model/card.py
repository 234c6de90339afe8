"""One thing to know, with the faces it can be asked by and the sentences that prove it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from quiz.errors import Place
from quiz.model.ids import hex_id


class Order(StrEnum):
    """How the options of a choice are shown."""

    SHUFFLE = "shuffle"
    KEEP = "keep"
    SORT = "sort"


class Face(StrEnum):
    """A way to ask a card. `TYPED` is a choice or cloze with the help taken away."""

    CHOICE = "choice"
    CLOZE = "cloze"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a choice: the key where `right`, otherwise a distractor; `why` is its own feedback."""

    text: str
    right: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A stem with its options in the order they were written.

    Without a distractor the question can only be typed. A true-or-false card (`fact:`, `myth:`) has the
    statement as its stem, the options True and False, and `truth` set.
    """

    stem: str
    options: tuple[Option, ...]
    order: Order = Order.SHUFFLE
    truth: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """The right answers; several where the learner has to tick several."""
        return tuple(option.text for option in self.options if option.right)

    @property
    def distractors(self) -> tuple[str, ...]:
        """The wrong options."""
        return tuple(option.text for option in self.options if not option.right)


@dataclass(frozen=True, slots=True)
class Gap:
    """A hidden stretch of a cloze. Gaps of one number are asked together."""

    number: int
    answer: str
    accept: tuple[str, ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Cloze:
    """A text with gaps, as a row of plain stretches and gaps."""

    parts: tuple[str | Gap, ...]

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """The gaps in the order of the text."""
        return tuple(part for part in self.parts if isinstance(part, Gap))

    @property
    def text(self) -> str:
        """The whole text with every gap filled in."""
        return "".join(part.answer if isinstance(part, Gap) else part for part in self.parts)

    def with_gap(self, number: int, blank: str = "_____") -> str:
        """The text as a question: the gaps of that number are blanks, the others are filled in."""
        return "".join(
            part if isinstance(part, str) else blank if part.number == number else part.answer
            for part in self.parts
        )


@dataclass(frozen=True, slots=True)
class Source:
    """Where a card's answer stands: an article of the deck and the sentence verbatim, or free text alone."""

    says: str
    article: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One thing to know. It has a choice face, a cloze face, or both.

    `accept` are further spellings of the answer, `within` the tolerance for a typed number (as written).
    `level` runs from 1 (easy) to 5 (hard); 0 says nothing. `at` is where the card stands in its file.
    """

    id: str = ""
    choice: Choice | None = None
    cloze: Cloze | None = None
    accept: tuple[str, ...] = ()
    within: str = ""
    why: str = ""
    hint: str = ""
    sources: tuple[Source, ...] = ()
    conflict: str = ""
    tags: tuple[str, ...] = ()
    level: int = 0
    points: str = ""
    image: str = ""
    audio: str = ""
    keep: bool = False
    skip: bool = False
    at: Place | None = field(default=None, compare=False)

    @property
    def key(self) -> str:
        """What progress hangs on: the id, or a hash of the question where there is none."""
        return self.id or "~" + hex_id(self.question, length=12)

    @property
    def question(self) -> str:
        """The question as text, of the choice face if there is one."""
        if self.choice:
            return self.choice.stem
        return self.cloze.with_gap(self.cloze.gaps[0].number) if self.cloze and self.cloze.gaps else ""

    @property
    def answers(self) -> tuple[str, ...]:
        """The right answers: the keys of the choice, otherwise the gaps of the cloze."""
        if self.choice:
            return self.choice.keys
        return tuple(gap.answer for gap in self.cloze.gaps) if self.cloze else ()

    @property
    def content_hash(self) -> str:
        """A hash over everything a learner sees; id, keep, skip and the place in the file are left out."""
        return hex_id(*_content(self), length=8)


def _content(card: Card) -> Iterator[str]:
    if card.choice:
        yield f"q {card.choice.stem}\x1e{card.choice.order}\x1e{card.choice.truth}"
        for option in card.choice.options:
            yield f"o {int(option.right)} {option.text}\x1e{option.why}"
    if card.cloze:
        for part in card.cloze.parts:
            if isinstance(part, Gap):
                yield f"g {part.number} {part.answer}\x1e{part.hint}\x1e" + "\x1e".join(part.accept)
            elif part:
                yield f"t {part}"
    for source in card.sources:
        yield f"s {source.article}\x1e{source.says}"
    yield "a " + "\x1e".join(card.accept)
    yield "x " + "\x1e".join(
        (
            card.within,
            card.why,
            card.hint,
            card.conflict,
            str(card.level),
            card.points,
            card.image,
            card.audio,
        )
    )
    yield "# " + "\x1e".join(card.tags)
