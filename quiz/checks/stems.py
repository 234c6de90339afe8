"""Questions that are hard to read, or that answer themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.checks.rule import Found, card_check
from quiz.checks.words import STOP_WORDS, contains, unquoted, words
from quiz.errors import Severity
from quiz.model.card import Card

__all__ = ["key_in_stem", "long_stem", "no_question_mark", "small_not", "two_questions", "unfocused"]

_SMALL_NOT = re.compile(
    r"^(?:(?:which|what|who|whose)\b|(?:where|when|how) (?:is|are|was|were|do|does|did|can|could|should|must)\b)"
    r"(?:(?!\b(?:that|which|who|whom|whose|but|because|if|when|although|while)\b)[^?.])*?"
    r"(?:(?<!for )(?<!of )(?<!by )\b(not|never|cannot|except|least)\b|\w(n[’']t)\b)"
)
_SMALL_EXCEPT = re.compile(r"\b(except)(?: for)?\s*[:?.…]*$")
_QUESTION = re.compile(
    r"^(?:(?:in|on|at|by|to|from|for|of|with|under|during|since|until) )?"
    r"(?:which|what|who|whom|whose|when|where|why|how)\b",
    re.IGNORECASE,
)
_UNFOCUSED = re.compile(
    r"(?:which|what)(?: one)? of (?:the following|these|those|the below)(?: \w+)?"
    r" (?:is|are)(?: \w+ly)? (?:true|false|correct|right|incorrect|wrong)\s*[?:.]?$"
    r"|^(?:which|what) (?:statement|sentence|answer|option)s? (?:is|are) (?:true|false|correct|right|wrong)\??$",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_CODE = re.compile(r"```.*?```|`[^`]*`|\$[^$]*\$", re.DOTALL)
_LONGEST = 30


def _prose(stem: str) -> str:
    """The stem without pictures, code and maths."""
    if "`" in stem or "$" in stem or "![" in stem:
        return _CODE.sub(" ", _PICTURE.sub(" ", stem)).strip()
    return stem.strip()


@card_check("L107", Severity.WARNING, langs="en")
def small_not(card: Card) -> Iterator[Found]:
    """A question that asks for the exception says so in capitals.

    Haladyna et al. 2002, rule 17: word the stem positively; if NOT cannot be helped, make it stand out.
    """
    if card.choice is None or card.choice.truth:
        return
    stem = unquoted(_prose(card.choice.stem))
    small = stem[:1].lower() + stem[1:]
    match = _SMALL_NOT.match(small) or _SMALL_EXCEPT.search(small)
    if match:
        word = next(group for group in match.groups() if group)
        loud = "NOT" if word.startswith("n") and word != "never" else word.upper()
        yield Found(
            f"“{word}” in this question is easily overlooked",
            ("stem",),
            help=f"write it in capitals ({loud}), or ask for what is so",
        )


@card_check("L120", Severity.NOTE, counts_words=True)
def long_stem(card: Card) -> Iterator[Found]:
    """A question has at most 30 words; code, maths and pictures do not count.

    Haladyna et al. 2002, rule 13 (minimise reading); Wozniak 1999, rule 4 (minimum information).
    """
    if card.choice is None or len(card.choice.stem) < 2 * _LONGEST:
        return
    count = len(words(_prose(card.choice.stem)))
    if count > _LONGEST:
        yield Found(
            f"the question has {count} words",
            ("stem",),
            help=f"{_LONGEST} are easily read: leave out what is not needed to answer, or put it in `why:`",
        )


@card_check("L121", Severity.NOTE, langs="en")
def no_question_mark(card: Card) -> Iterator[Found]:
    """What begins like a question ends in a question mark somewhere."""
    if card.choice is None or card.choice.truth or "?" in card.choice.stem:
        return
    stem = _prose(card.choice.stem)
    if _QUESTION.match(stem) and not stem.endswith((":", "…", "...", "_")):
        yield Found("a question without a question mark", ("stem",), help="end it with “?”")


@card_check("L122", Severity.WARNING)
def key_in_stem(card: Card) -> Iterator[Found]:
    """The right answer does not stand in the question, unless a wrong one stands there too.

    Haladyna et al. 2002, rule 28: avoid giving clues to the right answer.
    """
    choice = card.choice
    if choice is None or choice.truth:
        return
    stem = _prose(choice.stem)
    for index, option in enumerate(choice.options):
        said = words(option.text) if option.right else ()
        if not said or len(option.text.strip()) < 3 or STOP_WORDS.issuperset(said):
            continue
        if contains(stem, option.text) and not any(contains(stem, text) for text in choice.distractors):
            yield Found(
                f"the question already says the answer: “{option.text}”",
                ("option", index),
                help="ask without saying it",
            )


@card_check("L123", Severity.NOTE)
def two_questions(card: Card) -> Iterator[Found]:
    """A card asks one thing.

    Haladyna et al. 2002, rule 1 (one content point); Wozniak 1999, rule 4 (minimum information).
    """
    if card.choice and card.choice.stem.count("?") > 1:
        asked = re.findall(r"\?(?=\s|$)", unquoted(_prose(card.choice.stem)))
        if len(asked) > 1:
            yield Found("two questions in one", ("stem",), help="make a card of each")


@card_check("L124", Severity.NOTE, langs="en")
def unfocused(card: Card) -> Iterator[Found]:
    """A question can be answered in thought before the options are read.

    Haladyna et al. 2002, rule 15: put the central idea in the stem, not in the choices.
    """
    if card.choice and _UNFOCUSED.search(_prose(card.choice.stem)):
        yield Found(
            "the question does not say what it is about",
            ("stem",),
            help="ask for one thing by name, or make a `fact:` or `myth:` of each statement",
        )
