"""What the newsrooms say: claims of single sentences, and facts, which are claims that answer one question."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from quiz.model.sentence import Sentence


class Kind(StrEnum):
    """What an answer is."""

    PERSON = "person"
    COUNTRY = "country"
    CITY = "city"
    STATE = "state"
    PLACE = "place"
    FACILITY = "facility"
    ORGANISATION = "organisation"
    GROUP = "group"
    EVENT = "event"
    WORK = "work"
    LAW = "law"
    PRODUCT = "product"
    DATE = "date"
    QUANTITY = "quantity"
    MONEY = "money"
    PERCENT = "percent"
    DURATION = "duration"
    ORDINAL = "ordinal"
    SPEAKER = "speaker"
    TERM = "term"
    CONCEPT = "concept"


NAMES = frozenset(
    {
        Kind.PERSON,
        Kind.COUNTRY,
        Kind.CITY,
        Kind.STATE,
        Kind.PLACE,
        Kind.FACILITY,
        Kind.ORGANISATION,
        Kind.EVENT,
        Kind.WORK,
        Kind.LAW,
        Kind.PRODUCT,
    }
)
"""The kinds whose values are proper names."""

NUMBERS = frozenset({Kind.QUANTITY, Kind.MONEY, Kind.PERCENT, Kind.DURATION})
"""The kinds whose values are numbers with a unit."""

COMPARED = frozenset({Kind.TERM, Kind.ORDINAL})
"""The kinds that show how newsrooms stand to one another and that no question asks for.

A term is a statement as a whole: its answer is how it is meant (does not offer, intends to make, one of the closest).
"""


class Bound(StrEnum):
    """How a number limits what it speaks of."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    AT_LEAST = "at least"
    UNDER = "under"
    UP_TO = "up to"


class Modality(StrEnum):
    """Whether it happened."""

    HAPPENED = "happened"
    INTENDED = "intended"
    EXPECTED = "expected"
    POSSIBLE = "possible"


class Status(StrEnum):
    """How the newsrooms stand to a fact."""

    SINGLE = "single"
    AGREED = "agreed"
    CONFLICTING = "conflicting"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class Name:
    """A named thing over a whole set of articles: its fullest form, kind and the other forms it was met in.

    `key` is the folded full form. `sure` says that the kind can be trusted. `role` is a title or appositive
    that the articles give the name, such as "Colombian President".
    """

    key: str
    full: str
    kind: Kind
    aliases: frozenset[str] = frozenset()
    role: str = ""
    sure: bool = True
    count: int = 1


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as an interval: `low` and `high` in whole units (or dollars, per cent), `high` None if open.

    `value` is the number as printed, `step` the size of its last printed digit (100,000 for "1.9 million").
    """

    value: float
    low: float
    high: float | None
    step: float
    bound: Bound
    unit: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A date at the granularity that is said: `text` as a card prints it, ISO value such as 2022, 2022-03."""

    iso: str
    text: str
    granularity: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, or the part of one that makes sense alone, put so that it is understood without its article.

    `text[start:end]` is the answer. `leans` names what still leans on context; nothing is asked then.
    `loose` are the lemmas of definite nouns (the fire) that are clear once the event is named.
    `edits` say what was done to the sentence.
    """

    text: str
    start: int
    end: int
    leans: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    edits: tuple[str, ...] = ()

    @property
    def answer(self) -> str:
        """The answer as it stands in the statement."""
        return self.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Claim:
    """What one sentence of one article says, as the answer to one question.

    `key` is the answer's comparable value: a name's key, a number, an ISO date. `terms` are the lemmas and
    name keys of what is said besides the answer. `first` and `last` are the answer's tokens in the sentence.
    `role` is the answer's place in the clause (subject, object, ...). `speaker` says who vouches for it.
    `about` is what the answer is said of where the subject does not tell it: the thing that a measure or an age belongs
    to, what the verb of a statement governs. `words` are the quoted words where the answer is their speaker.
    """

    sentence: Sentence
    kind: Kind
    answer: str
    key: str
    first: int
    last: int
    subject: str
    relation: str
    role: str
    statement: Statement
    terms: frozenset[str]
    names: frozenset[str] = frozenset()
    quantity: Quantity | None = None
    moment: Moment | None = None
    name: Name | None = None
    negated: bool = False
    modality: Modality = Modality.HAPPENED
    speaker: str = ""
    as_of: str = ""
    withdrawn: bool = False
    about: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """One of the answers that the newsrooms give to one question, with the claims that give it."""

    answer: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """The claims of all articles that answer the same question.

    `id` comes from subject, relation and answer kind, never from wording. `witnesses` are the articles that
    count: copies of a story are one witness.
    """

    id: str
    kind: Kind
    status: Status
    values: tuple[Value, ...]
    witnesses: tuple[str, ...]
    differs: str = ""
    """In what the values differ: number, date, negation, modality, quotation, list, scope; empty where they do not.

    `update` where no newsroom contradicts another: prints of one story differ, or a later report goes on from an
    earlier one. `correction` where one was withdrawn.
    """

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims, those of the best supported value first."""
        return tuple(claim for value in self.values for claim in value.claims)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A sentence, claim or card that was not used, and why."""

    reason: str
    sentence: Sentence
    detail: str = ""
