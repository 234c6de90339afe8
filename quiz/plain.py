"""Practice line by line: for screen readers, pipes and terminals that cannot be painted on.

The same session as in the terminal UI, in words alone: nothing is drawn, moved or coloured.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from quiz.model.deck import Deck
from quiz.model.review import Grade, Outcome
from quiz.practice.days import Clock, utc_now
from quiz.practice.evidence import Evidence
from quiz.practice.grading import Piece
from quiz.practice.history import History
from quiz.practice.session import Session, Summary, Verdict
from quiz.practice.settings import Settings
from quiz.practice.showing import Blank, Showing

HELP = """\
Before the answer: the number of an option (several: 1 3), or the answer typed.
  ?   I don't know         :s  skip for now       :b  not before tomorrow
  :u  take back            :x  never ask again    :f  flag, or lift the flag
  :o  hear the card again  :h  this help          :q  quit, all is kept
After the answer: Enter for the next card, or
  g   I only guessed       d   it was hard        e   it was easy
  a   count mine as right  u   take back          q   quit"""


def practise(
    decks: Sequence[Deck],
    history: History,
    settings: Settings,
    stdin: TextIO,
    stdout: TextIO,
    clock: Clock = utc_now,
) -> None:
    """Practise until nothing is left, `:q`, or the end of the input.

    Without any input the first card is printed, nothing is answered and nothing is lost. Raises FileError
    where the history refuses.
    """
    _Lines(Session(decks, history, settings=settings, clock=clock), stdin, stdout).run()


class _Lines:
    """One session, told and answered by lines."""

    def __init__(self, session: Session, stdin: TextIO, stdout: TextIO) -> None:
        self.session = session
        self.stdin = stdin
        self.stdout = stdout

    def run(self) -> None:
        for notice in self.session.notices:
            self.say(notice)
        if self.session.resumed and self.session.current:
            self.say("Going on where you left off.")
        if self.session.current is None:
            self.say(nothing_due(self.session))
            return
        if self.stdin.isatty():
            self.say("Answer with a number or in words; ? if you don't know, :h for help, :q to quit.")
        while self.session.current:
            told = self.question(self.session.current)
            if told is None or not self.ask():
                self.stop()
                return
        self.say("")
        self.say(told_summary(self.session.summary))

    def stop(self) -> None:
        summary = self.session.summary
        if summary.answered:
            self.say("")
            self.say(told_summary(summary))
        self.session.finish()

    def say(self, text: str) -> None:
        print(text, file=self.stdout, flush=True)

    def line(self, prompt: str) -> str | None:
        """Ask for a line; None at the end of the input."""
        print(prompt, end="" if self.stdin.isatty() else "\n", file=self.stdout, flush=True)
        text = self.stdin.readline()
        if not text:
            if self.stdin.isatty():
                self.say("")
            return None
        return text.strip()

    def question(self, showing: Showing) -> Showing | None:
        """Tell the card. None where the input ended before the options were asked for."""
        self.say("")
        for text in told_question(showing, self.session.left):
            self.say(text)
        hidden = "Think of the answer, then press Enter for the options. "
        if showing.recall_first and self.line(hidden) is None:
            return None
        for text in told_options(showing):
            self.say(text)
        return showing

    def ask(self) -> bool:
        """Take lines until the card is settled; False to stop."""
        while (showing := self.session.current) and not self.session.verdict:
            line = self.line(f"{asks_for(showing)}: ")
            if line is None:
                return False
            if line.startswith(":") or (line in _BARE and not showing.typed):
                if not self.command(line.removeprefix(":"), showing):
                    return False
                if self.session.current is not showing:
                    return True
                continue
            if line == "?":
                self.verdict(self.session.dont_know())
            elif showing.typed:
                if line:
                    self.verdict(self.session.answer(typed=line))
            elif (chosen := numbers(line, len(showing.options))) is not None:
                self.verdict(self.session.answer(chosen))
            else:
                self.say(
                    f"Answer with a number from 1 to {len(showing.options)}, ? if you don't know, :h for help."
                )
        return self.after() if self.session.verdict else True

    def command(self, name: str, showing: Showing) -> bool:
        match name:
            case "q":
                return False
            case "s":
                self.session.skip()
                self.say("Put off to the end of the session.")
            case "b":
                self.session.bury()
                self.say("Not asked before tomorrow.")
            case "x":
                self.session.suspend()
                self.say("Suspended: not asked any more. Take back with :u.")
            case "f":
                self.say("Flagged." if self.session.flag() else "Flag lifted.")
            case "u":
                self.take_back()
            case "o":
                for text in (*told_question(showing, self.session.left), *told_options(showing)):
                    self.say(text)
            case _:
                self.say(HELP)
        return True

    def take_back(self) -> None:
        undone = self.session.undo()
        self.say("Taken back." if undone else "There is nothing to take back.")

    def verdict(self, verdict: Verdict) -> None:
        showing = self.session.current
        assert showing is not None
        for text in told_verdict(showing, verdict):
            self.say(text)

    def after(self) -> bool:
        """After the answer: next, another grade, or take back."""
        while verdict := self.session.verdict:
            if verdict.pending:
                line = self.line("Count it as right? y or n: ")
                if line is None:
                    return False
                if line.lower() in ("y", "yes"):
                    self.session.accept()
                    self.say("Counted as right.")
                elif line.lower() in ("n", "no"):
                    self.session.reject()
                    self.say("Counted as wrong; it comes again.")
                elif line in ("u", ":u"):
                    self.take_back()
                continue
            line = self.line("Enter for the next card: ")
            if line is None or line in ("q", ":q"):
                return False
            if not line:
                self.session.next()
                return True
            self.afterthought(line.removeprefix(":"), verdict)
        return True

    def afterthought(self, line: str, verdict: Verdict) -> None:
        grades = {"g": Grade.AGAIN, "d": Grade.HARD, "e": Grade.EASY}
        if line in grades and verdict.correct:
            changed = self.session.regrade(grades[line], guessed=line == "g")
            self.say(f"{grades[line].says} {comes_back(changed)}")
        elif line == "a" and verdict.typed and not verdict.correct and not verdict.dont_know:
            self.say(f"Counted as right. {comes_back(self.session.accept())}")
        elif line == "u":
            self.take_back()
        else:
            self.say(HELP)


_BARE = frozenset("sbxfuohq")


def numbers(line: str, count: int) -> list[int] | None:
    """The options that a line names, from 0; None where it names none, or one that there is not."""
    words = line.replace(",", " ").split()
    if not words or not all(word.isdecimal() and 1 <= int(word) <= count for word in words):
        return None
    return [int(word) - 1 for word in words]


def asks_for(showing: Showing) -> str:
    """What the prompt asks for."""
    if showing.tick:
        return "All right numbers"
    if not showing.typed:
        return "Number"
    count = len(showing.blanks)
    return "Answer" if count == 1 else f"{count} answers, parted by semicolons"


def told_question(showing: Showing, left: int) -> list[str]:
    """The card as lines, without its options."""
    marks = [showing.deck_name, f"{left} to go"]
    marks += ["new"] if showing.new else []
    marks += ["again"] if showing.again else []
    marks += ["flagged"] if showing.state.flagged else []
    marks += ["often forgotten"] if showing.leech else []
    lines = [" · ".join(marks)]
    if showing.changed:
        lines.append("The fact changed since you last practised it.")
    choice = showing.card.choice
    if not showing.typed and choice and choice.truth:
        lines.append("True or false?")
    lines.append(showing.prompt)
    hints = [part.hint for part in showing.parts if isinstance(part, Blank) and part.hint]
    hints += [showing.hint] if showing.hint else []
    lines += [f"Hint: {hint}" for hint in hints]
    return lines


def told_options(showing: Showing) -> list[str]:
    """The options as numbered lines."""
    return [f"  {number}. {option.text}" for number, option in enumerate(showing.options, 1)]


def told_verdict(showing: Showing, verdict: Verdict) -> list[str]:
    """What became of the answer, as lines."""
    keys = "; ".join(verdict.keys)
    if verdict.dont_know:
        lines = [f"The answer: {keys}"]
    elif verdict.outcome is Outcome.CLOSE:
        lines = [f"Close. The answer: {keys}", f"Yours: {told_difference(verdict.diff)}"]
    elif verdict.correct:
        lines = ["Right."] if not showing.typed else [f"Right: {keys}"]
    else:
        lines = [f"Wrong. The answer: {keys}"]
        if verdict.typed and any(verdict.typed):
            lines.append(f"Yours: {'; '.join(verdict.typed)}")
    lines += list(verdict.option_why)
    lines += [verdict.why] if verdict.why and verdict.why != verdict.conflict else []
    lines += [told_evidence(each) for each in verdict.evidence]
    lines += [f"Newsrooms differ: {verdict.conflict}"] if verdict.conflict else []
    if not verdict.pending:
        lines.append(comes_back(verdict))
    return lines


def comes_back(verdict: Verdict) -> str:
    """When the card comes back."""
    if verdict.grade is Grade.AGAIN:
        return "It comes again in this session."
    days = verdict.interval or 0
    return "It comes back tomorrow." if days == 1 else f"It comes back in {days} days."


def told_evidence(evidence: Evidence) -> str:
    """The sentence with the answer between stars, and who printed it."""
    text, end = "", 0
    for mark in evidence.marks:
        text += f"{evidence.sentence[end : mark.start]}*{evidence.sentence[mark.start : mark.end]}*"
        end = mark.end
    text += evidence.sentence[end:]
    return f"{evidence.credit}: {text}" if evidence.credit else f"Source: {text}"


def told_difference(pieces: Sequence[Piece]) -> str:
    """A difference in signs that can be read aloud: Mag[n -> m]a."""
    text = ""
    for number, piece in enumerate(pieces):
        before = pieces[number - 1].kind if number else ""
        after = pieces[number + 1].kind if number + 1 < len(pieces) else ""
        if piece.kind == "same":
            text += piece.text
        elif piece.kind == "extra":
            text += f"[{piece.text} -> " if after == "missing" else f"[leave out {piece.text}]"
        else:
            text += f"{piece.text}]" if before == "extra" else f"[put in {piece.text}]"
    return text


def told_summary(summary: Summary) -> str:
    """The session's end as one line."""
    share = round(100 * summary.right_first / summary.cards) if summary.cards else 0
    parts = [
        f"{summary.cards} {'card' if summary.cards == 1 else 'cards'} in {told_time(summary.seconds)}",
        f"{summary.right_first} right at first ({share} %)",
        f"{summary.new} new",
    ]
    parts += [f"{summary.left} left"] if summary.left else []
    parts.append(f"{summary.due_tomorrow} due tomorrow")
    return "Session: " + ", ".join(parts) + "."


def told_time(seconds: float) -> str:
    """A length of time in words."""
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes else f"{round(seconds)} s"


def nothing_due(session: Session) -> str:
    """What to say where there is nothing to ask: what comes next, and how to learn more today."""
    outlook = session.outlook
    lines = ["Nothing is due today."]
    if outlook.next_day:
        days = (outlook.next_day - session.today).days
        when = "tomorrow" if days == 1 else f"in {days} days"
        lines.append(
            f"{outlook.next_count} {'card comes' if outlook.next_count == 1 else 'cards come'} back {when}."
        )
    if outlook.new:
        lines.append(f"{outlook.new} new wait: quiz practice --new {outlook.begun + 10}")
    return " ".join(lines)
