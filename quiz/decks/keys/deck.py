"""The keys of a deck, and of what stands in it beside the cards: articles, sources, defaults, lint."""

from __future__ import annotations

from quiz.decks.keys.shared import LEVEL, ORDER, POINTS, SOURCES, TAGS
from quiz.decks.keys.table import Key, Kind, table

ARTICLE = table(
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

SOURCE = table(
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

LINT = table(
    "lint",
    "`lint`",
    Key("off", Kind.CODES, "The checks that this deck does without.", ("ignore", "disable"), "off: [L109]"),
)

DEFAULTS = table("defaults", "`defaults`", TAGS, LEVEL, POINTS, ORDER, SOURCES)

DECK = table(
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
