"""What a learner can guess by from the whole deck, and what a deck says too little about."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator

from quiz.checks.rule import Found, deck_check
from quiz.errors import Severity
from quiz.model.card import Card, Choice, Order
from quiz.model.deck import Deck

__all__ = ["all_true", "key_position", "longest_is_right", "without_level", "without_source", "without_why"]

_FEWEST = 12
"""With fewer cards than this no tell can be told from chance."""

_SURE = 0.01
"""How improbable a tell must be by chance to be spoken of."""


def chance(hits: int, rates: list[float]) -> float:
    """The probability of at least `hits` hits where each try has its own rate.

    Exact (the Poisson binomial distribution, by convolution) up to 400 tries; beyond that by its normal
    approximation with continuity correction.
    """
    if len(rates) > 400:
        mean = sum(rates)
        spread = math.sqrt(sum(rate * (1 - rate) for rate in rates))
        return (
            0.5 * math.erfc((hits - 0.5 - mean) / (spread * math.sqrt(2))) if spread else float(hits <= mean)
        )
    spread_of = [1.0]
    for rate in rates:
        longer = [0.0] * (len(spread_of) + 1)
        for count, share in enumerate(spread_of):
            longer[count] += share * (1 - rate)
            longer[count + 1] += share * rate
        spread_of = longer
    return sum(spread_of[hits:])


def _with_one_key(deck: Deck) -> Iterator[tuple[Choice, int]]:
    for card in deck.cards:
        choice = card.choice
        if choice and not choice.truth and len(choice.keys) == 1 and len(choice.options) > 2:
            yield choice, next(index for index, option in enumerate(choice.options) if option.right)


@deck_check("L205", Severity.NOTE)
def key_position(deck: Deck) -> Iterator[Found]:
    """Where the order is kept, the right answer stands in each place about equally often.

    Haladyna et al. 2002, rule 20 (vary the location of the right answer). Options that are shuffled or sorted
    have no place of their own.
    """
    kept = [(choice, index) for choice, index in _with_one_key(deck) if choice.order is Order.KEEP]
    if len(kept) < _FEWEST:
        return
    place, hits = Counter(index for _, index in kept).most_common(1)[0]
    rates = [1 / len(choice.options) if place < len(choice.options) else 0.0 for choice, _ in kept]
    if chance(hits, rates) * max(len(choice.options) for choice, _ in kept) < _SURE:
        yield Found(
            f"the right answer stands in place {place + 1} on {hits} of {len(kept)} cards with `order: keep`",
            help="leave `order: keep` out: the options are then mixed",
        )


@deck_check("L206", Severity.NOTE)
def longest_is_right(deck: Deck) -> Iterator[Found]:
    """The longest option is the right one no more often than chance has it.

    Haladyna et al. 2002, rule 24; in 574 public questions the key was longest in 43 % of cards, by chance 26 %.
    """
    cards = []
    for choice, index in _with_one_key(deck):
        sizes = sorted((len(option.text) for option in choice.options), reverse=True)
        if sizes[0] > sizes[1]:
            cards.append((len(choice.options), len(choice.options[index].text) == sizes[0]))
    hits = sum(longest for _, longest in cards)
    if len(cards) >= _FEWEST and chance(hits, [1 / count for count, _ in cards]) < _SURE:
        yield Found(
            f"the longest option is right on {hits} of {len(cards)} cards: who knows nothing picks it",
            help="shorten right answers or lengthen wrong ones",
        )


@deck_check("L207", Severity.NOTE)
def all_true(deck: Deck) -> Iterator[Found]:
    """Of many statements some are true and some are false."""
    truths = [card.choice.keys == ("True",) for card in deck.cards if card.choice and card.choice.truth]
    for so, other in ((True, "myth"), (False, "fact")):
        hits = truths.count(so)
        if len(truths) >= 6 and chance(hits, [0.5] * len(truths)) < _SURE:
            yield Found(
                f"{hits} of {len(truths)} statements are {'true' if so else 'false'}",
                help=f"turn some of them into a `{other}:`",
            )


def _lacking(deck: Deck, has: Callable[[Card], object], key: str, what: str) -> Iterator[Found]:
    without = [card for card in deck.cards if not has(card)]
    if 2 * len(without) > len(deck.cards):
        first = without[0]
        where = f", the first one in line {first.at.line}" if first.at else ""
        yield Found(f"{len(without)} of {len(deck.cards)} cards have no `{key}:`{where}", help=what)


@deck_check("L501", Severity.NOTE)
def without_why(deck: Deck) -> Iterator[Found]:
    """Most cards explain their answer.

    Feedback that explains helps more than feedback that only says right or wrong (Butler, Godbole and Marsh
    2013).
    """
    return _lacking(deck, lambda card: card.why, "why", "a line that explains helps who was wrong")


@deck_check("L502", Severity.NOTE)
def without_source(deck: Deck) -> Iterator[Found]:
    """Most cards say where their answer stands (Wozniak 1999, rule 18: provide sources)."""
    return _lacking(
        deck,
        lambda card: card.sources,
        "source",
        "say where the answers stand; `defaults:` can say it for all",
    )


@deck_check("L503", Severity.NOTE)
def without_level(deck: Deck) -> Iterator[Found]:
    """Most cards say how hard they are."""
    return _lacking(
        deck, lambda card: card.level, "level", "1 (easy) to 5 (hard); `defaults:` can say it for all"
    )
