"""Whether an answer is worth asking for: what the story turns on, not what it happens to mention.

Readers who judged some 340 cards without knowing how they were made turned down side details most often: the
day on which somebody spoke, a name in passing, a measure beside a noun. What they accepted was told by several
newsrooms or stood in the first two sentences. The points below are the weights of a logistic regression on
their verdicts, rounded.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from quiz.facts.context import SAYING
from quiz.facts.likeness import overlap
from quiz.facts.tree import children, text_of
from quiz.generators.world import World
from quiz.model.fact import NAMES, NUMBERS, Claim, Fact, Kind, Status

LEAST = 0.0
"""Points from which an answer is asked for."""
WIDELY, LEAST_WIDELY = 4, -0.4
"""Newsrooms from which a story is told so widely that what lies further from its middle is asked for as well."""
TOLD = 1.0
"""Points from which an organisation is asked for."""
OFTEN, FEW = 5, 3
"""Sentences that name a speaker who is asked for, and, in one article, a person whom no second newsroom names."""
NEAR = 21
"""Days around an article's own date that are its news cycle: on which of them something happened is no knowledge."""
ALIKE = 0.3
"""Cosine from which a sentence of another newsroom says the same."""
LEAST_UNDATED = 0.5
"""The same where no day is proved: readers accepted two of five such cards, and three of five of the others."""
_BESIDE = frozenset(
    {
        *((Kind.PERSON, role) for role in ("object", "dative", "conj", "with")),
        *((Kind.DATE, role) for role in ("since", "to", "until", "till")),
        *((Kind.COUNTRY, role) for role in ("of", "with")),
    }
)
"""Places in a clause that tell whom or till when, beside what the sentence was written to say: none was accepted."""
_CHIEF = 2
"""Sentences that name somebody or something that is more than a passer-by."""
_GEOGRAPHY = frozenset({Kind.COUNTRY, Kind.CITY, Kind.STATE, Kind.PLACE, Kind.FACILITY})
_NAMED = NAMES - {Kind.LAW, Kind.EVENT}
_SIDE = _GEOGRAPHY | {Kind.ORGANISATION}


def pointless(fact: Fact, claim: Claim, world: World) -> str:
    """Why an answer is a side detail, or an empty string."""
    if fact.status in {Status.CONFLICTING, Status.CORRECTED}:
        return ""
    chief = claim.key == world.chief(claim.sentence.article)
    disputed = world.disputed(claim)
    quoted = (disputed is not None and disputed.differs == "quotation") or (
        claim.kind is Kind.SPEAKER and bool(world.article(claim).publisher)
    )
    if chief and claim.kind in {Kind.PERSON, Kind.SPEAKER} and not quoted:
        return "what the whole story is about can be guessed"
    if _left_out(claim, world):
        return "the newest print of its story leaves it out"
    if claim.kind in _NAMED and len(world.places_of_name.get(claim.key, ())) < _CHIEF and not _called(claim):
        return "a name that stands once"
    widely = len({world.witness[key] for key in world.stories[claim.sentence.article]}) >= WIDELY
    points = worth(fact, claim, world)
    proved = world.published(claim.sentence.article) is not None
    if points < (LEAST_UNDATED if not proved else LEAST_WIDELY if widely else LEAST):
        return "a side detail"
    if (claim.kind, claim.role) in _BESIDE:
        return "beside what the sentence tells"
    if claim.kind in NUMBERS and _few(claim):
        return "a few of a kind that the article names"
    if widely and claim.kind in _GEOGRAPHY and points >= LEAST:
        return ""
    return _date(claim, world) if claim.kind is Kind.DATE else _beside(fact, claim, world, points)


def worth(fact: Fact, claim: Claim, world: World) -> float:
    """How much an answer is worth asking for, from about -0.5 to 4 points."""
    place = claim.sentence.article, claim.sentence.index
    repeated = corroborated(fact, claim, world)
    told = min(world.echoes[place][0][0], 0.5) * 2 if world.echoes[place] else 0.0
    points = told + repeated + 0.5 * world.standing(place)
    points += 1.2 if place[1] < 2 else 0.3 if place[1] < 5 else 0.0
    if claim.kind in _SIDE:
        points -= 0.7
    elif claim.kind is Kind.PERSON or claim.kind in {Kind.DURATION, Kind.PERCENT}:
        points -= 0.4
    elif claim.kind in NUMBERS or claim.kind is Kind.DATE:
        points += 0.3
    if claim.kind is Kind.SPEAKER and claim.name is not None and claim.name.count < 4:
        points -= 0.6
    if len(world.stories[place[0]]) == 1:
        points += 0.5
    return points


def _shown(claim: Claim, first: int, last: int) -> bool:
    """Whether a number that is a figure of its own stands in the statement."""
    text = text_of(claim.sentence, list(range(first, last)))
    figure = re.search(rf"(?<![\w.,]){re.escape(text)}(?!\w)", claim.statement.text)
    return figure is not None and text not in claim.answer.split()


def corroborated(fact: Fact, claim: Claim, world: World) -> bool:
    """Whether another newsroom gives the same answer, in the same fact or in a sentence that says much the same."""
    if fact.status is Status.AGREED:
        return True
    place = claim.sentence.article, claim.sentence.index
    return any(cosine >= ALIKE and _says(claim, other, world) for cosine, other in world.echoes[place])


def _known(claim: Claim, world: World) -> bool:
    """Whether a person is more than somebody who was asked for a word or passed by."""
    places = world.places_of_name.get(claim.key, ())
    in_one = max(Counter(article for article, _ in places).values(), default=0)
    if claim.kind is Kind.SPEAKER:
        return len(places) >= OFTEN
    return in_one >= FEW or len({world.witness[article] for article, _ in places}) > 1


_HARM = frozenset("kill die drown perish injure wound hurt hospitalize".split())
_FOUND = frozenset("take find recover rescue burn arrest detain evacuate".split())
_PEOPLE = frozenset("people persons others victims bodies dead injured".split())


def _toll(claim: Claim) -> bool:
    """Whether a number counts people to whom something happened: later reports tend to count otherwise."""
    tokens = claim.sentence.tokens
    if claim.relation in _HARM or tokens[tokens[claim.last - 1].head].lemma.casefold() in _HARM:
        return True
    words = {token.text.casefold() for token in tokens[claim.first : claim.last + 2]}
    return claim.relation in _FOUND and bool(words & _PEOPLE)


def _left_out(claim: Claim, world: World) -> bool:
    """Whether an older print of a story says it and the newest does not: it may have been found to be wrong."""
    newest = world.witness[claim.sentence.article]
    if newest == claim.sentence.article:
        return False
    own = world.terms[claim.sentence.article, claim.sentence.index]
    return not any(
        _says(claim, place, world) and overlap(own, world.terms[place], world.weights) >= ALIKE
        for place in ((newest, context.sentence.index) for context in world.by_article[newest])
    )


def _few(claim: Claim) -> bool:
    """`three ways out of it`: a handful that is described, so that what they are is the matter and not their number."""
    if claim.quantity is None or claim.quantity.value > FEW:
        return False
    tokens = claim.sentence.tokens
    noun = tokens[claim.last - 1].head
    below = [tokens[c] for c in children(claim.sentence, noun) if c > noun]
    return any(token.dep in {"acl", "advmod", "prt", "prep"} for token in below)


def _called(claim: Claim) -> bool:
    """Whether the sentence introduces the name as one to know: `a program called ...`."""
    return claim.first > 0 and claim.sentence.tokens[claim.first - 1].text in {
        "called",
        "named",
        "dubbed",
        "titled",
    }


def _says(claim: Claim, place: tuple[str, int], world: World) -> bool:
    """Whether a sentence gives the same answer."""
    context = world.contexts[place]
    if claim.key in world.terms[place]:
        return True
    if claim.quantity is not None:
        return any(
            (number.quantity.value, number.quantity.unit) == (claim.quantity.value, claim.quantity.unit)
            for number in context.numbers
        )
    if claim.moment is not None:
        return any(
            found.moment is not None and found.moment.iso == claim.moment.iso for found in context.dates
        )
    return claim.answer.casefold() in context.sentence.text.casefold()


def _beside(fact: Fact, claim: Claim, world: World, points: float) -> str:
    """Names and measures that stand beside the matter."""
    if claim.kind in {Kind.SPEAKER, Kind.PERSON} and not _known(claim, world):
        return "somebody in passing"
    proved = world.published(claim.sentence.article) is not None
    if not proved and claim.kind is Kind.SPEAKER:
        return "words of a day that is not proved"
    if not proved and claim.quantity is not None and _toll(claim):
        return "a toll of a day that is not proved"
    if corroborated(fact, claim, world):
        return ""
    if not proved and claim.kind in {Kind.MONEY, Kind.ORGANISATION}:
        return "of a day that is not proved"
    if claim.kind is Kind.PERCENT:
        return "a share in passing"
    if claim.kind is Kind.ORGANISATION and points < TOLD:
        return "a name in passing"
    if claim.kind in _GEOGRAPHY:
        return "a place in passing"
    if claim.kind is Kind.DURATION:
        return "a length of time in passing"
    return ""


def _date(claim: Claim, world: World) -> str:
    if (
        claim.moment is not None
        and claim.moment.granularity != "day"
        and any(_shown(claim, number.first, number.last) for number in world.context(claim).numbers)
    ):
        return "a year that frames a figure"
    if claim.relation in SAYING:
        return "only where or when something was said"
    published = world.article(claim).published
    if published is None or claim.moment is None or claim.moment.granularity == "year":
        return ""
    year, month, *day = (int(part) for part in claim.moment.iso.split("-"))
    told = date(year, month, day[0] if day else 15)
    if told <= published and (published - told).days <= NEAR:
        return "a day of the news itself"
    return ""
