"""Rules of item writing, one for all: cards that teachers write and cards that are made from articles.

CHECKS judge a card, DECK_CHECKS a deck. A check is a function that finds breaches, with its code and weight
(`card_check`, `deck_check`); adding one is a function in the file of its subject and its name here.

Sources: Haladyna, Downing and Rodriguez 2002 (31 rules for multiple choice), Rodriguez 2005 (how many options),
Wozniak 1999 (twenty rules of formulating knowledge).
"""

from __future__ import annotations

from functools import lru_cache

from quiz.checks import alone, clozes, cues, duplicates, options, pictures, playable, stems, tells, typed
from quiz.checks.rule import Check, DeckCheck
from quiz.errors import Problem, Severity
from quiz.model.card import Card
from quiz.model.deck import Deck

__all__ = ["CHECKS", "DECK_CHECKS", "check_card", "check_deck", "refusals"]

CHECKS: tuple[Check, ...] = (
    playable.no_face,
    playable.no_key,
    playable.key_is_wrong_too,
    playable.empty_text,
    playable.no_gap,
    playable.control_characters,
    options.same_option,
    cues.long_key,
    cues.shared_word,
    cues.odd_kind,
    options.all_of_the_above,
    cues.article_cue,
    stems.small_not,
    cues.absolute_distractors,
    options.few_options,
    options.overlap,
    options.unsorted_numbers,
    options.list_as_key,
    cues.odd_form,
    typed.accepts_wrong,
    typed.tolerates_wrong,
    stems.long_stem,
    stems.no_question_mark,
    stems.key_in_stem,
    stems.two_questions,
    stems.unfocused,
    clozes.little_left,
    clozes.mostly_hidden,
    clozes.long_gap,
    clozes.readable_elsewhere,
    clozes.gap_of_function_words,
    clozes.gap_in_word,
    clozes.list_of_gaps,
    alone.loose_pronoun,
    alone.loose_noun,
    alone.loose_time,
    alone.first_person,
    alone.nameless_speaker,
    pictures.picture_without_words,
)
"""The rules for one card, in the order of their codes."""

DECK_CHECKS: tuple[DeckCheck, ...] = (
    duplicates.id_twice,
    duplicates.same_card,
    duplicates.contradiction,
    duplicates.often_the_answer,
    duplicates.tells_answer,
    tells.key_position,
    tells.longest_is_right,
    tells.all_true,
    tells.without_why,
    tells.without_source,
    tells.without_level,
)
"""The rules for the cards of a deck together, in the order of their codes."""


def check_card(
    card: Card, lang: str = "en", off: frozenset[str] = frozenset(), notes: bool = True
) -> list[Problem]:
    """The breaches of the rules for one card, in the order of the codes.

    Args:
        card: the card.
        lang: its language; rules about English words judge only `en`, rules that count words only languages
            with spaces between them.
        off: codes that are left out.
        notes: whether rules that are only notes are tried.
    """
    return [problem for check in _checks(lang, off, notes) for problem in check(card)]


def check_deck(deck: Deck, notes: bool = True) -> list[Problem]:
    """The breaches of all rules in a deck: those of its cards, in their order, then those of the deck.

    Rules named in the deck's `lint: {off: [...]}` are left out; without `notes` those that are only notes.
    """
    checks = _checks(deck.lang, deck.lint_off, notes)
    problems = [problem for card in deck.cards for check in checks for problem in check(card)]
    for rule in DECK_CHECKS:
        if rule.code not in deck.lint_off and (notes or rule.severity is not Severity.NOTE):
            problems += rule(deck)
    return problems


def refusals(card: Card, lang: str = "en") -> list[Problem]:
    """What keeps a generated card from being made: breaches of the binding rules, notes among them."""
    return [
        problem
        for check in _checks(lang, frozenset(), True, True)
        if check.binding
        for problem in check(card)
    ]


@lru_cache(maxsize=64)
def _checks(lang: str, off: frozenset[str], notes: bool, generated: bool = False) -> tuple[Check, ...]:
    return tuple(
        check
        for check in CHECKS
        if check.code not in off
        and check.holds_for(lang)
        and (notes or check.severity is not Severity.NOTE)
        and (generated or not check.generated_only)
    )
