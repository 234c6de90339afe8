"""From articles to facts: the one entry of this floor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from quiz.articles.copies import find_copies
from quiz.facts.align import Groups, group
from quiz.facts.conflicts import status, values
from quiz.facts.context import Context
from quiz.facts.corrections import Withdrawal, withdrawals
from quiz.facts.extractors import EXTRACTORS
from quiz.facts.names import Names
from quiz.facts.reading import contexts
from quiz.model.article import Article, Copy
from quiz.model.fact import COMPARED, Claim, Fact
from quiz.model.ids import short_id
from quiz.model.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Findings:
    """What a set of articles says: its copies, names, contexts, facts and withdrawn sentences."""

    copies: tuple[Copy, ...]
    witness: Mapping[str, str]
    """For each article the one that counts for it: a copy's newest print, otherwise itself."""
    names: Names
    contexts: tuple[Context, ...]
    facts: tuple[Fact, ...]
    withdrawals: tuple[Withdrawal, ...]


def find_facts(
    articles: Sequence[Article],
    sentences: Mapping[str, Sequence[Sentence]],
    notes: Mapping[str, Sequence[Sequence[Sentence]]],
) -> Findings:
    """Read claims from all sentences and group them into facts.

    `sentences` and `notes` are, by article key, the sentences of its body and of each of its editor's notes.
    """
    copies = find_copies(articles)
    witness = {article.key: article.key for article in articles} | {copy.key: copy.of for copy in copies}
    found, names = contexts(articles, sentences)
    withdrawn = tuple(_withdrawn(articles, notes, found))
    gone = {(w.withdrawn.sentence.article, w.withdrawn.sentence.index) for w in withdrawn}
    claims = [
        replace(claim, withdrawn=True) if (claim.sentence.article, claim.sentence.index) in gone else claim
        for context in found
        for extractor in EXTRACTORS
        for claim in extractor(context)
    ]
    published = {article.key: article.published for article in articles}
    facts = _facts(group(claims), witness, published)
    return Findings(copies, witness, names, found, facts, withdrawn)


def _withdrawn(
    articles: Sequence[Article],
    notes: Mapping[str, Sequence[Sequence[Sentence]]],
    found: tuple[Context, ...],
) -> list[Withdrawal]:
    read = []
    for article in articles:
        for note, sentences in zip(article.notes, notes.get(article.key, ()), strict=False):
            inside, _ = contexts([article], {article.key: sentences})
            read.append((article, note, inside))
    return withdrawals(read, found)


def _facts(
    groups: Groups, witness: Mapping[str, str], published: Mapping[str, date | None]
) -> tuple[Fact, ...]:
    by_question: dict[tuple[str, ...], list[Sequence[Claim]]] = defaultdict(list)
    for group_ in groups.claims:
        by_question[_question(group_)].append(group_)
    facts = []
    for question, sharing in by_question.items():
        for claims in sharing:
            parts = question if len(sharing) == 1 else (*question, *_telling(claims))
            found = values(claims)
            standing, differs = status(found, witness, published, groups.same)
            facts.append(
                Fact(
                    id=short_id(*parts),
                    kind=claims[0].kind,
                    status=standing,
                    values=found,
                    witnesses=tuple(sorted({witness[c.sentence.article] for c in claims})),
                    differs=differs,
                )
            )
    return tuple(_unique(facts))


def _question(claims: Sequence[Claim]) -> tuple[str, ...]:
    best = min(claims, key=lambda c: (c.subject, c.relation, c.role))
    unit = best.quantity.unit if best.quantity else ""
    beside = (best.role, best.about) if best.kind in COMPARED else ()
    return best.subject, best.relation, best.kind.value, unit, *beside


def _telling(claims: Sequence[Claim]) -> tuple[str, ...]:
    """What tells facts of one subject, relation and kind apart: the answer's role and what goes with it."""
    best = min(claims, key=lambda c: (c.subject, c.relation, c.role, sorted(c.terms)))
    return best.role, *sorted(best.terms)


def _unique(facts: list[Fact]) -> list[Fact]:
    """Facts that still share an id are numbered by what they answer."""
    seen: dict[str, int] = defaultdict(int)
    out = []
    for fact in sorted(facts, key=lambda f: (f.id, f.values[0].answer)):
        seen[fact.id] += 1
        number = seen[fact.id]
        out.append(fact if number == 1 else replace(fact, id=short_id(fact.id, str(number))))
    return out
