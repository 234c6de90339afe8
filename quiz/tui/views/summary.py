"""What a session came to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from quiz.practice.session import Summary
from quiz.tui.page import GAP, Block, Page
from quiz.tui.plots import bar, percent
from quiz.tui.text import ANSWER, MUTED, one_line

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
