"""How newsrooms stand to a fact: do they agree, differ, or has one of them withdrawn what it said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from quiz.facts.dates import meet
from quiz.facts.quantities import compatible
from quiz.model.fact import NUMBERS, Bound, Claim, Kind, Status, Value


def values(claims: Sequence[Claim]) -> tuple[Value, ...]:
    """The answers that the claims give, the best supported first."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        bound = claim.quantity.bound if claim.quantity else Bound.EXACT
        groups[f"{claim.key} {bound if claim.kind in NUMBERS else ''}"].append(claim)
    ordered = sorted(
        groups.values(),
        key=lambda group: (
            all(claim.withdrawn for claim in group),
            -len({claim.sentence.article for claim in group}),
            group[0].sentence.article,
            group[0].sentence.start,
        ),
    )
    return tuple(Value(group[0].answer, tuple(group)) for group in ordered)


def status(found: Sequence[Value], witness: Mapping[str, str]) -> tuple[Status, str]:
    """The status of a fact with these values, and in what the newsrooms differ.

    `witness` maps each article to the one that counts for it: a copy to its story's newest print.
    """
    claims = [claim for value in found for claim in value.claims]
    if any(claim.withdrawn for claim in claims):
        return Status.CORRECTED, "correction"
    standing = [claim for claim in claims if not claim.withdrawn]
    for i, one in enumerate(standing):
        for other in standing[i + 1 :]:
            if witness.get(one.sentence.article) == witness.get(other.sentence.article):
                continue
            kind = difference(one, other)
            if kind:
                return Status.CONFLICTING, kind
    witnesses = {witness.get(claim.sentence.article, claim.sentence.article) for claim in claims}
    return (Status.AGREED if len(witnesses) > 1 else Status.SINGLE), ""


def difference(one: Claim, other: Claim) -> str:
    """In what two claims that answer one question cannot both be right: number, date, negation, or nothing."""
    if one.quantity and other.quantity:
        if one.as_of != other.as_of and (one.as_of or other.as_of):
            return ""
        return "" if compatible(one.quantity, other.quantity) else "number"
    if one.kind is Kind.DATE and one.moment and other.moment:
        return "" if meet(one.moment, other.moment) else "date"
    if one.key == other.key and one.negated != other.negated and one.relation == other.relation:
        return "negation"
    return ""
