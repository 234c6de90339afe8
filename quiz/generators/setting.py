"""One sentence that says which event a card is about, for statements that speak of `the fire` or `the building`.

It is the first sentence of an article where that is short and stands alone, and it is told before the question.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from quiz.facts.antecedents import ANAPHORS
from quiz.facts.clauses import modality
from quiz.facts.context import Context
from quiz.facts.humans import is_human
from quiz.facts.statements import statement
from quiz.facts.tree import children
from quiz.model.fact import NAMES, Kind, Modality
from quiz.model.sentence import Sentence

LEAST, MOST = 6, 14
"""Words of a setting."""
_WORD = re.compile(r"\w+(?:[-'’.]\w+)*")
_KINDS = NAMES | {Kind.GROUP}


_DEVERBAL = ("tion", "sion", "ment", "ing", "al", "er", "ure", "ance", "ence", "ion")


def _stem(word: str) -> str:
    """The first letters that a verb and the noun of what it does share: announce, announcement."""
    for ending in ("ation", *_DEVERBAL, "ate", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: len(word) - len(ending)]
    return word


@dataclass(frozen=True, slots=True)
class Setting:
    """What an article is about, in one sentence: its text, the nouns it introduces, the sentence it is from."""

    text: str
    nouns: frozenset[str]
    names: frozenset[str]
    verbs: frozenset[str]
    sentence: Sentence

    def introduces(self, noun: str) -> bool:
        """Whether a noun means something that the setting tells: itself, or what its verb did (announcement)."""
        return noun in self.nouns or (
            noun.endswith(_DEVERBAL) and any(_stem(noun) == _stem(verb) for verb in self.verbs)
        )


def setting(contexts: Iterable[Context]) -> Setting | None:
    """The setting of an article from its contexts in order: its first sentence, where that can stand alone."""
    context = next(iter(contexts), None)
    if context is None or context.quoted:
        return None
    sentence = context.sentence
    root = sentence.tokens[sentence.root]
    if root.pos not in {"VERB", "AUX"} or sentence.index:
        return None
    if modality(sentence, sentence.root) is not Modality.HAPPENED:
        return None
    said = statement(context, 0, 0, most=len(sentence.tokens))
    words = _WORD.findall(said.text)
    if said.leans or said.loose or not LEAST <= len(words) <= MOST:
        return None
    if any(edit.startswith("left out") for edit in said.edits):
        return None
    names = {n.name for n in context.named if n.name.kind in _KINDS}
    kept = {name for name in names if name.full in said.text or any(a in said.text for a in name.aliases)}
    if not kept:
        return None
    nouns = {
        t.lemma.casefold()
        for t in sentence.tokens
        if t.pos == "NOUN" and re.search(rf"\b{re.escape(t.text)}\b", said.text)
    }
    verbs = {t.lemma.casefold() for t in sentence.tokens if t.pos == "VERB"}
    return Setting(
        said.text, frozenset(nouns), frozenset(name.key for name in kept), frozenset(verbs), sentence
    )


def unique_nouns(contexts: Iterable[Context]) -> frozenset[str]:
    """Nouns of which an article has one only: they stand with `the` at least twice and never with `a`."""
    definite: Counter[str] = Counter()
    other: set[str] = set()
    for context in contexts:
        for i, token in enumerate(context.sentence.tokens):
            if token.pos != "NOUN" or token.number != "Sing" or is_human(token.lemma):
                continue
            marks = {
                context.sentence.tokens[c].text.casefold()
                for c in children(context.sentence, i)
                if context.sentence.tokens[c].dep in {"det", "poss", "nummod"}
            }
            if "the" in marks:
                definite[token.lemma.casefold()] += 1
            elif marks & {"another", "each", "every", "any"}:
                other.add(token.lemma.casefold())
    return frozenset(
        noun for noun, count in definite.items() if count >= 2 and noun not in other and noun not in ANAPHORS
    )
