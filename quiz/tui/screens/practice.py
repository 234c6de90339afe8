"""Practice: questions one after another, and what the learner may say of a card besides the answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from quiz.model.review import Grade
from quiz.practice.carry import told
from quiz.tui.commands import bindings
from quiz.tui.messages import GoHome
from quiz.tui.screens.asking import AskingScreen


class PracticeScreen(AskingScreen):
    """Runs a session: asks, judges, shows why, goes on; grades otherwise, marks, mends and takes back."""

    NAME = "practice"
    BINDINGS = bindings("practice")

    def on_mount(self) -> None:
        """Ask the first question."""
        self._ask()
        notices = list(self.session.notices)
        if self.session.resumed:
            notices.insert(0, "You go on where you stopped.")
        if notices:
            self.say("\n".join(notices[:3]))

    # Grades

    def _regrade(self, grade: Grade, *, guessed: bool = False) -> None:
        """Grade the answer otherwise; the same key once more takes it back to plainly right."""
        verdict = self.session.verdict
        same = verdict is not None and verdict.grade is grade and verdict.guessed is guessed
        if self._attempt(
            lambda: self.session.regrade(Grade.GOOD) if same else self.session.regrade(grade, guessed=guessed)
        ):
            self._told()

    def action_guessed(self) -> None:
        """It was right by luck."""
        self._regrade(Grade.AGAIN, guessed=True)

    def action_hard(self) -> None:
        """It was right with effort."""
        self._regrade(Grade.HARD)

    def action_easy(self) -> None:
        """It was right without thinking."""
        self._regrade(Grade.EASY)

    # Marks and other ways

    def _mark(self, do: Callable[[], object], said: str) -> None:
        if self._attempt(lambda: (do(), True)):
            self._ask()
            self.say(said)

    def action_later(self) -> None:
        """Not today."""
        self._mark(self.session.bury, "Put off until tomorrow. u takes it back.")

    def action_suspend(self) -> None:
        """Not any more."""
        self._mark(self.session.suspend, "This card will not be asked any more. u takes it back.")

    def action_flag(self) -> None:
        """Mark the card, or take the mark away."""
        flagged = self._attempt(self.session.flag)
        if flagged is not None:
            self._paint()
            self.say("Marked." if flagged else "The mark is gone.")

    def action_undo(self) -> None:
        """Take the last answer or mark back."""
        done = self._attempt(lambda: (self.session.undo(),))
        if done is None:
            return
        self._ask()
        self.say("Taken back." if done[0] else "There is nothing to take back.")

    def action_recall(self) -> None:
        """Hide options until they are asked for, or stop it."""
        hide, fault = self._desk.toggle_recall_first()
        self.session.settings = self._desk.settings
        showing = self.session.current
        truth = bool(showing and showing.card.choice and showing.card.choice.truth)
        self._look = replace(self._look, hidden=hide and not truth)  # True and False are no help
        self._paint()
        self.refresh_keys()
        said = "Options stay hidden until you press Space." if hide else "Options are shown at once."
        self.say(f"{said}\n{fault}".strip())

    def action_sources(self) -> None:
        """All sources of this card."""
        from quiz.tui.screens.sources import SourcesScreen

        if self.session.current and self.session.verdict:
            self.app.push_screen(SourcesScreen(self.session.current, self.session.verdict))

    def action_edit(self) -> None:
        """Open the deck in the editor at this card, then go on with what it says now."""
        from quiz.tui.screens.editing import edit_card

        showing = self.session.current
        if showing is None:
            return
        said, deck = edit_card(self.app, self._desk, showing.card)
        if deck is None:
            self.say(said)
            return
        changes = self._attempt(lambda: self.session.reload(deck))
        if changes:
            said = "\n".join(told(changes))
        if self.session.verdict:
            self._told()
        else:
            self._ask()
        self.say(said)

    def action_back(self) -> None:
        """Leave the answer line first, then the session."""
        if self._typing:
            self.set_focus(None)
        elif self._attempt(lambda: (self.session.summary.answered,)) in (None, (0,)):
            self.post_message(GoHome())
        else:
            self._to_summary()
