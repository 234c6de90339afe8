"""From facts to cards: the best choice face and the best cloze face of each fact, or the reason why not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from quiz.checks import check_card
from quiz.errors import Severity
from quiz.facts.clauses import part_with
from quiz.facts.dates import day_of
from quiz.facts.statements import statement
from quiz.generators import GENERATORS
from quiz.generators.distractors import Distractor, distractors
from quiz.generators.sureness import needs_setting, refusal
from quiz.generators.world import Face, World
from quiz.model.article import Article
from quiz.model.card import Card, Choice, Cloze, Option, Order, Source
from quiz.model.fact import Claim, Fact, Kind, Refusal, Status, Value
from quiz.model.ids import short_id

SOURCES = 3
"""Articles that a card quotes at most; where the newsrooms differ, all of them."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A card that could be made, with what choosing needs to know of it."""

    card: Card
    fact: Fact
    claim: Claim
    forms: tuple[str, ...]
    distractors: tuple[Distractor, ...] = ()


def candidates(world: World) -> tuple[list[Candidate], list[Refusal]]:
    """A card for each fact that can be asked surely, and a reason for each claim that cannot."""
    found: list[Candidate] = []
    refused: list[Refusal] = []
    for fact in world.findings.facts:
        made = _of_fact(fact, world, refused)
        if made is not None:
            found.append(made)
    found.extend(_corrections(world))
    return found, refused


def _of_fact(fact: Fact, world: World, refused: list[Refusal]) -> Candidate | None:
    for claim in sorted(fact.claims, key=lambda claim: _preference(claim, world)):
        reason = refusal(fact, claim, world)
        if reason:
            refused.append(Refusal(reason, claim.sentence, claim.answer))
            continue
        made = _of_claim(fact, claim, world)
        if isinstance(made, Candidate):
            return made
        refused.append(Refusal(made, claim.sentence, claim.answer))
    return None


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
    card = Card(
        id=fact.id,
        choice=_options(choice, wrong) if choice is not None else None,
        cloze=cloze.cloze if cloze is not None else None,
        accept=_accept(cloze),
        why=_why(claim, choice, wrong, world),
        sources=_sources(fact, claim, world),
        conflict=told(fact, world) if fact.status is Status.CONFLICTING else "",
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


def _accept(cloze: Face | None) -> tuple[str, ...]:
    return ()


def _why(claim: Claim, choice: Face | None, wrong: tuple[Distractor, ...], world: World) -> str:
    """What a distractor belongs to, where a fact of the set tells; otherwise the statement itself."""
    if choice is None:
        return ""
    for distractor in wrong:
        for fact in world.findings.facts:
            if fact.kind is not claim.kind or fact.kind is not Kind.DATE:
                continue
            for other in fact.claims:
                if other.answer == distractor.text and not other.statement.leans and not other.withdrawn:
                    return other.statement.text
    return claim.statement.text


def _sources(fact: Fact, claim: Claim, world: World) -> tuple[Source, ...]:
    """The sentence that the card is made of, then one of each other article that says the same."""
    quoted: dict[str, Source] = {claim.sentence.article: Source(claim.sentence.text, claim.sentence.article)}
    found = world.settings[claim.sentence.article] if needs_setting(claim) else None
    if found is not None:
        quoted["setting"] = Source(found.sentence.text, found.sentence.article)
    differing = fact.status is Status.CONFLICTING
    for other in fact.claims:
        if differing or (other.key == claim.key and not other.withdrawn):
            quoted.setdefault(other.sentence.article, Source(other.sentence.text, other.sentence.article))
    sources = tuple(quoted.values())
    return sources if differing else sources[:SOURCES]


def told(fact: Fact, world: World) -> str:
    """A disagreement as a person would tell it: who says what, as of when."""
    parts = []
    for value in fact.values:
        said = _said(value)
        names = list(dict.fromkeys(world.articles[c.sentence.article].byname for c in value.claims))
        parts.append(f"{_joined(names)} {'says' if len(names) == 1 else 'say'} {said}")
    return "; ".join(parts) + "."


def _said(value: Value) -> str:
    claim = value.claims[0]
    words = claim.answer
    if claim.quantity is not None:
        tokens = claim.sentence.tokens
        first = claim.first
        bound = claim.quantity.bound
        if first and tokens[first - 1].text in {"$", "£", "€"}:
            words = tokens[first - 1].text + words
        words = words if bound is bound.EXACT else f"{_BOUND_WORDS[bound.value]} {words}"
    return words + (f", as of {claim.as_of}" if claim.as_of else "")


_BOUND_WORDS = {
    "about": "about",
    "over": "more than",
    "at least": "at least",
    "under": "less than",
    "up to": "up to",
}


def _joined(names: list[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


def _tags(fact: Fact) -> tuple[str, ...]:
    tags = [fact.kind.value]
    if fact.status is Status.CONFLICTING:
        tags.append("disagreement")
    if fact.status is Status.CORRECTED:
        tags.append("correction")
    return tuple(tags)


def _sound(card: Card) -> Card | str:
    """The card without a face that breaks an item-writing rule, or the rule where none is left."""
    problems = [p for p in check_card(card) if p.severity is not Severity.NOTE]
    if not problems:
        return card
    if card.choice is not None and card.cloze is not None:
        for fewer in (replace(card, choice=None, why=""), replace(card, cloze=None)):
            if not [p for p in check_card(fewer) if p.severity is not Severity.NOTE]:
                return fewer
    return f"{problems[0].code}: {problems[0].message}"


def _corrections(world: World) -> Iterator[Candidate]:
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
                f"{_about(withdrawal.article)}{said.text}" if said.leans else said.text,
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
    title = article.title.rstrip(".")
    return f"From a report headed “{title}”: " if title else ""


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


def faces_of(card: Card) -> Mapping[str, Choice | Cloze]:
    """A card's faces by their names."""
    faces: dict[str, Choice | Cloze] = {}
    if card.choice:
        faces["choice"] = card.choice
    if card.cloze:
        faces["cloze"] = card.cloze
    return faces
