"""Asking the questions of a session: what is shown, how an answer is given, and what is told of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from textual.app import ComposeResult
from textual.events import DescendantBlur, DescendantFocus, Resize
from textual.widgets import Input

from quiz.errors import QuizError
from quiz.practice.session import Session
from quiz.tui.commands import MORE, TYPING, Command
from quiz.tui.desk import Desk
from quiz.tui.messages import Finished
from quiz.tui.page import Page
from quiz.tui.screens.base import QuizScreen
from quiz.tui.screens.phases import possible
from quiz.tui.views.feedback import feedback_blocks
from quiz.tui.views.question import Look, question_blocks
from quiz.tui.widgets.answerline import AnswerLine
from quiz.tui.widgets.pageview import PageView

T = TypeVar("T")
SOON = 0.01
"""Seconds after the feedback in which the key bar follows: what the eye looks for is painted first."""
FEW_LINES = 20
"""Below this height, options that were neither right nor chosen make room for the explanation."""


class AskingScreen(QuizScreen):
    """Asks the questions of a session. All that is known about the learner is in the session; here is only what is
    on screen."""

    def __init__(self, desk: Desk, decks: Sequence[int], session: Session) -> None:
        super().__init__()
        self._desk = desk
        self._decks = tuple(decks)
        self.session = session
        self._look = Look()
        self._line: AnswerLine | None = None  # there from the first typed answer on

    def body(self) -> ComposeResult:
        """The card; an answer line joins it once one is needed."""
        view = PageView()
        view.can_focus = False
        yield view

    # What is on the screen

    def _ask(self) -> None:
        """Show the current question afresh, or the summary where there is none."""
        showing = self.session.current
        if showing is None:
            self._to_summary()
            return
        self._look = Look(hidden=showing.recall_first)
        self._paint(stay=False)
        if showing.typed:
            self._open_line()
        else:
            self._close_line()
        self.refresh_keys()

    @property
    def _view(self) -> PageView:
        return self.query_one(PageView)

    def _paint(self, *, stay: bool = True) -> None:
        """Bring card and title up to the session."""
        showing, verdict = self.session.current, self.session.verdict
        if showing is None:
            return
        look = replace(self._look, brief=self.size.height < FEW_LINES)
        blocks = [*question_blocks(showing, verdict, look)]
        if verdict:
            blocks.extend(feedback_blocks(showing, verdict))
        self._view.show(Page(blocks), stay=stay)
        facts = []
        if showing.changed:
            facts.append("the fact changed")
        elif showing.again:
            facts.append("again")
        elif showing.new:
            facts.append("new")
        if showing.state.flagged:
            facts.append("marked")
        facts.append(f"{self.session.left} left")
        self.title_bar(showing.deck_name, " · ".join(facts))

    def _told(self) -> None:
        """Show what became of the answer."""
        self._close_line()
        self._paint()
        view = self._view
        view.reveal(view.page.anchor(view.text_width))
        self.set_timer(SOON, self.refresh_keys)

    def on_page_view_scrolled(self) -> None:
        """The key bar says whether there is more."""
        self.refresh_keys()

    def _open_line(self) -> None:
        if self._line is None:
            self._line = AnswerLine()
            self.mount(self._line, after=self._view)
        self._view.add_class("-fitted")
        self._line.open()

    def _close_line(self) -> None:
        if self._line is not None and self._line.display:
            self.set_focus(None)
            self._line.close()
            self._view.remove_class("-fitted")

    @property
    def _typing(self) -> bool:
        return isinstance(self.focused, AnswerLine)

    # What can be done

    def can(self, action: str) -> bool:
        """By where the question stands."""
        showing = self.session.current
        if action == "edit":
            return showing is not None and self._desk.place(showing.card) is not None
        return possible(action, showing, self.session.verdict, self._look)

    def commands_now(self) -> list[Command]:
        """While an answer is typed, only what is no letter; of the options, those that there are."""
        if self._typing:
            return list(TYPING)
        showing = self.session.current
        count = len(showing.options) if showing else 0
        commands = [
            replace(command, label=f"1-{count}") if command.action == "answer(0)" else command
            for command in super().commands_now()
            if command.action != "submit" or self._can_submit
        ]
        if self._view.more_below:
            at = next((n for n, command in enumerate(commands) if command.action == "next"), 0)
            commands.insert(at + 1, MORE)
        return commands

    @property
    def _can_submit(self) -> bool:
        """Whether Enter would do something; a single choice has to have an option under the cursor first."""
        showing = self.session.current
        return showing is not None and (showing.tick or showing.typed or self._look.cursor >= 0)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """The keys mean something else while an answer is typed."""
        self.refresh_keys()

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """The letters are keys again."""
        self.refresh_keys()

    def on_resize(self, event: Resize) -> None:
        """A terminal of few lines shows fewer options after the answer."""
        if self.is_mounted:
            self._paint()

    # Answers

    def _attempt(self, do: Callable[[], T]) -> T | None:
        """Do what may fail on a full disk or a locked history: say so, and let the learner try again."""
        try:
            return do()
        except QuizError as error:
            self.say(f"{error}. What you answered before is safe; try again.")
            return None

    def action_answer(self, number: int) -> None:
        """Choose the option of that number, or tick it where several are right."""
        showing = self.session.current
        if showing is None or not 1 <= number <= len(showing.options):
            return
        if showing.tick:
            self._look = replace(
                self._look, ticked=frozenset(self._look.ticked) ^ {number - 1}, cursor=number - 1
            )
            self._paint()
        elif self._attempt(lambda: self.session.answer(chosen=[number - 1])):
            self._told()

    def action_submit(self) -> None:
        """Check what is ticked, typed, or under the cursor."""
        showing, look = self.session.current, self._look
        if showing is None:
            return
        if showing.typed:
            self._submit_typed()
        elif look.cursor == len(showing.options):
            self.action_dont_know()
        elif showing.tick:
            if not look.ticked:
                self.say("Tick the right ones first: press their numbers.")
            elif self._attempt(lambda: self.session.answer(chosen=sorted(look.ticked))):
                self._told()
        elif look.cursor >= 0:
            self.action_answer(look.cursor + 1)
        else:
            self.say(f"Press 1 to {len(showing.options)} to answer, or 0 if you don't know.")

    def _submit_typed(self) -> None:
        line = self._line
        if line is None:
            return
        if text := line.answer:
            if self._attempt(lambda: self.session.answer(typed=text)):
                self._told()
        elif line.meant_empty():
            self.action_dont_know()
        else:
            self.say("Nothing typed. Press Enter again if you don't know.")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the answer line."""
        event.stop()
        if self.session.verdict is None:
            self._submit_typed()

    def action_show_options(self) -> None:
        """Show the options."""
        self._look = replace(self._look, hidden=False)
        self._paint()
        self.refresh_keys()

    def action_dont_know(self) -> None:
        """See the answer without having known it."""
        if self._attempt(self.session.dont_know):
            self._told()

    def action_accept(self) -> None:
        """Count a close or wrong answer as right."""
        if self._attempt(self.session.accept):
            self._told()

    def action_reject(self) -> None:
        """Count a close answer as wrong."""
        if self._attempt(self.session.reject):
            self._told()

    def action_next(self) -> None:
        """The next question."""
        self._attempt(self._go_on)

    def _go_on(self) -> None:
        self.session.next()
        self._ask()

    # Moving

    def action_move(self, by: int) -> None:
        """Move the cursor over the options, or scroll where there is nothing to choose."""
        showing = self.session.current
        if showing is None or showing.typed or self.session.verdict or self._look.hidden:
            self._view.action_scroll_by(by)
            return
        rows = len(showing.options) + 1
        cursor = self._look.cursor
        cursor = (0 if by > 0 else rows - 1) if cursor < 0 else (cursor + by) % rows
        self._look = replace(self._look, cursor=cursor)
        self._paint()
        self._view.bring_into_sight(f"answer({cursor + 1})" if cursor < len(showing.options) else "dont_know")
        self.refresh_keys()

    def action_page(self, by: int) -> None:
        """Scroll by a screenful."""
        self._view.action_scroll_page(by)

    def action_type(self) -> None:
        """Back to the answer line."""
        if self._line is not None:
            self._line.focus()

    def _to_summary(self) -> None:
        self.post_message(Finished(self._decks, self.session))
