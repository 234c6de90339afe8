"""The terminal UI: which screen is shown, and an orderly end. Everything else is in the screens."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from textual.app import App, SystemCommand
from textual.screen import Screen
from textual.theme import Theme

from quiz.errors import QuizError
from quiz.model.deck import Deck
from quiz.practice.days import Clock, utc_now
from quiz.practice.history import History
from quiz.practice.session import Session
from quiz.practice.settings import Settings
from quiz.tui.desk import Desk, Keep
from quiz.tui.messages import Browse, Finished, GoHome, Left, Practise, ShowStats
from quiz.tui.screens.base import QuizScreen
from quiz.tui.signals import end_on_signals


class QuizApp(App[None]):
    """Shows the decks, or at once the questions where there is a single deck with something to practise."""

    TITLE = "quiz"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, desk: Desk, notices: Sequence[str] = ()) -> None:
        super().__init__()
        self._notices = tuple(notices)
        self._desk = desk
        self.fault: QuizError | None = None
        if desk.settings.reduced_motion:
            self.animation_level = "none"
        if desk.settings.theme in self.available_themes:
            self.theme = desk.settings.theme

    def on_load(self) -> None:
        """Be ready for signals before the terminal is changed."""
        end_on_signals(self._end)

    def _handle_exception(self, error: Exception) -> None:
        """A QuizError that no screen has dealt with ends the app in good order: its one line says it all.

        Textual has no public place for this; without it the learner would see a traceback.
        """
        if isinstance(error, QuizError):
            self.fault = error
            self.exit(return_code=error.exit_code)
        else:
            super()._handle_exception(error)

    def _end(self, code: int) -> None:
        self.exit(return_code=code)

    def on_mount(self) -> None:
        """What is loaded now stays: collections of garbage need not walk it again."""
        self.call_after_refresh(_settle)
        self.theme_changed_signal.subscribe(self, self._keep_theme)

    def _keep_theme(self, theme: Theme) -> None:
        """The next start has the theme that was chosen."""
        if fault := self._desk.keep("theme", theme.name):
            self._say(fault)

    def get_default_screen(self) -> Screen[object]:
        """The screen that the app begins with, and that stays below all others.

        It is no screen pushed over an empty one: that would lay out and style two screens before the first
        card is seen.
        """
        if len(self._desk.decks) == 1:
            session = self._desk.session([0])
            if session.current is not None:
                return self._practice((0,), session)
        return self._home()

    def _practice(self, decks: tuple[int, ...], session: Session) -> Screen[object]:
        from quiz.tui.screens.practice import PracticeScreen

        return PracticeScreen(self._desk, decks, session)

    def _home(self) -> Screen[object]:
        from quiz.tui.screens.home import HomeScreen

        notices, self._notices = self._notices, ()
        return HomeScreen(self._desk, notices)

    def on_practise(self, message: Practise) -> None:
        """Ask the questions, or say that there is nothing to ask."""
        from quiz.tui.views.summary import nothing_due

        try:
            session = message.session or self._desk.session(message.decks)
        except QuizError as error:
            self._say(str(error))
            return
        if session.current is None:
            self._say(nothing_due(session.outlook, session.today))
        elif message.replace:
            self._replace(self._practice(message.decks, session))
        else:
            self.push_screen(self._practice(message.decks, session))

    def on_finished(self, message: Finished) -> None:
        """Sum the session up."""
        from quiz.tui.screens.summary import SummaryScreen

        self._replace(SummaryScreen(self._desk, message.decks, message.session))

    def on_browse(self, message: Browse) -> None:
        """List cards."""
        from quiz.tui.screens.browse import BrowseScreen

        self.push_screen(BrowseScreen(self._desk, message.decks, message.search))

    def on_show_stats(self, message: ShowStats) -> None:
        """Show statistics."""
        from quiz.tui.screens.stats import StatsScreen

        self.push_screen(StatsScreen(self._desk, message.decks))

    def on_left(self, message: Left) -> None:
        """Back to the screen below."""
        if len(self.screen_stack) > 1:
            self.pop_screen()

    def on_go_home(self, message: GoHome) -> None:
        """Back to the decks."""
        if any(isinstance(screen, QuizScreen) and screen.NAME == "home" for screen in self.screen_stack[:-1]):
            self.pop_screen()
        else:
            self._replace(self._home())

    def _replace(self, screen: Screen[object]) -> None:
        """Put a screen in the place of the top one; the lowest cannot be replaced and is covered."""
        if len(self.screen_stack) > 1:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def _say(self, text: str) -> None:
        if isinstance(self.screen, QuizScreen):
            self.screen.say(text)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: what can be done on this screen, and the choice of a theme."""
        if isinstance(screen, QuizScreen):
            for command in screen.commands_possible():
                if command.keys and command.palette:
                    run: Callable[[], object] = partial(screen.run_action, command.action)
                    says = f"{command.says}  ({command.shown})"
                    yield SystemCommand(command.name.capitalize(), says, run)
        yield SystemCommand("Theme", "Choose other colours.", self.action_change_theme)


def _settle() -> None:
    gc.freeze()
    gc.enable()


def run(
    decks: Sequence[Deck],
    history: History,
    settings: Settings | None = None,
    *,
    clock: Clock = utc_now,
    notices: Sequence[str] = (),
    keep: Keep | None = None,
) -> int:
    """Practise the decks in this terminal until the learner leaves; gives the exit code.

    `keep` is told of settings that are changed on the way and writes them down for the next start.

    Whoever has switched the collection of garbage off to start sooner finds it switched on again. Exit codes
    143 and 129 say that SIGTERM or SIGHUP asked to stop. Raises QuizError where the history cannot be used.
    """
    app = QuizApp(Desk(decks, history, settings or Settings(), clock, keep), notices)
    app.run()
    if app.fault:
        raise app.fault
    return app.return_code or 0
