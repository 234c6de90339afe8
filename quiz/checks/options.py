"""Options that are not options: the same twice, one inside another, too few, all of the above."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.checks.rule import Found, card_check
from quiz.checks.words import plain_form, quantity
from quiz.errors import Severity
from quiz.model.card import Card, Choice, Order

__all__ = ["all_of_the_above", "few_options", "list_as_key", "overlap", "same_option", "unsorted_numbers"]

_ABOVE = re.compile(
    r"(?:all|none|both|neither|any|some)(?: one)?(?: of)?(?: the| these| them| those)? ?"
    r"(?:above|below|options|answers|choices|these|them)?(?: (?:above|are correct|are right))?"
    r"|(?:both )?[a-f] and [a-f]|[a-f] or [a-f]",
    re.IGNORECASE,
)


@card_check("L101", Severity.WARNING)
def same_option(card: Card) -> Iterator[Found]:
    """Options differ in more than case, an article or a full stop, and none is short for another.

    Haladyna, Downing and Rodriguez 2002, rule 22: keep the choices independent.
    """
    if card.choice is None:
        return
    seen: dict[str, int] = {}
    short: dict[str, int] = {}
    for index, option in enumerate(card.choice.options):
        form = plain_form(option.text)
        if _ACRONYM.fullmatch(option.text):
            short[form] = index
        first = seen.setdefault(form, index)
        other = card.choice.options[first]
        if first != index and (other.text != option.text or other.right is option.right):
            yield _twice(card.choice, first, index)
    for index, option in enumerate(card.choice.options if short else ()):
        first = short.get(_initials(option.text), index)
        if first != index:
            yield _twice(card.choice, first, index)


def _twice(choice: Choice, first: int, index: int) -> Found:
    return Found(
        f"two options read the same: “{choice.options[first].text}” and “{choice.options[index].text}”",
        ("option", index),
        label="the same again",
        help="replace one of them with another wrong answer",
    )


def _initials(text: str) -> str:
    """What a name of several words is shortened to: `United States of America` to `usa`; `` for other texts."""
    big = [word[0] for word in text.split() if word[0].isupper()]
    small = [word for word in text.split() if not word[0].isupper()]
    named = len(big) > 1 and {"of", "and", "the", "for"}.issuperset(small)
    return "".join(big).casefold() if named else ""


_ACRONYM = re.compile(r"(?:the )?[A-Z](?:\.?[A-Z]){1,5}\.?")
_MORE = re.compile(r"\s*[,;(–—]|\s+(?:in|of|on|at|from|with|and|or|by|near)\b")
_LIST = re.compile(r"[^,;]+(?:[,;] [^,;]+)+[,;]? (?:and|or|und|oder|et|ou|y|e|o) \S.*")


@card_check("L112", Severity.NOTE)
def list_as_key(card: Card) -> Iterator[Found]:
    """The right answer is one thing and not a list of three.

    Wozniak 1999, rules 9 and 10: avoid sets and enumerations.
    """
    for index, option in enumerate(card.choice.options if card.choice else ()):
        if option.right and "," in option.text and _LIST.fullmatch(option.text):
            yield Found(
                "the right answer is a list, and a list is hard to keep in mind",
                ("option", index),
                help="write each as an answer of its own, `a: [first, second]`, or ask for one of them",
            )


@card_check("L105", Severity.WARNING, langs="en")
def all_of_the_above(card: Card) -> Iterator[Found]:
    """No option is “all of the above”, “none of these” or “both A and B”.

    Haladyna et al. 2002, rules 25 and 26; options are shuffled, so nothing stands above.
    """
    for index, option in enumerate(card.choice.options if card.choice else ()):
        text = option.text.strip(" .")
        if len(text.split()) > 1 and _ABOVE.fullmatch(text):
            yield Found(
                f"“{option.text}” is no answer of its own",
                ("option", index),
                label="options are shuffled: nothing is “above”",
                help="name a wrong answer; if several are right, list them all under `a:`",
            )


@card_check("L109", Severity.NOTE)
def few_options(card: Card) -> Iterator[Found]:
    """A choice has at least two wrong options.

    Rodriguez 2005, a meta-analysis over 80 years: three options are enough, two let half of all guesses pass.
    """
    choice = card.choice
    if choice and not choice.truth and len(choice.distractors) == 1 and len(choice.keys) == 1:
        yield Found(
            "only one wrong option: a guess is right half of the time",
            ("stem",),
            help="add a second wrong option, or make it a `fact:` or `myth:`",
        )


@card_check("L110", Severity.WARNING)
def overlap(card: Card) -> Iterator[Found]:
    """The right answer does not contain a wrong one, nor a wrong one the right one.

    Haladyna et al. 2002, rule 22. “More than 15” makes “more than 12” right too; “London, England” is “London”.
    """
    choice = card.choice
    if choice is None or choice.truth:
        return
    keys = [(key, quantity(key)) for key in choice.keys]
    for index, option in enumerate(choice.options):
        if option.right:
            continue
        amount = quantity(option.text)
        for key, key_amount in keys:
            if amount and key_amount:
                bounded = amount.low != amount.high or key_amount.low != key_amount.high
                met = amount.low <= key_amount.high and key_amount.low <= amount.high
                both = bounded and met and amount.unit == key_amount.unit
                why = "a number can be both"
            else:
                both = not (amount or key_amount) and _extends(option.text, key)
                why = "one says the other and more"
            if both:
                yield Found(
                    f"“{option.text}” and the right answer “{key}” can both be right",
                    ("option", index),
                    label=why,
                    help="choose a wrong answer that cannot be true together with the right one",
                )


def _extends(one: str, other: str) -> bool:
    """Whether one text is the other with more said about it: `Paris` and `Paris, France`, `war` and `war in 1812`."""
    short, long = sorted((one.strip().casefold(), other.strip().casefold()), key=len)
    return len(short) > 1 and long.startswith(short) and bool(_MORE.match(long, len(short)))


@card_check("L111", Severity.NOTE)
def unsorted_numbers(card: Card) -> Iterator[Found]:
    """Options that are numbers and keep their order stand in order of size.

    Haladyna et al. 2002, rule 21: place choices in logical or numerical order.
    """
    choice = card.choice
    if choice is None or choice.order is not Order.KEEP:
        return
    amounts = [quantity(option.text) for option in choice.options]
    values = [amount.value for amount in amounts if amount]
    if len(values) == len(amounts) > 2 and values not in (sorted(values), sorted(values, reverse=True)):
        yield Found(
            "the options are numbers, but not in order of size",
            ("stem",),
            help="write `order: sort`, or put them in order",
        )
