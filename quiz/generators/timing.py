"""When a statement holds: what passes is asked only with its day, and a day only where it is that of the matter."""

from __future__ import annotations

import re

from quiz.facts.context import SAYING
from quiz.facts.tree import ancestors, children, clause_of, head_of, subject_of
from quiz.generators.world import World
from quiz.model.fact import NUMBERS, Claim, Modality

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_AS_OF = re.compile(r"left out “[Aa]s of\b")
_UNDATED = re.compile(r"left out “(?![Aa]s of)\S+ \S+ \S.*” \(undated")
"""A whole phrase went with a day that cannot be told: `during Tuesday's vote`."""
_HELPERS = frozenset({"aux", "auxpass"})
_NOW = ("now", "currently", "today", "so far", "yet")


def by_modality(claim: Claim, world: World) -> str:
    """Why what may happen is not asked: only possible, or planned on a day that is not proved."""
    if claim.modality is Modality.POSSIBLE:
        return "only possible"
    anchored = world.published(claim.sentence.article) is not None
    if claim.modality is not Modality.HAPPENED and not anchored and not announced(claim):
        return f"{claim.modality}, and no date is proved"
    return ""


def elsewhere(claim: Claim) -> bool:
    """`the plans she would bring up on Monday`: a day in a clause that says which; or a year that says which meeting."""
    assert claim.moment is not None
    tokens = claim.sentence.tokens
    verb = clause_of(claim.sentence, head_of(claim.sentence, claim.first, claim.last))
    if claim.moment.granularity == "day":
        return any(tokens[i].dep == "relcl" for i in (verb, *ancestors(claim.sentence, verb)))
    return claim.role == "of"


def ahead(claim: Claim, world: World) -> bool:
    """Whether a date is that of something to come: `the 29 May general election`."""
    published = world.article(claim).published
    if published is None or claim.moment is None or claim.moment.granularity != "day":
        return False
    return claim.moment.iso > published.isoformat()


def passes(claim: Claim, world: World) -> bool:
    """Whether a statement tells what passes, and no day is proved."""
    unproved = world.published(claim.sentence.article) is None and not claim.as_of
    return unproved and running(claim, world) and not announced(claim)


def announced(claim: Claim) -> bool:
    """Whether something is said to be going to happen in a year that is named: `will meet in 2031`."""
    sentence = claim.sentence
    verb = clause_of(sentence, head_of(sentence, claim.first, claim.last))
    will = any(sentence.tokens[c].text.casefold() == "will" for c in children(sentence, verb))
    return will and verb == sentence.root and _YEAR.search(claim.statement.text) is not None


def running(claim: Claim, world: World) -> bool:
    """Whether a statement tells the present of somebody or something named: `Exxon is weak`, not `plague kills`."""
    sentence = claim.sentence
    verb = sentence.root
    if sentence.tokens[verb].text not in claim.statement.text.split():
        verb = clause_of(sentence, head_of(sentence, claim.first, claim.last))  # a part that stands alone
    root = sentence.tokens[verb]
    helpers = {sentence.tokens[c].tag for c in children(sentence, verb) if sentence.tokens[c].dep in _HELPERS}
    if root.tag not in {"VBZ", "VBP", "MD"} and not helpers & {"VBZ", "VBP", "MD"}:
        return False
    if root.lemma in SAYING:
        return False
    subject = subject_of(sentence, verb)
    if subject is None:
        return True
    determined = {sentence.tokens[c].text.casefold() for c in children(sentence, subject)} & {
        "the",
        "its",
        "their",
    }
    return bool(determined) or world.context(claim).name_at(subject) is not None


def present(claim: Claim) -> bool:
    """Whether a word for the day of the report was left out: now, currently."""
    edits = " ".join(claim.statement.edits)
    return any(f"“{word}”" in edits for word in _NOW)


def dated(claim: Claim) -> bool:
    """Whether a statement is about the present of its article, which passes."""
    if present(claim):
        return True
    running = any(
        token.tag in {"VBP", "VBZ"} and token.dep in {"ROOT", "aux", "conj"}
        for token in claim.sentence.tokens
    )
    return running and claim.kind in NUMBERS and not claim.as_of


def moved(claim: Claim) -> bool:
    """Whether a statement lost the day as of which it holds; the day of its report is another."""
    return any(_AS_OF.match(edit) for edit in claim.statement.edits)


def loses_time(claim: Claim) -> bool:
    """Whether a phrase was left out with a day that cannot be told: the statement may hold only then."""
    return any(_UNDATED.match(edit) for edit in claim.statement.edits)
