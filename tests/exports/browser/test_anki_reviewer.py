"""The cards in Chromium, inside the page of Anki's reviewer."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

import pytest

from quiz.exports import EXPORTERS, Options
from quiz.model.card import Card, Choice, Cloze, Gap, Option, Order, Source
from quiz.model.deck import Deck, DeckArticle

pytestmark = pytest.mark.slow

LONG = "Pneumonoultramicroscopicsilicovolcanoconiosis" * 3
PROVED = {
    "why": "It has been the seat of government since 987, with **breaks**.",
    "hint": "It lies on the *Seine*.",
    "sources": (Source("Paris is the capital of France.", "gazette"), Source("https://example.org/paris")),
    "conflict": "The Herald names Versailles.",
    "accept": ("Paname",),
}
CARDS = (
    Card(
        id="single",
        choice=Choice(
            "Which city is the capital of France?",
            (
                Option("Paris", True, "On the Seine."),
                Option("Lyon", why="Larger than Nice."),
                Option("Nice"),
                Option("None of the above"),
            ),
        ),
        **PROVED,
    ),
    Card(
        id="multi",
        choice=Choice("Which are primes?", (Option("2", True), Option("4"), Option("5", True), Option("9"))),
        **PROVED,
    ),
    Card(
        id="rtl",
        choice=Choice("ما هي عاصمة مصر؟", (Option("القاهرة", True), Option("الإسكندرية"), Option("أسوان"))),
    ),
    Card(
        id="long",
        choice=Choice(
            LONG,
            (
                Option("x" * 120, True),
                Option("a sentence of some length that has to wrap on a phone " * 3, why=LONG),
                Option("```code <b>not bold</b>``` & more"),
            ),
        ),
        why=f"```\n{LONG} {LONG}\n```",
        sources=(Source(LONG, "gazette"),),
    ),
    Card(
        id="kept", choice=Choice("Which is largest?", tuple(Option(c, c == "C") for c in "ABCDE"), Order.KEEP)
    ),
    Card(
        id="truth",
        choice=Choice("The Seine is a river.", (Option("True", True), Option("False")), truth=True),
    ),
    Card(id="typed", choice=Choice("What is 6 times 7?", (Option("42", True),)), **PROVED),
    Card(
        id="math",
        choice=Choice(
            r"$\frac{a}{b^{2}}$ and \(c\) equal?", (Option(r"$a b^{-2}$", True), Option("$5"), Option("0"))
        ),
    ),
    Card(
        id="river",
        cloze=Cloze(("The ", Gap(1, "Nile", hint="river"), " flows through ", Gap(2, "Cairo"), ".")),
        **PROVED,
    ),
)
DECK = Deck(
    "Reviewer",
    CARDS,
    id="reviewer",
    articles=(DeckArticle("gazette", "Where kings sat", "Example Gazette", "2026-05-02"),),
)

Pages = dict[str, tuple[str, str]]


def rendered(make_learner: Any, folder: Path, deck: Deck, **options: object) -> Pages:
    """The pages of each card by its id (and, from the second on, its template), as Anki renders them."""
    learner = make_learner(folder)
    try:
        EXPORTERS["anki"].write([deck], folder / "d.apkg", Options(now=1_790_000_000, **options))
        learner.imports(folder / "d.apkg")
        pages = {}
        for card in learner.cards():
            key = html.unescape(card.note()["Key"])
            pages[f"{key}{card.ord + 1}" if card.ord or key in pages else key] = learner.pages(card)
        return pages
    finally:
        learner.close()


@pytest.fixture(scope="module")
def cards(make_learner, tmp_path_factory, chromium) -> Pages:
    return rendered(make_learner, tmp_path_factory.mktemp("cards"), DECK)


def test_every_showing_shuffles_and_pinned_options_stay_last(cards, open_page):
    page = open_page()
    orders = []
    for _ in range(150):
        page.question(cards["single"])
        orders.append(tuple(page.texts(".fd-option")))
    first = {city: sum(order[0] == city for order in orders) / 150 for city in ("Paris", "Lyon", "Nice")}
    assert all(0.2 < share < 0.47 for share in first.values()), first
    assert len(set(orders)) == 6
    assert {order[-1] for order in orders} == {"None of the above"}
    assert not page.errors


@pytest.mark.parametrize("key", ["single", "multi", "rtl", "long", "kept", "truth"])
def test_the_answer_side_has_the_order_of_the_question_side(key, cards, open_page):
    page = open_page()
    for _ in range(5):
        page.question(cards[key])
        shown = page.texts(".fd-option")
        page.answer(cards[key])
        assert page.texts(".fd-option") == shown
    assert not page.errors


@pytest.mark.parametrize("key", ["kept", "truth"])
def test_what_is_not_shuffled_keeps_its_order(key, cards, open_page):
    page = open_page()
    wanted = ["A", "B", "C", "D", "E"] if key == "kept" else ["True", "False"]
    for _ in range(10):
        page.question(cards[key])
        assert page.texts(".fd-option") == wanted


@pytest.mark.parametrize("width", [1280, 360])
def test_one_tap_picks_and_turns_the_card(width, cards, open_page):
    page = open_page(width=width)
    page.question(cards["single"])
    shown = page.texts(".fd-option")
    page.tap(".fd-opt", 1)
    assert page.flips() == 1
    page.answer(cards["single"])
    good = shown[1] == "Paris"
    assert page.texts(".fd-verdict") == ["Correct" if good else "Not quite"]
    marks = set(page.texts(".fd-mark"))
    assert marks == ({"✓ your answer, correct"} if good else {"✓ correct answer", "✗ your answer"})
    assert page.texts(".fd-because") and set(page.texts(".fd-because")) == {
        "On the Seine.",
        "Larger than Nice.",
    }
    assert page.count("#fd-feedback") == 0
    assert not page.errors


def test_alt_and_a_digit_pick_once_however_many_cards_came_before(cards, open_page):
    page = open_page()
    for _ in range(10):
        for key in ("single", "multi", "river"):
            page.question(cards[key])
            page.answer(cards[key])
    page.question(cards["single"])
    page.flips()
    page.press("Digit2", "2")
    assert page.flips() == 0, "digits alone are Anki's own keys"
    page.press("Digit2", "2", alt=True)
    assert page.flips() == 1
    assert page.run("document.querySelectorAll('.fd-opt input')[1].checked")
    page.answer(cards["single"])
    page.press("Digit1", "1", alt=True)
    assert page.flips() == 0, "the answer side takes no picks"


def test_arrow_keys_move_the_choice_and_do_not_turn_the_card(cards, open_page):
    page = open_page()
    page.question(cards["single"])
    page.run("document.querySelector('.fd-opt input').focus()")
    page.press("ArrowDown", "ArrowDown")
    page.press("ArrowDown", "ArrowDown")
    assert page.count("input:checked") == 1
    assert page.flips() == 0


def test_several_answers_are_ticked_and_judged_together(cards, open_page):
    page = open_page()
    page.question(cards["multi"])
    shown = page.texts(".fd-option")
    assert page.texts(".fd-note") == ["More than one answer is right. Choose all of them."]
    for prime in ("2", "5"):
        page.tap(".fd-opt", shown.index(prime))
    assert page.flips() == 0
    assert page.count("input[type=checkbox]:checked") == 2
    page.answer(cards["multi"])
    assert page.texts(".fd-verdict") == ["Correct"]
    page.question(cards["multi"])
    page.tap(".fd-opt", page.texts(".fd-option").index("2"))
    page.answer(cards["multi"])
    assert page.texts(".fd-verdict") == ["Not quite"]


def test_the_answer_side_alone_gives_no_verdict(cards, open_page):
    """As in the previewer, or where a program shows the answer in a page of its own without storage."""
    page = open_page()
    page.answer(cards["single"])
    written = re.findall(r"<li[^>]*>(.*?)</li>", cards["single"][1])[:4]
    assert page.texts(".fd-option") == written
    assert page.texts(".fd-verdict") == [""]
    assert page.texts(".fd-mark") == ["✓ correct answer"]


def test_picks_of_one_card_do_not_reach_the_next(cards, open_page):
    page = open_page()
    page.question(cards["single"])
    page.tap(".fd-opt", 0)
    page.question(cards["kept"])
    assert page.count("input:checked") == 0
    page.answer(cards["kept"])
    assert page.texts(".fd-verdict") == [""]


def test_the_question_side_holds_nothing_of_the_answer(make_learner, tmp_path):
    """The same options with another key make the same page."""
    fronts = []
    for at, key in enumerate(("Paris", "Lyon", "Nice")):
        options = sorted(
            (Option(city, city == key, f"About {city}") for city in ("Paris", "Lyon", "Nice")),
            key=lambda o: not o.right,
        )
        card = Card(id="k", choice=Choice("Which?", tuple(options)), why=f"It is {key}", accept=(key,))
        fronts.append(rendered(make_learner, tmp_path / str(at), Deck("D", (card,), id="d"))["k"][0])
    assert fronts[0] == fronts[1] == fronts[2]
    typed = rendered(
        make_learner,
        tmp_path / "t",
        Deck("D", (Card(id="k", choice=Choice("Which?", (Option("Rome", True),))),), id="d"),
    )
    assert "Rome" not in typed["k"][0]


def test_without_scripts_a_card_can_be_read(cards, open_page):
    page = open_page()
    for side in cards["single"]:
        page.send("Emulation.setScriptExecutionDisabled", value=True)
        page.send(
            "Page.setDocumentContent",
            frameId=page.send("Page.getFrameTree")["frameTree"]["frame"]["id"],
            html=side,
        )
        page.send("Emulation.setScriptExecutionDisabled", value=False)
        assert set(page.texts(".fd-options li")) == {"Paris", "Lyon", "Nice", "None of the above"}
    assert page.texts(".fd-answer") == ["Answer: Paris"]
    assert "Larger than Nice." in page.texts("#fd-feedback")[0]


def test_mathematics_are_typeset_only_when_asked(make_learner, tmp_path, cards, open_page):
    page = open_page()
    page.question(cards["math"])
    assert page.count("mjx-container") == 0
    assert page.texts(".fd-stem") == [r"$\frac{a}{b^{2}}$ and \(c\) equal?"]
    asked = rendered(make_learner, tmp_path, DECK, math=True)
    page.question(asked["math"])
    page.until("document.querySelectorAll('mjx-container').length === 3")
    assert "$5" in page.texts(".fd-option")
    assert not page.errors


WIDTHS = [(1280, False), (1280, True), (360, False), (360, True), (320, False)]


@pytest.mark.parametrize(("width", "night"), WIDTHS)
def test_every_card_fits_and_is_accessible(width, night, make_learner, tmp_path, open_page):
    cards = rendered(make_learner, tmp_path, DECK, math=True, typed=True)
    page = open_page(width=width, height=640 if width < 500 else 800, night=night)
    for key, card in cards.items():
        for side in ("front", "back"):
            if side == "front":
                page.question(card, ord_=int(key[-1]) - 1 if key[-1].isdigit() else 0)
            else:
                if page.count(".fd-opt"):
                    page.tap(".fd-opt", 0)
                page.answer(card, ord_=int(key[-1]) - 1 if key[-1].isdigit() else 0)
            what = f"{key} {side}, {width} px{', night' if night else ''}"
            page.until(
                "!document.querySelector('#qa').style.opacity || document.querySelector('#qa').style.opacity == 1"
            )
            page.picture(f"{key}-{side}-{width}{'-night' if night else ''}")
            assert page.run("document.documentElement.scrollWidth - innerWidth") <= 0, what
            low = page.run(
                "[...document.querySelectorAll('.fd-opt, summary, #typeans')].map(e => e.getBoundingClientRect().height)"
            )
            if side == "front":
                assert all(height >= 44 for height in low), (what, low)
            assert page.violations() == [], what
    assert not page.errors
    assert not page.foreign


def test_right_to_left_text_puts_the_boxes_right(cards, open_page):
    page = open_page()
    page.question(cards["rtl"])
    assert page.run("getComputedStyle(document.querySelector('.fd-group')).direction") == "rtl"
    box, text = page.run(
        "['input', '.fd-option'].map(s => document.querySelector('.fd-opt ' + s).getBoundingClientRect().x)"
    )
    assert box > text


HARMED = "window.PWNED !== undefined || document.documentElement.outerHTML.includes('evil.example/x.css')"


@pytest.fixture(scope="module")
def poisoned(make_learner, tmp_path_factory, injections, chromium) -> list[Pages]:
    """Cards with each injection in every field, without and with mathematics and typed answers."""
    from importlib.util import module_from_spec, spec_from_file_location

    spec = spec_from_file_location("escaping", Path(__file__).parents[1] / "test_anki_escaping.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    deck = module.everywhere(injections)
    return [
        rendered(make_learner, tmp_path_factory.mktemp("poisoned"), deck, math=more, typed=more)
        for more in (False, True)
    ]


def test_no_injection_runs(poisoned, injections, open_page):
    page = open_page()
    touch = """(() => {
        for (const e of document.querySelectorAll("#qa *:not(input)")) {
            for (const type of ["mouseover", "mouseenter", "pointerover", "focus", "toggle"]) e.dispatchEvent(new Event(type));
            if (e.tagName === "A") { e.addEventListener("click", x => x.preventDefault()); e.click(); }
        }
        return [window.PWNED === undefined, document.querySelectorAll("#qa :is(img, iframe, object, embed, svg, form)").length];
    })()"""
    seen = 0
    for cards in poisoned:
        assert len(cards) == 3 * len(injections)
        for key, card in cards.items():
            page.question(card)
            first = page.run(touch)
            page.answer(card)
            assert [first, page.run(touch)] == [[True, 0], [True, 0]], key
            seen += 2
    page.until("true")
    assert seen == 2 * 2 * 3 * len(injections)
    assert page.run("window.PWNED === undefined && !cmds.includes('ans')")
    assert page.foreign == []
    assert page.errors == []


def test_the_same_injections_run_where_nothing_is_escaped(injections, open_page):
    """The control: without it the test above could pass on a page that runs nothing at all."""
    page = open_page()
    ran = 0
    for text in injections:
        page.run("PWNED = undefined")
        page.question((f"<div id=fd class=fd>{text}</div>", ""))
        ran += bool(page.run("new Promise(done => setTimeout(() => done(window.PWNED !== undefined), 20))"))
    assert ran >= 12
    assert page.foreign
