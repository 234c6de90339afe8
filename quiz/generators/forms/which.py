"""Who, or which country, city, company: the subject is replaced by the question word, and nothing moves."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.facts.tree import children, head_of
from quiz.generators.kinds import kind_word
from quiz.generators.wording import after_lead, lead
from quiz.generators.world import Face, World
from quiz.model.card import Choice, Option
from quiz.model.fact import NAMES, Claim, Fact, Kind


def faces(fact: Fact, claim: Claim, world: World) -> Iterator[Face]:
    """Ask for the subject of the statement, where the answer is the whole subject and opens it."""
    if claim.kind not in NAMES or claim.role != "subject":
        return
    text, start, end = claim.statement.text, claim.statement.start, claim.statement.end
    before = text[:start].strip()
    if before not in {"", "The"} and not _title(claim, before):
        return
    rest = text[end:]
    if not rest.startswith(" ") or not rest.endswith("."):
        return
    if rest.split()[0] in {"are", "were", "have"}:
        return  # a plural name: which band, which company cannot be told
    following = next(
        (t for t in claim.sentence.tokens[claim.last :] if t.text == rest.split()[0].strip(",")), None
    )
    if following is None or following.pos not in {"VERB", "AUX", "ADV", "PART"}:
        return
    head = head_of(claim.sentence, claim.first, claim.last)
    if any(claim.sentence.tokens[c].dep == "conj" for c in children(claim.sentence, head)):
        return
    asker = "Who" if claim.kind is Kind.PERSON else f"Which {kind_word(claim)}"
    prefix = lead(claim, world)
    stem = after_lead(prefix, asker, claim, named=False) + rest[:-1] + "?"
    yield Face("which", claim, choice=Choice(stem, (Option(claim.answer, right=True),)))


def _title(claim: Claim, before: str) -> bool:
    """A title or nationality before a person's name goes with the name."""
    if claim.kind is not Kind.PERSON or len(before.split()) > 5:
        return False
    words = claim.sentence.tokens[: claim.first]
    return len(words) == len(before.split()) and all(t.pos in {"PROPN", "NOUN", "ADJ"} for t in words)
