"""What a sentence has lost: the other half of what joins, a list's last member, a word's object, a clause."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.facts.drafts import COMMAS, Draft
from quiz.facts.tree import ancestors, children

_OWED = frozenset(
    "dobj attr acomp oprd ccomp xcomp agent pobj pcomp dative prt nsubj nsubjpass expl csubj aux auxpass neg "
    "case quantmod".split()
)
"""What a word cannot lose without saying something else."""
_HUNG = frozenset({"prep", "advcl", "npadvmod", "appos"})
"""What can belong to the clause before it as well as to one farther off."""
_LISTED = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of verbs that can be a sentence's."""
_BOTH = frozenset({"both", "either", "neither"})


def losses(draft: Draft) -> Iterator[str]:
    """What is missing, in words."""
    yield from _joints(draft)
    yield from _parts(draft)
    if _is_torn(draft):
        yield "torn from what it belongs to"


def _joints(draft: Draft) -> Iterator[str]:
    """What joins and what lists needs both its sides."""
    sentence = draft.context.sentence
    tokens = sentence.tokens
    if any(
        token.dep == "conj"
        and token.pos in _LISTED
        and draft.keep[token.head]
        and i not in draft.context.quoted
        for i, token in enumerate(tokens)
        if not draft.keep[i] and i in draft.chosen and not _is_replaced(draft, i)
    ):
        yield "a list is cut"
    for i, token in enumerate(tokens):
        if not draft.keep[i]:
            continue
        if token.text == ":" and i and not draft.keep[i - 1]:
            yield "a list without what it lists"
        listed = token.dep == "conj" and draft.keep[token.head] and i not in draft.context.quoted
        if listed and _list_is_cut(draft, i):
            yield "a list is cut"
        if (
            token.text.casefold() in _BOTH
            and i not in draft.context.quoted
            and token.dep in {"preconj", "cc", "det"}
            and not any(tokens[c].dep == "conj" and draft.keep[c] for c in children(sentence, token.head))
        ):
            yield f"“{token.text}” of one"
        if token.dep == "cc" and i + 1 < len(tokens) and tokens[i + 1].tag in {"WDT", "WP"}:
            above = [a for a in (i + 1, *ancestors(sentence, i + 1)) if tokens[a].dep in {"relcl", "conj"}]
            first = next((a for a in above if tokens[a].dep == "relcl"), None)
            others = [
                j
                for j in range(i)
                if tokens[j].tag in {"WDT", "WP"} and draft.keep[j] and j not in draft.context.quoted
            ]
            if first is None or not others:
                yield "a relative clause without the first"


def _list_is_cut(draft: Draft, index: int) -> bool:
    """Whether the word that joins a list's last member is gone while members before and after it are kept."""
    sentence = draft.context.sentence
    tokens = sentence.tokens
    top = index
    while tokens[top].dep == "conj" and tokens[top].head != top:
        top = tokens[top].head
    members, row = [top], [top]
    joins: list[int] = []
    while row:
        joins += [c for i in row for c in children(sentence, i) if tokens[c].dep == "cc"]
        row = [c for i in row for c in children(sentence, i) if tokens[c].dep == "conj"]
        members += row
    kept = sorted(m for m in members if draft.keep[m])
    if len(kept) < 2 or all(draft.keep[j] for j in joins):
        return False
    return not any(draft.keep[j] and kept[0] < j < kept[-1] for j in joins)


def _is_replaced(draft: Draft, index: int) -> bool:
    return any(first <= index < stop for first, (stop, _) in draft.replaced.items())


def _parts(draft: Draft) -> Iterator[str]:
    """No word may lose what it needs."""
    sentence = draft.context.sentence
    tokens = sentence.tokens
    for i, token in enumerate(tokens):
        if draft.keep[i] or token.dep not in _OWED or token.head == i or not draft.keep[token.head]:
            continue
        if i not in draft.chosen or token.tag in {"WDT", "WP"}:
            continue
        if _is_replaced(draft, i) or _is_replaced(draft, token.head):
            continue
        if token.dep in {"ccomp", "xcomp"} and tokens[token.head].tag == "VBG" and i < token.head:
            continue
        yield "a part is missing"
        return


def _is_torn(draft: Draft) -> bool:
    """Whether a phrase stands behind a clause that was left out, to which it may belong."""
    sentence = draft.context.sentence
    tokens = sentence.tokens
    gone = False
    for i, token in enumerate(tokens):
        if not draft.keep[i]:
            gone = gone or token.pos == "VERB" or token.tag in FINITE
        elif token.text not in COMMAS:
            if gone and _joins(draft, i):
                return True
            gone = False
    return False


def _joins(draft: Draft, index: int) -> bool:
    """Whether a token begins a circumstance of something before it, or a clause with nothing between."""
    sentence = draft.context.sentence
    tokens = sentence.tokens
    before = [i for i in range(index) if draft.keep[i]]
    if not before:
        return False
    token = tokens[index]
    top = index
    while tokens[top].head > top and tokens[top].dep in {"mark", "advmod", "det", "amod", "aux", "compound"}:
        top = tokens[top].head
    joined = tokens[top].dep == "conj" and tokens[top].pos == "VERB"
    if (joined or tokens[top].dep in _HUNG) and tokens[top].head < index:
        return token.text.casefold() != "according"
    verb = tokens[top].head
    return (
        tokens[top].dep in {"nsubj", "nsubjpass"}
        and tokens[verb].dep in {"ROOT", "conj", "parataxis"}
        and tokens[before[-1]].text not in COMMAS
        and tokens[before[-1]].pos not in {"PUNCT", "CCONJ", "SCONJ"}
    )
