"""Whether two claims of one kind answer the same question."""

from __future__ import annotations

from quiz.facts.context import SAYING
from quiz.facts.contrasts import contrast, narrower
from quiz.facts.extractors.lists import OPEN
from quiz.facts.figures import same_figure
from quiz.facts.likeness import NAMED_VALUE, OTHER_VALUE, SAME_VALUE, SMALL_VALUE, SURE, Likeness
from quiz.facts.tree import clause_of
from quiz.facts.wording import same_frame, same_remark
from quiz.model.fact import NUMBERS, Claim, Kind

_EVERYWHERE = SAYING | {"be", "have", "do", "make", "get"}


def same_question(one: Claim, other: Claim, likeness: Likeness) -> bool:
    """Whether two claims of one kind answer the same question; never two of one sentence."""
    if one.sentence is other.sentence:
        return False
    if one.kind is Kind.TERM:
        return _SAME_TERM[one.role](one, other, likeness)
    near = likeness.of(one.terms, other.terms)
    if one.kind in NUMBERS and one.quantity and other.quantity:
        return same_figure(one, other, near)
    if one.kind is Kind.DATE:
        return _same_date(one, other, near)
    if one.kind is Kind.ORDINAL:
        least = SAME_VALUE if one.key == other.key else SURE
        return near >= least and bool(one.names & other.names)
    if one.kind is Kind.SPEAKER:
        return one.key == other.key and near >= SAME_VALUE
    least = NAMED_VALUE if one.relation == other.relation and one.relation not in _EVERYWHERE else SAME_VALUE
    return one.key == other.key and one.role == other.role and one.negated == other.negated and near >= least


def _same_date(one: Claim, other: Claim, near: float) -> bool:
    if one.key == other.key:
        return near >= SAME_VALUE and _end(one) == _end(other)
    if one.sentence.article == other.sentence.article:
        return False
    if one.about == other.about != "":
        return near >= SMALL_VALUE
    if one.role != other.role or one.relation != other.relation or one.subject != other.subject:
        return False
    return near >= OTHER_VALUE and not contrast(one, other)


def since(claim: Claim) -> bool:
    """Whether a date opens a time that lasts until now."""
    return claim.role == "since"


def _end(claim: Claim) -> str:
    """Whether a date is where something begins, where it ends, or neither."""
    return (
        "begin" if claim.role in {"from", "since"} else "end" if claim.role in {"to", "until", "till"} else ""
    )


def _same_stance(one: Claim, other: Claim, likeness: Likeness) -> bool:
    """The same verb and object are given: the same subject, or much else in common where one leaves it open."""
    near = likeness.of(one.terms, other.terms)
    if one.subject and other.subject:
        if one.subject != other.subject or near < SAME_VALUE:
            return False
    elif near < OTHER_VALUE or len(one.terms & other.terms) < 3:
        return False
    if one.negated != other.negated and narrower(*((one, other) if one.negated else (other, one))):
        return False
    return not contrast(one, other)


def _same_topic(one: Claim, other: Claim, likeness: Likeness) -> bool:
    shared = one.terms & other.terms
    return one.negated != other.negated and len(shared) >= 2 and not shared <= one.names


def _same_scope(one: Claim, other: Claim, likeness: Likeness) -> bool:
    if one.key != other.key and _picked(one) != _picked(other):
        return False
    if len(one.names & other.names) >= 2:
        return True
    return len(one.terms & other.terms) >= 2 and likeness.of(one.terms, other.terms) >= SAME_VALUE


def _picked(claim: Claim) -> frozenset[str]:
    """The infinitives that limit the noun of a superlative: the first mayor to resign."""
    tokens = claim.sentence.tokens
    above = {claim.last - 1, clause_of(claim.sentence, claim.last - 1)}
    return frozenset(
        tokens[i].lemma.casefold()
        for i in range(claim.last + 1, len(tokens))
        if tokens[i].tag == "VB" and tokens[i - 1].text.casefold() == "to" and tokens[i].head in above
    )


def _same_list(one: Claim, other: Claim, likeness: Likeness) -> bool:
    """Two members in common at least and half of the shorter list, in sentences that say the same of them."""
    left, right = members(one), members(other)
    shared = len(left & right)
    if shared < 2 or shared * 2 < min(len(left), len(right)):
        return False
    near = likeness.of(one.terms, other.terms)
    return near >= OTHER_VALUE or (one.relation == other.relation and near >= SAME_VALUE)


def members(claim: Claim) -> frozenset[str]:
    """The members of a list, without the mark of an open one."""
    return frozenset(claim.key.split("|")) - {OPEN}


def _same_wording(one: Claim, other: Claim, likeness: Likeness) -> bool:
    if one.subject and other.subject and one.subject != other.subject:
        return False
    named = one.subject == other.subject != ""
    left, right = one.key.split(), other.key.split()
    return same_remark(left, right, named=named) or (named and same_frame(left, right))


_SAME_TERM = {
    "stance": _same_stance,
    "topic": _same_topic,
    "scope": _same_scope,
    "list": _same_list,
    "quotation": _same_wording,
}
