"""A card has to be understood by somebody who has only the card. These rules know English.

They are notes: a teacher's class may know what “the meeting” was. A generated card that breaks one is not made.
The words of a quotation are somebody else's and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.checks.rule import Found, card_check
from quiz.checks.words import STOP_WORDS, unquoted
from quiz.errors import Severity
from quiz.model.card import Card

__all__ = ["first_person", "loose_noun", "loose_pronoun", "loose_time", "nameless_speaker"]

_WORDS = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+|[.?!]")
_PERSON = frozenset("he she him her his hers himself herself they them their theirs themselves".split())
_THING = frozenset("it its itself".split())
_OWN = frozenset("its their his her itself themselves himself herself".split())
_WH = frozenset("which what whose".split())
_NO_ANTECEDENT = STOP_WORDS | frozenset(
    """year month day date time week century decade hour moment often long far old old's say says said tell told
    think thinks thought according""".split()
)
_PREPOSITION = re.compile(
    r"(?:in|at|on|by|for|from|with|during|after|before|despite|since|through|over|within|throughout)\b", re.I
)
_DUMMY_IT = re.compile(
    r"\bit(?:[’']s| is| was| has been| will be| seems?| appears?| takes?| took| rains?| snows?)\b[^?.]*?\b(?:that|to|for|when"
    r"|who|possible|clear|likely|known|called|time|date|day)\b|\bwhat (?:time|day) is it\b|\bis it (?:true|possible|called)\b|\bdoes it (?:mean|take)\b",
    re.IGNORECASE,
)
_EVENT = (
    "meeting|announcement|move|decision|visit|trip|designation|talks|deal|incident|attack|accident|statement"
    "|ceremony|conference|summit|event|ruling|vote|proposal|plan|measure|bill|investigation|crisis|crash"
    "|explosion|protests?|strike|offensive|disaster|case|trial|verdict|suspects?|victims?|officials?"
    "|spokes(?:person|man|woman)|authorities|newspaper|article|author|report|study"
)
_ENTITY = "leaders|sides|country|countries|nation|region|city|company|agency|organi[sz]ation|group|pair|duo"
_LOOSE = re.compile(
    rf"\b(?:the (?:(?:two|three|four|same|latest|new|recent|whole|entire) )?|(?:this|these|those) )"
    rf"(?:({_EVENT})|({_ENTITY}))\b(?!\s+(?:of|on|in|at|between|with|to|that|which|who|whose|whom|for|by|from"
    r"|against|over|when|where|about|into|near|called|named|known|under)\b)(?![’'-]?[\w])",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(yesterday|today|tonight|tomorrow|(?:last|next|this|past|coming) (?:week|weekend|month|year|season|spring|summer"
    r"|autumn|fall|winter|morning|afternoon|evening|night|monday|tuesday|wednesday|thursday|friday|saturday"
    r"|sunday|january|february|march|april|may|june|july|august|september|october|november|december)"
    r"|(?:\w+) (?:minutes|hours|days|weeks|months|years) ago|(?:a|an) (?:hour|day|week|month|year) ago|recently"
    r"|currently|nowadays|so far|to date|at present|at the moment|earlier (?:this|in the) \w+|later this \w+)\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?:on|since|until|by|from|last|next|early|late) (?:\w+ )?"
    r"((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?!s)(?:\s+(?:morning|afternoon|evening|night))?"
)
_YEAR = re.compile(r"\b(?:1[0-9]|20)[0-9]{2}\b")
_AS_OF = re.compile(r"\bas (?:of|reported on|at)\b[^,.?]*\d", re.IGNORECASE)
_NAMELESS = re.compile(
    r"(?:(?:a|an|one|two|three|several|some|many|the|senior|anonymous|unnamed|unidentified|top|former|local|us|u\.s\."
    r"|american|government|military|police|defen[cs]e|administration|white house|state department|intelligence"
    r"|company|foreign|western)\s+)+"
    r"(?:officials?|sources?|spokes(?:man|woman|person|people)|experts?|analysts?|witness(?:es)?|critics?"
    r"|observers?|diplomats?|aides?|person|people|man|woman|resident|residents)",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"\b(?:(?:we|us|our|ours|my|me|myself|ourselves)|We|Our|My|(?<![A-Z] )I(?= [a-z]|[’']))\b"
)


def _asked(card: Card) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The texts that a learner has to understand, without quotations."""
    if card.choice:
        yield ("stem",), unquoted(card.choice.stem)
    if card.cloze:
        yield ("cloze",), unquoted(card.cloze.text)


@card_check("L401", Severity.NOTE, langs="en")
def loose_pronoun(card: Card) -> Iterator[Found]:
    """A pronoun comes after what it stands for, within the card.

    Wozniak 1999, rules 4 and 16 (a card brings its own context). Whether a noun before it is the right one is
    not judged: the rule finds pronouns that have none at all.
    """
    for path, text in _asked(card):
        if word := _loose_pronoun(text):
            yield Found(
                f"“{word}” stands for something that the card does not name",
                path,
                help="write the name instead",
            )


def _loose_pronoun(text: str) -> str:
    lower = text.casefold()
    if not any(f"{word}" in lower for word in ("he", "his", "him", "her", "it", "they", "the")):
        return ""
    skipped = asked_for = False
    opens_with_preposition = bool(_PREPOSITION.match(text.lstrip()))
    for match in _WORDS.finditer(_DUMMY_IT.sub(" ", text)):
        word = match[0].casefold()
        if word in _OWN and asked_for:
            return ""
        if word in ("its", "their") and opens_with_preposition:
            continue
        if word in _PERSON or word in _THING:
            return match[0]
        if word in _WH:
            skipped = True
        elif word not in _NO_ANTECEDENT and word.isalpha():
            if not skipped:
                return ""
            skipped, asked_for = False, True
        elif word not in (".", "?", "!"):
            skipped = False
            asked_for = asked_for and word not in ("do", "does", "did")
    return ""


@card_check("L402", Severity.NOTE, langs="en")
def loose_noun(card: Card) -> Iterator[Found]:
    """An event, a place or a group is named, not pointed at: no “the meeting”, “this move”, “the country”."""
    for path, text in _asked(card):
        for match in _LOOSE.finditer(text):
            if _introduced(text[: match.start()], match[1] or match[2], match[2] is not None):
                continue
            yield Found(
                f"“{match[0]}” points at something that the card does not name",
                path,
                help="say which one: with its name, its place or its date",
            )
            break


def _introduced(before: str, noun: str, entity: bool) -> bool:
    """Whether “the noun” can point back: at “a noun”, its verb, a topic in brackets or, a country, any name before it."""
    singular = noun.removesuffix("s")
    stem = singular[: max(4, len(singular) - 4)]
    if re.match(rf"\([^)]*\b{singular}s?\)", before, re.I):
        return True
    if re.search(rf"\b(?:an?|which|what|each|every|no|its|their|his|her)\b[^.?!]*\b{singular}", before, re.I):
        return True
    if re.search(rf"\b{stem}\w*(?:ed|ing|es|e|s)\b", before, re.I):
        return True
    names = [word for word in before.split() if word[:1].isupper() and word.casefold() not in STOP_WORDS]
    return entity and bool(names)


@card_check("L403", Severity.NOTE, langs="en")
def loose_time(card: Card) -> Iterator[Found]:
    """A time is absolute: no “yesterday”, “last week”, “currently”, no weekday without its year.

    Wozniak 1999, rule 19: date stamping.
    """
    for path, text in _asked(card):
        if _AS_OF.search(text):
            continue
        match = _TIME.search(text) or (None if _YEAR.search(text) else _WEEKDAY.search(text))
        if match:
            yield Found(
                f"“{match[0]}” means nothing when the card is read later",
                path,
                help="write the date, or “as of” and the date",
            )


@card_check("L404", Severity.NOTE, langs="en", generated_only=True)
def first_person(card: Card) -> Iterator[Found]:
    """Outside quotation marks nobody says “we” or “our”; a teacher may (“What do we call ...”)."""
    for path, text in _asked(card):
        if match := _FIRST.search(text):
            yield Found(f"“{match[0]}”: who is speaking?", path, help="name who is meant")


@card_check("L405", Severity.NOTE, langs="en")
def nameless_speaker(card: Card) -> Iterator[Found]:
    """Somebody without a name is no answer: “a senior official” can be anybody."""
    answers: list[tuple[tuple[str | int, ...], str]] = []
    if card.choice:
        answers += [
            (("option", at), option.text) for at, option in enumerate(card.choice.options) if option.right
        ]
    if card.cloze:
        answers += [(("gap", at), gap.answer) for at, gap in enumerate(card.cloze.gaps)]
    for path, text in answers:
        if _NAMELESS.fullmatch(text.strip()):
            yield Found(
                f"“{text}” can be anybody", path, help="ask for somebody with a name, or for what was said"
            )
