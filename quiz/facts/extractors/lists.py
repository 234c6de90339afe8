"""Claims that list names: who met, which countries signed.

Newsrooms are compared by them; no question asks for them. The key holds the members; one that says that there are
more (including, such as, among others) is open, and no newsroom contradicts it by naming others.
"""

from __future__ import annotations

from collections.abc import Iterator

from quiz.facts.bare import bare_claim, clause_terms
from quiz.facts.context import Context
from quiz.facts.tree import ancestors, children, clause_of
from quiz.model.fact import NAMES, Claim
from quiz.model.sentence import Sentence

LEAST = 3
"""Names from which a row is a list."""
OPEN = "…"
"""The member that stands for all that an open list leaves out."""
_OPENING = frozenset("including include like such among other others example especially notably".split())


def claims(context: Context) -> Iterator[Claim]:
    """The lists of names in a sentence outside quotation marks."""
    sentence = context.sentence
    if len(context.named) < LEAST:
        return
    for head, token in enumerate(sentence.tokens):
        if token.dep == "conj" or head in context.quoted:
            continue
        row = _row(sentence, head)
        if len(row) < LEAST:
            continue
        named = [next((n for n in context.named if n.first <= i < n.last), None) for i in row]
        members = [n for n in named if n is not None and n.name.kind in NAMES]
        keys = sorted({n.name.key for n in members})
        if len(members) < len(row) or len(keys) < LEAST:
            continue
        verb = clause_of(sentence, head)
        first, last = min(n.first for n in members), max(n.last for n in members)
        if verb in range(first, last):
            continue
        yield bare_claim(
            context,
            first,
            last,
            key="|".join([*keys, OPEN] if _is_open(sentence, row) else keys),
            relation=sentence.tokens[verb].lemma.casefold(),
            about="",
            role="list",
            subject="",
            terms=clause_terms(context, verb, set(range(first, last))),
        )


def _row(sentence: Sentence, head: int) -> list[int]:
    """The heads of the members of a row, from its first one on."""
    row = [head]
    for i in row:
        row += [c for c in children(sentence, i) if sentence.tokens[c].dep == "conj" and c not in row]
    return row


def _is_open(sentence: Sentence, row: list[int]) -> bool:
    """Whether a row is told to be part of more: by what stands before it, or by an `others` behind it."""
    tokens = sentence.tokens
    above = next(ancestors(sentence, row[0]), row[0])
    near = {t.text.casefold() for t in tokens[max(0, row[0] - 4) : row[0]]} | {tokens[above].text.casefold()}
    behind = {t.text.casefold() for t in tokens[row[-1] + 1 : row[-1] + 4]}
    closed = any(tokens[c].dep == "cc" for i in row for c in children(sentence, i))
    return not closed or bool((near | behind) & _OPENING)
