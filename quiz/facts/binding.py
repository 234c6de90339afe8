"""Which pronouns have what they stand for in their own sentence, among the words that are kept."""

from __future__ import annotations

from collections.abc import Callable

from quiz.facts.antecedents import THIRD
from quiz.facts.context import Context
from quiz.facts.humans import is_human
from quiz.facts.tree import children, clause_of, subject_of, subtree
from quiz.model.fact import Kind
from quiz.model.sentence import Sentence

_PLURAL = {"they", "them", "their", "theirs", "themselves"}
_NEUTRAL = {"it", "its", "itself"}
FIRST = {"i", "me", "my", "mine", "we", "us", "our", "ours", "you", "your", "yours", "myself", "ourselves"}
"""Pronouns of whoever speaks and is spoken to."""
_ACTING = frozenset({Kind.PERSON, Kind.ORGANISATION, Kind.COUNTRY, Kind.GROUP, Kind.STATE, Kind.CITY})
"""Kinds of what can be `they`."""


def bound(context: Context, index: int, word: str, keep: Callable[[int], bool]) -> bool:
    """Whether a pronoun has its antecedent in the same sentence, among the kept tokens before it."""
    tokens = context.sentence.tokens
    if tokens[index].dep == "expl" or (word == "it" and dummy(context.sentence, index)):
        return True
    if word in FIRST:
        return False
    if word == "it" and tokens[tokens[index].head].lemma == "do" and tokens[index].dep == "dobj":
        return False
    own = _own_subject(context.sentence, index)
    before = [i for i in range(index) if keep(i) and i not in context.quoted and i not in own]
    gone = [i for i in range(index) if not keep(i) and i not in context.quoted and i not in own]
    if word in THIRD:
        people = {context.name_at(i) for i in before if context.kind_at(i) is Kind.PERSON}
        if {context.name_at(i) for i in gone if context.kind_at(i) is Kind.PERSON} - people:
            return False  # somebody was left out who can be meant
        return any(
            (name := context.name_at(i)) is not None
            and name.kind is Kind.PERSON
            and tokens[i].dep != "compound"
            for i in before
        ) or any(
            tokens[i].number == "Sing"
            and (
                is_human(tokens[i].lemma)
                or (tokens[i].dep == "nsubjpass" and context.kind_at(i) is Kind.GROUP)
            )
            for i in before
        )
    if word in _PLURAL:
        several = [i for i in (*gone, *before) if _is_several(context, i)]
        if several:
            return max(several) in before
        return any(context.kind_at(i) is Kind.ORGANISATION for i in before)
    if word == "it":
        before = [i for i in before if any(tokens[j].pos in {"VERB", "AUX"} for j in range(i, index))]
    if word in _NEUTRAL:
        return any(
            tokens[i].pos in {"NOUN", "PROPN"}
            and tokens[i].number == "Sing"
            and tokens[i].dep in {"nsubj", "nsubjpass", "dobj", "pobj", "attr", "poss", "appos", "conj"}
            and context.kind_at(i) not in {Kind.PERSON, Kind.GROUP}
            and not is_human(tokens[i].lemma)
            for i in before
        )
    return False


def _own_subject(sentence: Sentence, index: int) -> frozenset[int]:
    """The subject of the verb whose object a pronoun is: it means somebody else, or would end in -self."""
    token = sentence.tokens[index]
    if token.dep not in {"dobj", "dative", "pobj"} or token.text.casefold().endswith(("self", "selves")):
        return frozenset()
    verb = clause_of(sentence, index)
    subject = subject_of(sentence, verb)
    return frozenset(subtree(sentence, subject)) if subject is not None and subject < verb else frozenset()


def _is_several(context: Context, index: int) -> bool:
    """Whether a token is a plural, or the second of people or bodies that are named together."""
    token = context.sentence.tokens[index]
    if token.dep in {"npadvmod", "nmod", "compound"}:
        return False
    plural = token.pos in {"NOUN", "PROPN"} and token.number == "Plur"
    return plural or (token.dep == "conj" and token.pos == "PROPN" and context.kind_at(index) in _ACTING)


def dummy(sentence: Sentence, index: int) -> bool:
    """`It was unclear whether ...`: an it that stands for a clause of the same sentence."""
    verb = sentence.tokens[index].head
    if sentence.tokens[index].dep not in {"nsubj", "nsubjpass"}:
        return False
    below = children(sentence, verb)
    clausal = [
        c for c in below if sentence.tokens[c].dep in {"ccomp", "csubj", "xcomp", "advcl"} and c > verb
    ]
    if sentence.tokens[verb].lemma != "be":
        return sentence.tokens[index].dep == "nsubjpass" and any(
            sentence.tokens[c].dep == "ccomp" for c in clausal
        )
    return bool(clausal) and any(sentence.tokens[c].dep in {"acomp", "attr"} for c in below)
