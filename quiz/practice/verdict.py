"""What an answer and a session come to: the values that a screen shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from quiz.model.deck import Deck
from quiz.model.review import Grade, ItemKey, Outcome, Review
from quiz.practice.evidence import Evidence, evidence_of
from quiz.practice.grading import Judgement, Piece, judge_all
from quiz.practice.showing import Showing
from quiz.practice.state import NEW, State


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of an answer, and all there is to learn from it.

    `right` and `chosen` are indexes of the showing's options; `typed` what was typed, verbatim, with one
    judgement for each blank and the visible difference `diff` to the nearest accepted spelling. `keys` are
    the right answers. `why` explains the card, `option_why` the options chosen. `evidence` are the card's
    sources with the answer marked; where newsrooms differ, `conflict` says how and there are several.
    `pending` says that the answer is close and waits for `accept` or `reject`: nothing is kept before.
    `grade` is how it counts, `interval` in how many days the card comes back (None while pending).
    """

    outcome: Outcome
    keys: tuple[str, ...]
    right: tuple[int, ...] = ()
    chosen: tuple[int, ...] = ()
    typed: tuple[str, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    why: str = ""
    option_why: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    conflict: str = ""
    pending: bool = False
    guessed: bool = False
    dont_know: bool = False
    overruled: bool = False
    grade: Grade | None = None
    interval: int | None = None

    @property
    def correct(self) -> bool:
        """Whether the answer was right, or accepted by the learner."""
        return self.outcome is Outcome.RIGHT or self.overruled

    @property
    def diff(self) -> tuple[Piece, ...]:
        """The difference between what was typed and what was expected, over all blanks."""
        pieces: list[Piece] = []
        for judgement in self.judgements:
            if pieces and judgement.diff:
                pieces.append(Piece("same", "; "))
            pieces.extend(judgement.diff)
        return tuple(pieces)


@dataclass(frozen=True, slots=True)
class Summary:
    """What a session came to. `seconds` is the time spent answering; `missed` the items wrong at first."""

    answered: int
    cards: int
    right_first: int
    new: int
    seconds: float
    missed: tuple[ItemKey, ...]
    guessed: int
    left: int
    due_tomorrow: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """What lies ahead where nothing is due: the next day on which items come back and how many do (None and 0
    where none will), how many new items wait, and how many were begun today."""

    next_day: date | None
    next_count: int
    new: int
    begun: int


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back: `kind` is review, suspend, bury, flag, skip ..."""

    kind: str
    key: ItemKey


def unknown(showing: Showing, deck: Deck) -> Verdict:
    """The verdict on a showing that was not answered, with all there is to learn from it."""
    return Verdict(
        outcome=Outcome.WRONG,
        keys=showing.answers,
        right=tuple(n for n, option in enumerate(showing.options) if option.right),
        why=showing.card.why,
        evidence=evidence_of(showing.card, deck, showing.answers),
        conflict=showing.card.conflict,
    )


def judge_chosen(showing: Showing, deck: Deck, chosen: Sequence[int]) -> Verdict:
    """The verdict on options chosen: right where they are all the right ones and no other."""
    lesson = unknown(showing, deck)
    picked = tuple(sorted(set(chosen)))
    return replace(
        lesson,
        outcome=Outcome.RIGHT if picked == lesson.right else Outcome.WRONG,
        chosen=picked,
        option_why=tuple(showing.options[n].why for n in picked if showing.options[n].why),
    )


def judge_typed(showing: Showing, deck: Deck, typed: str | Sequence[str]) -> Verdict:
    """The verdict on what was typed, the worst blank deciding; one text for several is parted at semicolons."""
    count = len(showing.blanks)
    if isinstance(typed, str):
        typed = [part.strip() for part in typed.split(";")] if count > 1 else [typed]
    given = (*typed, *[""] * (count - len(typed)))[:count]
    card = showing.card
    judgements = judge_all(
        [_spellings(showing, index) for index in range(count)],
        given,
        card.within,
        card.choice.distractors if card.choice else (),
        deck.lang,
        showing.any_order,
    )
    outcomes = {judgement.outcome for judgement in judgements}
    outcome = next(each for each in (Outcome.WRONG, Outcome.CLOSE, Outcome.RIGHT) if each in outcomes)
    return replace(unknown(showing, deck), outcome=outcome, typed=tuple(given), judgements=judgements)


def _spellings(showing: Showing, index: int) -> tuple[str, ...]:
    card = showing.card
    answer = showing.answers[index]
    accept = list(card.accept) if len(showing.answers) == 1 else []
    if card.cloze:
        accept += [other for gap in card.cloze.gaps if gap.answer == answer for other in gap.accept]
    return (answer, *accept)


def as_review(
    showing: Showing,
    verdict: Verdict,
    *,
    at: datetime,
    day: date,
    milliseconds: int,
    recall: float,
    deck_version: str,
    session: int,
) -> Review:
    """The answer as the history keeps it."""
    return Review(
        item=showing.key,
        at=at,
        day=day,
        face=showing.face,
        grade=verdict.grade or Grade.AGAIN,
        outcome=verdict.outcome,
        shown=tuple(option.text for option in showing.options),
        chosen=verdict.typed or tuple(showing.options[n].text for n in verdict.chosen),
        keys=showing.answers,
        guessed=verdict.guessed,
        dont_know=verdict.dont_know,
        overruled=verdict.overruled,
        milliseconds=milliseconds,
        number=showing.number,
        recall=recall,
        interval=showing.state.memory.interval,
        again=showing.state.memory.open,
        content_hash=showing.card.content_hash,
        deck_version=deck_version,
        session=session,
    )


def summarise(reviews: Sequence[Review], left: int, due_tomorrow: int) -> Summary:
    """What the answers of a session came to."""
    first: dict[ItemKey, Review] = {}
    for review in reviews:
        first.setdefault(review.item, review)
    return Summary(
        answered=len(reviews),
        cards=len(first),
        right_first=sum(review.passed for review in first.values()),
        new=sum(review.recall < 0 for review in first.values()),
        seconds=sum(review.milliseconds for review in reviews) / 1000,
        missed=tuple(key for key, review in first.items() if not review.passed),
        guessed=sum(review.guessed for review in reviews),
        left=left,
        due_tomorrow=due_tomorrow,
    )


def outlook_of(items: Iterable[ItemKey], states: Mapping[ItemKey, State], day: date, begun: int) -> Outlook:
    """What lies ahead of these items after that day, on which `begun` of them were answered for the first time."""
    asked = [state for key in items if not (state := states.get(key, NEW)).suspended]
    ahead = [state.memory.due for state in asked if state.memory.due and state.memory.due > day]
    first = min(ahead, default=None)
    return Outlook(first, ahead.count(first) if first else 0, sum(state.memory.new for state in asked), begun)
