"""Claims that no question is made of, and the words that a statement is known by."""

from __future__ import annotations

from quiz.facts.claims import terms_of
from quiz.facts.clauses import speaker
from quiz.facts.context import SAYING, Context
from quiz.facts.tree import children, subtree
from quiz.model.fact import Claim, Kind, Modality, Statement

_APART = frozenset({"advcl", "ccomp", "relcl", "parataxis", "punct"})


def word(context: Context, index: int) -> str:
    """A token as a comparable word: the key of the name that it belongs to, or its lemma."""
    name = context.name_at(index)
    return name.key if name is not None else context.sentence.tokens[index].lemma.casefold()


def beside(context: Context, noun: int) -> list[int]:
    """The appositions of a noun: the crane Goliath."""
    return [c for c in children(context.sentence, noun) if context.sentence.tokens[c].dep == "appos"]


def named(context: Context, noun: int) -> str:
    """A thing by the name beside it, otherwise by its own word."""
    tokens = context.sentence.tokens
    return word(context, next((i for i in beside(context, noun) if tokens[i].pos == "PROPN"), noun))


def clause_terms(context: Context, verb: int, without: set[int]) -> tuple[frozenset[str], frozenset[str]]:
    """The terms of a clause, and the names among them, without those of the clauses that hang on it or are joined."""
    sentence = context.sentence
    tokens = sentence.tokens
    inside: set[int] = set(subtree(sentence, verb))
    for c in children(sentence, verb):
        if (tokens[c].dep in _APART and tokens[c].pos in {"VERB", "AUX", "PUNCT"}) or (
            tokens[c].dep == "conj" and tokens[c].pos in {"VERB", "AUX"}
        ):
            inside -= set(subtree(sentence, c))
    return terms_of(context, frozenset(inside - without))


_latest: tuple[Context | None, bool] = (None, False)
"""Whether the sentence that was asked for last reports what somebody says."""


def _reports(context: Context) -> bool:
    global _latest
    known, reports = _latest
    if known is not context:
        reports = any(t.lemma in SAYING or t.text.casefold() == "according" for t in context.sentence.tokens)
        _latest = context, reports
    return reports


def bare_claim(
    context: Context,
    first: int,
    last: int,
    *,
    key: str,
    relation: str,
    about: str,
    role: str,
    subject: str,
    terms: tuple[frozenset[str], frozenset[str]],
    negated: bool = False,
    modality: Modality = Modality.HAPPENED,
    speaker_: str | None = None,
) -> Claim:
    """A claim that newsrooms are compared by: its statement is the sentence as it stands.

    `terms` are its terms and the names among them. Who vouches for it is looked up unless `speaker_` says it.
    """
    sentence = context.sentence
    start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
    begin, finish = start - sentence.start, end - sentence.start
    return Claim(
        sentence=sentence,
        kind=Kind.TERM,
        answer=" ".join(sentence.text[begin:finish].split()),
        key=key,
        first=first,
        last=last,
        subject=subject,
        relation=relation,
        role=role,
        statement=Statement(sentence.text, begin, finish),
        terms=terms[0],
        names=terms[1],
        negated=negated,
        modality=modality,
        speaker=(speaker(context, first) if _reports(context) else "") if speaker_ is None else speaker_,
        about=about,
    )
