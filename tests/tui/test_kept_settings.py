"""What is chosen on the way holds at the next start."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from quiz.errors import FileError
from quiz.model.card import Card, Choice, Option
from quiz.model.deck import Deck
from quiz.practice.history import History
from quiz.practice.keeping import keep_setting
from quiz.practice.settings import DeckSettings, Settings, read_settings
from quiz.tui.app import QuizApp
from quiz.tui.desk import Desk

SEAS = Deck(
    "Seas", (Card("sea", Choice("Which sea is red?", (Option("The Red Sea", True), Option("The Dead Sea")))),)
)


def app(history: History, clock: Any, settings: Settings, keep: Any) -> QuizApp:
    return QuizApp(Desk([SEAS], history, settings, clock, keep))


async def test_theme_and_recall_hold_at_the_next_start(tmp_path: Path, history: History, clock: Any) -> None:
    keep = partial(keep_setting, tmp_path)
    first = app(history, clock, read_settings(tmp_path), keep)
    async with first.run_test() as pilot:
        await pilot.pause()
        assert not (tmp_path / "settings.toml").exists()
        await pilot.press("r")
        first.theme = "nord"
        await pilot.pause()

    second = app(history, clock, read_settings(tmp_path), keep)
    async with second.run_test() as pilot:
        await pilot.pause()
        assert second.theme == "nord"
        assert second._desk.settings.recall_first
        await pilot.press("r")

    assert not read_settings(tmp_path).recall_first
    assert read_settings(tmp_path).theme == "nord"


async def test_a_setting_that_cannot_be_kept_is_told_and_holds_until_the_end(
    history: History, clock: Any
) -> None:
    def refuse(name: str, value: bool | str) -> None:
        raise FileError("settings.toml", "the disk is full; nothing was changed")

    opened = app(history, clock, Settings(), refuse)
    async with opened.run_test(notifications=True) as pilot:
        await pilot.press("r")
        await pilot.pause()
        strips = opened.screen._compositor.render_strips()
        text = "\n".join(strip.text for strip in strips)
        assert opened._desk.settings.recall_first
        assert "Only until you leave" in text
        opened.theme = "nord"
        await pilot.pause()
        assert opened.theme == "nord"
        assert opened.return_code is None


@pytest.mark.parametrize("hidden", [False, True])
def test_hiding_options_leaves_the_faces_of_a_deck_alone(history: History, clock: Any, hidden: bool) -> None:
    own = {"Seas": DeckSettings(faces="typed", recall_first=not hidden)}
    desk = Desk([SEAS], history, Settings(recall_first=hidden, decks=own), clock)

    assert desk.toggle_recall_first() == (not hidden, "")
    assert desk.settings.recall_first_of("Seas") is not hidden
    assert desk.settings.faces_of("Seas") == "typed"
