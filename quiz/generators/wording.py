"""Putting statements into the words of a card: where it comes from, from when it is, and what it asks for."""

from __future__ import annotations

from quiz.facts.dates import month_moment
from quiz.facts.tree import children
from quiz.generators.sureness import needs_setting
from quiz.generators.timing import dated, moved, running
from quiz.generators.world import World
from quiz.model.fact import NUMBERS, Claim, Kind, Modality


def lead(claim: Claim, world: World) -> str:
    """What a card says first: the event where the statement does not name it, the newsroom, wherever a figure or an outlook is told, and the month it wrote.

    Empty where the statement needs neither.
    """
    found = world.settings[claim.sentence.article] if needs_setting(claim, world) else None
    topic = found.text({claim.key, *claim.names}) if found is not None else ""
    before = f"({topic}) " if topic else ""
    return before + _attribution(claim, world)


def _attribution(claim: Claim, world: World) -> str:
    article = world.article(claim)
    newsroom = article.publisher if claim.kind in NUMBERS or claim.modality is not Modality.HAPPENED else ""
    if not newsroom and world.disputed(claim) is not None:
        newsroom = article.byname if article.publisher or article.title else ""
    published = world.published(article.key)
    month = ""
    if (
        published
        and not _says_when(claim, published.year)
        and (dated(claim) or running(claim, world) or claim.modality is not Modality.HAPPENED)
        and not claim.as_of
        and not moved(claim)
    ):
        month = month_moment(published.year, published.month).text
    if newsroom and claim.speaker and world.disputed(claim) is None:
        newsroom = ""
    if newsroom and month:
        return f"According to {newsroom} in {month}, "
    if newsroom:
        return f"According to {newsroom}, "
    root = claim.sentence.root
    helpers = {
        claim.sentence.tokens[c].tag
        for c in children(claim.sentence, root)
        if claim.sentence.tokens[c].dep == "aux"
    }
    past = claim.sentence.tokens[root].tag == "VBD" and not helpers & {"VBZ", "VBP", "MD"}
    past = past and claim.modality is Modality.HAPPENED
    return f"{'In' if past else 'As of'} {month}, " if month else ""


def _says_when(claim: Claim, year: int) -> bool:
    return any(str(y) in claim.statement.text for y in (year - 1, year, year + 1))


def after_lead(prefix: str, text: str, claim: Claim, named: bool = True) -> str:
    """Join a lead and a statement: what follows a lead starts small unless it is a name."""
    if not prefix or not text:
        return prefix + text
    if prefix.endswith(") "):
        return prefix + text[0].upper() + text[1:]
    first = next((t for t in claim.sentence.tokens if t.text == text.split()[0].strip('“”",.')), None)
    if not named:
        return prefix + text[0].lower() + text[1:]
    named = claim.statement.start == 0 and claim.kind not in NUMBERS and claim.kind is not Kind.DATE
    keeps = (
        named
        or text[0] in '“"'
        or (first is not None and (first.pos == "PROPN" or first.tag in {"NNP", "NNPS"}))
    )
    keeps = keeps or text.split()[0].isupper() or (first is None and claim.sentence.tokens[0].pos == "PROPN")
    if text.split()[0] in {"The", "A", "An", "In", "On", "At", "More", "Over", "Some", "About", "By", "For"}:
        keeps = False
    return prefix + (text if keeps else text[0].lower() + text[1:])
