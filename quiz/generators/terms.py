"""Facts whose answer is a term: a common noun phrase on which the story turns, such as `temporary protected status`.

Names and numbers are found by the language model; terms are found by their place: repeated in the story, but not
what all of it is about, and the object or complement of a sentence that is central to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from quiz.facts.claims import claim
from quiz.facts.context import SAYING, Context
from quiz.facts.gazetteer import common_words
from quiz.facts.humans import is_human
from quiz.facts.likeness import overlap
from quiz.facts.tree import children, text_of
from quiz.generators.phrases import LONGEST, general, key_of, stretches
from quiz.generators.world import World
from quiz.model.fact import Claim, Fact, Kind, Status, Value
from quiz.model.ids import short_id

SAME = 0.3
"""Cosine of terms from which two sentences say the same of a phrase."""
COMMON = 0.2
"""Share of a story's sentences from which a phrase is what it is about, which can be guessed."""
_LIGHT = frozenset("take make go have do come give play get put keep bring hold set pay lay be".split())
"""Verbs that make one thing with their object: `take refuge`, `play a role`."""
_MEASURES = frozenset("billion million thousand hundred dozen number lot ton pound barrel percent".split())
_SHELLS = frozenset(
    "approach aspect attempt basis beginning circumstance concern context degree difficulty era evidence experience "
    "feeling hope impact indication instance initiative lack matter method middle mission mood motion nature notion "
    "occasion opinion outcome possibility presence principle process prospect purpose reaction relation resort "
    "response sake scene scope segment sense sequence situation solution sort source sum symbol theme topic total "
    "trend version wake billion million thousand hundred dozen couple dlrs profanity letter effect preparation".split()
)
"""Nouns that stand for what is said elsewhere or that have little content of their own (Schmid's shell nouns)."""
_ROLES = frozenset({"dobj", "pobj", "attr", "oprd"})
_TELLING = frozenset("of with for from against during through under into on over in to by".split())
"""Prepositions whose noun is what a verb acts with; after a noun any preposition is (`an investigation into`)."""


def term_facts(world: World) -> list[Fact]:
    """The terms of all articles that may be asked for, each with the sentences that say the same of it."""
    by_key: dict[str, list[Claim]] = defaultdict(list)
    gone = {(w.withdrawn.sentence.article, w.withdrawn.sentence.index) for w in world.findings.withdrawals}
    for context in world.findings.contexts:
        if (context.sentence.article, context.sentence.index) in gone:
            continue  # a withdrawn sentence proves nothing
        for first, last in _terms(context, world):
            tokens = context.sentence.tokens
            key = key_of(tokens, first, last)
            answer = text_of(context.sentence, list(range(first, last)))
            by_key[key].append(claim(context, first, last, Kind.CONCEPT, " ".join(answer.split()), key))
    facts = []
    for key, claims in sorted(by_key.items()):
        for group in _groups(claims, world):
            witnesses = tuple(sorted({world.witness[c.sentence.article] for c in group}))
            best = group[0]
            facts.append(
                Fact(
                    id=short_id(best.subject, best.relation, "concept", key, *sorted(best.terms)),
                    kind=Kind.CONCEPT,
                    status=Status.AGREED if len(witnesses) > 1 else Status.SINGLE,
                    values=(Value(best.answer, tuple(group)),),
                    witnesses=witnesses,
                )
            )
    return facts


def _terms(context: Context, world: World) -> Iterator[tuple[int, int]]:
    """The tokens of each term: the noun with what it is usual to say before it."""
    tokens = context.sentence.tokens
    story = frozenset(world.stories[context.sentence.article])
    for start, last in stretches(context):
        if last - start == 1 or tokens[last - 1].dep not in _ROLES:
            continue  # a single noun is no term
        first = _usual(context, start, last, world)
        if any(i in context.quoted for i in range(first, last)) or is_human(tokens[last - 1].lemma):
            continue
        if (
            _technical(context, first, last)
            and _governed(context, first, last)
            and _new(context, first, last)
            and _repeated(context, first, last, story, world)
        ):
            yield first, last


def _usual(context: Context, start: int, last: int, world: World) -> int:
    """Where a term begins: its longest form that is repeated; the nouns before it always belong to it."""
    tokens = context.sentence.tokens
    least = last - 1
    while least > start and tokens[least - 1].pos == "NOUN":
        least -= 1
    for first in range(start, least):
        if len(_places(context, first, last, world)) > 1:
            return first
    return least


def _places(context: Context, first: int, last: int, world: World) -> frozenset[tuple[str, int]]:
    tokens = context.sentence.tokens
    key = key_of(tokens, first, last)
    phrase = world.phrases.get(key)
    return phrase.places if phrase is not None else frozenset()


def _governed(context: Context, first: int, last: int) -> bool:
    """Whether a phrase is what a verb acts on or with, or what a noun is about: `an investigation into ...`."""
    sentence = context.sentence
    tokens = sentence.tokens
    head = tokens[last - 1]
    if head.dep not in _ROLES or last - first > LONGEST:
        return False
    if head.dep == "pobj":
        above = tokens[tokens[head.head].head]
        if above.pos != "NOUN" and tokens[head.head].text.casefold() not in _TELLING:
            return False
    if (first and (tokens[first - 1].text in {"-", "–", "/", "to"} or tokens[first - 1].pos == "NUM")) or (
        last < len(tokens) and tokens[last].text in {"-", "/"}
    ):
        return False
    below = [c for c in children(sentence, last - 1) if not first <= c < last]
    return not any(tokens[c].dep in {"conj", "poss", "nummod"} for c in below)


def _new(context: Context, first: int, last: int) -> bool:
    """Whether a phrase brings something new and has content: not `the building`, `take refuge`, `to death`."""
    sentence = context.sentence
    tokens = sentence.tokens
    head = tokens[last - 1]
    if head.lemma.casefold() in _SHELLS:
        return False
    marks = {
        tokens[c].text.casefold() for c in children(sentence, last - 1) if tokens[c].dep in {"det", "poss"}
    }
    if (
        marks & {"the", "this", "that", "these", "those", "any", "every", "each", "no", "some"}
        and last - first == 1
    ):
        return False
    verb = tokens[head.head]
    if head.dep == "pobj":
        verb = tokens[verb.head]
        if verb.lemma.casefold() in _MEASURES or verb.pos == "NUM":
            return False
        if last - first == 1 and not marks and head.number == "Sing" and verb.pos in {"VERB", "AUX"}:
            return False
        if verb.lemma in SAYING:
            return False
    return verb.lemma not in _LIGHT


def _technical(context: Context, first: int, last: int) -> bool:
    """Whether a term is told from everyday words: two nouns of which one is rare, or three words.

    A single noun mostly follows from its neighbours, or has synonyms that fit as well.
    """
    tokens = context.sentence.tokens
    words = {t.text.casefold() for t in tokens[first:last]}
    return last - first > 2 or (
        last - first == 2 and tokens[first].pos == "NOUN" and not words <= common_words()
    )


def _repeated(context: Context, first: int, last: int, story: frozenset[str], world: World) -> bool:
    """Whether a term is repeated in its story without being what all of it is about."""
    head = context.sentence.tokens[last - 1].lemma.casefold()
    single = world.phrases.get(head)
    setting = world.settings[context.sentence.article]
    if single is None or general(single) or (setting is not None and head in setting.nouns):
        return False
    sentences = sum(len(world.by_article[article]) for article in story)
    places = [place for place in _places(context, first, last, world) if place[0] in story]
    often = sum(place[0] in story for place in single.places)
    told = last - first > 2 or len(places) > 2 or len({world.witness[a] for a, _ in places}) > 1
    return told and len(places) > 1 and often <= max(2, COMMON * sentences)


def _groups(claims: list[Claim], world: World) -> list[list[Claim]]:
    groups: list[list[Claim]] = []
    for claim_ in claims:
        for group in groups:
            if overlap(claim_.terms, group[0].terms, world.weights) >= SAME:
                group.append(claim_)
                break
        else:
            groups.append([claim_])
    return groups
