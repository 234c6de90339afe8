"""The question and its options as a page, before and after the answer."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from textual.content import Content

from quiz.model.card import Face
from quiz.practice.session import Verdict
from quiz.practice.showing import Showing
from quiz.tui.commands import OPTION_KEYS
from quiz.tui.page import GAP, Block
from quiz.tui.text import ANSWER, MUTED, plain, says

BLANK = "______"
RIGHT, WRONG, CLOSE = "✓", "✗", "≈"
CURSOR = "reverse"


@dataclass(frozen=True, slots=True)
class Look:
    """How the question stands on the screen now.

    `hidden`: the options wait for a key. `cursor` is the option under the cursor, -1 for none and one past
    the last for "I don't know". `brief` leaves out, after the answer, what was neither right nor chosen.
    """

    hidden: bool = False
    ticked: Collection[int] = ()
    cursor: int = -1
    brief: bool = False


def question_blocks(showing: Showing, verdict: Verdict | None, look: Look) -> Iterator[Block]:
    """The question, what to do, and the options; after the answer what was right and what was chosen."""
    yield Block(stem(showing, filled=verdict is not None and not verdict.pending))
    if verdict is None:
        yield Block(Content.styled(task(showing, hidden=look.hidden), MUTED))
        if showing.hint:
            yield Block(says(f"Hint: {showing.hint}", MUTED))
        media = [name for name in (showing.card.image, showing.card.audio) if name]
        if media:
            yield Block(says(f"Goes with the card: {', '.join(media)}", MUTED))
    if not showing.options or look.hidden:
        return
    yield GAP
    if verdict:
        yield from _judged(showing, verdict, brief=look.brief)
    else:
        yield from _open(showing, look)


def stem(showing: Showing, *, filled: bool = False) -> Content:
    """The question; a cloze with its gaps blank, or `filled` in once it is answered."""
    if all(isinstance(part, str) for part in showing.parts) or _asks_a_stem(showing):
        return says(showing.prompt, "bold")
    parts: list[tuple[str, str]] = []
    for part in showing.parts:
        if isinstance(part, str):
            parts.append((plain(part), "bold"))
        elif filled:
            parts.append((plain(showing.answers[part.number]), ANSWER))
        else:
            parts.append((BLANK, "bold $text-accent"))
            if part.hint:
                parts.append((f" ({plain(part.hint)})", MUTED))
    return Content.assemble(*parts)


def _asks_a_stem(showing: Showing) -> bool:
    """Whether the blanks only follow the question, and do not stand within a sentence."""
    return not showing.card.cloze or showing.prompt == (showing.card.choice and showing.card.choice.stem)


def task(showing: Showing, *, hidden: bool = False) -> str:
    """What is asked of the learner, in one short line."""
    gaps = len(showing.blanks)
    if showing.face is Face.CHOICE:
        if hidden:
            return "Think of the answer, then press Space for the options."
        if showing.tick:
            return "Several are right: tick them all, then press Enter."
        return "True or false?" if showing.card.choice and showing.card.choice.truth else "Choose one."
    if _asks_a_stem(showing):
        return "Type the answer." if gaps < 2 else f"Type all {gaps} answers, with ; between them."
    return (
        "Type what is missing." if gaps < 2 else f"Type what is missing in the {gaps} gaps, with ; between."
    )


def _open(showing: Showing, look: Look) -> Iterator[Block]:
    for number, option in enumerate(showing.options):
        box = ("[x] " if number in look.ticked else "[ ] ") if showing.tick else ""
        point = "▸" if number == look.cursor else " "
        lead = Content.assemble(f"{point}{box}", (_key(number), "bold $text-accent"), "  ")
        style = CURSOR if number == look.cursor else ""
        yield Block(
            says(option.text), indent=len(lead), lead=lead, action=f"answer({number + 1})", style=style
        )
    indent = 8 if showing.tick else 4
    point = "▸" if look.cursor == len(showing.options) else " "
    lead = Content.assemble(point.ljust(indent - 3), ("0", "bold $text-accent"), "  ")
    style = CURSOR if look.cursor == len(showing.options) else ""
    yield Block(says("I don't know", MUTED), indent=indent, lead=lead, action="dont_know", style=style)


def _judged(showing: Showing, verdict: Verdict, *, brief: bool) -> Iterator[Block]:
    for number, option in enumerate(showing.options):
        right, chosen = number in verdict.right, number in verdict.chosen
        if brief and not right and not chosen:
            continue
        sign, style, words = " ", MUTED, ""
        if right:
            sign, style = RIGHT, "bold $text-success"
            words = "right, your answer" if chosen else "right"
        elif chosen:
            sign, style, words = WRONG, "$text-error", "wrong, your answer"
        lead = Content.assemble(" ", (sign, style), " ", (_key(number), MUTED), "  ")
        text = Content.assemble((plain(option.text).strip(), style), (f"  ({words})" if words else "", MUTED))
        yield Block(text, indent=6, lead=lead)


def _key(number: int) -> str:
    return OPTION_KEYS[number] if number < len(OPTION_KEYS) else " "
