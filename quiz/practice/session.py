"""A practice session, for any screen: what to show, what an answer comes to, what is next.

A screen's loop is:

    session = Session(decks, history, settings=settings)
    while showing := session.current:
        verdict = session.answer(chosen=[2])          # or session.answer(typed="Magma"), session.dont_know()
        if verdict.pending:                           # a slip: the learner decides
            verdict = session.accept()                # or session.reject()
        session.next()
    summary = session.summary

Every answer is on the disk when the call returns; a killed session goes on where it was. Nothing here draws.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from quiz.model.deck import Deck
from quiz.model.review import Grade, ItemKey, Outcome, Review
from quiz.practice import course
from quiz.practice.carry import Change, sync, told
from quiz.practice.days import Clock, StudyDays, utc_now
from quiz.practice.history import Entry, History
from quiz.practice.items import Item
from quiz.practice.material import Material
from quiz.practice.plan import Plan
from quiz.practice.sessions import end_session, session_entries
from quiz.practice.settings import Settings
from quiz.practice.showing import Showing, show
from quiz.practice.state import State
from quiz.practice.today import plan_today
from quiz.practice.verdict import (
    Outlook,
    Summary,
    Undone,
    Verdict,
    as_review,
    judge_chosen,
    judge_typed,
    outlook_of,
    summarise,
    unknown,
)

__all__ = ["Outlook", "Session", "Summary", "Undone", "Verdict"]


class Session:
    """Practice of some decks on one history.

    The day's plan is made when the session begins. A session of the same decks that was killed today goes
    on (`resumed`), if its limits are the same. `changes` and `notices` say what became of cards that changed
    in their decks. Raises FileError where the history refuses; nothing acknowledged is lost by it.
    """

    def __init__(
        self,
        decks: Sequence[Deck],
        history: History,
        *,
        settings: Settings | None = None,
        clock: Clock = utc_now,
        days: StudyDays | None = None,
        seed: str = "",
    ) -> None:
        self.settings = settings or Settings()
        self.history = history
        self.clock = clock
        self.days = days or StudyDays(self.settings.rollover)
        self.seed = seed
        self.material = Material(decks)
        self.changes: tuple[Change, ...] = ()
        for deck in self.material.decks:
            self.changes += sync(history, deck, clock(), self.today)
        self._begin()

    @property
    def notices(self) -> tuple[str, ...]:
        """What became of practised cards that changed in their decks, as lines."""
        return told(self.changes)

    def _begin(self) -> None:
        self.current: Showing | None = None
        self.verdict: Verdict | None = None
        self._review: Review | None = None
        found = course.resume(self.history, self.material, self.today, self._limits)
        self.resumed = found is not None
        if found is None:
            now = self.clock()
            keys = self.plan().keys
            found = course.begin(self.history, self.material, keys, now, self.days.of(now), self._limits)
        self._course = found
        self._advance()

    @property
    def id(self) -> int:
        """The session's number in the log."""
        return self._course.number

    @property
    def _limits(self) -> tuple[int, ...]:
        """What the plan was made for: a session with other limits is another one."""
        return (self.settings.new, self.settings.reviews, self.settings.minutes)

    def plan(self) -> Plan:
        """What is due in these decks now, by the settings and what was answered today."""
        items = tuple(self.material.items.values())
        return plan_today(items, self.material.keys, self._states(), self.history, self.settings, self.today)

    def _states(self) -> dict[ItemKey, State]:
        return {key: state for deck in self.material.keys for key, state in self.history.states(deck).items()}

    # What is asked

    @property
    def left(self) -> int:
        """How many items are still to be asked, the current one included."""
        return len(self._course.queue)

    @property
    def queue(self) -> tuple[ItemKey, ...]:
        """The items still to be asked, in order, the current one first."""
        return self._course.queue.keys

    @property
    def today(self) -> date:
        """The study day."""
        return self.days.of(self.clock())

    def next(self) -> Showing | None:
        """Go on to the next item; None when the session is done.

        Raises ValueError while a close answer waits for `accept` or `reject`.
        """
        if self.verdict and self.verdict.pending:
            raise ValueError("a close answer has to be accepted or rejected first")
        self._advance()
        return self.current

    def finish(self) -> None:
        """End the session: the next start makes a new plan."""
        now = self.clock()
        end_session(self.history, self.id, now, self.days.of(now))

    def _advance(self) -> None:
        self.verdict = None
        self._review = None
        day = self.today
        queue = self._course.queue
        if self.settings.minutes and self._course.spent >= self.settings.minutes * 60_000:
            queue.keep(queue.missed)
        while (head := queue.head) is not None:
            state = self.history.state(head)
            if state.asked_on(day) and (state.memory.new or state.due_on(day)):
                self._show(head)
                return
            queue.drop(head)  # answered or put aside meanwhile, by another program on this history
        self.current = None
        self.finish()

    def _show(self, key: ItemKey) -> None:
        state = self.history.state(key)
        number = state.memory.reviews + 1
        name = self.material.deck_of(key).name
        self.current = show(self.material.items[key], state, self.settings, name, number, self.seed)
        self._shown_at = self.clock()

    # Answers

    def answer(
        self,
        chosen: Sequence[int] = (),
        typed: str | Sequence[str] | None = None,
        milliseconds: int | None = None,
    ) -> Verdict:
        """Answer the current item: indexes of options, or what was typed (one text for each blank).

        One text for several blanks is parted at semicolons. `milliseconds` from the showing to the answer
        are measured where they are not given. Raises ValueError where nothing is asked or it was answered.
        """
        showing = self._asked()
        deck = self.material.deck_of(showing.key)
        verdict = (
            judge_typed(showing, deck, typed or "") if showing.typed else judge_chosen(showing, deck, chosen)
        )
        return self._settle(showing, verdict, milliseconds)

    def dont_know(self, milliseconds: int | None = None) -> Verdict:
        """Answer that it is not known: graded Again, and the answer is shown."""
        showing = self._asked()
        verdict = replace(unknown(showing, self.material.deck_of(showing.key)), dont_know=True)
        return self._settle(showing, verdict, milliseconds)

    def accept(self) -> Verdict:
        """Count the answer as right: a close one that waits, or one that was judged wrong."""
        return self._overrule(Grade.GOOD, overruled=True)

    def reject(self) -> Verdict:
        """Count a close answer as wrong."""
        return self._overrule(Grade.AGAIN, overruled=False)

    def guessed(self) -> Verdict:
        """Say that the right answer was only guessed: it counts as Again."""
        return self.regrade(Grade.AGAIN, guessed=True)

    def regrade(self, grade: Grade, guessed: bool = False) -> Verdict:
        """Say how well the right answer was known. Raises ValueError where the last answer was not right."""
        verdict, showing = self.verdict, self.current
        if not verdict or not showing or not verdict.correct or not self._review:
            raise ValueError("only a right answer can be graded otherwise")
        return self._keep(showing, replace(verdict, grade=grade, guessed=guessed), self._review.milliseconds)

    def _asked(self) -> Showing:
        if self.current is None:
            raise ValueError("nothing is asked any more")
        if self.verdict:
            raise ValueError("the item has been answered")
        return self.current

    def _settle(self, showing: Showing, verdict: Verdict, milliseconds: int | None) -> Verdict:
        if milliseconds is None:
            milliseconds = round((self.clock() - self._shown_at).total_seconds() * 1000)
        if verdict.outcome is Outcome.CLOSE:
            if self.settings.accept_slips:
                return self._keep(showing, replace(verdict, grade=Grade.GOOD, overruled=True), milliseconds)
            self._waited = milliseconds
            self.verdict = replace(verdict, pending=True)
            return self.verdict
        grade = Grade.GOOD if verdict.outcome is Outcome.RIGHT else Grade.AGAIN
        return self._keep(showing, replace(verdict, grade=grade), milliseconds)

    def _overrule(self, grade: Grade, overruled: bool) -> Verdict:
        verdict, showing = self.verdict, self.current
        if not verdict or not showing or verdict.outcome is Outcome.RIGHT or verdict.dont_know:
            raise ValueError("only a close or wrong answer can be overruled")
        spent = self._review.milliseconds if self._review else self._waited
        return self._keep(showing, replace(verdict, grade=grade, overruled=overruled, pending=False), spent)

    def _keep(self, showing: Showing, verdict: Verdict, milliseconds: int) -> Verdict:
        now = self.clock()
        grade = verdict.grade or Grade.AGAIN
        review = as_review(
            showing,
            replace(verdict, grade=grade),
            at=now,
            day=self.days.of(now),
            milliseconds=max(milliseconds, 0),
            recall=self.history.scheduler.recall(showing.state.memory, self.days.of(now)),
            deck_version=self.material.version_of(showing.key),
            session=self.id,
        )
        if self._review:
            self._review = kept = self.history.replace(self._review.seq, review, self.settings.retention)
            self._course.rebuild()
        else:
            self._review = kept = self.history.add(review, self.settings.retention)
            self._course.note(kept)
        interval = (kept.due - kept.day).days if kept.due else None
        self.verdict = replace(verdict, grade=grade, interval=interval, pending=False)
        return self.verdict

    def reload(self, deck: Deck) -> tuple[Change, ...]:
        """Go on with a deck whose file was changed while it is practised; gives what became of its items.

        The current item is shown anew unless it was answered; one that vanished gives way to the next.
        """
        merged = self.material.exchange(deck)
        changes = sync(self.history, merged, self.clock(), self.today)
        self.changes += changes
        self._course.renamed()
        if self.current and self.verdict is None:
            if (shown := self._course.now(self.current.key)) in self.material.items:
                self._course.queue.first(shown)
            self._advance()
        return changes

    # Marks and undo

    def skip(self) -> None:
        """Put the item off to the end of the session."""
        self._mark("skip")
        self._advance()

    def bury(self) -> None:
        """Do not ask the item before tomorrow."""
        self._mark("bury", date.fromordinal(self.today.toordinal() + 1))
        self._advance()

    def suspend(self) -> None:
        """Do not ask the item any more, until it is resumed."""
        self._mark("suspend")
        self._advance()

    def flag(self) -> bool:
        """Flag the current item, or lift the flag; gives whether it is flagged now."""
        if self.current is None:
            raise ValueError("nothing is asked any more")
        flagged = not self.history.state(self.current.key).flagged
        self._mark("flag" if flagged else "unflag")
        self.current = replace(self.current, state=self.history.state(self.current.key))
        return flagged

    def undo(self) -> Undone | None:
        """Take back the last answer or mark in these decks, also of an earlier session; None if there is none.

        The item is asked again, as it was shown then.
        """
        if self.verdict and self.verdict.pending:
            self.verdict = None
            return Undone("review", self.current.key) if self.current else None
        entry = self.history.last_entry(self.material.keys)
        if entry is None:
            return None
        now = self.clock()
        self.history.undo(entry.seq, now, self.days.of(now))
        if entry.kind in ("flag", "unflag"):
            if self.current and self.current.key == entry.item:
                self.current = replace(self.current, state=self.history.state(entry.item))
            return Undone(entry.kind, entry.item)
        key = self._course.now(entry.item)
        self._course.back_to(key)
        self.verdict = None
        self._review = None
        head = self._course.queue.head
        if head is None:
            self.current = None
        else:
            self._show(head)
        return Undone(entry.kind, key)

    def _mark(self, kind: str, until: date | None = None) -> None:
        if self.current is None:
            raise ValueError("nothing is asked any more")
        now = self.clock()
        day = self.days.of(now)
        seq = self.history.mark(kind, self.current.key, now, day, until, self.id)
        self._course.note(Entry(seq, kind, self.current.key, self.id, day))

    @property
    def summary(self) -> Summary:
        """What the session came to so far."""
        entries = session_entries(self.history, self.id)
        reviews = [each for each in entries if isinstance(each, Review)]
        tomorrow = date.fromordinal(self.today.toordinal() + 1)
        states = self._states().values()
        due = sum(state.due_on(tomorrow) and state.asked_on(tomorrow) for state in states)
        return summarise(reviews, self.left, due)

    @property
    def outlook(self) -> Outlook:
        """What lies ahead after today."""
        day = self.today
        begun, _ = self.history.counts(self.material.keys, day)
        return outlook_of(self.material.items, self._states(), day, begun)

    def item(self, key: ItemKey) -> Item | None:
        """The item of that key, if these decks have it."""
        return self.material.items.get(key)
