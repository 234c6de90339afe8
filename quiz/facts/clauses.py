"""Which part of a sentence an answer belongs to, and how that part is meant: negated, intended, by whose word."""

from __future__ import annotations

from itertools import pairwise

from quiz.facts.context import SAYING, Context
from quiz.facts.tree import ancestors, children, clause_of, subject_of, subtree, text_of
from quiz.model.fact import Modality
from quiz.model.sentence import Sentence

PLANS = frozenset("plan intend aim hope want seek promise vow pledge propose schedule slate".split())
EXPECTS = frozenset("expect predict forecast anticipate project estimate slat due set likely".split())
_MAYBE = frozenset(
    {"may", "might", "could", "can", "if", "whether", "would", "should", "perhaps", "possibly"}
)


_NOBODIES = frozenset({"GPE", "LOC", "FAC", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT", "DATE"})
"""The engine's labels of what is never `who`."""


def part_with(sentence: Sentence, first: int, last: int) -> list[int] | None:
    """The tokens of the part that can stand alone around an answer, or None for the whole sentence.

    A clause joined by `and` that has its own subject stands alone; a relative clause after a comma stands
    alone with the noun that it describes as its subject.
    """
    tokens = sentence.tokens
    for i in (first, *ancestors(sentence, first)):
        token = tokens[i]
        if token.dep == "relcl":
            part = _relative(sentence, i)
            return part if part and set(range(first, last)) <= set(part) else None
        if token.dep == "conj" and token.pos in {"VERB", "AUX"} and _own_subject(sentence, i):
            if tokens[token.head].dep != "ROOT" or not _is_joined(sentence, i):
                return None
            return subtree(sentence, i)
    side = _side(sentence, first, last)
    if side is not None:
        return side
    root = sentence.root
    loose = [
        i
        for i, token in enumerate(tokens)
        if token.dep == "conj"
        and token.head == root
        and token.pos in {"VERB", "AUX"}
        and _own_subject(sentence, i)
    ]
    if not loose or tokens[root].lemma in SAYING or not all(_is_joined(sentence, i) for i in loose):
        return None
    gone = {j for i in loose for j in subtree(sentence, i)}
    gone |= {
        j for j, token in enumerate(tokens) if token.dep == "cc" and token.head == root and token.text != ","
    }
    kept = [i for i in range(len(tokens)) if i not in gone]
    while kept and tokens[kept[-1]].text in {",", ";", ":", "–", "—"}:
        kept.pop()
    return kept if set(range(first, last)) <= set(kept) else None


def _is_joined(sentence: Sentence, verb: int) -> bool:
    """Whether a joined clause begins behind a mark or behind the word that joins it, and not within another phrase.

    Bare nouns behind an `and` that was hung elsewhere can be the second half of what stands before it.
    """
    tokens = sentence.tokens
    start = subtree(sentence, verb)[0]
    if tokens[start].pos == "PUNCT":
        return True
    before = tokens[start - 1] if start else tokens[0]
    if before.dep == "cc":
        return before.head == tokens[verb].head or tokens[start].tag in {"DT", "PRP", "PRP$"}
    return before.pos == "PUNCT"


def _side(sentence: Sentence, first: int, last: int) -> list[int] | None:
    """The side of a semicolon on which the answer stands, where both sides are whole clauses."""
    tokens = sentence.tokens
    marks = [i for i, token in enumerate(tokens) if token.text == ";"]
    if not marks:
        return None
    edges = [-1, *marks, len(tokens)]
    sides = [list(range(a + 1, b)) for a, b in pairwise(edges)]
    if not all(any(tokens[i].dep in {"nsubj", "nsubjpass", "expl"} for i in side) for side in sides):
        return None
    return next((side for side in sides if set(range(first, last)) <= set(side)), None)


def _own_subject(sentence: Sentence, verb: int) -> bool:
    return any(
        sentence.tokens[c].dep in {"nsubj", "nsubjpass", "expl"}
        and sentence.tokens[c].tag not in {"WDT", "WP"}
        for c in children(sentence, verb)
    )


def _relative(sentence: Sentence, verb: int) -> list[int] | None:
    tokens = sentence.tokens
    inside = subtree(sentence, verb)
    pronoun = next((c for c in inside if tokens[c].tag in {"WDT", "WP"}), None)
    noun = tokens[verb].head
    if tokens[verb].lemma in {"include", "comprise", "number"}:
        return None  # what includes something is seldom the name beside it
    if any(tokens[i].tag == "WDT" and tokens[i].text == "which" for i in range(tokens[verb].head)):
        return None  # the second of two such clauses can go back beyond the first
    if pronoun is None or tokens[pronoun].head != verb or tokens[pronoun].dep not in {"nsubj", "nsubjpass"}:
        return None
    named = tokens[noun].pos == "PROPN" and tokens[noun].text[:1].isupper()
    if pronoun == 0 or tokens[pronoun - 1].text != "," or not named:
        return None
    label = next((m.label for m in sentence.mentions if m.first <= noun < m.last), "")
    if (tokens[pronoun].text == "which" and label == "PERSON") or (
        tokens[pronoun].text == "who" and label in _NOBODIES
    ):
        return None
    phrase = [i for i in subtree(sentence, noun) if i not in set(inside) and i < pronoun]
    while phrase and tokens[phrase[-1]].text in {",", "–", "—"}:
        phrase.pop()
    if (
        not phrase
        or phrase != list(range(phrase[0], phrase[-1] + 1))
        or "," in {tokens[i].text for i in phrase}
    ):
        return None
    body = [i for i in inside if i > pronoun]
    end = next((i for i in body[3:] if tokens[i].text == ","), None)
    return phrase + [i for i in body if end is None or i < end]


def modality(sentence: Sentence, verb: int) -> Modality:
    """Whether what the clause says happened, is intended, is expected or is only possible."""
    tokens = sentence.tokens
    chain = [verb, *ancestors(sentence, verb)]
    words = {
        tokens[c].text.casefold()
        for v in chain[:2]
        for c in children(sentence, v)
        if tokens[c].dep in {"aux", "mark"}
    }
    lemmas = {tokens[v].lemma for v in chain}
    if words & _MAYBE:
        return Modality.POSSIBLE
    if lemmas & EXPECTS and any(
        tokens[v].lemma in EXPECTS and tokens[v].pos in {"VERB", "ADJ"} for v in chain
    ):
        return Modality.EXPECTED
    if any(tokens[v].lemma in PLANS and tokens[v].pos == "VERB" for v in chain):
        return Modality.INTENDED
    if words & {"will", "shall", "'ll"}:
        return Modality.EXPECTED
    if any(
        tokens[c].text.casefold() == "to"
        and tokens[verb].dep == "xcomp"
        and tokens[tokens[verb].head].lemma == "be"
        for c in children(sentence, verb)
    ):
        return Modality.INTENDED
    return Modality.HAPPENED


def negated(sentence: Sentence, verb: int) -> bool:
    """Whether the clause is negated: not, never, no longer, or no before its subject or object."""
    tokens = sentence.tokens
    for c in children(sentence, verb):
        if tokens[c].dep == "neg" or tokens[c].lemma in {"never", "neither", "nor"}:
            return True
        if tokens[c].dep in {"nsubj", "nsubjpass", "dobj", "attr"} and any(
            tokens[g].text.casefold() in {"no", "none", "nobody", "neither"}
            for g in (c, *children(sentence, c))
        ):
            return True
    return False


def speaker(context: Context, index: int) -> str:
    """Who vouches for what a token's clause says: the subject of the verb of saying above it, or empty."""
    sentence = context.sentence
    tokens = sentence.tokens
    for i in ancestors(sentence, clause_of(sentence, index)):
        if tokens[i].lemma in SAYING and tokens[i].pos == "VERB":
            subject = subject_of(sentence, i)
            if subject is None or index in subtree(sentence, subject):
                continue
            name = context.name_at(subject)
            return name.full if name else text_of(sentence, subtree(sentence, subject))
    for i, token in enumerate(tokens):
        if token.text.casefold() == "according" and i + 1 < len(tokens) and tokens[i + 1].text == "to":
            below = [c for c in subtree(sentence, i) if c > i + 1]
            name = next((n for c in below if (n := context.name_at(c)) is not None), None)
            return name.full if name else text_of(sentence, below)
        if token.dep in {"parataxis", "ccomp"} and token.lemma in SAYING and token.head != i:
            subject = subject_of(sentence, i)
            if subject is not None and index not in subtree(sentence, i):
                name = context.name_at(subject)
                return name.full if name else text_of(sentence, subtree(sentence, subject))
    return ""
