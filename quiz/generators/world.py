"""What a generator may look at besides its fact: all facts, names and articles of the set."""

from __future__ import annotations

import heapq
import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import itemgetter

from quiz.facts.antecedents import ANAPHORS
from quiz.facts.claims import all_terms
from quiz.facts.context import Context
from quiz.facts.finding import Findings
from quiz.facts.gazetteer import country, country_of_adjective, fold
from quiz.facts.likeness import overlap, rarity
from quiz.generators.echoes import echoes
from quiz.generators.figures import Figures
from quiz.generators.phrases import Phrase, phrases
from quiz.generators.setting import Setting, setting, unique_nouns
from quiz.generators.stories import stories
from quiz.model.article import Article
from quiz.model.card import Choice, Cloze
from quiz.model.fact import Claim, Fact, Kind, Name, Status

ECHO = 0.15
"""Cosine of weighted terms from which sentences of two newsrooms have something in common."""
WEEK = 7
"""Days within which the dated reports of a story tell when an undated one was written."""
OFTEN, FAR = 5, 1.8
"""Mentions from which a name may be what the whole story is about, and how many times the next name's."""


@dataclass(frozen=True, slots=True)
class Face:
    """A face proposed for a fact: the claim that it is made from, and a choice or a cloze; `form` names the way."""

    form: str
    claim: Claim
    choice: Choice | None = None
    cloze: Cloze | None = None


@dataclass(frozen=True)
class World:
    """All that the articles of one set say."""

    articles: Mapping[str, Article]
    findings: Findings

    @property
    def witness(self) -> Mapping[str, str]:
        """For each article the one that counts for it: a copy's newest print, otherwise itself."""
        return self.findings.witness

    @cached_property
    def contexts(self) -> dict[tuple[str, int], Context]:
        """The sentences by article and index."""
        return {(c.sentence.article, c.sentence.index): c for c in self.findings.contexts}

    @cached_property
    def terms(self) -> dict[tuple[str, int], frozenset[str]]:
        """The content lemmas and name keys of each sentence."""
        return {place: all_terms(context) for place, context in self.contexts.items()}

    @cached_property
    def weights(self) -> dict[str, float]:
        """Inverse document frequency of each term over the sentences of the set."""
        return rarity(self.terms.values())

    @cached_property
    def places_of_name(self) -> dict[str, list[tuple[str, int]]]:
        """The sentences that have a name, by its key."""
        found: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for place, context in self.contexts.items():
            for key in sorted({named.name.key for named in context.named}):
                found[key].append(place)
        return found

    @cached_property
    def names_of_article(self) -> dict[str, tuple[Name, ...]]:
        """The names of each article, in the order in which they first stand there."""
        found: dict[str, dict[str, Name]] = defaultdict(dict)
        for context in self.findings.contexts:
            for named in context.named:
                found[context.sentence.article].setdefault(named.name.key, named.name)
        return {key: tuple(names.values()) for key, names in found.items()}

    @cached_property
    def articles_in_order(self) -> tuple[str, ...]:
        """The articles' keys, sorted."""
        return tuple(sorted(self.articles))

    @cached_property
    def names_by_kind(self) -> dict[tuple[str, Kind], list[Name]]:
        """The sure names of each article by kind, those that are met most first."""
        found: dict[tuple[str, Kind], list[Name]] = defaultdict(list)
        for article, names in self.names_of_article.items():
            for name in sorted(names, key=lambda n: (-n.count, n.key)):
                if name.sure:
                    found[article, name.kind].append(name)
        return dict(found)

    @cached_property
    def folded_names(self) -> frozenset[str]:
        """The full forms of all names, folded."""
        return frozenset(fold(name.full) for names in self.names_of_article.values() for name in names)

    @cached_property
    def disputes(self) -> dict[tuple[str, int], list[Fact]]:
        """By sentence the facts on which newsrooms differ and to which it adds a value."""
        found: dict[tuple[str, int], list[Fact]] = defaultdict(list)
        for fact in self.findings.facts:
            if fact.status is Status.CONFLICTING:
                for place in sorted({(c.sentence.article, c.sentence.index) for c in fact.claims}):
                    found[place].append(fact)
        return found

    def disputed(self, claim: Claim) -> Fact | None:
        """The fact on which newsrooms differ: the one that is asked, or one whose figure the statement repeats."""
        for fact in self.disputes.get((claim.sentence.article, claim.sentence.index), ()):
            if any(
                other.sentence is claim.sentence and (other is claim or other.answer in claim.statement.text)
                for other in fact.claims
            ):
                return fact
        return None

    @cached_property
    def centrality(self) -> dict[tuple[str, int], float]:
        """How much a sentence shares with the others of the set: the mean cosine of their weighted terms.

        The degree centrality of LexRank (Erkan and Radev 2004), worked out in one pass over the terms.
        """
        norms = {
            p: math.sqrt(math.fsum(self.weights[t] ** 2 for t in terms)) or 1.0
            for p, terms in self.terms.items()
        }
        mass: dict[str, float] = defaultdict(float)
        for place, terms in self.terms.items():
            for term in terms:
                mass[term] += self.weights[term] ** 2 / norms[place]
        others = max(len(self.terms) - 1, 1)
        return {
            place: (math.fsum(mass[term] for term in terms) / norms[place] - (1.0 if terms else 0.0)) / others
            for place, terms in self.terms.items()
        }

    @cached_property
    def echoes(self) -> dict[tuple[str, int], tuple[tuple[float, tuple[str, int]], ...]]:
        """For each sentence those of other newsrooms that say much the same, most alike first.

        Where a story has one witness only, its later prints count: what they keep is what matters.
        """
        witnesses = {key: len({self.witness[a] for a in story}) for key, story in self.stories.items()}
        teller = {key: self.witness[key] if count > 1 else key for key, count in witnesses.items()}
        return echoes(self.terms, self.weights, teller, ECHO)

    @cached_property
    def _ranks(self) -> dict[tuple[str, int], float]:
        """By sentence the share of its story's sentences that are less central."""
        found: dict[tuple[str, int], float] = {}
        by_story: dict[tuple[str, ...], list[tuple[str, int]]] = defaultdict(list)
        for place in self.contexts:
            by_story[self.stories[place[0]]].append(place)
        for places in by_story.values():
            values = sorted(self.centrality[place] for place in places)
            for place in places:
                found[place] = bisect_left(values, self.centrality[place]) / len(values)
        return found

    def standing(self, place: tuple[str, int]) -> float:
        """How central a sentence is among those of its story: 0 for the least, nearly 1 for the most."""
        return self._ranks[place]

    @cached_property
    def _chiefs(self) -> dict[tuple[str, ...], str]:
        """By story the key of the person whom most of its sentences name."""
        found: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
        for context in self.findings.contexts:
            for key in {named.name.key for named in context.named if named.name.kind is Kind.PERSON}:
                found[self.stories[context.sentence.article]][key] += 1
        return {
            story: min(counts, key=lambda key: (-counts[key], key))
            for story, counts in found.items()
            if max(counts.values()) >= OFTEN
        }

    def chief(self, article: str) -> str:
        """The person whom most sentences of an article's story name, or empty."""
        return self._chiefs.get(self.stories.get(article, ()), "")

    @cached_property
    def protagonists(self) -> frozenset[str]:
        """The names that the story is about: of their kind, named far more often than any other."""
        found: set[str] = set()
        by_kind: dict[Kind, list[Name]] = defaultdict(list)
        for name in self.findings.names.names.values():
            by_kind[name.kind].append(name)
        for names in by_kind.values():
            first, *rest = sorted(names, key=lambda name: (-name.count, name.key))
            second = rest[0].count if rest else 0
            if first.count >= OFTEN and first.count >= FAR * second:
                found.add(first.key)
        return frozenset(found)

    @cached_property
    def countries_of(self) -> dict[str, frozenset[str]]:
        """For each person the countries that some article puts beside the name.

        `Colombian President X`, `X, the president of Colombia`, `Colombia's President X`.
        """
        found: dict[str, set[str]] = defaultdict(set)
        for context in self.findings.contexts:
            tokens = context.sentence.tokens
            for named in context.named:
                if named.name.kind is not Kind.PERSON:
                    continue
                for token in tokens[max(0, named.first - 4) : named.first]:
                    land = country_of_adjective(token.text) or country(token.text)
                    if land is not None and token.pos in {"ADJ", "PROPN"}:
                        found[named.name.key].add(fold(land.name))
                for other in context.named:
                    if other.name.kind is Kind.COUNTRY and 0 < other.first - named.last <= 6:
                        between = {t.text.casefold() for t in tokens[named.last : other.first]}
                        if {",", "of"} <= between and not any(
                            t.pos == "VERB" for t in tokens[named.last : other.first]
                        ):
                            found[named.name.key].add(other.name.key)
        return {key: frozenset(lands) for key, lands in found.items()}

    @cached_property
    def phrases(self) -> dict[str, Phrase]:
        """The noun phrases of all articles by their lemmas."""
        return phrases(self.findings.contexts)

    @cached_property
    def stories(self) -> dict[str, tuple[str, ...]]:
        """For each article all articles of its story."""
        return stories(self.findings.contexts, self.phrases)

    @cached_property
    def _by_story(self) -> dict[tuple[str, ...], list[Context]]:
        found: dict[tuple[str, ...], list[Context]] = defaultdict(list)
        for context in self.findings.contexts:
            found[self.stories[context.sentence.article]].append(context)
        return found

    @cached_property
    def settings(self) -> dict[str, Setting | None]:
        """The setting of each article: that of its story."""
        told: dict[tuple[str, ...], dict[str, Phrase]] = defaultdict(dict)
        for phrase in self.phrases.values():
            for article in {article for article, _ in phrase.places}:
                told[self.stories[article]][phrase.key] = phrase
        found = {story: setting(contexts, told[story].values()) for story, contexts in self._by_story.items()}
        return {key: found.get(self.stories.get(key, ())) for key in self.articles}

    @cached_property
    def known_nouns(self) -> dict[tuple[str, ...], frozenset[str]]:
        """For each story the nouns that are clear once it is named: it tells of one only."""
        return {story: unique_nouns(contexts) for story, contexts in self._by_story.items()}

    def knows(self, noun: str, article: str) -> bool:
        """Whether `the` noun is clear once the article's story is named: the fire, or the band where one is named."""
        found = self.settings[article]
        if found is None:
            return False
        kinds = ANAPHORS.get(noun)
        if kinds is not None:
            return sum(name.kind in kinds for name in found.shown) == 1
        return noun in found.nouns or noun in self.known_nouns[self.stories[article]]

    @cached_property
    def by_article(self) -> dict[str, list[Context]]:
        """The sentences of each article in order."""
        found: dict[str, list[Context]] = {key: [] for key in self.articles}
        for context in self.findings.contexts:
            found[context.sentence.article].append(context)
        return found

    def published(self, article: str) -> date | None:
        """The day an article proves, or, where it proves none, the first day that others of its story prove.

        The latter only where these lie within a week: it tells the month of an undated report, not its day.
        """
        own = self.articles[article].published
        others = sorted(
            day for key in self.stories.get(article, ()) if (day := self.articles[key].published) is not None
        )
        if own is not None or not others:
            return own
        return others[0] if (others[-1] - others[0]).days <= WEEK else None

    def context(self, claim: Claim) -> Context:
        """The sentence of a claim."""
        return self.contexts[claim.sentence.article, claim.sentence.index]

    def article(self, claim: Claim) -> Article:
        """The article of a claim."""
        return self.articles[claim.sentence.article]

    def says_alike(self, key: str, claim: Claim, limit: float = 0.3) -> bool:
        """Whether some sentence says of that name what the claim says of its answer."""
        return any(
            overlap(self.terms[place] - {key}, claim.terms - {key}, self.weights) >= limit
            for place in self.places_of_name.get(key, ())
            if place != (claim.sentence.article, claim.sentence.index)
        )

    @cached_property
    def figures(self) -> Figures:
        """Every number that the articles print."""
        return Figures(self.findings.facts)

    @cached_property
    def _dates(self) -> dict[tuple[str, int], list[tuple[int, Fact, Claim]]]:
        found: dict[tuple[str, int], list[tuple[int, Fact, Claim]]] = defaultdict(list)
        claims = ((f, c) for f in self.findings.facts if f.kind is Kind.DATE for c in f.claims)
        for number, (fact, claim) in enumerate(claims):
            if claim.moment is not None and claim.moment.iso[:4].isdigit():
                found[claim.moment.granularity, int(claim.moment.iso[:4])].append((number, fact, claim))
        return found

    def dated(self, granularity: str, first: int, last: int) -> Iterator[tuple[Fact, Claim]]:
        """The claims of dates as exact as that from one year to another, with their facts, in their order."""
        years = (self._dates.get((granularity, year), ()) for year in range(first, last + 1))
        for _, fact, claim in heapq.merge(*years, key=itemgetter(0)):
            yield fact, claim
