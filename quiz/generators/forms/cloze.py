"""The safest form: the statement itself with its answer hidden."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.generators.wording import after_lead, lead
from quiz.generators.world import Face, World
from quiz.model.card import Cloze, Gap
from quiz.model.fact import Claim, Fact, Kind


def faces(fact: Fact, claim: Claim, world: World) -> Iterator[Face]:
    """Hide the answer: a numeral without its unit, a date without its preposition, a name whole."""
    statement = claim.statement
    start, end = statement.start, statement.end
    answer = statement.text[start:end]
    if claim.kind is Kind.DATE:
        for preposition in ("on ", "in "):
            if answer.casefold().startswith(preposition):
                start += len(preposition)
    if claim.kind is Kind.SPEAKER:
        return
    answer = statement.text[start:end]
    if not answer.strip() or "[[" in statement.text or "]]" in statement.text:
        return
    prefix = lead(claim, world)
    before = after_lead(prefix, statement.text[:start], claim) if start else prefix
    gap = Gap(1, answer, accept=_accept(claim, answer))
    yield Face("cloze", claim, cloze=Cloze((before, gap, statement.text[end:])))


def _accept(claim: Claim, answer: str) -> tuple[str, ...]:
    """Other right spellings: a person's surname, a country's other names, the form of the sentence."""
    if claim.name is None:
        return ()
    forms = {form for form in claim.name.aliases if form != answer}
    if claim.kind is Kind.PERSON and len(answer.split()) > 1:
        forms.add(answer.split()[-1])
    return tuple(sorted(forms, key=lambda form: (len(form), form))[:4])
