"""What is said after an answer: right or wrong, when the card comes back, why, and the sentences that prove it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from textual.content import Content

from quiz.model.review import Grade, Outcome
from quiz.practice.evidence import Evidence, differing_in
from quiz.practice.session import Verdict
from quiz.practice.showing import Showing
from quiz.tui.page import GAP, Block
from quiz.tui.text import ANSWER, MUTED, marked, one_line, plain, says
from quiz.tui.views.question import CLOSE, RIGHT, WRONG

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def feedback_blocks(showing: Showing, verdict: Verdict) -> Iterator[Block]:
    """Everything below the question once it is answered."""
    yield GAP
    sign, words, style = _head(verdict)
    yield Block(Content(f"{sign} {words}"), indent=1, style=f"bold reverse {style}", anchor=True)
    if verdict.typed and not (verdict.correct and not verdict.overruled):
        yield from _typed(verdict)
    elif not verdict.correct and len(verdict.keys) <= 3:
        yield Block(Content.assemble(("Answer  ", "bold"), *_answers(verdict)), indent=1)
    if verdict.pending:
        yield Block(
            Content.assemble(
                ("y", "bold $text-accent"), "  it counts as right   ", ("n", "bold $text-accent"), "  wrong"
            ),
            indent=1,
        )
        return
    yield Block(Content.styled(when_back(verdict, leech=showing.leech), MUTED), indent=1)
    for why in verdict.option_why:
        yield GAP
        yield Block(says(why), indent=1)
    if verdict.why and not _said_below(verdict):
        yield GAP
        yield Block(Content.assemble(("Why  ", "bold"), says(verdict.why)), indent=1)
    yield from evidence_blocks(verdict.evidence, verdict.conflict, all_of_it=False)


def _said_below(verdict: Verdict) -> bool:
    """Whether the explanation is only what stands below anyway: the source's sentence, or how newsrooms differ."""
    below = [verdict.conflict, *(source.sentence for source in verdict.evidence[:1])]
    return one_line(verdict.why) in map(one_line, below)


def _head(verdict: Verdict) -> tuple[str, str, str]:
    if verdict.pending:
        return CLOSE, "Close. Does it count?", "$text-warning"
    if verdict.guessed:
        return RIGHT, "Right, but guessed", "$text-warning"
    if verdict.correct:
        words = {Grade.HARD: "Right, with effort", Grade.EASY: "Right, and easy"}.get(
            verdict.grade or Grade.GOOD, "Right, as you say" if verdict.overruled else "Right"
        )
        return RIGHT, words, "$text-success"
    words = "You did not know" if verdict.dont_know else "Wrong"
    return WRONG, words, "$text-error"


def _answers(verdict: Verdict) -> Iterator[str | tuple[str, str]]:
    for number, key in enumerate(verdict.keys):
        yield "; " if number else ""
        yield plain(key).strip(), ANSWER


def _typed(verdict: Verdict) -> Iterator[Block]:
    """What was typed above what was expected, with the letters that differ standing out."""
    typed: list[tuple[str, str]] = []
    expected: list[tuple[str, str]] = []
    for piece in verdict.diff:
        if piece.kind != "missing":
            typed.append((plain(piece.text), "" if piece.kind == "same" else "reverse strike"))
        if piece.kind != "extra":
            expected.append((plain(piece.text), "" if piece.kind == "same" else ANSWER))
    if not verdict.diff:
        typed = [(plain("; ".join(verdict.typed)), "")]
        expected = [(plain("; ".join(verdict.keys)), ANSWER)]
    if any(text.strip() for text, _ in typed):
        yield Block(Content.assemble(*typed), indent=11, lead=Content.styled(" You typed ", MUTED))
    yield Block(Content.assemble(*expected), indent=11, lead=Content.styled(" Answer    ", "bold"))


def when_back(verdict: Verdict, *, leech: bool = False) -> str:
    """When the card comes back, in words."""
    if verdict.interval is None:
        return ""
    if verdict.grade is Grade.AGAIN:
        said = "You will be asked again soon, until you know it."
    elif verdict.interval <= 0:
        said = "Comes back today."
    else:
        said = f"Comes back {in_days(verdict.interval)}."
    if leech and verdict.outcome is not Outcome.RIGHT:
        said += " This card keeps being forgotten: mend it (v), or put it away (s)."
    return said


def in_days(days: int) -> str:
    """A gap of days as a person says it."""
    if days <= 1:
        return "tomorrow" if days == 1 else "today"
    if days < 60:
        return f"in {days} days"
    return f"in {round(days / 30.4)} months" if days < 720 else f"in {days / 365:.1f} years"


def evidence_blocks(evidence: Sequence[Evidence], conflict: str, *, all_of_it: bool) -> Iterator[Block]:
    """Where newsrooms differ, and the first source or (`all_of_it`) every source.

    Where newsrooms differ their sentences stand side by side, as far as the width allows.
    """
    sources = list(evidence)
    marks = differing_in(conflict)
    if conflict:
        yield GAP
        yield Block(Content.assemble(("Newsrooms differ  ", "bold $text-warning"), says(conflict)), indent=1)
        sources = _differing_first(sources) if sources else []
    if conflict and len(sources) > 1:
        shown = sources if all_of_it else sources[:2]
        for number in range(0, len(shown), 2):
            yield GAP
            right = _source(shown[number + 1], marks) if number + 1 < len(shown) else None
            yield Block(_source(shown[number], marks), indent=1, beside=right)
    else:
        shown = sources if all_of_it else sources[:1]
        for source in shown:
            yield GAP
            yield Block(_source(source, marks), indent=1)
    more = len(sources) - len(shown)
    if more > 0:
        line = Content.assemble(
            ("o", "bold $text-accent"), (f"  {more} more source{'s' if more > 1 else ''}", MUTED)
        )
        yield Block(line, indent=1, action="sources")


def long_date(iso: str) -> str:
    """`2022-03-10` as 10 March 2022; what is no date stays as it is."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return one_line(iso)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _differing_first(sources: Sequence[Evidence]) -> list[Evidence]:
    """The sources, two that differ at their head: one that says the answer, and one of another newsroom.

    That one does not say the answer, where there is such a source.
    """
    rest = list(sources)
    one = next((source for source in rest if source.marks), rest[0])
    rest.remove(one)
    others = [source for source in rest if source.byname != one.byname]
    other = next((source for source in others if not source.marks), None) or next(iter(others), None)
    if other is None:
        return [one, *rest]
    rest.remove(other)
    return [one, other, *rest]


def _source(source: Evidence, marks: Sequence[str]) -> Content:
    """Newsroom and date, the headline, and the sentence with the answer marked."""
    answers = [source.sentence[span.start : span.end] for span in source.marks]
    sentence = marked(source.sentence, [*answers, *marks])
    name, title = one_line(source.byname), one_line(source.title)
    if not name:
        return Content.assemble(("Source", "bold"), "\n", sentence)
    when = long_date(source.published) if source.published else "undated"
    head = Content.assemble((name, "bold"), (f" · {when}", MUTED))
    if title and not name.startswith(title):
        head = Content.assemble(head, "\n", (title, f"italic {MUTED}"))
    if {sentence.plain[:1], sentence.plain[-1:]} & set("“”\"‘’'"):
        return Content.assemble(head, "\n", sentence)  # it brings quotation marks of its own
    return Content.assemble(head, "\n“", sentence, "”")
