"""Making a claim out of a sentence and the stretch of it that answers a question."""

from __future__ import annotations

from functools import lru_cache
from sys import intern  # many claims have the same terms: each is kept once

from quiz.facts.clauses import modality, negated, part_with, speaker
from quiz.facts.context import Context
from quiz.facts.gazetteer import country_of_adjective, fold
from quiz.facts.statements import LONG, statement
from quiz.facts.tree import OBJECTS, clause_of, head_of, subject_of, subtree
from quiz.model.fact import Claim, Kind, Moment, Name, Quantity, Statement

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
        answer=intern(answer),
        key=intern(key),
        first=first,
        last=last,
        subject=intern(_subject(context, subject)),
        relation=intern(sentence.tokens[verb].lemma.casefold()),
        role=intern(_role(context, head, subject)),
        statement=_statement(context, first, last, part),
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


def _statement(context: Context, first: int, last: int, part: list[int] | None) -> Statement:
    """The part of the sentence around an answer, or all of it where the part leans on what stands before it."""
    made = statement(context, first, last, part)
    if part is None or not made.leans:
        return made
    whole = statement(context, first, last)
    return made if whole.leans or len(whole.text.split()) > LONG else whole


def terms_of(context: Context, indices: frozenset[int]) -> tuple[frozenset[str], frozenset[str]]:
    """The lemmas and name keys among tokens, and the name keys alone; Colombian counts as Colombia."""
    terms, names = _terms_by_token(context)
    found = {term for i in indices if (term := terms[i])}
    return _shared(frozenset(found)), _shared(frozenset(found & names))


@lru_cache(maxsize=4096)
def _shared(terms: frozenset[str]) -> frozenset[str]:
    """One value for equal sets."""
    return terms


_latest: tuple[Context | None, list[str], set[str]] = (None, [], set())
"""The term of each token, and which terms are names, of the sentence that was asked for last."""


def _terms_by_token(context: Context) -> tuple[list[str], set[str]]:
    global _latest
    known, terms, names = _latest
    if known is not context:
        named = {i: n.name for n in reversed(context.named) for i in range(n.first, n.last)}
        terms, names = [], set()
        for i, token in enumerate(context.sentence.tokens):
            name = named.get(i)
            term = ""
            if name is not None:
                land = country_of_adjective(name.full) if name.kind is Kind.GROUP else None
                term = fold(land.name) if land else name.key
                names.add(intern(term))
            elif token.pos in _CONTENT and len(token.lemma) > 1:
                lemma = token.lemma.casefold()
                term = "" if lemma in _EMPTY else lemma
            terms.append(intern(term))
        _latest = context, terms, names
    return terms, names


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
