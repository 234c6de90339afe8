"""A difference between newsrooms in words: what is asked, and what each of them says."""

from __future__ import annotations

from quiz.facts.wording import first_difference, plain
from quiz.model.fact import Bound, Claim, Fact, Kind, Modality

_BOUND_WORDS = {
    Bound.ABOUT: "about ",
    Bound.OVER: "more than ",
    Bound.AT_LEAST: "at least ",
    Bound.UNDER: "less than ",
    Bound.UP_TO: "up to ",
}
_TAIL, _LONG = 9, 16
"""Words told after a statement's verb; words of a quotation that is told whole."""
_INSIDE = frozenset({"-", "'s", "’s", "'", "’"})
_SIGNS = frozenset({"$", "£", "€"})
_MEASURES = frozenset({Kind.QUANTITY, Kind.MONEY, Kind.PERCENT, Kind.DURATION, Kind.DATE})


def asked(fact: Fact) -> str:
    """The question to which the newsrooms give different answers.

    For numbers and dates the shortest sentence that gives one, with a gap for it.
    """
    claim = min(fact.claims, key=lambda c: (c.withdrawn, len(c.statement.text), c.sentence.article))
    if claim.kind in _MEASURES:
        text = claim.statement.text
        return f"{_what(claim)}: {text[: claim.statement.start]}…{text[claim.statement.end :]}"
    if fact.differs == "quotation":
        who = next((c.speaker for c in fact.claims if c.speaker), "")
        return f"in which words {who or 'somebody'} said it"
    if fact.differs == "modality":
        plan = next(c for c in fact.claims if c.modality is not Modality.HAPPENED)
        return f"is it done, or only meant to be done: {_on(plan)}"
    if fact.differs == "scope":
        return f"how far it goes: {_on(claim)}"
    if fact.differs == "negation" and claim.role == "topic":
        return f"was it about “{claim.about}” or not"
    return f"is it so or not: {_on(claim)}"


def _on(claim: Claim) -> str:
    """The answer with the words after it, as far as the next mark."""
    tokens = claim.sentence.tokens
    last = claim.last
    while last < len(tokens) and last - claim.last < _TAIL and (
        any(c.isalnum() for c in tokens[last].text) or tokens[last].text in _INSIDE
    ):  # fmt: skip
        last += 1
    begin = claim.statement.start
    return " ".join(
        claim.statement.text[begin : begin + tokens[last - 1].end - tokens[claim.first].start].split()
    )


_WHAT = {
    Kind.QUANTITY: "how many",
    Kind.MONEY: "how much money",
    Kind.PERCENT: "how many per cent",
    Kind.DURATION: "how long",
    Kind.DATE: "when",
}


def _what(claim: Claim) -> str:
    if claim.about and claim.kind is Kind.DURATION:
        return "how old"
    return "how much" if claim.about and claim.kind is Kind.QUANTITY else _WHAT[claim.kind]


def said(claim: Claim, fact: Fact) -> str:
    """What a newsroom says, with the verb: `says more than 1.8 million`, `writes “intends to sign”`.

    Of a long quotation so much as shows in what it differs from the others.
    """
    if claim.kind is Kind.TERM and claim.role == "quotation":
        return f"quotes “{_telling_part(claim, fact)}”"
    if claim.kind is Kind.TERM:
        return f"writes “{claim.answer.rstrip(',')}”"
    words = claim.answer
    if claim.quantity is not None:
        before = claim.sentence.tokens[claim.first - 1].text if claim.first else ""
        words = _BOUND_WORDS.get(claim.quantity.bound, "") + (before if before in _SIGNS else "") + words
        words += _unit(claim)
    if claim.kind is Kind.DATE and claim.role == "since":
        words = f"since {words}"
    return f"says {words}" + (f", as of {claim.as_of}" if claim.as_of else "")


def _telling_part(claim: Claim, fact: Fact) -> str:
    words = claim.answer.rstrip(",").split()
    if len(words) <= _LONG:
        return " ".join(words)
    parts = [(part, i) for i, word in enumerate(words) for part in plain(word)]
    own = [part for part, _ in parts]
    places = (first_difference(own, other.key.split()) for other in fact.claims if other.key != claim.key)
    at = min((parts[min(place, len(parts) - 1)][1] for place in places if place is not None), default=0)
    first, last = (
        max(0, min(at - _LONG // 2, len(words) - _LONG)),
        min(len(words), max(at, _LONG // 2) + _LONG // 2),
    )
    return ("… " if first else "") + " ".join(words[first:last]) + (" …" if last < len(words) else "")


def _unit(claim: Claim) -> str:
    """The unit of a measure or a time, without which two figures cannot be compared."""
    tokens = claim.sentence.tokens
    last = claim.last
    measured = claim.kind in {Kind.PERCENT, Kind.DURATION} or (claim.kind is Kind.QUANTITY and claim.about)
    if not measured or last >= len(tokens):
        return ""
    if tokens[last].text in {"-", "%"}:
        return "%" if tokens[last].text == "%" else f" {tokens[last + 1].text}s"
    return f" {tokens[last].text}" if tokens[last].text.isalpha() else ""


def plural(words: str) -> str:
    """`says` and `quotes` of several newsrooms."""
    verb, _, rest = words.partition(" ")
    return f"{verb.removesuffix('s')} {rest}"
