"""A sentence on its way to a statement: which of its words stay, and what stands in place of others."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from quiz.facts.context import Context
from quiz.facts.tree import ancestors, children, clause_of, subtree, words_of
from quiz.model.fact import Name

_ENCLOSED = {"appos", "relcl", "acl", "advcl", "ccomp", "parataxis"}
COMMAS = {",", "–", "—", "--", "-", ";", ":"}
"""Marks that fence off a part of a sentence."""
_ENDS = COMMAS | {".", "!", "?"}


@dataclass
class Draft:
    """The words of a sentence that are kept, those of the answer, what replaces others, and why."""

    context: Context
    keep: list[bool]
    answer: frozenset[int]
    chosen: frozenset[int] = frozenset()
    """The words of the clause that the statement is made of."""
    edits: list[str] = field(default_factory=list)
    replaced: dict[int, tuple[int, str]] = field(default_factory=dict)
    """First token of a replaced stretch: where it ends (excluded) and what stands there instead."""
    named: set[Name] = field(default_factory=set)
    """What stands in place of a pronoun already."""
    settled: set[int] = field(default_factory=set)
    """Pronouns that stay because what they mean was put in place of one before them."""

    def kept(self, index: int) -> bool:
        """Whether a token stays."""
        return self.keep[index]

    def words(self) -> int:
        """How many words stay; marks do not count."""
        keep = self.keep
        return sum(1 for i in words_of(self.context.sentence) if keep[i])

    def drop(self, indices: list[int], why: str) -> None:
        """Leave tokens out, with the comma that only fenced them off."""
        tokens = self.context.sentence.tokens
        gone = [i for i in indices if self.keep[i]]
        if not gone:
            return
        self.edits.append(f"left out “{words(self.context, gone)}” ({why})")
        for i in gone:
            self.keep[i] = False
        before = next((i for i in range(gone[0] - 1, -1, -1) if self.keep[i]), None)
        after = next((i for i in range(gone[-1] + 1, len(tokens)) if self.keep[i]), None)
        left = before is not None and tokens[before].text in COMMAS
        right = after is not None and tokens[after].text in COMMAS
        if right and after is not None and (before is None or (left and not self._closes(gone))):
            self.keep[after] = False
        if (
            left
            and before is not None
            and (right or after is None or tokens[after].text in {".", "!", "?", ";"})
        ):
            self.keep[before] = False

    def _closes(self, gone: list[int]) -> bool:
        """Whether the comma behind a part also ends something that stays, or parts it from what follows."""
        sentence = self.context.sentence
        tokens = sentence.tokens
        inside = set(gone)
        marks = [i for i in range(len(tokens)) if self.keep[i] and tokens[i].text not in COMMAS]
        before = [i for i in marks if i < gone[0]]
        after = [i for i in marks if i > gone[-1]]
        if (
            before
            and after
            and (
                self._ends_aside(before) or self._opens_aside(after) or self._attributes(before[-1], after[0])
            )
        ):
            return True
        top = next((i for i in gone if sentence.tokens[i].head not in inside), gone[0])
        last = [i for i in gone if sentence.tokens[i].text not in COMMAS][-1:]
        for above in ancestors(sentence, top):
            if sentence.tokens[above].dep in _ENCLOSED:
                below = [i for i in subtree(sentence, above) if sentence.tokens[i].text not in COMMAS]
                if below[-1:] == last:
                    return True
        return False

    def _ends_aside(self, before: list[int]) -> bool:
        """Whether the last of these words ends an aside that a comma opened."""
        sentence = self.context.sentence
        for above in (before[-1], *ancestors(sentence, before[-1])):
            if sentence.tokens[above].dep not in _ENCLOSED:
                continue
            below = [i for i in subtree(sentence, above) if self.keep[i] and i <= before[-1]]
            if below and below[0] > 0 and below[0] != before[0]:
                mark = next((i for i in range(below[0] - 1, -1, -1) if self.keep[i]), None)
                if mark is not None and sentence.tokens[mark].text in COMMAS:
                    return True
        return False

    def _opens_aside(self, after: list[int]) -> bool:
        """Whether the first of these words begins an aside that goes on: `, speaking in Oslo`."""
        sentence = self.context.sentence
        for above in (after[0], *ancestors(sentence, after[0])):
            token = sentence.tokens[above]
            if token.head < after[0] and token.dep in {"acl", "relcl"}:
                return subtree(sentence, above)[0] == after[0]
        return False

    def _attributes(self, before: int, after: int) -> bool:
        """Whether what follows is a quotation, or the clause that says who said what goes before."""
        if after in self.context.quoted and before not in self.context.quoted:
            return True
        sentence = self.context.sentence
        said, saying = clause_of(sentence, before), clause_of(sentence, after)
        return said != saying and saying in ancestors(sentence, said) and after < saying


def words(context: Context, indices: list[int]) -> str:
    """The words at these places, as they are printed."""
    tokens = context.sentence.tokens
    text = "".join(tokens[i].text + (" " if tokens[i].space else "") for i in indices)
    return " ".join(text.split())


def mend_marks(draft: Draft) -> None:
    """Take away a comma or dash that stands before another mark or at an end."""
    sentence = draft.context.sentence
    tokens = sentence.tokens
    for i, token in enumerate(tokens):
        if token.dep != "cc" or not draft.keep[i]:
            continue
        joined = [c for c in children(sentence, token.head) if tokens[c].dep == "conj" and c > i]
        if joined and not any(draft.keep[c] for c in joined):
            draft.keep[i] = False
    kept = [i for i, on in enumerate(draft.keep) if on]
    for here, following in pairwise(kept):
        ends = tokens[following].text in _ENDS
        if ends and (tokens[here].text in COMMAS or tokens[here].dep == "cc"):
            draft.keep[here] = False
