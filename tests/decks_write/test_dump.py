"""A deck that is written is read back as the same deck, and reads like one typed with care."""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.decks.gaps import read_cloze
from quiz.decks.read import parse
from quiz.decks.scalars import flow_list, scalar
from quiz.decks.write import dump
from quiz.errors import Severity
from quiz.model.card import Card, Choice, Gap, Option, Order, Source
from quiz.model.deck import Deck, DeckArticle

AWKWARD = [
    "no", "null", "~", "007", "0x1F", "1_000", "12:30", "1.50", "2024-05-01", "=", "<<", "1e5", "-5", "-", "- 5",
    "Note: the answer", "a #1", "#1", "a:", ":a", "[a]", "{a}", "a, b", "*x", "&x", "!x", "%x", "@x", "`x`", "> x",
    "| x", "? x", "'Tis", '"so"', "it's \"so\"", "$\\frac{1}{2}$", "\\", "'", '"', "''", "a\\nb", "two\nlines",
    "two\n\n  indented\nback", "dash\n- in\n# mark", "tab\tin", "end:\nmore", "trailing \nblank", "--- x", "...",
    "é", "\U0001f30b lava", "\ufeffx", "a\u00a0b", "“quoted”", "[[x]]", "{{c1::x}}", "x|y::z",
    "yes", "On", "Y", ".5", "1,200", "+maps", "true", "a  b", "key: [value", "</script>", "long " * 60 + "end",
]  # fmt: skip


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_texts_come_back(text: str) -> None:
    block = yaml.load(f"a:\n  - k: {scalar(text, indent=4)}\n    l: end\n", yaml.BaseLoader)
    assert block == {"a": [{"k": text, "l": "end"}]}
    assert yaml.load(f"k: {flow_list([text, 'end'])}\n", yaml.BaseLoader) == {"k": [text, "end"]}


@pytest.mark.parametrize(
    "text", ["Oslo", "1200", "-40", "3.5", "1.7 million", "St. Helens, 1980", "a:b", "it's", "$5"]
)
def test_quotes_stand_only_where_they_are_needed(text: str) -> None:
    assert scalar(text) == text


@pytest.mark.parametrize("text", ["no", "1.50", "12:30", "~", "1_000", "007"])
def test_texts_that_other_programs_would_change_are_quoted(text: str) -> None:
    assert yaml.safe_load(scalar(text)) == text


@pytest.mark.parametrize("char", ["\u2028", "\u2029", "\x85", "\x0c", "\x00", "\x1b", "\x7f", "\ud800"])
def test_characters_that_a_deck_must_not_hold_become_spaces(char: str) -> None:
    deck = Deck(f"A{char}deck", (Card(choice=Choice(f"Why{char}so?", (Option(f"{char}So", right=True),))),))
    again, problems = parse(dump(deck), "deck.yaml")
    assert problems == []
    assert (again.name, again.cards[0].question, again.cards[0].answers) == ("A deck", "Why so?", ("So",))


def same(deck: Deck) -> None:
    text = dump(deck)
    again, problems = parse(text, "deck.yaml")
    assert [problem for problem in problems if problem.severity is Severity.ERROR] == [], text
    assert again == replace(deck, file="deck.yaml"), text
    assert dump(again) == text


FULL = Deck(
    name="Colombia: an ally",
    id="colombia",
    lang="en",
    about="Two lines\nabout it",
    articles=(
        DeckArticle("nbc", "Biden names an ally", "NBC", "2022-03-10", "../seeds/nbc.md"),
        DeckArticle(
            "upi",
            "A headline: with a colon, and so long that it fills a line of its own",
            "UPI",
            retells=True,
        ),
    ),
    lint_off=frozenset({"L109", "L203"}),
    cards=(
        Card(
            id="k7f3a2",
            choice=Choice("How many?", (Option("1.9 million", right=True), Option("no"), Option("1,000"))),
            cloze=read_cloze("There are [[1.9 million|1,9 million::number]] here.")[0],
            why="It says so: twice.",
            hint="Many",
            sources=(
                Source("They were “many”, it said.", "nbc"),
                Source("", "upi"),
                Source("An atlas: page 5"),
            ),
            conflict="NBC says 1.9; UPI says 2.",
            tags=("migration", "no"),
            level=2,
            points="2",
            accept=("1,900,000",),
            within="5%",
            keep=True,
            skip=True,
        ),
        Card(
            choice=Choice(
                "Ice floats.", (Option("True"), Option("False", right=True)), Order.KEEP, truth=True
            )
        ),
        Card(
            choice=Choice(
                "Which gases?", (Option("A", right=True), Option("B", right=True), Option("C")), Order.SORT
            )
        ),
        Card(choice=Choice("Why?", (Option("A", why="No: not A"), Option("B", right=True)), Order.KEEP)),
        Card(choice=Choice("First wrong?", (Option("A"), Option("B", right=True)))),
        Card(
            choice=Choice("Typed?\n\n![Map](a.png)", (Option("1200", right=True),)), sources=(Source("a\nb"),)
        ),
    ),
    generated={"k7f3a2": "5b1c09de", "gone": "12345678"},
)


def test_a_deck_with_everything_comes_back() -> None:
    same(FULL)


def test_an_empty_deck_can_be_written() -> None:
    assert dump(Deck("Nothing", ())) == "deck: Nothing\nlang: en\n\ncards: []\n"


def test_a_deck_reads_as_it_was_meant() -> None:
    deck = Deck(
        "Volcanoes",
        (
            Card(
                choice=Choice(
                    "What is molten rock called?",
                    (Option("Magma", right=True), Option("Lava"), Option("Ash")),
                )
            ),
            Card(
                id="etna",
                cloze=read_cloze("[[Etna]] is in [[Italy]].")[0],
                sources=(Source("It is.", "nbc"),),
                tags=("maps",),
            ),
        ),
        articles=(DeckArticle("nbc", "Etna wakes up", "NBC News", "2022-03-10"),),
        generated={"etna": "5b1c09de"},
    )
    assert dump(deck) == (
        "deck: Volcanoes\n"
        "lang: en\n"
        "\n"
        "articles:\n"
        "  nbc: {title: Etna wakes up, publisher: NBC News, published: 2022-03-10}\n"
        "\n"
        "cards:\n"
        "  - q: What is molten rock called?\n"
        "    a: Magma\n"
        "    wrong: [Lava, Ash]\n"
        "\n"
        "  - id: etna\n"
        '    cloze: "[[Etna]] is in [[Italy]]."\n'
        "    source:\n"
        "      - {in: nbc, says: It is.}\n"
        "    tags: [maps]\n"
        "\n"
        "generated:  # how each card was made; a card that you change is yours and is kept\n"
        "  etna: 5b1c09de\n"
    )


characters = st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufeff\ufffe\uffff")
pieces = st.one_of(
    characters,
    st.sampled_from(
        [
            "\n",
            " ",
            ": ",
            " #",
            "- ",
            '"',
            "'",
            "\\",
            "[[",
            "]]",
            "{",
            "|",
            "::",
            ",",
            "no",
            "1",
            "`",
            "\n\n  ",
        ]
    ),
)
texts = st.lists(pieces, min_size=1, max_size=12).map(lambda parts: "".join(parts).strip()).filter(bool)
lists = st.lists(texts, min_size=1, max_size=3, unique_by=str.casefold)


@st.composite
def cards(draw: st.DrawFn) -> Card:
    choice = None
    if draw(st.booleans()):
        options = [Option(text) for text in draw(lists)]
        right = draw(st.integers(0, len(options) - 1))
        options[right] = replace(options[right], right=True)
        choice = Choice(draw(texts), tuple(options), draw(st.sampled_from(Order)))
    answer = draw(texts.filter(lambda text: "[[" not in text))  # a gap inside a gap is refused
    text = draw(texts)
    cloze = None
    if choice is None or draw(st.booleans()):
        cloze = replace(read_cloze("")[0], parts=(text + " ", Gap(1, answer, (), draw(texts))))
    return Card(
        choice=choice,
        cloze=cloze,
        why=draw(texts),
        sources=tuple(Source(text) for text in draw(st.lists(texts, max_size=2))),
        conflict=draw(texts),
        level=draw(st.integers(0, 5)),
    )


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(cards(), min_size=1, max_size=3), texts)
def test_decks_of_any_text_come_back(drawn: list[Card], name: str) -> None:
    same(Deck(name, tuple(drawn)))


@pytest.mark.parametrize(
    "text", ["“We go”", "«We»", "‘We’", "\u200bhidden", "soft\xadhyphen", "right\u200fleft", "12,000", "50 %"]
)
def test_a_written_deck_gives_the_checker_nothing_to_say(text: str) -> None:
    options = (Option(f"{text} k", right=True), Option(f"{text}, z"))
    deck = Deck(
        text,
        (Card(choice=Choice(text, options), why=text, accept=(text,), sources=(Source(text), Source("x"))),),
    )
    again, problems = parse(dump(deck), "deck.yaml")
    assert problems == []
    assert again.cards == deck.cards
