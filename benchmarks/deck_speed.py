"""Reading and checking a deck of 10,000 cards against PyYAML's own loading of the same text.

`read_deck` and `quiz check` do more than load: every key and value has its place, everything is checked. Yet reading is
to take at most 0.6 of what `yaml.CSafeLoader` takes, because only the parser's events are used. The near-duplicate
check is to grow with the number of cards, not with its square.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import yaml
from frame import Ratio, show, side_by_side

from quiz.checks import check_deck
from quiz.decks.examine import examine
from quiz.decks.read import parse
from quiz.decks.source import Source

CARDS = 10_000
CHECK_SECONDS = 3.0

_THINGS = "river mountain city lake island bridge castle harbour desert forest valley glacier".split()
_PLACES = "Norway Chile Japan Kenya Iceland Peru Nepal Greece Canada Morocco Vietnam Georgia Ireland".split()
_WORDS = (
    "old long deep cold wide high quiet famous narrow green northern hidden stony salty windy small".split()
)


def deck(cards: int) -> str:
    """A deck in which all kinds of cards take turns; every card is different."""
    lines = ["deck: Geography", "lang: en", "defaults: {tags: [geography], level: 2}", "cards:"]
    for number in range(cards):
        lines += _card(number)
    return "\n".join(lines) + "\n"


def _card(number: int) -> list[str]:
    thing, place = _THINGS[number % 12], _PLACES[number // 12 % 13]
    word, other = _WORDS[number // 156 % 16], _WORDS[number // 7 % 16]
    name = f"{place[:3]}{thing[:3]}{number}".capitalize()
    kind = number % 5
    if kind == 0:
        return [
            f"  - q: Which {word} {thing} of {place} is on map {number}?",
            f"    a: {name}",
            f"    wrong: [{other}ford, {word}ham, {place.lower()}ton]",
            f"    why: It is the only {other} {thing} on that map.",
        ]
    if kind == 1:
        return [
            f"  - cloze: The {word} {thing} on map {number} of {place} is called [[{name}]] today.",
            f"    source: https://example.org/{number}",
        ]
    if kind == 2:
        return [
            f"  - fact: There is a {word} {thing} in {place} on map {number}.",
            "    level: 3",
            "    tags: [+maps]",
        ]
    if kind == 3:
        return [
            f"  - q: Which of these are {other} places near the {thing} on map {number}?",
            f"    a: [{name}, {place} {number}]",
            f"    wrong: [{word}ham {number}, {other}ford {number}]",
            "    hint: There are two.",
        ]
    return [
        f"  - id: card-{number}",
        f"    q: How is the {word} {thing} of {place} on map {number} called?",
        "    options:",
        f"      - wrong: {other}ford {number}",
        f'        why: "That is a {other} town: it lies elsewhere."',
        f"      - right: {name} {number}",
        f"      - wrong: {word}ham {number}",
        "    order: keep",
    ]


def cpu_of_check(path: Path) -> float:
    """The seconds of CPU that `quiz check` takes as a whole command, starting Python included."""
    before = os.times()
    subprocess.run([sys.executable, "-m", "quiz", "check", str(path)], check=False, stdout=subprocess.DEVNULL)
    after = os.times()
    return after.children_user - before.children_user + after.children_system - before.children_system


def check_seconds(cards: int) -> float:
    """The seconds of CPU of the rules of item writing on so many cards, the best of three."""
    deck_read = examine(Source("deck.yaml", deck(cards)), None).deck
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        check_deck(deck_read, notes=False)
        best = min(best, time.process_time() - start)
    return best


def run() -> Iterator[Ratio]:
    """The ratios of reading, of checking, and of checking twice as many cards."""
    text = deck(CARDS)
    found, problems = parse(text, "deck.yaml")
    if len(found.cards) != CARDS or problems:
        raise SystemExit(f"the deck was not read: {len(found.cards)} cards, {len(problems)} problems")
    ours, theirs = side_by_side(
        lambda: parse(text, "deck.yaml"), lambda: yaml.load(text, Loader=yaml.CSafeLoader)
    )
    yield Ratio(
        f"a deck of {CARDS:,} cards read, checked and positioned / yaml.CSafeLoader",
        ours / theirs, 0.6, f"{ours:.2f} s / {theirs:.2f} s",
    )  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deck.yaml"
        path.write_text(text, encoding="utf-8")
        spent = min(cpu_of_check(path) for _ in range(3))
    yield Ratio(
        f"seconds of CPU of `quiz check` on it / {CHECK_SECONDS:g}",
        spent / CHECK_SECONDS, 1.0, f"{spent:.2f} s",
    )  # fmt: skip
    one, two = check_seconds(CARDS // 2), check_seconds(CARDS)
    yield Ratio(
        f"the rules on {CARDS:,} cards / on half of them", two / one, 2.6, f"{two:.2f} s / {one:.2f} s"
    )


if __name__ == "__main__":
    show(run)
