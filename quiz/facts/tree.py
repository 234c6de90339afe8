"""Walking the dependency tree of a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.model.sentence import Sentence, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
OBJECTS = frozenset({"dobj", "attr", "oprd", "dative"})


def children(sentence: Sentence, index: int) -> list[int]:
    """The tokens whose head is this one, in order."""
    return list(_below(sentence.tokens)[index])


_latest: tuple[tuple[Token, ...], list[list[int]]] = ((), [])
"""The children of each token of the sentence that was asked for last: a sentence is asked for many times over."""

_trees: dict[int, list[int]] = {}
"""Of the same sentence what stands below each token, as far as it was asked for."""


def _below(tokens: tuple[Token, ...]) -> list[list[int]]:
    global _latest
    known, table = _latest
    if known is not tokens:
        table = [[] for _ in tokens]
        for i, token in enumerate(tokens):
            if token.head != i:
                table[token.head].append(i)
        _latest = tokens, table
        _trees.clear()
    return table


_worded: tuple[tuple[Token, ...], list[int]] = ((), [])


def words_of(sentence: Sentence) -> list[int]:
    """The tokens that hold a letter or digit: words, no marks."""
    global _worded
    known, found = _worded
    if known is not sentence.tokens:
        found = [i for i, token in enumerate(sentence.tokens) if any(c.isalnum() for c in token.text)]
        _worded = sentence.tokens, found
    return found


def subtree(sentence: Sentence, index: int) -> list[int]:
    """The token and all below it, in order."""
    table = _below(sentence.tokens)
    if not table[index]:
        return [index]
    known = _trees.get(index)
    if known is None:
        inside = {index}
        waiting = [index]
        while waiting:
            for i in table[waiting.pop()]:
                if i not in inside:
                    inside.add(i)
                    waiting.append(i)
        known = _trees[index] = sorted(inside)
    return known.copy()


def ancestors(sentence: Sentence, index: int) -> Iterator[int]:
    """The heads above a token, up to the root."""
    seen = {index}
    while True:
        head = sentence.tokens[index].head
        if head in seen:
            return
        seen.add(head)
        yield head
        index = head


def head_of(sentence: Sentence, first: int, last: int) -> int:
    """The token of a stretch that governs the others: the one whose head lies outside."""
    for i in range(first, last):
        head = sentence.tokens[i].head
        if not first <= head < last or head == i:
            return i
    return last - 1


def clause_of(sentence: Sentence, index: int) -> int:
    """The verb (or root) of the clause in which a token stands."""
    tokens = sentence.tokens
    for i in (index, *ancestors(sentence, index)):
        if is_clause(tokens[i], tokens[tokens[i].head] if tokens[i].head != i else None):
            return i
    return sentence.root


def is_clause(token: Token, head: Token | None) -> bool:
    """Whether a token heads a clause of its own."""
    if token.dep in {"ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp", "parataxis", "csubj"}:
        return True
    return token.dep == "conj" and token.pos in {"VERB", "AUX"} and head is not None


def subject_of(sentence: Sentence, verb: int) -> int | None:
    """The subject of a verb; that of the verb it is joined to where it has none of its own."""
    seen: set[int] = set()
    while verb not in seen:
        seen.add(verb)
        for child in children(sentence, verb):
            if sentence.tokens[child].dep in SUBJECTS:
                return child
        if sentence.tokens[verb].dep not in {"conj", "xcomp", "advcl", "pcomp"}:
            return None
        verb = sentence.tokens[verb].head
    return None


def text_of(sentence: Sentence, indices: list[int]) -> str:
    """The words at these indices with the spacing of the sentence."""
    out = []
    for position, i in enumerate(indices):
        token = sentence.tokens[i]
        out.append(token.text)
        if position + 1 < len(indices) and (token.space or indices[position + 1] != i + 1):
            out.append(" ")
    return "".join(out)
