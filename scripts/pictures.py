"""Make the pictures of the terminal UI for the README, by the app itself: python scripts/pictures.py

The same decks give the same bytes: the clock stands still, and the answers are always the same.
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from quiz.decks.read import read_deck
from quiz.model.card import Card
from quiz.model.deck import Deck
from quiz.practice.history import History
from quiz.practice.session import Session
from quiz.practice.settings import Settings
from quiz.tui.app import QuizApp
from quiz.tui.desk import Desk
from quiz.tui.screens.practice import PracticeScreen

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
SIZE = (100, 30)
WEEKS = 10


class Clock:
    """A clock that moves only when it is told to."""

    def __init__(self) -> None:
        self.now = datetime(2031, 5, 10, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The moment it stands at."""
        return self.now


def shipped() -> list[Deck]:
    """The decks that come with the program."""
    return [read_deck(path) for path in sorted((ROOT / "decks").glob("*.yaml"))]


def differing(decks: list[Deck]) -> Deck:
    """A deck of the one card that shows best what this is about: newsrooms that differ, with options if any."""

    def worth(found: tuple[Deck, Card]) -> tuple[bool, bool, int]:
        card = found[1]
        options = len(card.choice.distractors) if card.choice else 0
        return bool(card.conflict), options > 1, len({source.article for source in card.sources})

    deck, card = max(((deck, card) for deck in decks for card in deck.cards), key=worth)
    if card.choice and card.choice.distractors:
        card = replace(card, cloze=None)
    return Deck(deck.name, (card,), id=deck.id, articles=deck.articles)


def practised(deck: Deck, history: History, clock: Clock) -> None:
    """Some weeks in which every sixth answer is wrong."""
    number = 0
    end = clock.now
    clock.now -= timedelta(weeks=WEEKS)
    while clock.now < end:
        session = Session([deck], history, settings=Settings(new=3), clock=clock)
        while showing := session.current:
            number += 1
            wrong = number % 6 == 0
            right = [n for n, option in enumerate(showing.options) if option.right]
            if showing.typed:
                verdict = session.dont_know() if wrong else session.answer(typed="; ".join(showing.answers))
            else:
                others = [n for n in range(len(showing.options)) if n not in right]
                verdict = session.answer(chosen=others[:1] if wrong else right)
            if verdict.pending:
                session.accept()
            clock.now += timedelta(seconds=9)
            session.next()
        clock.now = clock.now.replace(hour=12 + number % 8, minute=0, second=0) + timedelta(days=1)
    clock.now = end


async def picture(name: str, desk: Desk, walk: Callable[[Any, QuizApp], Awaitable[None]]) -> None:
    """Open the app, walk to a screen, and write what it shows."""
    app = QuizApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await walk(pilot, app)
        await pilot.pause()
        svg = app.export_screenshot(title="quiz", simplify=True)
    svg = re.sub(r"[ \t]+$", "", svg, flags=re.MULTILINE).rstrip("\n") + "\n"
    (PICTURES / f"{name}.svg").write_text(svg, encoding="utf-8")
    sys.stderr.write(f"{name}.svg\n")


async def answer(pilot: Any, app: QuizApp) -> None:
    """Choose a wrong option, so that the picture shows both signs; or type what is right."""
    screen = app.screen
    assert isinstance(screen, PracticeScreen) and screen.session.current
    showing = screen.session.current
    if showing.typed:
        await pilot.press(*"; ".join(showing.answers), "enter")
    else:
        await pilot.press(str(next(n for n, each in enumerate(showing.options, 1) if not each.right)))


async def main() -> None:
    """Make every picture."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    decks = shipped()
    with tempfile.TemporaryDirectory() as folder:
        clock = Clock()
        with History(Path(folder) / "one.sqlite3") as history:
            desk = Desk([differing(decks)], history, Settings(faces="choice"), clock)
            await picture("practice", desk, answer)
        with History(Path(folder) / "weeks.sqlite3") as history:
            for deck in decks:
                practised(deck, history, clock)
            desk = Desk(decks, history, Settings(), clock)

            async def stay(pilot: Any, app: QuizApp) -> None: ...

            async def stats(pilot: Any, app: QuizApp) -> None:
                await pilot.press("s", "right", "right")

            await picture("home", desk, stay)
            await picture("statistics", desk, stats)


if __name__ == "__main__":
    asyncio.run(main())
