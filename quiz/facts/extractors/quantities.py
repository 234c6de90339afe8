"""Claims whose answer is a number: counts, money, per cent, durations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from quiz.facts.bare import beside, named, word
from quiz.facts.claims import claim
from quiz.facts.context import Context
from quiz.facts.quantities import Number
from quiz.facts.tree import children, clause_of, subject_of
from quiz.facts.units import dimension
from quiz.model.fact import Claim, Kind

_TIMES = frozenset({"time", "years"})
_BESIDE = frozenset({"compound", "amod", "nmod", "npadvmod", "nummod", "quantmod"})


def claims(context: Context) -> Iterator[Claim]:
    """The numbers of a sentence outside quotation marks; the numeral alone is the answer, not its unit."""
    tokens = context.sentence.tokens
    for number in context.numbers:
        if number.first in context.quoted:
            continue
        stretch = tokens[number.first : number.last]
        answer = " ".join("".join(t.text + (" " if t.space else "") for t in stretch).split())
        found = claim(
            context,
            number.first,
            number.last,
            number.kind,
            answer,
            f"{number.quantity.value:g}",
            quantity=number.quantity,
        )
        about = _about(context, number)
        yield replace(found, about=about) if about else found


def _about(context: Context, number: Number) -> str:
    """Whose age it is, or what a measure belongs to (the 40-ton crane, the crane weighs 40 tons)."""
    if number.of >= 0:
        return _person(context, number.of)
    measures = dimension(number.quantity.unit)
    if not measures or measures in _TIMES or number.noun < 0:
        return ""
    sentence = context.sentence
    tokens = sentence.tokens
    thing = number.noun
    while tokens[thing].dep in _BESIDE and tokens[thing].head != thing and tokens[tokens[thing].head].pos in {
        "NOUN", "PROPN", "ADJ"
    }:  # fmt: skip
        thing = tokens[thing].head
    if tokens[thing].pos == "ADJ" and tokens[thing].dep != "amod":  # the dam is 40 metres high
        subject = subject_of(sentence, clause_of(sentence, thing))
        return "" if subject is None or tokens[subject].pos == "PRON" else named(context, subject)
    if thing != number.noun:
        within = next((i for i in range(number.noun + 1, thing) if tokens[i].pos == "PROPN"), None)
        return word(context, within) if within is not None else named(context, thing)
    verb = clause_of(sentence, number.noun)
    if tokens[verb].lemma not in {"weigh", "measure", "be"} or tokens[number.noun].head != verb:
        return ""
    subject = subject_of(sentence, verb)
    return "" if subject is None or tokens[subject].pos == "PRON" else named(context, subject)


def _person(context: Context, index: int) -> str:
    """The key of the person who has an age: named there, or the one person that the sentence before names."""
    name = context.name_at(index)
    if name is not None and name.kind is Kind.PERSON:
        return name.key
    tokens = context.sentence.tokens
    near = [context.name_at(c) for c in beside(context, index)]
    people = {n.key for n in near if n is not None and n.kind is Kind.PERSON}
    definite = any(tokens[c].text.casefold() == "the" for c in children(context.sentence, index))
    if not people and definite and context.previous is not None:
        people = {n.name.key for n in context.previous.named if n.name.kind is Kind.PERSON}
    return people.pop() if len(people) == 1 else ""
