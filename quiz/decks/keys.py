"""The keys of a deck file: the one table behind the reader, the checker and the editors' schema."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

__all__ = [
    "ARTICLE",
    "CARD",
    "DECK",
    "DEFAULTS",
    "LEVELS",
    "LINT",
    "NO",
    "OPTION",
    "SOURCE",
    "TABLES",
    "YES",
    "Key",
    "Kind",
    "Table",
]


class Kind(StrEnum):
    """What may stand behind a key."""

    TEXT = "text"
    """One text."""
    TEXTS = "texts"
    """One text or a list of texts."""
    ID = "id"
    """A short name: letters, digits, `-`, `_`, `.`."""
    LANG = "lang"
    """A language tag such as `en` or `pt-BR`."""
    LEVEL = "level"
    """A whole number from 1 to 5."""
    NUMBER = "number"
    """A number, not below 0, decimals allowed."""
    TOLERANCE = "tolerance"
    """A number not below 0, or a percentage."""
    YES = "yes"
    """`yes` or `no`."""
    WORD = "word"
    """One of a few words: `Key.words`."""
    TAGS = "tags"
    """A tag or a list of tags; `+tag` adds to the deck's."""
    FILE = "file"
    """A file beside the deck."""
    DATE = "date"
    """A day as 2022-03-10, or a month or year of it."""
    SOURCES = "sources"
    """One text, or a list of texts and of maps with the keys of SOURCE."""
    OPTIONS = "options"
    """A list of maps with the keys of OPTION."""
    CARDS = "cards"
    """A list of maps with the keys of CARD."""
    ARTICLES = "articles"
    """A map from an article's key to a map with the keys of ARTICLE."""
    DEFAULTS = "defaults"
    """A map with the keys of DEFAULTS."""
    LINT = "lint"
    """A map with the keys of LINT."""
    CODES = "codes"
    """One code of a check or a list of them."""
    HASHES = "hashes"
    """A map from a card's id to a hash."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key, what may stand behind it, what it is for, and the words teachers use for it elsewhere."""

    name: str
    kind: Kind
    hover: str
    synonyms: tuple[str, ...] = ()
    example: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """The keys of one thing of a deck file; `thing` is what a message calls it, with its article."""

    name: str
    thing: str
    keys: Mapping[str, Key]
    synonyms: Mapping[str, str]
    """From a word that means a key to the key."""


LEVELS = range(1, 6)
"""Levels run from 1, easy, to 5, hard."""

YES = frozenset({"yes", "y", "true", "on", "1"})
NO = frozenset({"no", "n", "false", "off", "0"})


def _table(name: str, thing: str, *keys: Key) -> Table:
    by_name = {key.name: key for key in keys}
    synonyms = {word: key.name for key in keys for word in key.synonyms}
    return Table(name, thing, MappingProxyType(by_name), MappingProxyType(synonyms))


_TAGS = Key(
    "tags",
    Kind.TAGS,
    "Words to find and group cards by. `+word` adds to the deck's tags instead of replacing them.",
    ("tag", "category", "categories", "topic", "topics", "labels", "keywords", "subject"),
    "tags: [geography, year-7]",
)
_LEVEL = Key(
    "level",
    Kind.LEVEL,
    "How hard the card is: 1 (easy) to 5 (hard).",
    ("difficulty", "grade", "hardness", "lvl"),
    "level: 2",
)
_POINTS = Key(
    "points",
    Kind.NUMBER,
    "What a right answer is worth, for programs that count points.",
    ("point", "score", "marks", "mark", "weight", "worth"),
    "points: 2",
)
_ORDER = Key(
    "order",
    Kind.WORD,
    "How the options are shown: shuffle (mixed every time), keep (as written) or sort (by size or letter).",
    ("ordering", "sequence"),
    "order: keep",
    ("shuffle", "keep", "sort"),
)
_SOURCE = Key(
    "source",
    Kind.SOURCES,
    'Where the answer stands: a link or a book; or a list of `{in: ARTICLE, says: "the sentence"}`.',
    ("sources", "reference", "references", "ref", "url", "link", "citation", "from"),
    "source: https://example.org/etna",
)

CARD = _table(
    "card",
    "a card",
    Key(
        "id",
        Kind.ID,
        "A short name that stays when the question changes, so that progress is kept. Optional.",
        ("guid", "uid", "name"),
        "id: etna-map",
    ),
    Key(
        "q",
        Kind.TEXT,
        "The question. Markdown, `$maths$` and several lines (after `|`) are fine.",
        ("question", "questions", "prompt", "stem", "front", "ask", "query", "frage", "title"),
        "q: What is molten rock called below the surface?",
    ),
    Key(
        "a",
        Kind.TEXTS,
        "The right answer. A list with `wrong:` beside it means that several are right.",
        (
            "answer",
            "answers",
            "ans",
            "right",
            "correct",
            "solution",
            "solutions",
            "key",
            "back",
            "correct_answer",
            "correct_answers",
            "response",
        ),
        "a: Magma",
    ),
    Key(
        "wrong",
        Kind.TEXTS,
        "The wrong options, in brackets with commas or one a line with dashes.",
        (
            "distractors",
            "distractor",
            "incorrect",
            "wrongs",
            "wrong_answers",
            "incorrect_answers",
            "wrong_answer",
            "false_answers",
            "bad",
            "others",
        ),
        "wrong: [Lava, Ash, Obsidian]",
    ),
    Key(
        "options",
        Kind.OPTIONS,
        "The options one by one, each `right:` or `wrong:`, each with its own `why:` if you like.",
        ("choices", "choice", "option", "alternatives", "possibilities"),
        "options: [{right: VEI 8}, {wrong: VEI 2, why: That is an everyday eruption.}]",
    ),
    Key(
        "cloze",
        Kind.TEXT,
        "A text with gaps: `[[answer]]`, `[[answer|also right]]`, `[[answer::hint]]`; `{{c1::answer}}` too.",
        ("gap", "gaps", "fill", "blank", "blanks", "fill_in", "gapfill", "lückentext"),
        "cloze: Lava cooling under water forms [[pillow lava]].",
    ),
    Key(
        "fact",
        Kind.TEXT,
        "A statement that is true; the learner says true or false.",
        ("true", "statement"),
        "fact: Most volcanoes lie along plate edges.",
    ),
    Key(
        "myth",
        Kind.TEXT,
        "A statement that is false; the learner says true or false.",
        ("false",),
        "myth: Every volcano is shaped like a cone.",
    ),
    Key(
        "accept",
        Kind.TEXTS,
        "Other spellings of the answer that count as right when it is typed.",
        ("accepted", "accepts", "alias", "aliases", "spellings", "also", "variants", "synonyms"),
        'accept: ["1,200"]',
    ),
    Key(
        "within",
        Kind.TOLERANCE,
        "How far a typed number may be off: `50` or `5%`.",
        ("tolerance", "margin", "plusminus", "range", "tol"),
        "within: 50",
    ),
    Key(
        "why",
        Kind.TEXT,
        "The explanation that is shown after the answer.",
        ("explanation", "explain", "feedback", "because", "reason", "rationale", "comment", "note", "info"),
        "why: It stands on Sicily.",
    ),
    Key(
        "hint",
        Kind.TEXT,
        "A help that the learner can ask for before answering.",
        ("hints", "tip", "clue", "help"),
        "hint: There are three.",
    ),
    _SOURCE,
    Key(
        "conflict",
        Kind.TEXT,
        "What the sources say where they do not agree; shown after the answer.",
        ("conflicts", "disagreement", "dispute"),
        "conflict: One paper says 12 people; another says 14.",
    ),
    _TAGS,
    _LEVEL,
    _POINTS,
    _ORDER,
    Key(
        "image",
        Kind.FILE,
        "A picture beside the deck, shown with the question.",
        ("images", "img", "picture", "photo", "pic", "figure"),
        "image: img/island.png",
    ),
    Key(
        "audio",
        Kind.FILE,
        "A sound beside the deck, played with the question.",
        ("sound", "mp3", "voice", "recording"),
        "audio: sound/robin.mp3",
    ),
    Key(
        "keep",
        Kind.YES,
        "`yes` locks the card: making the deck again never changes it.",
        ("lock", "locked", "manual"),
        "keep: yes",
    ),
    Key(
        "skip",
        Kind.YES,
        "`yes` leaves the card in the file but out of practice and exports.",
        ("hidden", "disabled", "ignore", "draft", "off", "suspend"),
        "skip: yes",
    ),
)

OPTION = _table(
    "option",
    "an option",
    Key(
        "right",
        Kind.TEXT,
        "The text of an option that is right.",
        ("a", "answer", "correct", "true", "key"),
        "right: VEI 8",
    ),
    Key(
        "wrong",
        Kind.TEXT,
        "The text of an option that is wrong.",
        ("incorrect", "distractor", "false"),
        "wrong: VEI 2",
    ),
    Key(
        "why",
        Kind.TEXT,
        "What the learner reads after choosing this option.",
        ("explanation", "explain", "feedback", "because", "reason", "comment", "note"),
        "why: That is an everyday eruption.",
    ),
)

ARTICLE = _table(
    "article",
    "an article",
    Key("title", Kind.TEXT, "The headline.", ("headline", "name"), "title: Etna wakes up"),
    Key(
        "publisher",
        Kind.TEXT,
        "The newsroom that printed it.",
        ("newspaper", "newsroom", "site", "by", "source"),
        "publisher: NBC News",
    ),
    Key(
        "published",
        Kind.DATE,
        "The day it was printed, as 2022-03-10.",
        ("date", "day", "printed"),
        "published: 2022-03-10",
    ),
    Key(
        "file",
        Kind.TEXT,
        "The article's file, seen from the deck.",
        ("path", "url", "link"),
        "file: ../articles/etna.md",
    ),
    Key(
        "retells",
        Kind.YES,
        "`yes` where the article tells another newsroom's report again in its own words.",
        ("retold", "copy"),
        "retells: yes",
    ),
)

SOURCE = _table(
    "source",
    "a source",
    Key("in", Kind.ID, "The article's key under `articles:`.", ("article", "from", "key"), "in: nbc"),
    Key(
        "says",
        Kind.TEXT,
        "The sentence that gives the answer, word for word.",
        ("sentence", "quote", "text", "said"),
        'says: "More than a million people have left."',
    ),
)

LINT = _table(
    "lint",
    "`lint`",
    Key("off", Kind.CODES, "The checks that this deck does without.", ("ignore", "disable"), "off: [L109]"),
)

DEFAULTS = _table("defaults", "`defaults`", _TAGS, _LEVEL, _POINTS, _ORDER, _SOURCE)

DECK = _table(
    "deck",
    "a deck",
    Key("deck", Kind.TEXT, "The deck's name.", ("name", "title", "quiz", "deckname"), "deck: Volcanoes"),
    Key(
        "id",
        Kind.ID,
        "A short name that stays when the deck's name changes. Optional.",
        ("guid", "uid"),
        "id: volcanoes",
    ),
    Key(
        "lang",
        Kind.LANG,
        "The language of the cards, such as en, de or pt-BR.",
        ("language", "locale"),
        "lang: en",
    ),
    Key(
        "about",
        Kind.TEXT,
        "A few words about the deck.",
        ("description", "desc", "summary", "info"),
        "about: For year 7, after the trip to the museum.",
    ),
    Key(
        "defaults",
        Kind.DEFAULTS,
        "What holds for every card that does not say otherwise: tags, level, points, order, source.",
        ("default", "settings", "config", "options"),
        "defaults: {tags: [geography], level: 2}",
    ),
    Key(
        "articles",
        Kind.ARTICLES,
        "The articles that the cards come from, each under a short key.",
        ("article",),
        "articles: {nbc: {title: Etna wakes up, publisher: NBC News}}",
    ),
    Key(
        "cards",
        Kind.CARDS,
        "The cards, one dash each.",
        ("card", "questions", "items", "notes", "data"),
        "cards:",
    ),
    Key("lint", Kind.LINT, "Which checks to leave out.", ("checks", "rules"), "lint: {off: [L109]}"),
    Key(
        "generated",
        Kind.HASHES,
        "Written by `quiz make`: a hash of each card as it was made, to tell which ones you have changed.",
        (),
        "generated: {k7f3a2: 5b1c09de}",
    ),
)

TABLES: Mapping[str, Table] = MappingProxyType(
    {table.name: table for table in (DECK, CARD, OPTION, ARTICLE, SOURCE, LINT, DEFAULTS)}
)
"""Every table by its name."""
