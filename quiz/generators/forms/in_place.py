"""The question word stands where the answer stood, near the end: `... gained this status in which year?`"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.facts.tree import clause_of, head_of
from quiz.generators.kinds import kind_word
from quiz.generators.wording import after_lead, lead
from quiz.generators.world import Face, World
from quiz.model.card import Choice, Option
from quiz.model.fact import NAMES, Claim, Fact, Kind

TAIL = 7
"""Words that may follow the question word; with more the question is not heard as one."""
_PREPOSITIONS = frozenset("in at on to from with by for of against under over through into via near".split())
_ASKERS = {"day": "on what date", "month": "in which month", "year": "in which year"}


def faces(fact: Fact, claim: Claim, world: World) -> Iterator[Face]:
    """Ask in place for a date, or for a name that is no subject."""
    text, start, end = claim.statement.text, claim.statement.start, claim.statement.end
    rest = text[end:]
    if not rest.endswith(".") or "“" in text or '"' in text or ";" in text:
        return
    before = text[:start]
    key = claim.answer
    if claim.kind is Kind.DATE and claim.moment is not None:
        asker = _ASKERS.get(claim.moment.granularity, "")
        verb = clause_of(claim.sentence, head_of(claim.sentence, claim.first, claim.last))
        if claim.sentence.tokens[verb].dep in {"acl", "relcl", "advcl"}:
            return  # at the end of the question the date would go with the main verb
        preposition = re.search(r"\b(on|in)\s+$", before)
        if not asker or not (preposition or text[start:end].startswith(("on ", "in "))):
            return
        if preposition:
            before = before[: preposition.start()]
        key = claim.moment.text
        if not before.strip():
            body = rest[1:].strip() if rest.startswith(",") else ""
            if not body:
                return
            first = body.rstrip(".")
            stem = after_lead(lead(claim, world), first[0].upper() + first[1:], claim) + f" {asker}?"
            yield Face("in place", claim, choice=Choice(stem, (Option(key, right=True),)))
            return
    elif claim.kind in NAMES and (claim.role == "object" or claim.role in _PREPOSITIONS):
        asker = "whom" if claim.kind is Kind.PERSON else f"which {kind_word(claim)}"
        kind = re.search(r"\bthe\s+(\w+)\s+of\s+$", before)
        if kind:
            before, asker = before[: kind.start()], f"which {kind[1]}"
        before = re.sub(r"\b[Tt]he\s+$", "", before)
        if not re.search(r"[a-z]\s*$", before.rstrip()) or not _governed(claim):
            return
        if not before.strip() or (claim.kind is Kind.PERSON and re.search(r"[A-Z]\w+\s+$", before)):
            return
    else:
        return
    if re.search(r"\b(and|or|but|that|which|who)\b", rest) or re.search(r"\b(and|or)\s+(the\s+)?$", before):
        return  # one of a pair
    if len(rest.split()) > TAIL or re.search(r"[,;:–]", rest):
        return
    stem = after_lead(lead(claim, world), before, claim) + asker + rest[:-1] + "?"
    yield Face("in place", claim, choice=Choice(stem, (Option(key, right=True),)))


def _governed(claim: Claim) -> bool:
    """Whether the name follows its preposition or verb at once, or with `the` between."""
    tokens = claim.sentence.tokens
    i = claim.first - 1
    while i >= 0 and (
        tokens[i].text.casefold() == "the" or (tokens[i].tag == "NNP" and claim.kind is Kind.PERSON)
    ):
        i -= 1
    if i >= 0 and claim.first <= tokens[i].head < claim.last:
        return False  # `neighboring Venezuela`
    return (
        i >= 0
        and tokens[i].pos in {"ADP", "VERB", "AUX", "PART"}
        and (tokens[i].text != "of" or i == 0 or tokens[i - 1].pos != "PROPN")
    )
