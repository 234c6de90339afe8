"""What a correction withdraws: the statement is found in the articles that still print it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quiz.facts.claims import all_terms
from quiz.facts.context import Context
from quiz.facts.likeness import overlap, rarity
from quiz.facts.tree import children
from quiz.model.article import Article, Note, NoteKind
from quiz.model.sentence import Sentence

ALIKE = 0.45
"""Cosine of weighted terms from which a sentence says what the correction speaks of."""


LOOKED_AT = 2000
"""Sentences that one sentence of a correction is compared with, however many articles there are."""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A sentence that a correction withdraws, with what stands now."""

    article: Article
    note: Note
    stands: Context
    """The sentence of the note that says what is right."""
    withdrawn: Context
    verb: int
    """The verb of the withdrawn sentence that the correction contradicts."""


def withdrawals(
    notes: Sequence[tuple[Article, Note, Sequence[Context]]], contexts: Sequence[Context]
) -> list[Withdrawal]:
    """Find, for each correction or clarification, the sentences anywhere that say the opposite of it."""
    read = [
        (article, note, sentences) for article, note, sentences in notes if note.kind is not NoteKind.UPDATE
    ]
    if not read:
        return []
    terms = [all_terms(context) for context in contexts]
    weights = rarity(terms)
    index: dict[str, list[int]] = defaultdict(list)
    for i, its in enumerate(terms):
        for term in sorted(its):
            index[term].append(i)
    found = []
    for article, note, sentences in read:
        for stands in sentences:
            verbs = _polarities(stands.sentence)
            said = all_terms(stands)
            for i in _near(said, index):
                if overlap(said, terms[i], weights) < ALIKE:
                    continue
                verb = _contradicted(verbs, contexts[i].sentence)
                if verb is not None:
                    found.append(Withdrawal(article, note, stands, contexts[i], verb))
    return found


def _near(said: frozenset[str], index: Mapping[str, Sequence[int]]) -> list[int]:
    """The sentences that share a rare term with a correction: its rarest terms that a bounded number of them have."""
    near: set[int] = set()
    reached = 0
    for term in sorted(said & index.keys(), key=lambda term: (len(index[term]), term)):
        reached += len(index[term])
        if near and reached > LOOKED_AT:
            break
        near.update(index[term])
    return sorted(near)


def _polarities(sentence: Sentence) -> dict[tuple[str, str], tuple[bool, int]]:
    """Each verb with its object: whether it is denied, and where it stands."""
    found: dict[tuple[str, str], tuple[bool, int]] = {}
    for i, token in enumerate(sentence.tokens):
        if token.pos not in {"VERB", "AUX"}:
            continue
        below = children(sentence, i)
        denied = any(sentence.tokens[c].dep == "neg" for c in below)
        for c in below:
            if sentence.tokens[c].dep in {"dobj", "attr", "acomp", "prep"}:
                found[token.lemma.casefold(), sentence.tokens[c].lemma.casefold()] = denied, i
    return found


def _contradicted(verbs: dict[tuple[str, str], tuple[bool, int]], sentence: Sentence) -> int | None:
    """The verb of a sentence that is affirmed where these verbs deny it, or the other way round."""
    for pair, (denied, index) in _polarities(sentence).items():
        if pair in verbs and verbs[pair][0] != denied:
            return index
    return None
