"""What is counted over decks that were made: provenance, look-alikes, answers that people asked for, tells."""

from __future__ import annotations

import math
import re
import string
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

from quiz.model.card import Card
from quiz.model.deck import Deck

ALIKE = 0.8
"""From this share of common words on (Jaccard) two stems are taken for the same."""

_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*")
_ARTICLES = frozenset({"a", "an", "the"})
_SIGNS = str.maketrans(dict.fromkeys(string.punctuation + "“”‘’–—…", ""))


def unproved(deck: Deck, texts: Mapping[str, str]) -> list[Card]:
    """The cards that quote nothing, or an article or sentence that does not stand verbatim in its file.

    `texts` are the texts of the files by the article's key.
    """
    return [
        card
        for card in deck.cards
        if not card.sources
        or any(not source.says or source.says not in texts.get(source.article, "") for source in card.sources)
    ]


def look_alikes(cards: Sequence[Card]) -> list[tuple[Card, Card]]:
    """Pairs whose stems share ALIKE of their words, or that ask one sentence for one answer."""
    faces = [[set(_WORD.findall(stem.casefold())) for stem in stems(card)] for card in cards]
    asked = [{(card.sources[0], plain(answer)) for answer in answers(card)} for card in cards]
    return [
        (cards[one], cards[two])
        for one, two in combinations(range(len(cards)), 2)
        if asked[one] & asked[two]
        or any(jaccard(first, second) >= ALIKE for first in faces[one] for second in faces[two])
    ]


def stems(card: Card) -> list[str]:
    """The questions of a card's faces as they are read."""
    found = [card.choice.stem] if card.choice else []
    return found + ([card.cloze.with_gap(gap.number) for gap in card.cloze.gaps] if card.cloze else [])


def answers(card: Card) -> list[str]:
    """Everything that some face of the card asks for."""
    found = list(card.choice.keys) if card.choice and not card.choice.truth else []
    return list(dict.fromkeys(found + ([gap.answer for gap in card.cloze.gaps] if card.cloze else [])))


def jaccard(one: set[str], other: set[str]) -> float:
    """The share of all words that both have; 0 where there are none."""
    return len(one & other) / len(one | other) if one | other else 0.0


def plain(answer: str) -> str:
    """An answer as SQuAD's own measure compares it (Rajpurkar et al. 2016): no case, no signs, no articles."""
    words = answer.casefold().translate(_SIGNS).split()
    return " ".join(word for word in words if word not in _ARTICLES)


def f1(found: str, wanted: str) -> float:
    """The harmonic mean of precision and recall over the words of two answers, as SQuAD scores them."""
    mine, theirs = plain(found).split(), plain(wanted).split()
    common = (Counter(mine) & Counter(theirs)).total()
    return 2 * common / (len(mine) + len(theirs)) if common else 0.0


def asked_for(wanted: Sequence[str], found: Iterable[str]) -> tuple[int, int]:
    """How many of the wanted answers are among those found: exactly, and with an F1 of a half at least."""
    found = list(found)
    exact = {plain(answer) for answer in found}
    return (
        sum(plain(answer) in exact for answer in wanted),
        sum(any(f1(one, answer) >= 0.5 for one in found) for answer in wanted),
    )


def position_statistic(places: Iterable[tuple[int, int]]) -> tuple[float, int]:
    """Chi-square with its degrees of freedom for keys standing in each place equally often.

    A place is an index and the number of options; choices with as many options are compared among themselves.
    """
    tables: dict[int, Counter[int]] = {}
    for index, size in places:
        tables.setdefault(size, Counter())[index] += 1
    statistic, freedom = 0.0, 0
    for size, table in sorted(tables.items()):
        expected = table.total() / size
        statistic += sum((table[index] - expected) ** 2 / expected for index in range(size))
        freedom += size - 1
    return statistic, freedom


def length_statistic(
    rows: Iterable[Sequence[int]], extreme: Callable[[Sequence[int]], int]
) -> tuple[float, int]:
    """The same for keys being the longest option (`max`), or the shortest (`min`), as often as by chance.

    A row has the lengths of the options, the key's first. Options that are as long share the place.
    """
    hits = expected = variance = 0.0
    for row in rows:
        tied = row.count(extreme(row))
        hits += (row[0] == extreme(row)) / tied
        expected += 1 / len(row)
        # by chance the key is one of the tied as often as they are in the row, and counts 1 / tied then
        variance += 1 / (tied * len(row)) - 1 / len(row) ** 2
    return ((hits - expected) ** 2 / variance if variance else 0.0), 1


def critical(freedom: int, normal: float = 2.326) -> float:
    """The chi-square that chance exceeds once in a hundred times (`normal`: the same for the normal curve).

    By the cube-root approximation (Wilson and Hilferty 1931), within 3 per cent for one degree of freedom and
    within 1 per cent from two on.
    """
    share = 2 / (9 * freedom)
    return float(freedom * (1 - share + normal * math.sqrt(share)) ** 3)
