from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from quiz.model.deck import Deck
from quiz.practice.history import History
from quiz.practice.settings import Settings
from quiz.tui.app import QuizApp
from quiz.tui.desk import Desk

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


def _load(name: str, path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


samples = _load("tui_samples", HERE / "samples.py")
terminal = _load("tui_terminal", ROOT / "benchmarks" / "terminal.py")


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2031, 5, 10, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def days(self, count: int) -> None:
        self.now += timedelta(days=count)


@dataclass
class Screen:
    """An app under test with its screen as text."""

    app: QuizApp
    pilot: Any

    @property
    def text(self) -> str:
        """What a person sees. The one place that reads a private attribute of Textual's."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips)

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)

    async def shows(self, *texts: str) -> None:
        """Wait until the screen shows every text."""
        await self.until(lambda: all(text in self.text for text in texts), texts)

    async def until(self, condition: Callable[[], object], what: object = "") -> None:
        for _ in range(200):
            if condition():
                return
            await self.pilot.pause()
        raise AssertionError(f"never: {what}\n{self.text}")


class Open:
    """Opens the app on decks, as `async with open_app(decks) as screen`."""

    def __init__(self, desk: Desk, size: tuple[int, int]) -> None:
        self.app = QuizApp(desk)
        self._context = self.app.run_test(size=size)

    async def __aenter__(self) -> Screen:
        return Screen(self.app, await self._context.__aenter__())

    async def __aexit__(self, *error: Any) -> None:
        await self._context.__aexit__(*error)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    with History(tmp_path / "history.sqlite3") as opened:
        yield opened


@pytest.fixture
def make_desk(history: History, clock: Clock) -> Callable[..., Desk]:
    def make(*decks: Deck, settings: Settings | None = None) -> Desk:
        return Desk(decks, history, settings or Settings(), clock)

    return make


@pytest.fixture
def open_app(make_desk: Callable[..., Desk]) -> Callable[..., Open]:
    def opened(*decks: Deck, size: tuple[int, int] = (100, 32), settings: Settings | None = None) -> Open:
        return Open(make_desk(*decks, settings=settings), size)

    return opened


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a screen with tests/tui/golden/NAME.txt; with UPDATE_GOLDENS=1 writes it."""

    def compare(name: str, text: str) -> None:
        path = HERE / "golden" / f"{name}.txt"
        if os.environ.get("UPDATE_GOLDENS"):
            path.write_text(text + "\n", encoding="utf-8")
        assert path.exists(), f"no golden {path.name}; look at the screen and set UPDATE_GOLDENS=1\n{text}"
        assert text + "\n" == path.read_text(encoding="utf-8"), f"{name} differs; UPDATE_GOLDENS=1 accepts it"

    return compare
