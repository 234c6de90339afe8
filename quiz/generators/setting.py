"""A few words that say which story a card is about, for statements that speak of `the fire` or `the building`.

They name who or what the story is about and its theme, and stand in brackets before the question, as the
context cue of a flash card (Wozniak's rule 12).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from quiz.facts.antecedents import ANAPHORS
from quiz.facts.context import Context
from quiz.facts.humans import is_human
from quiz.facts.tree import children
from quiz.generators.phrases import Phrase, general, weight
from quiz.model.fact import Kind, Name

NAMES_SHOWN = 2
"""Names of a setting at most."""
THROUGHOUT = 0.3
"""Share of a single article's sentences that name what all of it is about; an essay changes its subject instead."""
OFTEN = 3
"""Mentions of a name that a setting shows."""
CHIEF = 0.5
"""Share of the first name's weight from which a further name is shown."""
FULLER = 0.65
"""Share of a noun's weight from which a longer phrase stands for it: `dance hall fire` for `fire`."""
_SHOWN = frozenset(
    {
        Kind.PERSON,
        Kind.COUNTRY,
        Kind.CITY,
        Kind.STATE,
        Kind.PLACE,
        Kind.ORGANISATION,
        Kind.EVENT,
        Kind.PRODUCT,
    }
)
_LANDS = frozenset({Kind.COUNTRY, Kind.CITY, Kind.STATE, Kind.PLACE})


@dataclass(frozen=True, slots=True)
class Setting:
    """What a story is about: its names, most telling first, and its theme."""

    names: tuple[Name, ...]
    theme: Phrase | None

    def text(self, without: Collection[str] = ()) -> str:
        """The words for a card that has these names or asks for them: `Goteborg, dance hall fire`."""
        shown = [name.full for name in self.names if name.key not in without][:NAMES_SHOWN]
        if self.theme is not None and self.theme.key not in without:
            shown.append(self.theme.text)
        return ", ".join(shown)

    @property
    def shown(self) -> tuple[Name, ...]:
        """The names that a card shows unless one is its answer."""
        return self.names[:NAMES_SHOWN]

    @property
    def nouns(self) -> frozenset[str]:
        """The lemmas of the theme."""
        return frozenset(self.theme.key.split()) if self.theme is not None else frozenset()


def setting(contexts: Sequence[Context], found: Iterable[Phrase]) -> Setting | None:
    """The setting of one story, from the contexts of its articles and the phrases that stand there."""
    articles = frozenset(context.sentence.article for context in contexts)
    weights = {p: weight(p, articles) for p in found if not general(p) and not is_human(p.head)}
    names = _names(contexts, len(articles))
    if names and len(articles) == 1 and _share(names[0], contexts) < THROUGHOUT:
        return None
    return Setting(names, _theme(weights)) if names else None


def _share(name: Name, contexts: Sequence[Context]) -> float:
    """The share of the sentences that have a name."""
    return sum(any(named.name == name for named in context.named) for context in contexts) / len(contexts)


def _theme(weights: Mapping[Phrase, float]) -> Phrase | None:
    """The noun that says most, in its fullest usual form."""
    single = [phrase for phrase in weights if phrase.key == phrase.head]
    if not single:
        return None
    best = max(single, key=lambda p: (weights[p], p.key))
    fuller = [
        phrase
        for phrase in weights
        if phrase.head == best.head
        and phrase is not best
        and len(phrase.places) >= 2
        and weights[phrase] >= FULLER * weights[best]
    ]
    return max(fuller, key=lambda p: (weights[p], p.key)) if fuller else best


def _names(contexts: Sequence[Context], articles: int) -> tuple[Name, ...]:
    """The names of a story by how often and how early they stand there; one country or place is enough."""
    weights: dict[Name, float] = defaultdict(float)
    within: dict[Name, set[str]] = defaultdict(set)
    for context in contexts:
        for name in {named.name for named in context.named}:
            if name.kind in _SHOWN and name.sure and name.count >= OFTEN:
                weights[name] += 1 / (1 + context.sentence.index / 8)
                within[name].add(context.sentence.article)
    ranked = sorted(
        (name for name in weights if 2 * len(within[name]) > articles),
        key=lambda name: (-weights[name], name.key),
    )
    kept: list[Name] = []
    for name in ranked:
        if weights[name] < CHIEF * weights[ranked[0]]:
            break
        if name.kind in _LANDS and any(other.kind in _LANDS for other in kept):
            continue
        kept.append(name)
    return tuple(kept[: NAMES_SHOWN + 1])


def unique_nouns(contexts: Iterable[Context]) -> frozenset[str]:
    """Nouns of which a story has one only: they stand with `the` often and never with `another` or `each`."""
    definite: Counter[str] = Counter()
    other: set[str] = set()
    for context in contexts:
        for i, token in enumerate(context.sentence.tokens):
            if token.pos != "NOUN" or is_human(token.lemma):
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
        noun
        for noun, count in definite.items()
        if count >= OFTEN and noun not in other and noun not in ANAPHORS
    )
