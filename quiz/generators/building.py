"""From facts to cards: the best choice face and the best cloze face of each fact, or the reason why not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from quiz.checks import refusals
from quiz.generators import GENERATORS
from quiz.generators.candidate import Candidate, sources
from quiz.generators.differing import corrections, disagreements, scopes, told
from quiz.generators.distractors import Distractor, distractors
from quiz.generators.sureness import refusal
from quiz.generators.terms import term_facts
from quiz.generators.world import Face, World
from quiz.model.card import Card, Choice, Option
from quiz.model.fact import COMPARED, Claim, Fact, Refusal, Status
from quiz.model.ids import short_id


def candidates(world: World) -> tuple[list[Candidate], list[Refusal]]:
    """A card for each fact that can be asked surely, and a reason for each claim that cannot."""
    found: list[Candidate] = []
    refused: list[Refusal] = []
    for fact in (*world.findings.facts, *term_facts(world)):
        if fact.kind not in COMPARED:
            found.extend(_of_fact(fact, world, refused))
    found.extend(corrections(world))
    found.extend(disagreements(world, found))
    found.extend(scopes(world))
    return found, refused


def _of_fact(fact: Fact, world: World, refused: list[Refusal]) -> Iterator[Candidate]:
    """One card, from the best claim that can be asked; where newsrooms differ, one for each newsroom's figure."""
    told_by: set[str] = set()
    for claim in sorted(fact.claims, key=lambda claim: _preference(claim, world)):
        reason = refusal(fact, claim, world)
        made = reason or _of_claim(fact, claim, world)
        if isinstance(made, str):
            refused.append(Refusal(made, claim.sentence, claim.answer))
            continue
        if told_by:
            made = replace(
                made, card=replace(made.card, id=short_id(fact.id, claim.key, claim.sentence.article))
            )
        yield made
        told_by.add(claim.key)
        others = [c for c in fact.claims if c.key not in told_by and _attributed(c, world)]
        if fact.status is not Status.CONFLICTING or not others:
            return


def _preference(claim: Claim, world: World) -> tuple[object, ...]:
    """The newest print of a story before its copies, a proved newsroom, few words, the sentence's place."""
    article = claim.sentence.article
    return (
        world.witness[article] != article,
        not world.articles[article].publisher,
        len(claim.statement.edits) > 3,
        len(claim.statement.text),
        article,
        claim.sentence.index,
    )


def _of_claim(fact: Fact, claim: Claim, world: World) -> Candidate | str:
    proposed = [face for generate in GENERATORS.values() for face in generate(fact, claim, world)]
    cloze = next((face for face in proposed if face.cloze), None)
    wrong: tuple[Distractor, ...] = ()
    choice: Face | None = None
    asked = [face for face in proposed if face.choice]
    if asked:
        wrong = distractors(fact, claim, world)
        choice = asked[0] if wrong else None
    faces = tuple(face for face in (choice, cloze) if face is not None)
    if not faces:
        return "no form of question fits" if not asked else "too few good distractors"
    disputed = world.disputed(claim)
    if disputed is not None and not _attributed(claim, world):
        return "newsrooms differ, and whose word this is cannot be said"
    card = Card(
        id=fact.id,
        choice=_options(choice, wrong) if choice is not None else None,
        cloze=cloze.cloze if cloze is not None else None,
        why=_why(claim, choice),
        sources=sources(disputed or fact, claim, world),
        conflict=told(disputed, world) if disputed is not None else "",
        tags=_tags(fact),
    )
    sound = _sound(card)
    if isinstance(sound, str):
        return sound
    return Candidate(sound, fact, claim, tuple(face.form for face in faces), wrong)


def _options(face: Face, wrong: tuple[Distractor, ...]) -> Choice:
    assert face.choice is not None
    key = face.choice.options[0]
    start = key.text[: len(key.text) - len(face.claim.statement.answer)] if face.form == "how many" else ""
    options = (key, *(Option(start + d.text) for d in wrong))
    if start and key.text[:1].isupper():
        options = tuple(replace(o, text=o.text[:1].upper() + o.text[1:]) for o in options)
    return replace(face.choice, options=options)


def _why(claim: Claim, choice: Face | None) -> str:
    """The statement itself, for a learner who chose another option; a cloze shows it anyway.

    A sentence that breaks off inside a quotation is none.
    """
    text = claim.statement.text
    whole = text.count("“") == text.count("”") and text.count('"') % 2 == 0
    return text if choice is not None and whole else ""


def _attributed(claim: Claim, world: World) -> bool:
    article = world.article(claim)
    return bool(article.publisher or article.title)


def _tags(fact: Fact) -> tuple[str, ...]:
    tags = [fact.kind.value]
    if fact.status is Status.CONFLICTING:
        tags.append("disagreement")
    return tuple(tags)


def _sound(card: Card) -> Card | str:
    """The card without a face that breaks an item-writing rule, or the rule where none is left."""
    problems = refusals(card)
    if not problems:
        return card
    if card.choice is not None and card.cloze is not None:
        for fewer in (replace(card, choice=None, why=""), replace(card, cloze=None)):
            if not refusals(fewer):
                return fewer
    return f"{problems[0].code}: {problems[0].message}"


def by_kind(found: list[Candidate], kinds: frozenset[str]) -> list[Candidate]:
    """The candidates with only these faces (choice, cloze), without those that have none of them."""
    out = []
    for candidate in found:
        card = candidate.card
        card = card if "choice" in kinds else replace(card, choice=None)
        card = card if "cloze" in kinds else replace(card, cloze=None)
        if card.choice or card.cloze:
            out.append(replace(candidate, card=card))
    return out
