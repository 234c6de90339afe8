"""Which of the cards that could be made go into the deck.

Score: independent newsrooms that say it, how early in its article it stands, how central its words are to the
set, and how sure its form is; then diversity, as in maximal marginal relevance (Carbonell and Goldstein 1998).
"""

from __future__ import annotations

import math
from collections import Counter

from quiz.facts.likeness import overlap
from quiz.generators.candidate import Candidate
from quiz.generators.lookalikes import Chosen
from quiz.generators.world import World
from quiz.generators.worth import worth
from quiz.model.fact import Claim, Kind, Status

SAME_ANSWER = 3
"""Cards of one deck with the same answer at most (Wozniak: interference)."""
SAME_FIGURE = 0.12
"""The same for two cards with one figure of one unit."""
SAME_KEY = 0.3
"""The same for two cards with one answer."""
ALIKE = 0.72
"""Cosine of terms from which two cards are look-alikes."""


def choose(
    found: list[Candidate], world: World, limit: int | None
) -> tuple[list[Candidate], list[tuple[Candidate, str]]]:
    """The cards of the deck in the order of their articles, and the others with the reason."""
    scored = sorted(found, key=lambda c: (-score(c, world), c.card.id))
    taken = Chosen(world.weights, ALIKE)
    passed: list[tuple[Candidate, str]] = []
    answers: Counter[str] = Counter()
    for candidate in scored:
        reason = _clash(candidate, taken.near(candidate), answers, world)
        if not reason and limit is not None and len(taken) >= limit:
            reason = "beyond the limit"
        if reason:
            passed.append((candidate, reason))
            continue
        answers.update(candidate.card.answers[:1])
        taken.add(candidate)
    order = {key: number for number, key in enumerate(world.articles)}
    chosen = sorted(taken, key=lambda c: (order[c.claim.sentence.article], c.claim.sentence.index, c.card.id))
    return chosen, passed


def score(candidate: Candidate, world: World) -> float:
    """How much a card is worth: from 0 to about 6."""
    fact, claim = candidate.fact, candidate.claim
    taught = 1.5 if fact.status in {Status.CONFLICTING, Status.CORRECTED} else 0.0
    corroborated = 0.3 * (min(len(fact.witnesses), 4) - 1)
    both = 0.2 if candidate.card.choice and candidate.card.cloze else 0.0
    known = 0.1 * math.log2(claim.name.count) if claim.name is not None else 0.0
    edited = 0.1 * len(claim.statement.edits)
    return worth(fact, claim, world) + corroborated + taught + both - known - edited


def _apart(one: Claim, other: Claim) -> bool:
    """Whether two statements from one sentence are about different things, and neither tells the other's answer."""
    a, b = one.statement.text, other.statement.text
    if one.statement.answer in b or other.statement.answer in a:
        return False
    words, others = set(a.casefold().split()), set(b.casefold().split())
    return len(words & others) <= 0.4 * min(len(words), len(others))


def _clash(candidate: Candidate, chosen: list[Candidate], answers: Counter[str], world: World) -> str:
    claim = candidate.claim
    answer = candidate.card.answers[0] if candidate.card.answers else ""
    if answer and answer not in {"True", "False"} and answers[answer] >= SAME_ANSWER:
        return "its answer is asked often enough"
    for other in chosen:
        if other.fact.id == candidate.fact.id:
            continue  # the figures of newsrooms that differ
        same = (other.claim.sentence.article, other.claim.sentence.index) == (
            claim.sentence.article,
            claim.sentence.index,
        )
        if same and not _apart(claim, other.claim):
            return "another card asks for this sentence"
        if claim.kind is Kind.CONCEPT and claim.key == other.claim.key:
            return "another card asks for this term"
        mine, theirs = claim.terms | {claim.key}, other.claim.terms | {other.claim.key}
        near = overlap(mine, theirs, world.weights)
        one, two = claim.quantity, other.claim.quantity
        if one and two and (one.value, one.unit) == (two.value, two.unit) and near >= SAME_FIGURE:
            return "another card is much the same"
        if near >= ALIKE or (claim.key == other.claim.key and near >= SAME_KEY):
            return "another card is much the same"
    return ""
