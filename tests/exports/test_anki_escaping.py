"""What a deck says is what Anki shows: nothing is cut off, expanded, played, typeset or run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quiz.exports import EXPORTERS, Options
from quiz.model.card import Card, Choice, Cloze, Gap, Option, Source
from quiz.model.deck import Deck, DeckArticle

# What a gap may hold: each of these ends, splits, hides or breaks a cloze that is written without care.
GAPS = {
    "plain": "x",
    "double colon": "std::vector",
    "many colons": "a::::b",
    "single colon": "a:b",
    "trailing colon": "a:",
    "leading colon": ":a",
    "only colons": "::",
    "closing braces": "a}}b",
    "one closing brace at the end": "a}",
    "one opening brace": "{a",
    "opening braces": "{{x}} }",
    "a field": "{{Text}}",
    "a cloze": "{{c2::inner}}",
    "a cloze left open": "{{c2::inner",
    "a gap of two numbers": "{{c1,2::both}}",
    "tex fraction": r"\(\frac{a}{b}\)",
    "tex with braces at the end": r"\(\frac{a}{b^{2}}\)",
    "display tex": r"\[x^{2}\]",
    "html": "<b>bold</b>",
    "half a tag": "a</b>b",
    "less than": "a < b && c > d",
    "entity": "&lt; &amp; &nbsp;",
    "numeric entity": "&#125;&#125;",
    "script": "<script>alert(1)</script>",
    "quotes": "\"h\" and 'h'",
    "right to left": "שלום עולם",
    "emoji and a flag": "🇬🇧 👩‍👩‍👧",
    "percent template": "<% x %>",
    "sound": "[sound:x.mp3]",
    "latex": "[latex]x[/latex]",
    "typed": "[[type:Text]]",
    "speech": "[anki:tts lang=en_US]x[/anki:tts]",
    "backslashes": r"C:\new\table",
    "brackets": "[...]",
    "a hint that would play": "sound:x.mp3",
    "a hint that would speak": "anki:tts lang=en_US",
    "a hint that opens latex": "latex",
    "a hint that closes latex": "/latex",
    "a hint that opens a formula": "$",
    "a hint that closes a display": "/$$",
    "price": "5 $ or 6 $",
    "multiplication": "2*3*4 and snake_case_name",
}


def export(deck: Deck, path: Path, **options: object):
    return EXPORTERS["anki"].write([deck], path, Options(now=1_790_000_000, **options))


def test_every_gap_is_shown_as_it_was_written(learner, sight, tmp_path):
    cards = tuple(
        Card(id=f"g{at}", cloze=Cloze(("Before ", Gap(1, text, hint=text), " after.")))
        for at, text in enumerate(GAPS.values())
    )
    report = export(Deck("D", cards, id="d"), tmp_path / "d.apkg")
    assert report.cards == len(GAPS)
    assert learner.imports(tmp_path / "d.apkg") == {"new": len(GAPS)}
    assert not learner.col.get_empty_cards().notes
    for card, (name, text) in zip(learner.cards(), GAPS.items(), strict=True):
        question, answer = map(sight, learner.sides(card))
        assert question.texts("cloze") == [f"[{text}]"], name
        assert question.texts("fd-text") == [f"Before [{text}] after."], name
        assert answer.texts("cloze") == [text], name
        assert answer.texts("fd-text") == [f"Before {text} after."], name


def test_every_field_of_a_question_is_shown_as_it_was_written(learner, sight, tmp_path):
    cards = tuple(
        Card(
            id=f"q{at}",
            choice=Choice(text, (Option(text, True, text), Option("other"))),
            why=text,
            hint=text,
            conflict=text,
            accept=(text,),
            sources=(Source(text, "a"), Source(text)),
        )
        for at, text in enumerate(GAPS.values())
    )
    deck = Deck("D", cards, id="d", articles=(DeckArticle("a", publisher="P", title="T"),))
    export(deck, tmp_path / "d.apkg")
    assert learner.imports(tmp_path / "d.apkg") == {"new": len(GAPS)}
    for card, (name, text) in zip(learner.cards(), GAPS.items(), strict=True):
        question, answer = map(sight, learner.sides(card))
        assert question.texts("fd-stem") == [text], name
        assert answer.texts("fd-why") == [text], name
        assert answer.texts("fd-answer") == [f"Answer: {text}"], name
        assert answer.texts("fd-accept") == [f"Also right: {text}"], name
        assert answer.texts("fd-conflict") == [f"Sources disagree. {text}"], name
        assert answer.texts("fd-cite") == ["P, “T”", text], name
        assert answer.texts("fd-sources")[0].startswith(text), name


@pytest.mark.parametrize("number", [1, 500])
def test_gap_numbers_are_kept_to_the_last_one_that_anki_knows(number, learner, tmp_path):
    card = Card(id="x", cloze=Cloze(("A ", Gap(number, "b"))))
    assert export(Deck("D", (card,), id="d"), tmp_path / "d.apkg").cards == 1
    learner.imports(tmp_path / "d.apkg")
    assert [card.ord for card in learner.cards()] == [number - 1]
    assert not learner.col.get_empty_cards().notes


def test_gap_numbers_that_anki_does_not_know_are_given_others(learner, tmp_path):
    card = Card(
        id="x", cloze=Cloze((Gap(0, "a"), " ", Gap(501, "b"), " ", Gap(70_000, "c"), " ", Gap(2, "d")))
    )
    assert export(Deck("D", (card,), id="d"), tmp_path / "d.apkg").cards == 4
    learner.imports(tmp_path / "d.apkg")
    assert len({card.ord for card in learner.cards()}) == 4
    assert all("[...]" in learner.sides(card)[0] for card in learner.cards())
    assert not learner.col.get_empty_cards().notes


def test_gaps_of_one_number_are_one_card_and_need_not_start_at_one(learner, tmp_path):
    card = Card(id="x", cloze=Cloze((Gap(3, "Rome"), " lies in ", Gap(7, "Italy"), ", ", Gap(3, "Lazio"))))
    assert export(Deck("D", (card,), id="d"), tmp_path / "d.apkg").cards == 2
    learner.imports(tmp_path / "d.apkg")
    assert [card.ord for card in learner.cards()] == [2, 6]


CONTROL = "a\x00b\x1fc\x07d\x7fe\ud800f\ufffeg\ue000h"


def test_characters_that_no_field_can_carry_are_dropped(learner, sight, tmp_path):
    card = Card(
        id="x", choice=Choice(CONTROL, (Option(CONTROL, True), Option("n"))), why=CONTROL, tags=(CONTROL,)
    )
    export(Deck("D" + CONTROL, (card,), id="d"), tmp_path / "d.apkg")
    assert learner.imports(tmp_path / "d.apkg") == {"new": 1}
    [card] = learner.cards()
    assert sight(learner.sides(card)[0]).texts("fd-stem") == ["abcdefgh"]
    assert learner.col.decks.name(card.did) == "Dabcdefgh"


ALLOWED = frozenset(
    "a aside b blockquote br code details div figure hr i input label li ol p pre script small span strong style "
    "summary ul".split()
)


def test_no_injection_becomes_an_element_or_an_attribute(learner, sight, injections, tmp_path):
    assert len(injections) >= 60
    deck = everywhere(injections)
    for math in (False, True):
        export(deck, tmp_path / "d.apkg", math=math, typed=math, refresh_templates=math)
    assert learner.imports(tmp_path / "d.apkg")["new"] == 3 * len(injections)
    for card in learner.cards():
        for html in learner.sides(card):
            seen = sight(html)
            assert seen.names <= ALLOWED, html
            assert sum(tag == "script" for tag, _ in seen.elements) <= 1
            for tag, attributes in seen.elements:
                assert not [
                    name for name in attributes if name.startswith("on") or name in {"style", "srcdoc"}
                ], html
                if "href" in attributes:
                    assert re.match(r"https://(?:e|ok|evil)\.example", attributes["href"]), html
                assert "src" not in attributes, (tag, html)
            assert not re.search(r"\[(?:sound:|anki:|/?latex\]|/?\$+\])", html), html
            assert len(re.findall(r"\[\[type:", html)) <= 1
    assert not learner.col.media.check().missing


def everywhere(texts: list[str]) -> Deck:
    """A deck with each text in every field of its cards: a choice, a typed question, a cloze."""
    cards = []
    for at, text in enumerate(texts):
        common = {
            "why": text,
            "hint": text,
            "conflict": text,
            "accept": (text,),
            "within": text,
            "sources": (Source(text, f"a{at}"), Source(text), Source(text, text)),
            "tags": (text,),
            "points": text,
        }
        options = (
            Option(text, True, text),
            Option(f"{text} 2", False, text),
            Option("None of these", False, text),
        )
        gap = Gap(1, text, (text,), text)
        cards += [
            Card(id=f"{text}c{at}", choice=Choice(text, options), **common),
            Card(id=f"{text}t{at}", choice=Choice(text, (Option(text, True, text),)), **common),
            Card(id=f"{text}z{at}", cloze=Cloze((text, gap, text)), **common),
        ]
    articles = tuple(DeckArticle(f"a{at}", text, text, text, text) for at, text in enumerate(texts))
    return Deck(
        "Injections",
        tuple(cards),
        id="inj",
        lang='en" onload="x',
        about="\n\n".join(texts),
        articles=articles,
    )


def test_the_description_is_markdown_without_scripts_or_foreign_images(learner, sight, injections, tmp_path):
    deck = everywhere(injections)
    export(deck, tmp_path / "d.apkg")
    learner.imports(tmp_path / "d.apkg")
    stored = learner.col.decks.by_name("Injections")
    assert stored["md"] is True
    comment, _, text = stored["desc"].partition("-->")
    assert comment.startswith("<!-- factdeck {") and "<" not in comment[4:] and ">" not in comment
    assert "<" not in text, "whoever takes the description for HTML finds none"
    assert not re.search(r"!\[|\]\((?!https?:|mailto:)", text.replace("\\]", ""))
    html = learner.col.render_markdown(stored["desc"])
    assert "factdeck" not in html
    for tag, attributes in sight(html).elements:
        assert tag in {"a", "br", "code", "em", "hr", "li", "ol", "p", "pre", "strong", "ul"}, (
            tag,
            attributes,
        )
        assert set(attributes) <= {"href", "rel", "title"}, (tag, attributes)
        assert attributes.get("href", "https://").startswith(("https://", "http://", "mailto:")), attributes
