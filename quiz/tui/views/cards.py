"""Cards in a list, and one card with everything that belongs to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from textual.content import Content

from quiz.model.card import Card, Gap
from quiz.model.deck import Deck
from quiz.model.review import ItemKey
from quiz.practice.evidence import evidence_of
from quiz.practice.items import Item
from quiz.practice.state import State
from quiz.tui.page import GAP, Block, Page
from quiz.tui.text import ANSWER, MUTED, cut, one_line, plain, says
from quiz.tui.views.feedback import evidence_blocks, in_days
from quiz.tui.views.question import RIGHT, WRONG

_WIDE = 70


@dataclass(frozen=True, slots=True)
class Listed:
    """A card in the list, with its deck and the items that it is asked by."""

    deck: int
    card: Card
    items: tuple[Item, ...]

    @property
    def keys(self) -> tuple[ItemKey, ...]:
        """The items' keys."""
        return tuple(item.key for item in self.items)

    @property
    def words(self) -> str:
        """Everything to search in, in small letters."""
        card = self.card
        wrong = card.choice.distractors if card.choice else ()
        parts = (card.id, card.question, *card.answers, *wrong, *card.tags, *(s.says for s in card.sources))
        return one_line(" ".join(parts)).casefold()


def standing(states: Sequence[State], today: date) -> str:
    """How a card stands, in a few words; of several gaps, the one that comes first."""
    if not states:
        return "not asked"
    first = min(states, key=lambda state: (state.memory.due or date.min, state.seq))
    memory = first.memory
    if first.suspended:
        words = "suspended"
    elif memory.new:
        words = "new"
    elif memory.open:
        words = "again"
    elif memory.due and memory.due <= today:
        words = "due"
    elif memory.due:
        words = in_days((memory.due - today).days)
    else:
        words = ""
    return f"{words}, marked" if any(state.flagged for state in states) else words


def draw(listed: Listed, stands: str, width: int) -> Content:
    """A card on one line of that many cells: question, answer where there is room, and how it stands."""
    room = width - 22 if width >= _WIDE else width - 14
    question = one_line(listed.card.question)
    if width >= _WIDE:
        answer = one_line("; ".join(listed.card.answers))
        left = cut(Content(question), room * 2 // 3)
        left = Content.assemble(left.pad_right(max(room * 2 // 3 + 2 - left.cell_length, 0)), answer)
    else:
        left = Content(question)
    left = cut(left, room)
    right = cut(Content(stands), width - room - 3)
    return Content.assemble(" ", left.pad_right(max(room + 1 - left.cell_length, 0)), right)


def card_page(deck: Deck, listed: Listed, states: Sequence[State], today: date) -> Page:
    """One card with its answers, its sources, and how well it is known."""
    return Page(_card_blocks(deck, listed, states, today))


def _card_blocks(deck: Deck, listed: Listed, states: Sequence[State], today: date) -> Iterator[Block]:
    card = listed.card
    if card.choice:
        yield Block(says(card.choice.stem, "bold"))
        for option in card.choice.options:
            sign, style = (RIGHT, "bold $text-success") if option.right else (WRONG, "$text-error")
            yield Block(says(option.text), indent=4, lead=Content.assemble(" ", (sign, style)))
            if option.why:
                yield Block(says(option.why, MUTED), indent=6)
        yield GAP
    if card.cloze:
        yield Block(Content.assemble(*(_part(part) for part in card.cloze.parts)))
        for gap in card.cloze.gaps:
            extra = [f"also: {', '.join(gap.accept)}"] if gap.accept else []
            extra += [f"hint: {gap.hint}"] if gap.hint else []
            if extra:
                yield Block(says(f"{gap.answer}  ({'; '.join(extra)})", MUTED), indent=2)
        yield GAP
    facts = {
        "Also right": "; ".join(card.accept),
        "Within": card.within,
        "Why": card.why if card.why != card.conflict else "",
        "Hint": card.hint,
        "Tags": ", ".join(card.tags),
        "Level": str(card.level or ""),
        "Points": card.points,
        "Image": card.image,
        "Audio": card.audio,
    }
    for name, value in facts.items():
        if value:
            yield Block(says(value), indent=12, lead=Content.styled(name, "bold"))
    yield from evidence_blocks(evidence_of(card, deck, card.answers), card.conflict, all_of_it=True)
    yield GAP
    for item, state in zip(listed.items, states, strict=True):
        name = f"Gap {item.key.gap}" if item.key.gap else "Memory"
        yield Block(says(memory_words(state, today)), indent=12, lead=Content.styled(name, "bold"))
    if card.at:
        where = f"{card.at.file}, line {card.at.line}"
        yield Block(says(where, MUTED), indent=12, lead=Content.styled("File", "bold"))


def _part(part: str | Gap) -> str | tuple[str, str]:
    return plain(part) if isinstance(part, str) else (f"[{plain(part.answer)}]", ANSWER)


def memory_words(state: State, today: date) -> str:
    """How well an item is known, in a sentence."""
    memory = state.memory
    words = []
    if state.suspended:
        words.append("suspended: not asked any more")
    if memory.new:
        words.append("never answered")
    else:
        words.append(f"answered {times(memory.reviews)}, forgotten {times(memory.lapses)}")
        days = max(round(memory.stability), 1)
        words.append(f"likely to be known for {days} day{'s' if days > 1 else ''}")
        if memory.due and not state.suspended:
            words.append(f"comes back {in_days(max((memory.due - today).days, 0))}")
    if state.flagged:
        words.append("marked")
    return "; ".join(words) + "."


def times(count: int) -> str:
    """`once`, `twice`, `3 times`."""
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count} times")
