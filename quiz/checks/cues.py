"""Options that give the right answer away to somebody who does not know it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from quiz.checks.rule import Found, card_check
from quiz.checks.words import content_words, quantity, words
from quiz.errors import Severity
from quiz.model.card import Card, Choice

__all__ = ["absolute_distractors", "article_cue", "long_key", "odd_form", "odd_kind", "shared_word"]

_ABSOLUTES = frozenset(
    "always never only none nobody nothing everybody everyone completely totally entirely".split()
)
_YEAR = re.compile(r"(?:in )?(?:1[0-9]|20)[0-9]{2}(?:s| ?(?:BC|AD|CE|BCE))?")
_SMALL_FIRST = re.compile(r"[a-z]")
_BIG_FIRST = re.compile(r"[A-Z]")
_DETERMINER = re.compile(r"(?:the|an?)\s", re.IGNORECASE)
_ARTICLE_END = re.compile(r"\b(an?)\s*(?:_+|\.\.\.|…|:)?\s*$", re.IGNORECASE)
_VOWEL = re.compile(
    r"[aeio]|u(?!ni(?!m)|s[aei]|t[ei]|r[aeiou])|h(?:our|onest|onou?r|eir)|[fhlmnrsx](?=[A-Z]|\b)"
)


def _one_key(card: Card) -> tuple[Choice, int] | None:
    """The choice and the index of its only key, if it has one key and two wrong options or more."""
    choice = card.choice
    if choice is None or choice.truth or len(choice.keys) != 1 or len(choice.options) < 3:
        return None
    return choice, next(index for index, option in enumerate(choice.options) if option.right)


@card_check("L102", Severity.WARNING)
def long_key(card: Card) -> Iterator[Found]:
    """The right answer is not much longer than every wrong one.

    Haladyna et al. 2002, rule 24 (keep the length of choices about equal). Much: half as long again as the
    longest wrong option, and at least 15 characters more.
    """
    if not (found := _one_key(card)):
        return
    choice, index = found
    size = len(choice.options[index].text)
    longest = max(map(len, choice.distractors))
    if size >= 1.5 * longest and size - longest >= 15:
        yield Found(
            "the right answer is much longer than the wrong ones, which gives it away",
            ("option", index),
            label=f"{size} characters; the longest wrong option has {longest}",
            help="shorten it (what explains it belongs in `why:`), or make a wrong option as long",
        )


@card_check("L103", Severity.NOTE, langs="en", binding=False)
def shared_word(card: Card) -> Iterator[Found]:
    """No telling word of the question stands in the right answer alone.

    Haladyna et al. 2002, rule 28b: avoid clang associations.
    """
    if not (found := _one_key(card)):
        return
    choice, index = found
    shared = set(content_words(choice.stem)) & set(content_words(choice.options[index].text))
    shared = {word for word in shared if len(word) > 3}
    if shared:
        shared -= {word for text in choice.distractors for word in words(text)}
    if shared:
        yield Found(
            f"only the right answer repeats a word of the question: “{min(shared)}”",
            ("option", index),
            help="say it with another word, or use the word in a wrong option too",
        )


@card_check("L104", Severity.WARNING)
def odd_kind(card: Card) -> Iterator[Found]:
    """The right answer is of the same kind as the wrong ones: a number among numbers, a year among years.

    Haladyna et al. 2002, rule 23: keep choices homogeneous in content.
    """
    if not (found := _one_key(card)):
        return
    choice, index = found
    key = choice.options[index].text
    kind, others = _kind(key), {_kind(text) for text in choice.distractors}
    units = {_unit(text) for text in choice.distractors}
    if kind not in others and (kind != "words" or len(others) == 1):
        name = {"words": "words", "number": "a number", "year": "a year"}
        wrong = " or ".join(sorted(name[one] for one in others))
        yield Found(
            f"the right answer is {name[kind]}, every wrong one is {wrong}",
            ("option", index),
            help="make all options of one kind, so that nobody can pick the odd one out",
        )
    elif kind == "number" and others == {"number"} and _unit(key) not in units and len(units) == 1:
        yield Found(
            f"only the right answer is counted in “{_unit(key) or 'nothing'}”, every wrong one in “{units.pop()}”",
            ("option", index),
            help="give all options the same unit",
        )


def _unit(text: str) -> str:
    amount = quantity(text)
    return amount.unit if amount else ""


def _kind(text: str) -> str:
    if _YEAR.fullmatch(text.strip()):
        return "year"
    return "number" if quantity(text) else "words"


@card_check("L106", Severity.NOTE, langs="en")
def article_cue(card: Card) -> Iterator[Found]:
    """A question that ends in “a” or “an” fits more than the right answer.

    Haladyna et al. 2002, rule 28c: avoid grammatical inconsistencies that cue.
    """
    if not (found := _one_key(card)):
        return
    choice, index = found
    end = _ARTICLE_END.search(choice.stem)
    if end is None:
        return
    vowel = end[1].lower() == "an"
    fitting = [bool(_VOWEL.match(option.text.strip())) == vowel for option in choice.options]
    if fitting[index] and fitting.count(True) == 1:
        yield Found(
            f"only the right answer fits after “{end[1]}”",
            ("stem",),
            label="the grammar gives it away",
            help="move the article into the options: “a bird”, “an insect”",
        )


@card_check("L108", Severity.NOTE, langs="en")
def absolute_distractors(card: Card) -> Iterator[Found]:
    """“Always”, “never” and “only” do not stand in wrong options alone.

    Haladyna et al. 2002, rule 28a: avoid specific determiners.
    """
    if not (found := _one_key(card)):
        return
    choice, key = found
    if _ABSOLUTES & set(words(choice.options[key].text)):
        return
    for index, option in enumerate(choice.options):
        strong = _ABSOLUTES & set(words(option.text))
        if strong and not option.right and strong.isdisjoint(words(choice.stem)):
            yield Found(
                f"“{min(strong)}” makes this option look wrong",
                ("option", index),
                help="say it without the absolute word",
            )
            return


_FORMS: tuple[tuple[str, str, Callable[[str], bool]], ...] = (
    ("begins with an article", "begins without one", lambda text: bool(_DETERMINER.match(text))),
    ("begins without an article", "begins with one", lambda text: not _DETERMINER.match(text)),
    ("begins with a small letter", "begins with a capital", lambda text: bool(_SMALL_FIRST.match(text))),
    ("begins with a capital", "begins with a small letter", lambda text: bool(_BIG_FIRST.match(text))),
    ("ends in a full stop", "ends without one", lambda text: text.endswith(".")),
    ("ends without a full stop", "ends with one", lambda text: not text.endswith(".")),
)


@card_check("L113", Severity.NOTE, langs="en")
def odd_form(card: Card) -> Iterator[Found]:
    """The right answer is written like the wrong ones: capital, article, full stop.

    Haladyna et al. 2002, rules 23 (homogeneous in grammatical structure) and 28d (no conspicuous key).
    """
    if not (found := _one_key(card)):
        return
    choice, index = found
    key = choice.options[index].text.strip()
    for is_so, others_are, holds in _FORMS:
        if holds(key) and not any(holds(text.strip()) for text in choice.distractors):
            if not (key[:1].isalpha() and all(text.strip()[:1].isalpha() for text in choice.distractors)):
                return
            yield Found(
                f"only the right answer {is_so}; every wrong one {others_are}",
                ("option", index),
                help="write all options the same way",
            )
            return
