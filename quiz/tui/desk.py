"""What the screens work on: the decks, the history, and how the decks stand today."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.errors import QuizError
from quiz.model.card import Card
from quiz.model.deck import Deck
from quiz.model.review import ItemKey
from quiz.practice.days import Clock, StudyDays, utc_now
from quiz.practice.history import History
from quiz.practice.items import deck_key, items_of
from quiz.practice.session import Session
from quiz.practice.settings import Settings
from quiz.practice.state import NEW, State
from quiz.practice.today import plan_today
from quiz.tui.views.decks import Standing

if TYPE_CHECKING:
    from quiz.tui.views.stats import Figures

AHEAD = 7
"""Days of the forecast on the home screen, from tomorrow on."""


Keep = Callable[[str, bool | str], None]
"""Writes a setting, by its name, to where the next start finds it. Raises FileError where it cannot."""


class Desk:
    """The decks on one history. It knows nothing of screens. Without `keep` settings end with the program."""

    def __init__(
        self,
        decks: Sequence[Deck],
        history: History,
        settings: Settings,
        clock: Clock = utc_now,
        keep: Keep | None = None,
    ) -> None:
        self.decks = list(decks)
        self.history = history
        self.settings = settings
        self.clock = clock
        self.days = StudyDays(settings.rollover)
        self._keep = keep

    @property
    def today(self) -> date:
        """The study day."""
        return self.days.of(self.clock())

    def session(self, decks: Sequence[int]) -> Session:
        """A session of the decks at these positions; one of today that was left open goes on."""
        return Session(
            [self.decks[number] for number in decks],
            self.history,
            settings=self.settings,
            clock=self.clock,
            days=self.days,
        )

    def standing(self, decks: Sequence[int]) -> Standing:
        """How the decks at these positions stand together: what a session of them would ask today, and so on."""
        items = [item for number in decks for item in items_of(self.decks[number])]
        keys = sorted({item.deck for item in items})
        today, states = self.today, self.states(decks)
        asked = plan_today(items, keys, states, self.history, self.settings, today)
        ahead = [0] * AHEAD
        known = {item.key: states.get(item.key, NEW) for item in items}
        for state in known.values():
            days = (state.memory.due - today).days if state.memory.due and not state.suspended else 0
            if 1 <= days <= AHEAD:
                ahead[days - 1] += 1
        learned = sum(not state.memory.new for state in known.values())
        return Standing(asked.due + asked.open, asked.new, learned, len(known), tuple(ahead))

    def figures(self, decks: Sequence[int]) -> Figures:
        """The statistics of these decks as of today."""
        from quiz.practice import stats
        from quiz.tui.views.stats import Figures

        keys = sorted({deck_key(self.decks[number]) for number in decks})
        today, history, settings = self.today, self.history, self.settings
        year = today - timedelta(days=364)
        weeks = today - timedelta(days=7 * 8 - 1)
        month = stats.retention(history, keys, today - timedelta(days=29), today, step=0)
        return Figures(
            today=today,
            goal=settings.retention,
            decks=stats.decks(history, keys, today, settings.leech),
            month=month[0],
            weeks=stats.retention(history, keys, weeks, today),
            forecast=stats.forecast(history, keys, today, 14),
            calendar=stats.calendar(history, keys, year),
            hours=stats.hours(history, keys, year, self.days),
            calibration=stats.calibration(history, keys, year),
            leeches=stats.leeches(history, keys, settings.leech),
            confusions=stats.confusions(history, keys, year),
            seconds=stats.time_spent(history, keys, year),
        )

    def toggle_recall_first(self) -> tuple[bool, str]:
        """Hide the options of all decks until they are asked for, or stop it, from now on.

        Gives whether they are hidden, and a line where that cannot be kept for the next start.
        """
        hide = not self.settings.recall_first
        decks = {name: replace(own, recall_first=None) for name, own in self.settings.decks.items()}
        self.settings = replace(self.settings, recall_first=hide, decks=decks)
        return hide, self.keep("recall_first", hide)

    def keep(self, name: str, value: bool | str) -> str:
        """Keep a setting for the next start; gives a line for the learner where that fails."""
        try:
            if self._keep:
                self._keep(name, value)
        except QuizError as fault:
            return f"Only until you leave: {fault}"
        return ""

    def more_new(self, decks: Sequence[int], count: int = 10) -> None:
        """Let so many more new cards of these decks be learned today, beyond what is planned."""
        keys = sorted({deck_key(self.decks[number]) for number in decks})
        begun = self.history.counts(keys, self.today)[0]
        self.settings = replace(self.settings, new=max(self.settings.new, begun) + count)

    def mark(self, kind: str, key: ItemKey) -> None:
        """Set or lift a mark (suspend, resume, flag, unflag) outside a session."""
        self.history.mark(kind, key, self.clock(), self.today)

    def states(self, decks: Sequence[int]) -> dict[ItemKey, State]:
        """Where the items of these decks stand, those of which the history knows."""
        found: dict[ItemKey, State] = {}
        for name in {deck_key(self.decks[number]) for number in decks}:
            found.update(self.history.states(name))
        return found

    def state(self, key: ItemKey) -> State:
        """Where an item stands."""
        return self.history.state(key)

    def reload(self, file: str) -> Deck:
        """Read a deck file again after it was changed. Raises FileError and keeps the deck as it was."""
        from quiz.decks.read import read_deck

        deck = read_deck(Path(file))
        self.decks = [deck if old.file == file else old for old in self.decks]
        return deck

    def place(self, card: Card) -> tuple[Path, int] | None:
        """The file and line where a card stands; None for a card that came from no file."""
        if card.at is None or not card.at.file:
            return None
        return Path(card.at.file), card.at.line
