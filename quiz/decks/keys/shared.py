"""Keys that stand both in a card and in the defaults of a deck."""

from __future__ import annotations

from quiz.decks.keys.table import Key, Kind

TAGS = Key(
    "tags",
    Kind.TAGS,
    "Words to find and group cards by. `+word` adds to the deck's tags instead of replacing them.",
    ("tag", "category", "categories", "topic", "topics", "labels", "keywords", "subject"),
    "tags: [geography, year-7]",
)
LEVEL = Key(
    "level",
    Kind.LEVEL,
    "How hard the card is: 1 (easy) to 5 (hard).",
    ("difficulty", "grade", "hardness", "lvl"),
    "level: 2",
)
POINTS = Key(
    "points",
    Kind.NUMBER,
    "What a right answer is worth, for programs that count points.",
    ("point", "score", "marks", "mark", "weight", "worth"),
    "points: 2",
)
ORDER = Key(
    "order",
    Kind.WORD,
    "How the options are shown: shuffle (mixed every time), keep (as written) or sort (by size or letter).",
    ("ordering", "sequence"),
    "order: keep",
    ("shuffle", "keep", "sort"),
)
SOURCES = Key(
    "source",
    Kind.SOURCES,
    'Where the answer stands: a link or a book; or a list of `{in: ARTICLE, says: "the sentence"}`.',
    ("sources", "reference", "references", "ref", "url", "link", "citation", "from"),
    "source: https://example.org/etna",
)
