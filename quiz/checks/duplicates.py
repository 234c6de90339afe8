"""Cards of one deck that ask the same, or contradict or give away one another. All in linear time."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator

from quiz.checks.rule import Found, deck_check
from quiz.checks.words import STOP_WORDS, contains, plain_form, words
from quiz.errors import Severity
from quiz.model.card import Card
from quiz.model.deck import Deck

__all__ = ["contradiction", "id_twice", "often_the_answer", "same_card", "tells_answer"]

_ALIKE = 0.8
"""From this share of common words on (Jaccard) two questions with one answer are taken for the same."""

_LATEST = 32
"""Candidates looked at behind one word: the latest ones. Bounds the work where a deck has few words."""

_OFTEN = 3


@deck_check("L007", Severity.ERROR)
def id_twice(deck: Deck) -> Iterator[Found]:
    """Every id is given to one card: progress hangs on it."""
    seen: dict[str, Card] = {}
    for card in deck.cards:
        if card.id and seen.setdefault(card.id, card) is not card:
            yield Found(
                f"two cards have the id `{card.id}`", ("id",), help="give this card another id", card=card
            )


@deck_check("L201", Severity.WARNING)
def same_card(deck: Deck) -> Iterator[Found]:
    """No two cards ask the same and have the same answer.

    Wozniak 1999, rule 11 (combat interference). Found by a similarity join with a prefix filter (Chaudhuri,
    Ganti and Kaushik 2006; Bayardo, Ma and Srikant 2007): two sets of words with a Jaccard index of 0.8 share
    one of their rarest words. Only cards with one answer are compared, and behind each word only the latest.
    """
    signatures = [_signature(card) for card in deck.cards]
    frequency = Counter(word for _, tokens in signatures for word in tokens)
    latest: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    whole: dict[tuple[str, frozenset[str]], int] = {}
    for index, (answer, tokens) in enumerate(signatures):
        if not tokens:
            continue
        other = whole.setdefault((answer, tokens), index)
        if other == index:
            rare = sorted(tokens, key=lambda word: (frequency[word], word))
            prefix = rare[: len(rare) - math.ceil(_ALIKE * len(rare)) + 1]
            other = next(
                (
                    one
                    for word in prefix
                    for one in latest[answer, word]
                    if _alike(signatures[one][1], tokens)
                ),
                index,
            )
            for word in prefix:
                latest[answer, word] = [*latest[answer, word][1 - _LATEST :], index]
        if other != index:
            yield Found(
                f"this card asks the same as {_name(deck.cards[other])}",
                help="keep one of the two",
                card=deck.cards[index],
                other=deck.cards[other],
            )


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    common = len(one & other)
    return common >= _ALIKE * (len(one) + len(other) - common)


def _signature(card: Card) -> tuple[str, frozenset[str]]:
    """The answer of a card and the words of its question; true-or-false cards have their statement."""
    if card.choice:
        text = card.choice.stem
        answer = " / ".join(sorted(plain_form(key) for key in card.choice.keys))
    elif card.cloze:
        text = card.cloze.text
        answer = " / ".join(plain_form(gap.answer) for gap in card.cloze.gaps)
    else:
        return "", frozenset()
    tokens = frozenset(words(text))
    return answer, (tokens - STOP_WORDS) or tokens or frozenset((text,))


def _name(card: Card) -> str:
    if card.at:
        return f"the one in line {card.at.line}"
    return f"the card {card.id}" if card.id else f"“{card.question}”"


@deck_check("L202", Severity.WARNING)
def contradiction(deck: Deck) -> Iterator[Found]:
    """A question that stands on two cards does not have two answers, unless the options tell which is meant."""
    first: dict[str, Card] = {}
    for card in deck.cards:
        choice = card.choice
        if choice is None:
            continue
        other = first.setdefault(plain_form(choice.stem), card)
        if other is card or other.choice is None:
            continue
        mine, theirs = set(map(plain_form, choice.keys)), set(map(plain_form, other.choice.keys))
        if mine == theirs:
            continue
        denied = mine & set(map(plain_form, other.choice.distractors))
        denied |= theirs & set(map(plain_form, choice.distractors))
        typed = not choice.distractors or not other.choice.distractors
        if denied or (typed and mine.isdisjoint(theirs)):
            yield Found(
                f"the same question has another answer: {_name(other)}",
                ("stem",),
                help="say in each question what sets it apart, or mend the wrong one",
                card=card,
                other=other,
            )


@deck_check("L203", Severity.NOTE)
def often_the_answer(deck: Deck) -> Iterator[Found]:
    """The same answer is right three times in a deck at most, or it is a good guess everywhere."""
    cards: defaultdict[str, list[Card]] = defaultdict(list)
    for card in deck.cards:
        if not (card.choice and card.choice.truth):
            for form in sorted({plain_form(answer) for answer in card.answers}):
                cards[form].append(card)
    for having in cards.values():
        if len(having) > _OFTEN:
            answer = having[0].answers[0] if len(having[0].answers) == 1 else "the same text"
            yield Found(
                f"“{answer}” is the right answer of {len(having)} cards",
                help="ask some of them the other way round",
                card=having[_OFTEN],
            )


@deck_check("L204", Severity.NOTE)
def tells_answer(deck: Deck) -> Iterator[Found]:
    """No question tells the answer of another card that asks about the same thing.

    The same thing: half of the other question's content words, two at least, stand in this one too. Behind
    each word of an answer only a bounded number of cards is looked at.
    """
    shown = [_shown(card) for card in deck.cards]
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    for index, tokens in enumerate(shown):
        for word in tokens:
            if len(by_word[word]) < _LATEST:
                by_word[word].append(index)
    for index, card in enumerate(deck.cards):
        if card.choice and card.choice.truth:
            continue
        other = next(
            (other for answer in card.answers for other in _tellers(answer, index, deck, shown, by_word)),
            None,
        )
        if other is not None:
            yield Found(
                f"{_name(deck.cards[other])} tells the answer of this card",
                help="word that one without the answer, or leave one of the two out",
                card=card,
                other=deck.cards[other],
            )


def _shown(card: Card) -> frozenset[str]:
    return frozenset(words(card.question)) - STOP_WORDS


def _tellers(
    answer: str,
    index: int,
    deck: Deck,
    shown: list[frozenset[str]],
    by_word: dict[str, list[int]],
) -> Iterator[int]:
    said = [word for word in words(answer) if word not in STOP_WORDS]
    if not said or len(answer) < 3 or not all(word in by_word for word in said):
        return
    rarest = min(said, key=lambda word: len(by_word[word]))
    card, mine = deck.cards[index], shown[index]
    for other in by_word[rarest]:
        common = mine & shown[other]
        if other == index or len(common) < 2 or 2 * len(common) < len(mine):
            continue
        if contains(deck.cards[other].question, answer) and not contains(card.question, answer):
            yield other
