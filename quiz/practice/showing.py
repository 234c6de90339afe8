"""One showing of an item: which face, which options and in which order."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from quiz.model.card import Card, Face, Gap, Option, Order
from quiz.model.options import stays_last
from quiz.model.review import ItemKey
from quiz.practice.items import Item
from quiz.practice.settings import Settings
from quiz.practice.state import NEW, State

BLANK = "_____"


@dataclass(frozen=True, slots=True)
class Blank:
    """A field to type into; `hint` is empty where the face gives none."""

    number: int
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Showing:
    """What the learner sees before the answer.

    `prompt` is the question as one line of text, `parts` the same with its blanks as values (a question that
    is typed has the stem and one blank for each answer asked for). `options` are in the order to show; an
    answer names them by their index. `tick` says that several have to be ticked. `recall_first` asks to hide
    the options until a key is pressed. `number` counts the item's showings from 1; the same number gives the
    same order of options, on redraw, after undo and after a restart. `hint` is the card's, empty on the typed
    face. `changed` says that the answer is another than when it was last practised.
    """

    key: ItemKey
    card: Card
    face: Face
    deck_name: str
    prompt: str
    parts: tuple[str | Blank, ...] = ()
    options: tuple[Option, ...] = ()
    answers: tuple[str, ...] = ()
    tick: bool = False
    any_order: bool = False
    recall_first: bool = False
    hint: str = ""
    number: int = 1
    state: State = NEW
    leech: bool = False

    @property
    def gap(self) -> int:
        """The number of the gap, 0 for the card as a whole."""
        return self.key.gap

    @property
    def typed(self) -> bool:
        """Whether the answer is typed."""
        return self.face is not Face.CHOICE

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """The fields to type into."""
        return tuple(part for part in self.parts if isinstance(part, Blank))

    @property
    def new(self) -> bool:
        """Whether the item has never been answered."""
        return self.state.memory.new

    @property
    def changed(self) -> bool:
        """Whether the answer changed since the item was last practised."""
        return self.state.changed

    @property
    def again(self) -> bool:
        """Whether it is asked again because the last answer was wrong."""
        return self.state.memory.open


def show(
    item: Item, state: State, settings: Settings, deck_name: str, number: int, seed: str = ""
) -> Showing:
    """Choose the face by the memory's rung and draw the options for the showing of that number."""
    face = face_of(item, state.memory.rung, settings.faces_of(item.deck))
    card = item.card
    common = Showing(
        key=item.key,
        card=card,
        face=face,
        deck_name=deck_name,
        prompt=item.question,
        answers=item.answers,
        number=number,
        state=state,
        leech=state.memory.lapses >= settings.leech,
    )
    if face is Face.CHOICE and card.choice:
        options = drawn(card.choice.options, card.choice.order, item.key, number, settings.options, seed)
        hide = settings.recall_first_of(item.deck) or state.memory.rung > 0
        return replace(
            common,
            prompt=card.choice.stem,
            parts=(card.choice.stem,),
            options=options,
            answers=card.choice.keys,
            tick=len(card.choice.keys) > 1,
            recall_first=hide and not card.choice.truth,
            hint=card.hint,
        )
    if face is Face.TYPED and item.can_be_typed and card.choice:
        count = len(card.choice.keys)
        blanks = tuple(Blank(index) for index in range(count))
        return replace(
            common,
            prompt=card.choice.stem,
            parts=(card.choice.stem, *blanks),
            answers=card.choice.keys,
            any_order=count > 1,
        )
    assert card.cloze is not None
    helped = face is Face.CLOZE
    parts: list[str | Blank] = []
    asked: list[str] = []
    for part in card.cloze.parts:
        if isinstance(part, Gap) and part.number == item.cloze_gap:
            parts.append(Blank(len(asked), part.hint if helped else ""))
            asked.append(part.answer)
        else:
            parts.append(part.answer if isinstance(part, Gap) else part)
    return replace(
        common,
        prompt="".join(part if isinstance(part, str) else BLANK for part in parts),
        parts=tuple(parts),
        answers=tuple(asked),
        hint=card.hint if helped else "",
    )


def face_of(item: Item, rung: int, wanted: str = "ladder") -> Face:
    """The face on that rung of the ladder: choice, cloze, typed; the nearest where the item lacks one.

    With `wanted` a face, that face where the item has it, whatever the rung.
    """
    faces = item.faces
    for face in faces:
        if face.value == wanted:
            return face
    if rung <= 0:
        return faces[0]
    if rung == 1 and Face.CLOZE in faces:
        return Face.CLOZE
    return faces[-1]


def drawn(
    options: Sequence[Option], order: Order, key: ItemKey, number: int, limit: int, seed: str = ""
) -> tuple[Option, ...]:
    """The options of the showing of that number, in the order to show.

    All right options and distractors up to `limit` in all, drawn anew for each showing; never the same order
    twice running. An option that speaks of the others stays last. With order `keep` all options keep the
    order that they were written in, with `sort` they stand by size (numbers) or alphabet.
    """
    if order is Order.KEEP:
        return tuple(options)
    last = [option for option in options if stays_last(option.text)]
    free = [option for option in options if not stays_last(option.text)]
    if order is Order.SORT:
        return (*sorted(free, key=_by_size), *last)
    before: list[Option] = []
    for showing in range(1, number + 1):
        after = _shuffled(free, last, key, showing, limit, seed)
        if after == before and len(after) > 1:
            after = [*after[1:], after[0]]
        before = after
    return (*before, *last)


def _shuffled(
    free: Sequence[Option], last: Sequence[Option], key: ItemKey, number: int, limit: int, seed: str
) -> list[Option]:
    def draw(option: Option) -> bytes:
        text = f"{seed}\x1f{key.deck}\x1f{key.card}\x1f{key.gap}\x1f{number}\x1f{option.text}"
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()

    mixed = sorted(free, key=draw)
    spare = max(limit - len(last) - sum(option.right for option in free), 1)
    wrong = [option for option in mixed if not option.right][:spare]
    return [option for option in mixed if option.right or option in wrong]


def _by_size(option: Option) -> tuple[bool, float, str]:
    from quiz.practice.grading import number_in

    value = number_in(option.text)
    return (value is None, value or 0.0, option.text.casefold())
