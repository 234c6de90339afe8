"""Whether a claim may be asked at all: a card that is not sure is not made.

Each rule gives its reason in words, which `quiz make --explain` shows.
"""

from __future__ import annotations

import re

from quiz.facts.context import SAYING
from quiz.facts.gazetteer import country, fold, overlaps
from quiz.facts.tree import ancestors, children, head_of
from quiz.generators.world import World
from quiz.model.fact import NAMES, NUMBERS, Claim, Fact, Kind, Modality, Status

MOST_WORDS = 30
MOST_WITH_SETTING = 32
LEAST_WORDS = 6
_OPEN_LIST = {"include", "including", "such", "like", "among"}
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")


def refusal(fact: Fact, claim: Claim, world: World) -> str:
    """Why a claim is not asked, or an empty string."""
    if claim.withdrawn:
        return "a correction withdrew it"
    if claim.kind is Kind.SPEAKER:
        return "" if claim.name is not None and claim.name.sure else f"not sure who {claim.answer} is"
    if claim.statement.leans:
        return "leans on its article: " + ", ".join(claim.statement.leans)
    loose = [noun for noun in claim.statement.loose if not world.knows(noun, claim.sentence.article)]
    if loose:
        return "leans on its article: " + ", ".join(f"“the {noun}”" for noun in loose)
    text = claim.statement.text
    if needs_setting(claim):
        found = world.settings[claim.sentence.article]
        if found is None:
            return "names nothing that it is about"
        if found.sentence is claim.sentence or claim.answer in found.text or claim.key in found.names:
            return "the setting gives the answer away"
        text = f"{found.text} {text}"
    words = _WORD.findall(text)
    most = MOST_WITH_SETTING if text is not claim.statement.text else MOST_WORDS
    if not LEAST_WORDS <= len(words) <= most:
        return f"{len(words)} words, where {LEAST_WORDS} to {most} are understood"
    return (
        _by_modality(claim, world)
        or _by_kind(fact, claim, world)
        or _by_place(claim, world)
        or _by_neighbours(claim, world)
        or _by_scope(claim)
    )


def _by_modality(claim: Claim, world: World) -> str:
    if claim.modality is Modality.POSSIBLE:
        return "only possible"
    if claim.modality is not Modality.HAPPENED and world.article(claim).published is None:
        return f"{claim.modality}, and no date is proved"
    return ""


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
        if after.startswith("-") or apart or re.match(r"\s+years? old\b|,", after):
            return "an age or a measure beside a noun"
        if re.search(r":|\bincluding\b", after) and claim.quantity.value < 20:
            return "can be counted in the sentence"
        if claim.quantity.bound is not claim.quantity.bound.EXACT and claim.quantity.value < 10:
            return "a loose small number"
    if claim.moment is not None and claim.moment.granularity not in {"day", "month", "year"}:
        return "a loose date"
    article = world.article(claim)
    if claim.kind in NUMBERS and not article.published and not article.publisher and dated(claim):
        return "a figure of a day that is not proved"
    if claim.relation in SAYING and _says_nothing(claim):
        return "what was said is missing"
    if claim.kind is Kind.DATE and (claim.negated or claim.role == "modifier"):
        return "the date of nothing that happened"
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
    if claim.kind in NAMES and _vouches(claim):
        return "a speaker is asked for only with a quotation"
    if claim.kind in NUMBERS and _bracketed(claim):
        return "said twice in other units"
    return ""


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


def dated(claim: Claim) -> bool:
    """Whether a statement is about the present of its article, which passes."""
    edits = " ".join(claim.statement.edits)
    if any(f"“{word}”" in edits for word in _NOW):
        return True
    present = any(
        token.tag in {"VBP", "VBZ"} and token.dep in {"ROOT", "aux", "conj"}
        for token in claim.sentence.tokens
    )
    return present and claim.kind in NUMBERS and not claim.as_of


_NOW = ("now", "currently", "today", "so far", "yet")


_UTTER = frozenset("say tell add reply continue explain".split())


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


_PLACES = frozenset({Kind.COUNTRY, Kind.STATE, Kind.CITY, Kind.PLACE})


def _listed(claim: Claim, index: int) -> int:
    """How many members the list has in which a token stands; a pair is no list."""
    sentence = claim.sentence
    top = index
    while sentence.tokens[top].dep == "conj" and sentence.tokens[top].head != top:
        top = sentence.tokens[top].head
    members, row = 1, [top]
    while row:
        joined = [c for i in row for c in children(sentence, i) if sentence.tokens[c].dep == "conj"]
        joined = [c for c in joined if sentence.tokens[c].pos not in {"VERB", "AUX"}]
        members += len(joined)
        row = joined
    return members


def _inside_name(claim: Claim) -> bool:
    """`an MSNBC Town Hall`, `the Unity connecting module`: capitals or a noun go on beside the name."""
    tokens = claim.sentence.tokens
    if claim.kind is not Kind.PERSON and claim.first:
        before = tokens[claim.first - 1]
        if before.pos == "PROPN" and claim.first <= before.head < claim.last:
            return True
    if claim.kind in NAMES and claim.last < len(tokens):
        after = tokens[claim.last]
        if after.tag == "POS":
            return True
        return after.pos in {"NOUN", "PROPN", "ADJ"} or (
            after.tag == "VBG" and after.dep in {"amod", "compound"}
        )
    return False


_OFFICES = frozenset("president premier chancellor king queen pope prime chairman emperor".split())


def _in_office(claim: Claim) -> bool:
    """`Colombian President ____`, `____, the president of France`: there is one at a time."""
    sentence = claim.sentence
    tokens = sentence.tokens
    before = {t.text.casefold() for t in tokens[max(0, claim.first - 3) : claim.first]}
    head = head_of(sentence, claim.first, claim.last)
    beside = {tokens[c].lemma.casefold() for c in children(sentence, head) if tokens[c].dep == "appos"}
    return bool((before | beside) & _OFFICES)


def _beside_place(claim: Claim, world: World) -> bool:
    """`Nashville, Tennessee`: a place that says where the place before it lies."""
    tokens = claim.sentence.tokens
    if claim.first < 2 or tokens[claim.first - 1].text != ",":
        return False
    before = world.context(claim).name_at(claim.first - 2)
    return before is not None and before.kind in _PLACES | {Kind.FACILITY}


def _vouches(claim: Claim) -> bool:
    """`According to X`, `per X`, `reports for X`: the name says where the words come from."""
    tokens = claim.sentence.tokens
    before = [t.text.casefold() for t in tokens[max(0, claim.first - 3) : claim.first]]
    if "according" in before or before[-1:] == ["per"]:
        return True
    return claim.role in {"for", "to", "by", "from"} and claim.relation in SAYING | {
        "report",
        "cite",
        "quote",
    }


def _bracketed(claim: Claim) -> bool:
    tokens = claim.sentence.tokens
    opened = [i for i in range(claim.first) if tokens[i].text == "("]
    closed = [i for i in range(claim.first) if tokens[i].text == ")"]
    return len(opened) > len(closed)


_LOOSE_ANSWERS = frozenset("dozen west east north south".split())
_TALK = frozenset("say tell add write note explain tweet remark comment reply continue respond".split())
_CIRCUMSTANCES = frozenset({"in", "at", "on", "during", "from", "npadvmod"})


def _by_place(claim: Claim, world: World) -> str:
    """A list's member, a modifier and a possessor are cheap questions."""
    if claim.kind in NUMBERS or claim.kind is Kind.SPEAKER:
        return ""
    sentence = claim.sentence
    tokens = sentence.tokens
    if claim.kind is not Kind.DATE and claim.role in {"modifier", "possessor"}:
        return "part of another name or noun"
    if _inside_name(claim):
        return "part of another name or noun"
    if claim.role == "of" and claim.first >= 2 and tokens[claim.first - 2].pos == "PROPN":
        return "part of another name or noun"
    if claim.kind is Kind.PERSON and _in_office(claim):
        return "the office beside the name gives it away"
    if claim.role == "appos" or (claim.kind in _PLACES and _beside_place(claim, world)):
        return "the name beside it gives it away"
    for i in range(claim.first, claim.last):
        if _listed(claim, i) > 2:
            return "a member of a list"
        for above in ancestors(sentence, i):
            compares = tokens[above].text == "like" and tokens[tokens[above].head].pos not in {
                "NOUN",
                "PROPN",
            }
            if (
                tokens[above].lemma.casefold() in _OPEN_LIST
                and tokens[above].dep in {"prep", "mark"}
                and not compares
            ):
                return "a member of an open list"
            if tokens[above].pos in {"VERB", "AUX"}:
                break
    return ""


def _by_neighbours(claim: Claim, world: World) -> str:
    """Nothing that the rest of the statement gives away is asked."""
    if claim.kind in NUMBERS or claim.kind is Kind.DATE:
        numeral = re.escape(claim.statement.answer)
        if len(re.findall(rf"(?<![\w.,]){numeral}(?![\w])", claim.statement.text)) > 1:
            return "the answer stands elsewhere in the sentence"
        return ""
    rest = claim.statement.text[: claim.statement.start] + " " + claim.statement.text[claim.statement.end :]
    folded = {fold(part) for word in _WORD.findall(rest) for part in (word, *word.split("-"))}
    telling = [word for word in _WORD.findall(claim.answer) if len(word) > 3 and fold(word) not in _COMMON]
    for word in telling:
        stem = fold(word)
        if any(
            other == stem
            or (len(stem) > 4 and (other.startswith(stem) or stem.startswith(other)) and len(other) > 3)
            for other in folded
        ):
            return "the answer stands elsewhere in the sentence"
    if claim.kind is Kind.COUNTRY:
        for key in sorted(claim.names):
            if claim.key in world.countries_of.get(key, ()):
                return f"{key} gives the answer away"
    if claim.kind is Kind.PLACE:
        for land in (country(key) for key in sorted(claim.names)):
            if land is not None and fold(claim.answer) in {fold(land.region), fold(land.continent), *_WIDER}:
                return f"{land.name} gives the answer away"
    for named in world.context(claim).named:
        inside = any(claim.first <= i < claim.last for i in range(named.first, named.last))
        if (
            not inside
            and named.name.full in rest
            and (
                overlaps(claim.answer, named.name.full)
                or (claim.name is not None and claim.name.key == named.name.key)
            )
        ):
            return f"{named.name.full} gives the answer away"
    return ""


_WIDER = frozenset({"americas", "latin america", "western hemisphere"})
_COMMON = frozenset(
    "united states national international president north south east west city county new".split()
)


def _by_scope(claim: Claim) -> str:
    """`One of the biggest producers` has many right answers."""
    rest = claim.statement.text.casefold()
    if claim.kind in NAMES and re.search(
        r"\b(one|some|many|several) of (the|its|their|his|her)\b|\bone of \w+['’]s\b", rest
    ):
        return "has other right answers"
    if re.search(r"\b(such as|including)\b", rest) and claim.kind in NAMES:
        return "part of an open list"
    return ""


def needs_setting(claim: Claim) -> bool:
    """Whether a card has to say first which event it is about."""
    if claim.statement.loose:
        return True
    others = claim.names - {claim.key}
    if claim.kind in NUMBERS | {Kind.DATE}:
        return not others
    return not others and len(claim.terms) < 6
