"""Keeps items apart that would help or confuse one another when they follow each other closely."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quiz.model.options import stays_last
from quiz.practice.items import Item

REACH = 5
"""Over how many places two items act on each other."""
_AHEAD = 24
_SAME_CARD = 12.0
_CONFUSABLE = 6.0
_SAME_ARTICLE = 1.0
_SAME_TOPIC = 0.5
_WAITING = 0.04


@dataclass(frozen=True, slots=True)
class _Traits:
    card: tuple[str, str]
    answers: frozenset[str]
    wrong: frozenset[str]
    articles: frozenset[str]
    topics: frozenset[str]


def apart(items: Sequence[Item], fixed: int = 0) -> list[Item]:
    """The items in an order near the given one, with related ones some places apart.

    The first `fixed` keep their places. At each place, of the next items in line the one is taken that has
    least to do with the last few: gaps of one card, answers that are options of one another, the same
    article, the same topic, in that order of weight. The longer an item waits the sooner it is taken.
    """
    traits = {item.key: _traits(item) for item in items}
    row = list(items[:fixed])
    rest = list(items[fixed:])
    while rest:
        recent = [traits[item.key] for item in row[: -REACH - 1 : -1]]
        costs = [
            (
                sum(_weight(traits[item.key], other) / (n + 1) for n, other in enumerate(recent))
                + _WAITING * place,
                place,
            )
            for place, item in enumerate(rest[:_AHEAD])
        ]
        row.append(rest.pop(min(costs)[1]))
    return row


def confusable(one: Item, other: Item) -> bool:
    """Whether two items have the same answer, or the answer of one is an option of the other."""
    return _confusable(_traits(one), _traits(other))


def _traits(item: Item) -> _Traits:
    card = item.card
    options = card.choice.distractors if card.choice and not card.choice.truth else ()
    truth = card.choice is not None and card.choice.truth
    return _Traits(
        card=(item.deck, card.key),
        answers=frozenset() if truth else frozenset(answer.casefold() for answer in item.answers),
        wrong=frozenset(option.casefold() for option in options if not stays_last(option)),
        articles=frozenset(f"{item.deck}\x1f{source.article}" for source in card.sources if source.article),
        topics=frozenset(card.tags),
    )


def _confusable(one: _Traits, other: _Traits) -> bool:
    return bool(one.answers & other.answers or one.answers & other.wrong or one.wrong & other.answers)


def _weight(one: _Traits, other: _Traits) -> float:
    weight = _SAME_CARD * (one.card == other.card) + _CONFUSABLE * _confusable(one, other)
    if one.articles and other.articles:
        weight += _SAME_ARTICLE * len(one.articles & other.articles) / len(one.articles | other.articles)
    return weight + _SAME_TOPIC * bool(one.topics & other.topics)
