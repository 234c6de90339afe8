"""What a check is: a rule of item writing with its code, its weight and where the rule comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from quiz.errors import Place, Problem, Severity
from quiz.model.card import Card
from quiz.model.deck import Deck

__all__ = ["Check", "DeckCheck", "Found", "card_check", "deck_check"]

UNSPACED = frozenset({"zh", "ja", "th", "lo", "km", "my"})
"""Languages that do not put spaces between words: what counts words does not hold for them."""


@dataclass(frozen=True, slots=True)
class Found:
    """One breach of a rule: what is wrong, in which part of the card (see Problem.path), what to do.

    `card` is set by checks over a deck, which have to say which card they mean, `other` where there is a second.
    """

    message: str
    path: tuple[str | int, ...] = ()
    label: str = ""
    help: str = ""
    card: Card | None = None
    other: Card | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """A rule for one card. Call it with a card to get the problems.

    `langs` names the languages that the rule knows (empty: every one), `counts_words` that it needs spaces
    between words. `binding` rules are never broken by a generated card: such a card is not made. Those that are
    `generated_only` are not told to teachers.
    """

    code: str
    severity: Severity
    find: Callable[[Card], Iterator[Found]]
    langs: frozenset[str] = frozenset()
    counts_words: bool = False
    binding: bool = True
    generated_only: bool = False

    def holds_for(self, lang: str) -> bool:
        """Whether the rule can be judged in a language, given as `en` or `pt-BR`."""
        base = lang.replace("_", "-").partition("-")[0].casefold()
        return (not self.langs or base in self.langs) and not (self.counts_words and base in UNSPACED)

    def __call__(self, card: Card) -> Iterator[Problem]:
        """The breaches of this rule in a card."""
        for found in self.find(card):
            yield _problem(self.code, self.severity, found, card)


@dataclass(frozen=True, slots=True)
class DeckCheck:
    """A rule for the cards of a deck together. Call it with a deck to get the problems."""

    code: str
    severity: Severity
    find: Callable[[Deck], Iterator[Found]]

    def __call__(self, deck: Deck) -> Iterator[Problem]:
        """The breaches of this rule in a deck."""
        for found in self.find(deck):
            yield _problem(self.code, self.severity, found, found.card)


def card_check(
    code: str,
    severity: Severity,
    *,
    langs: str = "",
    counts_words: bool = False,
    binding: bool = True,
    generated_only: bool = False,
) -> Callable[[Callable[[Card], Iterator[Found]]], Check]:
    """Make a check of a function that finds breaches in a card; `langs` are parted by spaces."""

    def make(find: Callable[[Card], Iterator[Found]]) -> Check:
        return Check(code, severity, find, frozenset(langs.split()), counts_words, binding, generated_only)

    return make


def deck_check(code: str, severity: Severity) -> Callable[[Callable[[Deck], Iterator[Found]]], DeckCheck]:
    """Make a check of a function that finds breaches in a deck."""

    def make(find: Callable[[Deck], Iterator[Found]]) -> DeckCheck:
        return DeckCheck(code, severity, find)

    return make


def _also(other: Card | None) -> tuple[tuple[Place, str], ...]:
    """The place of another card as a single letter: where it begins is enough to find it."""
    if other is None or other.at is None:
        return ()
    return ((replace(other.at, end=other.at.start + 1), "the other one"),)


def _problem(code: str, severity: Severity, found: Found, card: Card | None) -> Problem:
    return Problem(
        code=code,
        severity=severity,
        message=found.message,
        place=card.at if card else None,
        label=found.label,
        help=found.help,
        card=card.key if card else "",
        path=found.path,
        also=_also(found.other),
    )
