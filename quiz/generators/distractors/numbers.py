"""Wrong numbers: rounded like the key, between half and twice of it, and printed by no article."""

from __future__ import annotations

import math
import re

from quiz.generators.distractors.option import Distractor
from quiz.generators.world import World
from quiz.model.fact import Bound, Claim, Fact, Quantity
from quiz.model.ids import short_id

_RATIOS = (0.5, 0.6, 0.75, 1.25, 1.5, 1.75, 2.0)


def propose(fact: Fact, claim: Claim, world: World) -> tuple[Distractor, ...]:
    """Three numbers that are wrong whatever article one believes, in ascending order."""
    quantity = claim.quantity
    if quantity is None:
        return ()
    usable: list[tuple[float, str]] = []
    for ratio in _RATIOS:
        value = _rounded(quantity, ratio)
        if value <= 0 or value == quantity.value or world.figures.prints(value, quantity.unit):
            continue
        if quantity.bound in {Bound.OVER, Bound.AT_LEAST} and value < quantity.value:
            continue
        if quantity.bound in {Bound.UNDER, Bound.UP_TO} and value > quantity.value:
            continue
        text = _like(claim.answer, quantity, value)
        if text and text not in {t for _, t in usable} and text != claim.answer:
            usable.append((value, text))
    chosen = _choose(usable, quantity.value, claim.answer)
    return tuple(Distractor(text, "no article gives this figure", "arithmetic") for _, text in sorted(chosen))


def _rounded(quantity: Quantity, ratio: float) -> float:
    """A number at that ratio, rounded as coarsely as the key."""
    step = quantity.step
    if quantity.value >= 20 and step < quantity.value / 100:
        step = 10 ** math.floor(math.log10(quantity.value) - 1) if quantity.value % (10 * step) == 0 else step
    return round(quantity.value * ratio / step) * step


_WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()


def _like(answer: str, quantity: Quantity, value: float) -> str:
    """Write a number as the key is written: digits, words, with the same scale word."""
    match = re.fullmatch(
        r"(?P<number>[\d.,]+|\w+)(?P<scale>\s+(?:thousand|million|billion|trillion))?", answer
    )
    if match is None:
        return ""
    scale = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}.get(
        (match["scale"] or "").strip(), 1.0
    )
    number = value / scale
    if match["number"][0].isdigit():
        places = len(match["number"].partition(".")[2])
        text = f"{number:,.{places}f}" if "," in match["number"] or number < 1e4 else f"{number:,.0f}"
        if "," not in match["number"] and number < 1e4:
            text = text.replace(",", "")
        return text + (match["scale"] or "")
    if number != int(number) or int(number) >= len(_WORDS) or answer.casefold() not in _WORDS:
        return ""
    word = _WORDS[int(number)]
    return word.capitalize() if answer[:1].isupper() else word


def _choose(usable: list[tuple[float, str]], key: float, seed: str) -> list[tuple[float, str]]:
    """Three of them, so that the key is not always the middle one: its rank comes from a hash of the answer."""
    below = [pair for pair in usable if pair[0] < key]
    above = [pair for pair in usable if pair[0] > key]
    rank = int(short_id("rank", seed, length=3), 36) % 4
    low = min(rank, len(below))
    picked = below[len(below) - low :] if low else []
    picked = picked + above[: 3 - len(picked)]
    rest = [pair for pair in reversed(below) if pair not in picked]
    return (picked + rest)[:3]
