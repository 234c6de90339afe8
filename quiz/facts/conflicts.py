"""How newsrooms stand to a fact: do they agree, differ, or has one of them withdrawn what it said."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import combinations, product

from quiz.facts.dates import meet
from quiz.facts.extractors.lists import OPEN
from quiz.facts.extractors.scopes import ALL, AMONG, NEARLY, UNIQUE
from quiz.facts.questions import members, since
from quiz.facts.units import both_true
from quiz.facts.wording import differ
from quiz.model.fact import NUMBERS, Bound, Claim, Kind, Modality, Status, Value

RUNNING = frozenset(
    "kill killed die died dead death body fatality injure injured wound wounded hurt miss missing unaccounted arrest "
    "arrested detain detained infect infected infection case quarantine hospitalize hospitalized evacuate evacuated "
    "homeless displaced rescue recover find".split()
)
"""Words of counts that go on while newsrooms report: another figure in a later article is an update."""
OF_EACH, AT_MOST = 2, 16
"""Claims of one witness, and of all, that stand for a value when it is compared with another."""
UPDATE = "update"
_LIMITS = ({UNIQUE, AMONG}, {ALL, NEARLY})


def values(claims: Sequence[Claim]) -> tuple[Value, ...]:
    """The answers that the claims give, the best supported first."""
    if len(claims) == 1:
        return (Value(claims[0].answer, tuple(claims)),)
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[_same_value(claim)].append(claim)
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


def _same_value(claim: Claim) -> str:
    if claim.kind in NUMBERS:
        bound = claim.quantity.bound if claim.quantity else Bound.EXACT
        return f"{claim.key} {bound}"
    return f"{claim.key} {'since' if claim.kind is Kind.DATE and since(claim) else ''}"


def status(
    found: Sequence[Value],
    witness: Mapping[str, str],
    published: Mapping[str, date | None],
    same: Callable[[Claim, Claim], bool],
) -> tuple[Status, str]:
    """The status of a fact with these values, and in what the newsrooms differ.

    `witness` maps each article to the one that counts for it: a copy to its story's newest print. `published` are
    the dates that the articles prove; `same` says of two claims whether they answer one question by themselves.
    Another print of one story and a later report that goes on from an earlier one are no conflict but an update.
    """
    claims = [claim for value in found for claim in value.claims]
    if any(claim.withdrawn for claim in claims):
        return Status.CORRECTED, "correction"
    updated = False
    speakers = [_speak_for(value, witness) for value in found]
    for one, other in (pair for a, b in combinations(speakers, 2) for pair in product(a, b)):
        if one.sentence.article == other.sentence.article:
            continue
        kind = difference(one, other)
        if not kind or not same(one, other):
            continue
        if witness[one.sentence.article] == witness[other.sentence.article]:
            updated = updated or one.kind in NUMBERS
        elif _is_update(kind, one, other, published):
            updated = True
        else:
            return Status.CONFLICTING, kind
    witnesses = {witness[claim.sentence.article] for claim in claims}
    return (Status.AGREED if len(witnesses) > 1 else Status.SINGLE), UPDATE if updated else ""


def _speak_for(value: Value, witness: Mapping[str, str]) -> list[Claim]:
    """The claims that stand for a value in comparisons, a few of each witness: k copies must not cost k squared."""
    counts: Counter[str] = Counter()
    chosen = []
    for claim in value.claims:
        story = witness[claim.sentence.article]
        counts[story] += 1
        if counts[story] <= OF_EACH:
            chosen.append(claim)
        if len(chosen) == AT_MOST:
            break
    return chosen


def difference(one: Claim, other: Claim) -> str:
    """In what two claims that answer one question cannot both be right, or nothing.

    It is number, date, negation, modality, scope, list or quotation.
    """
    if one.kind is Kind.TERM:
        return _difference_in_statement(one, other)
    if one.quantity and other.quantity:
        if one.as_of != other.as_of and (one.as_of or other.as_of):
            return ""
        return "" if both_true(one.quantity, other.quantity) else "number"
    if one.kind is Kind.ORDINAL:
        return "" if one.key == other.key else "number"
    if one.kind is Kind.DATE and one.moment and other.moment:
        apart = one.about == other.about != "" and since(one) != since(other)
        return "date" if apart or not meet(one.moment, other.moment) else ""
    return ""


def _difference_in_statement(one: Claim, other: Claim) -> str:
    if one.role == "quotation":
        return "quotation" if differ(one.key.split(), other.key.split()) else ""
    if one.role == "scope":
        return "scope" if {one.key, other.key} in _LIMITS else ""
    if one.role == "list":
        closed = OPEN not in one.key and OPEN not in other.key
        left, right = members(one), members(other)
        return "list" if closed and left - right and right - left else ""
    if one.negated != other.negated:
        return "negation"
    if Modality.INTENDED in {one.modality, other.modality} and one.modality != other.modality:
        return "modality" if Modality.HAPPENED in {one.modality, other.modality} else ""
    return ""


def _is_update(kind: str, one: Claim, other: Claim, published: Mapping[str, date | None]) -> bool:
    """Whether time explains the difference: what was to come and later came, a count and later another."""
    first, second = published.get(one.sentence.article), published.get(other.sentence.article)
    if (
        kind in {"modality", "negation"}
        and _TO_COME & {one.modality, other.modality}
        and one.key != other.key
    ):
        if {one.modality, other.modality} <= _TO_COME:
            return first is not None and second is not None and first != second
        before, after = (one, other) if one.modality in _TO_COME else (other, one)
        said, came = published.get(before.sentence.article), published.get(after.sentence.article)
        if said is None or came is None:
            return not _in_present(after)
        return said < came
    if first is None or second is None or first == second:
        return False
    return kind == "number" and bool({one.relation, other.relation} & RUNNING or _counted(one) & RUNNING)


_TO_COME = frozenset({Modality.INTENDED, Modality.EXPECTED})


def _in_present(claim: Claim) -> bool:
    """Whether a statement is in the present: is selling, does not sell, but not has sold."""
    stretch = claim.sentence.tokens[claim.first : claim.last]
    return any(
        token.tag in {"VBZ", "VBP"} and (token.lemma != "have" or token is stretch[-1]) for token in stretch
    )


def _counted(claim: Claim) -> set[str]:
    tokens = claim.sentence.tokens
    behind = tokens[claim.last].lemma.casefold() if claim.last < len(tokens) else ""
    return {behind, claim.quantity.unit if claim.quantity else ""}
