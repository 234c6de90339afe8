"""Whether a claim may be asked at all: a card that is not sure is not made.

Each rule gives its reason in words, which `quiz make --explain` shows.
"""

from __future__ import annotations

import re

from quiz.facts.context import SAYING
from quiz.facts.tree import children
from quiz.generators.giveaways import OFFICES, by_neighbours, by_place, by_scope, vouches
from quiz.generators.timing import ahead, by_modality, dated, elsewhere, loses_time, passes, present
from quiz.generators.world import World
from quiz.generators.worth import pointless
from quiz.model.fact import NAMES, NUMBERS, Claim, Fact, Kind, Status

MOST_WORDS = 30
LEAST_WORDS = 6
_HYPHENED = re.compile(
    r"-(?!round|point|step|member|part|nation|week|night|game|day|seat|vote|page|stop|date|city|time)"
)
"""A number before a hyphen is an age or a measure, unless what follows is counted: `a 10-round limit`."""
_THERE = re.compile(
    r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )\b[Tt]here\b(?! (?:is|are|was|were|has|have|had|will|would|may|might|can|could|should|shall)\b)"
)
_COARSE = re.compile(r"\b(?:f[u*]+c?k\w*|shit\w*|c[u*]nt\w*|mother[f*]\w*)\b", re.I)
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_UTTER = frozenset("say tell add reply continue explain".split())
_LOOSE_ANSWERS = frozenset("dozen west east north south".split())
_TALK = frozenset("say tell add write note explain tweet remark comment reply continue respond".split())
_CIRCUMSTANCES = frozenset({"in", "at", "on", "during", "from", "npadvmod"})


def refusal(fact: Fact, claim: Claim, world: World) -> str:
    """Why a claim is not asked, or an empty string."""
    if claim.withdrawn:
        return "a correction withdrew it"
    if claim.kind is Kind.SPEAKER:
        sure = claim.name is not None and claim.name.sure
        return pointless(fact, claim, world) if sure else f"not sure who {claim.answer} is"
    if claim.statement.leans:
        return "leans on its article: " + ", ".join(claim.statement.leans)
    if present(claim) and not world.published(claim.sentence.article):
        return "the present of a day that is not proved"
    loose = [noun for noun in claim.statement.loose if not world.knows(noun, claim.sentence.article)]
    if loose:
        return "leans on its article: " + ", ".join(f"“the {noun}”" for noun in loose)
    if needs_setting(claim, world):
        found = world.settings[claim.sentence.article]
        if found is None or not found.text({claim.key, *claim.names}):
            return "names nothing that it is about"
    if _bare_office(claim):
        return "an office without what it is of"
    if loses_time(claim):
        return "a time or an occasion is lost that says when it holds"
    if passes(claim, world):
        return "the present of a day that is not proved"
    if _THERE.search(claim.statement.text):
        return "leans on its article: “there”"
    if _COARSE.search(claim.statement.text):
        return "a swear word"
    words = _WORD.findall(claim.statement.text)
    if not LEAST_WORDS <= len(words) <= MOST_WORDS:
        return f"{len(words)} words, where {LEAST_WORDS} to {MOST_WORDS} are understood"
    return (
        by_modality(claim, world)
        or _by_kind(fact, claim, world)
        or by_place(claim, world)
        or by_neighbours(claim, world)
        or by_scope(claim)
        or pointless(fact, claim, world)
    )


def _by_kind(fact: Fact, claim: Claim, world: World) -> str:
    if claim.kind in NAMES and claim.key in world.protagonists:
        return "what the whole story is about can be guessed"
    if claim.kind in NAMES and claim.name is not None and not claim.name.sure:
        return f"not sure what {claim.answer} is"
    if claim.kind in NUMBERS and claim.quantity is not None:
        if claim.quantity.value < 2 or (claim.quantity.value < 3 and not _counted(claim)):
            return "a number that can be guessed"
        after = claim.statement.text[claim.statement.end :]
        apart = claim.statement.text[: claim.statement.start].endswith(", ") and re.match(r"[,.]", after)
        if _HYPHENED.match(after) or apart or re.match(r"\s+years? old\b|,", after):
            return "an age or a measure beside a noun"
        if re.search(r":|\bincluding\b", after) and claim.quantity.value < 20:
            return "can be counted in the sentence"
        if claim.quantity.bound is not claim.quantity.bound.EXACT and claim.quantity.value < 10:
            return "a loose small number"
        if re.search(r"dozen|\bor\b", claim.answer):
            return "a loose number"
    if claim.moment is not None and claim.moment.granularity not in {"day", "month", "year"}:
        return "a loose date"
    article = world.article(claim)
    if claim.kind in NUMBERS and not world.published(article.key) and not article.publisher and dated(claim):
        return "a figure of a day that is not proved"
    if claim.relation in SAYING and _says_nothing(claim):
        return "what was said is missing"
    if claim.kind is Kind.DATE and (claim.negated or (claim.role == "modifier" and not ahead(claim, world))):
        return "the date of nothing that happened"
    if claim.kind is Kind.DATE and elsewhere(claim):
        return "it could be the date of either verb"
    if claim.kind is Kind.DATE and claim.answer not in claim.statement.text:
        return "a relative date"
    if claim.answer.casefold() in _LOOSE_ANSWERS:
        return "a loose answer"
    if claim.relation in _TALK and claim.role in _CIRCUMSTANCES and claim.kind in NAMES | {Kind.DATE}:
        return "only where or when something was said"
    if claim.kind is Kind.DATE and fact.status is Status.CONFLICTING:
        return "the dates differ"
    if claim.kind is Kind.SPEAKER:
        return ""
    if claim.role == "subject" and claim.relation in SAYING:
        return "a speaker is asked for only with a quotation"
    if claim.kind in NAMES and vouches(claim):
        return "a speaker is asked for only with a quotation"
    if claim.kind in NUMBERS and _bracketed(claim):
        return "said twice in other units"
    return ""


def _bare_office(claim: Claim) -> bool:
    """`He was president from 2006`: of what is not said."""
    sentence = claim.sentence
    tokens = sentence.tokens
    return any(
        token.dep == "attr"
        and token.lemma.casefold() in OFFICES
        and re.search(rf"\b{re.escape(token.text)}\b", claim.statement.text) is not None
        and not any(
            tokens[c].dep in {"prep", "poss", "compound", "amod", "nmod", "relcl"}
            and tokens[c].text.casefold() not in {"from", "until", "in", "since"}
            for c in children(sentence, i)
        )
        for i, token in enumerate(tokens)
    )


def _counted(claim: Claim) -> bool:
    """Whether a small number tells how many there were, not which: `freed two hostages`, but not `the two leaders`."""
    tokens = claim.sentence.tokens
    noun = tokens[claim.last - 1].head
    marks = {
        tokens[c].text.casefold()
        for c in children(claim.sentence, noun)
        if tokens[c].dep in {"det", "poss", "predet"}
    }
    return not marks and tokens[noun].dep == "dobj" and tokens[noun].number == "Plur"


def _says_nothing(claim: Claim) -> bool:
    """`Fox told Ramos in an interview`: a verb of saying without what was said."""
    tokens = claim.sentence.tokens
    verb = next(
        (i for i, t in enumerate(tokens) if t.lemma.casefold() == claim.relation and t.pos == "VERB"), None
    )
    if verb is None or claim.relation not in _UTTER or any(mark in claim.statement.text for mark in '“"'):
        return False
    content = {"ccomp", "xcomp", "prep"} if claim.relation == "tell" else {"ccomp", "xcomp", "prep", "dobj"}
    after = [tokens[c] for c in children(claim.sentence, verb) if c > verb]
    return not any(token.dep in content and token.text != "in" for token in after)


def _bracketed(claim: Claim) -> bool:
    tokens = claim.sentence.tokens
    opened = [i for i in range(claim.first) if tokens[i].text == "("]
    closed = [i for i in range(claim.first) if tokens[i].text == ")"]
    return len(opened) > len(closed)


def needs_setting(claim: Claim, world: World) -> bool:
    """Whether a card has to say first which story it is about: where the statement does not name its theme."""
    found = world.settings[claim.sentence.article]
    if claim.statement.loose or found is None or found.theme is None:
        return bool(claim.statement.loose) or not claim.names - {claim.key}
    stated = claim.statement.text.casefold()
    if found.theme.text in stated:
        return False
    if len({name.key for name in found.names} & claim.names) > 1:
        return False
    return found.theme.head not in claim.terms or f"the {found.theme.head}" in stated
