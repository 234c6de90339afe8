"""How many and how much: the number with its bound gives way to the question word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.generators.wording import after_lead, lead
from quiz.generators.world import Face, World
from quiz.model.card import Choice, Option, Order
from quiz.model.fact import NUMBERS, Claim, Fact, Kind

_BOUND = re.compile(
    r"(?:^|(?<=\s))(?:(?:no\s+)?(?:more|fewer|less|greater)\s+than|over|above|at\s+least|at\s+most|up\s+to|some|about|"
    r"around|roughly|approximately|nearly|almost|under|below|an\s+estimated|as\s+many\s+as|close\s+to|exceeding)"
    r"\s+(?:a\s+)?(?:\$|£|€)?$",
    re.I,
)
_SIGN = re.compile(r"(?:US|C)?[$£€]$")


def faces(fact: Fact, claim: Claim, world: World) -> Iterator[Face]:
    """Ask for a count, an amount of money or a length of time."""
    if claim.kind not in NUMBERS or claim.quantity is None or claim.kind is Kind.PERCENT:
        return
    text, start, end = claim.statement.text, claim.statement.start, claim.statement.end
    before, rest = text[:start], text[end:]
    if not rest.endswith(".") or rest.startswith("-") or ";" in text or "“" in text or '"' in text:
        return
    bound = _BOUND.search(before)
    said = before[bound.start() :] if bound else (_SIGN.search(before) or re.match("", "")).group()  # type: ignore[union-attr]
    before = before[: len(before) - len(said)]
    sign = said[-1] if said and said[-1] in "$£€" else ""
    if sign or claim.kind is Kind.MONEY:
        asker = "how much" if sign else "how many"
        if sign and re.match(r"\s+(?:in|of|a|per)\b|[.]", rest) is None and len(rest) > 1:
            return
    else:
        asker = "how many"
        if not re.match(r"\s+\w", rest):
            return
    if re.search(r"(?:['’]s|\b(?:his|her|its|their|first|last|next))\s*$", before):
        return  # `its first how many years`
    if not before.strip() and _goes_on(claim):
        return  # `how many were found, and one other died`
    if before.strip() and re.search(r"\b(and|but|or)\b|[,;:]", rest):
        return
    if claim.kind is Kind.MONEY and re.search(r"\bfrom\s+\S+.*\bto\b", text):
        return  # a rise or fall tells on which side the key lies
    if len(rest.split()) > 12 and before.strip():
        return
    prefix = lead(claim, world)
    opening = before + asker
    stem = (
        after_lead(prefix, opening[0].upper() + opening[1:], claim, named=bool(before.strip()))
        + rest[:-1]
        + "?"
    )
    key = sign + claim.statement.answer
    yield Face(
        "how many",
        claim,
        choice=Choice(stem, (Option(said[: len(said) - len(sign)] + key, right=True),), order=Order.SORT),
    )


def _goes_on(claim: Claim) -> bool:
    """Whether another clause with a subject of its own is joined to the one that is asked."""
    tokens = claim.sentence.tokens
    return any(
        tokens[i].dep in {"nsubj", "nsubjpass"} and tokens[tokens[i].head].dep == "conj"
        for i in range(claim.last, len(tokens))
        if tokens[i].text in claim.statement.text
    )
