"""Every screen at three sizes, as text. UPDATE_GOLDENS=1 accepts what is shown; then read the difference."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tui_samples import BOATS, HARBOUR, HOMES, MAYOR, TOWN, WALL, key_of

from quiz.decks.read import read_deck
from quiz.model.card import Card
from quiz.model.deck import Deck
from quiz.practice.history import History
from quiz.practice.session import Session
from quiz.practice.settings import Settings

SIZES = [(40, 12), (80, 24), (130, 45)]
COAST = Deck("News::Coast", (TOWN, WALL), id="coast", articles=HARBOUR.articles)
SEA = Deck("News::Sea", (WALL,), id="sea")


def practised(deck: Deck, history: History, clock: Any, days: int) -> None:
    """Weeks of practice: every seventh answer is wrong, so are the first two of each card."""
    answers = 0
    for _ in range(days):
        session = Session([deck], history, settings=Settings(), clock=clock)
        while showing := session.current:
            answers += 1
            wrong = answers % 7 == 0 or showing.number < 3
            right = [n for n, option in enumerate(showing.options) if option.right]
            if showing.typed:
                session.answer(typed="no idea" if wrong else "; ".join(showing.answers))
            else:
                session.answer(chosen=[(right[0] + 1) % len(showing.options)] if wrong else right)
            clock.now += timedelta(seconds=7)
            session.next()
        clock.days(1)
        clock.now = clock.now.replace(hour=12, minute=0, second=0)


def one(card: Card, name: str) -> Deck:
    """A deck of one card, so that no order of asking can change the screens."""
    return Deck(name, (card,), articles=HARBOUR.articles, about=f"Only {name.lower()}.")


@pytest.mark.parametrize(("width", "height"), SIZES)
async def test_every_screen_of_practice(
    width: int, height: int, open_app: Any, golden: Callable[..., None]
) -> None:
    decks = [one(TOWN, "The town"), one(HOMES, "Figures"), one(MAYOR, "The mayor"), one(BOATS, "Help")]
    async with open_app(*decks, COAST, SEA, size=(width, height)) as screen:

        async def look(name: str, *wanted: str) -> None:
            await screen.shows(*wanted)
            golden(f"{name}-{width}x{height}", screen.text)

        await look("home", "All decks")
        await screen.press("question_mark")
        await look("help-home", "Help")
        await screen.press("escape", "down", "enter")
        await look("choice", "In which town", "0  I don't know")
        await screen.press("question_mark")
        await look("help-practice", "Help")
        await screen.press("escape", "2")
        await look("told", "Space next")
        await screen.press("o")
        await look("sources", "Esc close")
        await screen.press("escape", "escape")
        await look("summary", "right at first")
        await screen.press("escape", "down", "enter")
        await screen.shows("How many homes")
        await screen.press("0")
        await look("differ", "Space next")
        await screen.press("escape", "escape", "down", "enter")
        await look("cloze", "Enter check")
        await screen.press(*"Ines Hold", "enter")
        await look("close", "Does it count?")
        await screen.press("y")
        await screen.shows("Right, as you say")
        await screen.press("escape", "escape", "down", "enter")
        await look("tick", "[ ] 1")
        await screen.press("1", "down")
        await look("ticked", "[x] 1")
        await screen.press("escape", "up", "up", "up", "up", "b")
        await look("browse", "7 cards")
        await screen.press("slash", *"mayor")
        await look("search", "3 of 7 cards")
        await screen.press("enter", "down", "enter")
        await look("card", "Ines Holt")


async def test_the_key_that_says_search_leads_into_the_search_line(open_app: Any) -> None:
    async with open_app(COAST, SEA) as screen:
        await screen.press("slash", *"smm")
        await screen.shows("0 of 3 cards")
        await screen.press(*["backspace"] * 3)
        await screen.shows("3 cards")
        assert "suspended" not in screen.text and "marked" not in screen.text


@pytest.mark.parametrize(("width", "height"), SIZES)
async def test_statistics(
    width: int, height: int, open_app: Any, golden: Callable[..., None], history: History, clock: Any
) -> None:
    practised(HARBOUR, history, clock, 40)
    async with open_app(HARBOUR, COAST, size=(width, height)) as screen:
        await screen.shows("Harbour wall")
        golden(f"home-later-{width}x{height}", screen.text)
        await screen.press("down", "s")
        await screen.shows("What you know")
        pages = [screen.text]
        while True:
            await screen.press("pagedown")
            if screen.text == pages[-1]:
                break
            pages.append(screen.text)
        golden(f"stats-{width}x{height}", "\n".join(pages))


async def test_a_screen_that_is_resized_is_as_one_that_began_so(
    open_app: Any, golden: Callable[..., None]
) -> None:
    async with open_app(one(TOWN, "The town"), size=(130, 45)) as screen:
        await screen.shows("In which town")
        for width, height in ((40, 12), (80, 24), (130, 45)):
            await screen.pilot.resize_terminal(width, height)
            await screen.until(lambda h=height: len(screen.text.splitlines()) == h)
            await screen.pilot.pause()
            golden(f"choice-{width}x{height}", screen.text)


async def test_the_palette_finds_a_command(open_app: Any) -> None:
    async with open_app(COAST) as screen:
        await screen.shows("In which town")
        await screen.press("ctrl+p", *"suspend")
        await screen.shows("Never ask this card again")
        await screen.press("enter")
        await screen.shows("This card will not be asked any more.")


async def test_a_card_is_rewritten_in_its_file_and_nothing_else(open_app: Any, tmp_path: Path) -> None:
    before = "deck: Seas  # mine\ncards:\n  - q: Which sea is salty?\n    a: All\n    wrong: [None]\n  - fact: Water is wet.\n"
    path = tmp_path / "seas.yaml"
    path.write_text(before, encoding="utf-8")
    async with open_app(read_deck(path)) as screen:
        await screen.shows("1  ")
        await screen.press("escape", "b", "enter")
        await screen.shows("Which sea is salty?", "line 3")
        await screen.press("w")
        await screen.shows("Ctrl+S save")
        await screen.press(*"x", "ctrl+s")
        await screen.shows("Not saved.", "xq")
        assert path.read_text(encoding="utf-8") == before

        await screen.press("backspace", "ctrl+s")
        await screen.shows("line 3")
        await screen.press("w")
        await screen.shows("Ctrl+S save")
        await screen.press("end", *"!", "ctrl+s")
        await screen.shows("Which sea is salty?!")

    assert path.read_text(encoding="utf-8") == before.replace("salty?", "salty?!")


async def test_a_theme_and_reduced_motion_come_from_the_settings(open_app: Any) -> None:
    settings = Settings(theme="gruvbox", reduced_motion=True)
    async with open_app(COAST, settings=settings) as screen:
        await screen.shows("In which town")

        assert screen.app.theme == "gruvbox"
        assert screen.app.animation_level == "none"


async def test_undo_on_the_first_screen_takes_back_what_an_earlier_session_answered(
    open_app: Any, history: History, clock: Any
) -> None:
    async with open_app(SEA, COAST) as screen:
        await screen.shows("News")
        await screen.press("down", "enter")
        await screen.shows("True or false?")
        await screen.press("1", "escape", "escape")
        await screen.shows("learned")
    async with open_app(SEA, COAST) as screen:
        await screen.shows("News")
        await screen.press("u")
        await screen.shows("True or false?")

    assert list(history.reviews()) == []


async def test_where_nothing_is_due_it_says_what_comes_and_more_can_be_learned(
    open_app: Any, clock: Any
) -> None:
    async with open_app(one(TOWN, "The town"), SEA, settings=Settings(new=0)) as screen:
        await screen.shows("all done for today")
        await screen.press("enter")
        await screen.shows("Nothing is due today. 2 new cards left for other days")
        await screen.press("n")
        await screen.shows("2 left")
        await screen.press("0", "space", "0", "space")
        await screen.shows("2 left")
        await screen.press("escape")
        await screen.shows("0 of 2 right at first")
        assert "10 more new" not in screen.text


async def test_after_the_last_card_more_new_ones_can_be_learned(open_app: Any) -> None:
    async with open_app(
        Deck("Two", (TOWN, WALL), id="two"), settings=Settings(new=1, faces="choice")
    ) as screen:
        await screen.shows("1 left")
        right = 2 if "True or false?" in screen.text else key_of(screen.text, "Brackwater")
        await screen.press(str(right), "space")
        await screen.shows("Session over", "n 10 more new")
        await screen.press("n")
        await screen.shows("1 left", "0  I don't know")
