"""What a session came to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from textual.content import Content

from quiz.practice.verdict import Outlook, Summary
from quiz.tui.page import GAP, Block, Page
from quiz.tui.plots import bar, percent
from quiz.tui.text import ANSWER, MUTED, one_line
from quiz.tui.views.feedback import in_days

BAR = 24


def summary_page(summary: Summary, missed: Sequence[tuple[str, str]]) -> Page:
    """The figures of a session, and question and answer of the cards that were wrong at first."""
    return Page(_blocks(summary, missed))


def _blocks(summary: Summary, missed: Sequence[tuple[str, str]]) -> Iterator[Block]:
    if not summary.cards:
        yield Block(Content.styled("Nothing answered yet.", "bold"))
    else:
        share = summary.right_first / summary.cards
        yield Block(
            Content.styled(
                f"{summary.right_first} of {summary.cards} right at first ({percent(share)})", "bold"
            )
        )
        yield Block(
            Content.assemble(
                (bar(share, 1, BAR), "$text-success"), ("·" * (BAR - len(bar(share, 1, BAR))), MUTED)
            )
        )
        yield GAP
        facts = [f"{counted(summary.answered, 'answer')} in {duration(summary.seconds)}"]
        if summary.new:
            facts.append(f"{counted(summary.new, 'new card')}")
        if summary.guessed:
            facts.append(f"{summary.guessed} guessed")
        yield Block(Content(", ".join(facts) + "."))
    if summary.left:
        yield Block(Content(f"Left for today: {counted(summary.left, 'card')}."))
    elif summary.cards:
        yield Block(Content("Nothing is left for today."))
    yield Block(Content(f"Coming back tomorrow: {counted(summary.due_tomorrow, 'card')}."))
    if missed:
        yield GAP
        yield Block(Content.styled("To look at once more", "bold"))
        for question, answer in missed:
            text = Content.assemble(one_line(question), "  ", (one_line(answer), ANSWER))
            yield Block(text, indent=2, lead=Content("✗"))


def nothing_due(outlook: Outlook, today: date) -> str:
    """Why there is nothing to practise, and when there will be."""
    said = ["Nothing is due today."]
    if outlook.next_day:
        count = counted(outlook.next_count, "card")
        comes = "comes" if outlook.next_count == 1 else "come"
        said.append(f"{count} {comes} back {in_days((outlook.next_day - today).days)}.")
    if outlook.new:
        said.append(f"{counted(outlook.new, 'new card')} left for other days; n learns ten more today.")
    return " ".join(said)


def counted(count: int, thing: str) -> str:
    """`no cards`, `1 card`, `2 cards`."""
    return f"{count or 'no'} {thing}{'' if count == 1 else 's'}"


def duration(seconds: float) -> str:
    """Seconds as a person says them."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    minutes, rest = divmod(whole, 60)
    return f"{minutes} min {rest} s" if minutes < 10 else f"{minutes} min"
