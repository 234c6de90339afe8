"""Finding copies among articles that have nothing in common, and among ten thousand copies of a few stories.

The time for ten times as many articles is to be ten times as long, not a hundred.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from frame import Ratio, seconds, show

from quiz.articles import find_copies
from quiz.model.article import Article, Block, Role, Span

FEW, MANY = 800, 8_000
WORDS = [
    f"{a}{b}{c}" for a in "bdfgklmnprst" for b in ("a", "e", "i", "o", "u", "ar", "en") for c in "dklmnrst"
]


def story(seed: str, words: int = 250) -> str:
    """A text of words that mean nothing; some are more frequent than others, as in any language."""
    chance = random.Random(seed)
    picked = [WORDS[min(int(chance.paretovariate(0.6)) - 1, len(WORDS) - 1)] for _ in range(words)]
    return " ".join(picked) + "."


def edited(text: str, seed: str, changes: int = 6) -> str:
    """The same story with a few words changed."""
    chance = random.Random(seed)
    words = text.split()
    for _ in range(changes):
        words[chance.randrange(len(words))] = chance.choice(WORDS)
    return " ".join(words)


def article(number: int, text: str) -> Article:
    """An article that is one paragraph."""
    key = f"a{number:06}"
    return Article(key, f"{key}.txt", text, (Block(Span(0, len(text)), Role.BODY),))


def different(count: int) -> list[Article]:
    """Articles that are all about something else."""
    return [article(number, story(f"{number}")) for number in range(count)]


def copied(count: int) -> list[Article]:
    """Versions of four stories."""
    stories = [story(f"wire {number}") for number in range(4)]
    return [article(number, edited(stories[number % 4], f"{number}")) for number in range(count)]


def times(name: str, few: Sequence[Article], many: Sequence[Article]) -> Ratio:
    """The time for many articles against that for few."""
    long = min(seconds(lambda: find_copies(many)) for _ in range(2))
    short = min(seconds(lambda: find_copies(few)) for _ in range(3))
    return Ratio(f"{len(many):,} {name} to {len(few):,}", long / short, 12.0, f"{long:.2f} s / {short:.2f} s")


def run() -> Iterator[Ratio]:
    """Time both kinds of pile."""
    yield times("different articles", different(FEW), different(MANY))
    yield times("versions of 4 stories", copied(FEW), copied(MANY))


if __name__ == "__main__":
    show(run)
