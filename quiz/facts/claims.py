"""Making a claim out of a sentence and the stretch of it that answers a question."""

from __future__ import annotations

from sys import intern  # many claims have the same terms: each is kept once

from quiz.facts.clauses import modality, negated, part_with, speaker
from quiz.facts.context import Context
from quiz.facts.gazetteer import country_of_adjective, fold
from quiz.facts.statements import statement
from quiz.facts.tree import OBJECTS, clause_of, head_of, subject_of, subtree
from quiz.model.fact import Claim, Kind, Moment, Name, Quantity

_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "ADV"})
_EMPTY = frozenset(
    "be have do say tell make take get go come more most other one two also such many much new now very".split()
)


def claim(
    context: Context,
    first: int,
    last: int,
    kind: Kind,
    answer: str,
    key: str,
    *,
    name: Name | None = None,
    quantity: Quantity | None = None,
    moment: Moment | None = None,
) -> Claim:
    """Say what a sentence claims about the answer at the tokens `first` to `last` (excluded)."""
    sentence = context.sentence
    head = head_of(sentence, first, last)
    part = part_with(sentence, first, last)
    verb = clause_of(sentence, head)
    subject = subject_of(sentence, verb)
    inside = frozenset(part) if part is not None else frozenset(range(len(sentence.tokens)))
    terms, names = terms_of(context, inside - frozenset(range(first, last)))
    return Claim(
        sentence=sentence,
        kind=kind,
        answer=answer,
        key=key,
        first=first,
        last=last,
        subject=_subject(context, subject),
        relation=sentence.tokens[verb].lemma.casefold(),
        role=_role(context, head, subject),
        statement=statement(context, first, last, part),
        terms=terms,
        names=names,
        quantity=quantity,
        moment=moment,
        name=name,
        negated=negated(sentence, verb),
        modality=modality(sentence, verb),
        speaker=speaker(context, head),
        as_of=_as_of(context, inside),
    )


def terms_of(context: Context, indices: frozenset[int]) -> tuple[frozenset[str], frozenset[str]]:
    """The lemmas and name keys among tokens, and the name keys alone; Colombian counts as Colombia."""
    terms: set[str] = set()
    names: set[str] = set()
    named = {i: n.name for n in reversed(context.named) for i in range(n.first, n.last)}
    for i in sorted(indices):
        token = context.sentence.tokens[i]
        name = named.get(i)
        if name is not None:
            land = country_of_adjective(name.full) if name.kind is Kind.GROUP else None
            names.add(intern(fold(land.name)) if land else name.key)
        elif token.pos in _CONTENT and len(token.lemma) > 1:
            lemma = intern(token.lemma.casefold())
            if lemma not in _EMPTY:
                terms.add(lemma)
    return frozenset(terms | names), frozenset(names)


def all_terms(context: Context) -> frozenset[str]:
    """The lemmas and name keys of a whole sentence."""
    return terms_of(context, frozenset(range(len(context.sentence.tokens))))[0]


def _subject(context: Context, index: int | None) -> str:
    if index is None:
        return ""
    tokens = context.sentence.tokens
    if tokens[index].tag in {"WP", "WDT"} and tokens[tokens[index].head].dep == "relcl":
        index = tokens[tokens[index].head].head  # who and which stand for the noun before them
    name = context.name_at(index)
    if name is not None:
        return name.key
    return tokens[index].lemma.casefold()


def _role(context: Context, head: int, subject: int | None) -> str:
    """The answer's place in its clause: subject, object, complement, possessor, modifier or a preposition."""
    tokens = context.sentence.tokens
    token = tokens[head]
    if token.dep in {"nsubj", "nsubjpass"}:
        return "subject"
    if token.dep in OBJECTS:
        return "complement" if token.dep == "attr" else "object"
    if token.dep == "poss":
        return "possessor"
    if token.dep in {"compound", "amod", "nmod", "nummod", "quantmod"}:
        noun = token.head
        if subject is not None and noun in subtree(context.sentence, subject) and token.dep == "nummod":
            return "subject number"
        return "number" if token.dep == "nummod" else "modifier"
    if token.dep == "pobj":
        return tokens[token.head].text.casefold()
    return token.dep


def _as_of(context: Context, inside: frozenset[int]) -> str:
    """The date that a sentence opens a figure with: `As of June 2021`."""
    tokens = context.sentence.tokens
    for date in context.dates:
        if date.first in inside and date.first >= 2 and date.moment is not None:
            before = [t.text.casefold() for t in tokens[date.first - 2 : date.first]]
            if before == ["as", "of"]:
                return date.moment.text
    return ""
