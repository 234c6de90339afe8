"""Cards about disagreement and correction: who says what, and what was withdrawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from quiz.checks import check_card, refusals
from quiz.errors import Severity
from quiz.facts.clauses import part_with
from quiz.facts.dates import day_of
from quiz.facts.statements import statement
from quiz.facts.telling import plural, said
from quiz.generators.candidate import Candidate, sources
from quiz.generators.sureness import refusal
from quiz.generators.world import World
from quiz.model.article import Article
from quiz.model.card import Card, Choice, Option, Order, Source
from quiz.model.fact import COMPARED, Claim, Fact, Status
from quiz.model.ids import short_id


def told(fact: Fact, world: World) -> str:
    """A disagreement as a person would tell it: who says what, as of when."""
    newsrooms: dict[str, list[str]] = defaultdict(list)
    for value in fact.values:
        for claim in value.claims:
            words = said(claim if claim.kind in COMPARED else value.claims[0], fact)
            byname = world.articles[claim.sentence.article].byname
            if byname not in newsrooms[words]:
                newsrooms[words].append(byname)
    parts = [
        f"{_joined(names)} {words if len(names) == 1 else plural(words)}"
        for words, names in newsrooms.items()
    ]
    return "; ".join(parts) + "."


def _joined(names: list[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


def disagreements(world: World, made: Iterable[Candidate]) -> Iterator[Candidate]:
    """For each fact on which newsrooms differ: which of them gave one of its figures."""
    asked = {candidate.fact.id for candidate in made}
    for fact in world.findings.facts:
        if fact.status is not Status.CONFLICTING or fact.differs != "number" or fact.id not in asked:
            continue
        newsrooms = {
            world.article(c).publisher: c for c in reversed(fact.claims) if world.article(c).publisher
        }
        if len(newsrooms) < 3:
            continue
        for newsroom, claim in sorted(newsrooms.items()):
            rivals = [name for name, other in newsrooms.items() if other.key != claim.key]
            if len(rivals) < 2 or refusal(fact, claim, world) or claim.statement.loose:
                continue
            text = _as_clause(claim)
            card = Card(
                id=short_id("newsroom", fact.id, claim.sentence.article),
                choice=Choice(
                    f"Newsrooms gave different figures. Which of them reported that {text}?",
                    (Option(newsroom, right=True), *(Option(name) for name in sorted(rivals))),
                ),
                sources=sources(fact, claim, world),
                conflict=told(fact, world),
                tags=(fact.kind.value, "disagreement"),
            )
            if not [p for p in check_card(card) if p.severity is not Severity.NOTE]:
                yield Candidate(card, fact, claim, ("which newsroom",))
                break


def _as_clause(claim: Claim) -> str:
    """A statement as it follows `that`: without its full stop, and small at the beginning unless that is a name."""
    text = claim.statement.text.rstrip(".")
    return text if claim.sentence.tokens[0].pos == "PROPN" else text[0].lower() + text[1:]


def scopes(world: World) -> Iterator[Candidate]:
    """For each statement that one newsroom makes and others narrow or widen: which of them makes it."""
    for fact in world.findings.facts:
        if fact.status is not Status.CONFLICTING or fact.differs != "scope":
            continue
        story = world.stories[fact.claims[0].sentence.article]
        newsrooms = sorted({name for key in story if (name := world.articles[key].publisher)})
        for value in sorted(fact.values, key=lambda v: (len(v.answer), v.answer)):
            named = [claim for claim in value.claims if world.article(claim).publisher]
            having = {world.article(claim).publisher for claim in named}
            if len(having) != 1 or len(newsrooms) < 3:
                continue
            claim, (newsroom,) = named[0], having
            text = _as_clause(claim)
            card = Card(
                id=short_id("scope", fact.id, claim.sentence.article),
                choice=Choice(
                    f"Newsrooms differ in how far they go. Which of them writes that {text}?",
                    (Option(newsroom, right=True), *(Option(name) for name in newsrooms if name != newsroom)),
                ),
                sources=sources(fact, claim, world),
                conflict=told(fact, world),
                tags=("scope", "disagreement"),
            )
            if not refusals(card):
                yield Candidate(card, fact, claim, ("which newsroom",))
                break


def corrections(world: World) -> Iterator[Candidate]:
    """A myth card for each statement that a correction withdrew, where it can be understood alone."""
    seen: set[str] = set()
    for withdrawal in world.findings.withdrawals:
        context = withdrawal.withdrawn
        verb = withdrawal.verb
        said = statement(context, verb, verb + 1, part_with(context.sentence, verb, verb + 1))
        stands = statement(withdrawal.stands, 0, 0)
        if said.text in seen:
            continue
        seen.add(said.text)
        newsroom = withdrawal.article.publisher or withdrawal.article.byname
        when = f" on {day_of(withdrawal.note.published).text}" if withdrawal.note.published else ""
        fact = next(
            (f for f in world.findings.facts if any(c.sentence is context.sentence for c in f.claims)), None
        )
        if fact is None:
            continue
        claim = next(c for c in fact.claims if c.sentence is context.sentence)
        stands_sentence = withdrawal.stands.sentence
        card = Card(
            id=short_id("correction", *sorted(claim.names), stands_sentence.article),
            choice=Choice(
                f"{_about(withdrawal.article)}{said.text}" if said.leans or said.loose else said.text,
                (Option("True"), Option("False", right=True)),
                order=Order.KEEP,
                truth=True,
            ),
            why=f"{newsroom} corrected this{when}: {stands.text}",
            sources=(
                Source(stands_sentence.text, stands_sentence.article),
                Source(context.sentence.text, context.sentence.article),
            ),
            tags=("correction",),
        )
        yield Candidate(card, fact, claim, ("correction",))


def _about(article: Article) -> str:
    """What a statement that leans on its article is about: the newsroom's own headline."""
    return f"From a report headed “{article.title}”: " if article.title else ""
