"""The question and its options as a page, before and after the answer."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content

from quiz.model.card import Card, Cloze, Face
from quiz.tui.commands import OPTION_KEYS
from quiz.tui.page import GAP, Block, Page
from quiz.tui.text import ANSWER, plain, says

BLANK = "______"
RIGHT, WRONG, CLOSE = "✓", "✗", "≈"
_MUTED = "$text-muted"


@dataclass(frozen=True, slots=True)
class Options:
    """The options as they stand on the screen, in their order.

    Before the answer `keys` is None. `several`: the learner ticks and then checks. `brief` leaves out, after
    the answer, what was neither right nor chosen, for a terminal of few lines.
    """

    texts: Sequence[str]
    ticked: Collection[str] = ()
    cursor: int = -1
    several: bool = False
    keys: Collection[str] | None = None
    brief: bool = False


def stem(card: Card, face: Face, gap: int, *, filled: bool = False) -> Content:
    """The question: the stem, or the cloze with its gap blank, or `filled` in once it is answered."""
    if card.cloze and (gap or not card.choice):
        return _cloze(card.cloze, gap, filled=filled)
    if not card.choice:
        return Content("")
    return says(card.choice.stem, "bold")


def _cloze(cloze: Cloze, number: int, *, filled: bool) -> Content:
    parts: list[str | tuple[str, str]] = []
    for part in cloze.parts:
        if isinstance(part, str):
            parts.append((plain(part), "bold"))
        elif part.number != number:
            parts.append((plain(part.answer), "bold"))
        elif filled:
            parts.append((plain(part.answer), ANSWER))
        else:
            parts.append((BLANK, "bold $text-accent"))
            if part.hint:
                parts.append((f" ({plain(part.hint)})", _MUTED))
    return Content.assemble(*parts)


def task(card: Card, face: Face, *, several: bool, gaps: int = 1) -> str:
    """What is asked of the learner, in one short line."""
    if face is Face.CHOICE:
        if several:
            return "Several are right: tick them all, then press Enter."
        return "True or false?" if card.choice and card.choice.truth else "Choose one."
    if face is Face.CLOZE or (card.cloze and not card.choice):
        return "Type what is missing." if gaps < 2 else "Type what is missing, with a ; between the gaps."
    return "Type the answer."


def question_page(question: Content, line: str, options: Options | None, hint: str = "") -> Page:
    """The question, what to do, and the options where they are shown."""
    blocks = [Block(question), Block(Content.styled(line, _MUTED)) if line else GAP]
    if hint:
        blocks.append(Block(says(f"Hint: {hint}", _MUTED)))
    if options:
        blocks.append(GAP)
        blocks.extend(_option_blocks(options))
    return Page(blocks)


def _option_blocks(options: Options) -> Iterator[Block]:
    for number, text in enumerate(options.texts, 1):
        key = OPTION_KEYS[number - 1] if number <= len(OPTION_KEYS) else " "
        ticked = text in options.ticked
        if options.keys is not None:
            if options.brief and not ticked and text not in options.keys:
                continue
            yield _judged(text, key, ticked=ticked, right=text in options.keys)
            continue
        box = ("[x] " if ticked else "[ ] ") if options.several else ""
        lead = Content.assemble(f" {box}", (key, "bold $text-accent"), "  ")
        style = "$block-cursor-foreground on $block-cursor-background" if number - 1 == options.cursor else ""
        yield Block(says(text), indent=len(lead), lead=lead, action=f"answer({number})", style=style)
    if options.keys is None:
        indent = 8 if options.several else 4
        lead = Content.assemble(" " * (indent - 3), ("0", "bold $text-accent"), "  ")
        style = (
            "$block-cursor-foreground on $block-cursor-background"
            if options.cursor == len(options.texts)
            else ""
        )
        yield Block(says("I don't know", _MUTED), indent=indent, lead=lead, action="dont_know", style=style)


def _judged(text: str, key: str, *, ticked: bool, right: bool) -> Block:
    if right:
        sign, style = RIGHT, "bold $text-success"
        words = "right, and chosen by you" if ticked else "right"
    elif ticked:
        sign, style, words = WRONG, "$text-error", "wrong, chosen by you"
    else:
        sign, style, words = " ", _MUTED, ""
    lead = Content.assemble(" ", (sign, style), " ", (key, _MUTED), "  ")
    body = Content.assemble((plain(text).strip(), style), (f"  ({words})" if words else "", _MUTED))
    return Block(body, indent=6, lead=lead)
