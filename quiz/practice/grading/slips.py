"""Whether a text is near enough to another to be a slip."""

from __future__ import annotations

from quiz.decks.suggest import distance
from quiz.model.review import Outcome
from quiz.practice.grading.spelling import words

_LONGEST = 200
_NEGATIONS = frozenset({"not", "no", "never", "without", "neither", "nor", "non"})


def slip(spelling: str, typed: str, lang: str) -> Outcome:
    """Right, close or wrong as texts.

    Close is: few letters amiss for the length (none in 3 letters, one in 4 to 7, two to 12, three beyond; in
    each word too, and only one in a word that begins otherwise), the same words in another order, the last
    word of a name or most of it, words around it, initials for a name or the name for its initials. A digit
    amiss or a `not` too many is never a slip.
    """
    wanted, given = words(spelling, lang), words(typed, lang)
    one, other = " ".join(wanted), " ".join(given)
    if one == other:
        return Outcome.RIGHT
    if one.replace(" ", "") == other.replace(" ", "") and one:
        return Outcome.RIGHT
    if not wanted or not given or len(one) > _LONGEST or len(other) > 2 * _LONGEST:
        return Outcome.WRONG
    if _digits(wanted) != _digits(given) or _NEGATIONS & {*wanted} != _NEGATIONS & {*given}:
        return Outcome.WRONG
    if (
        distance(one, other) <= _allowed(len(one))
        and _word_by_word(wanted, given)
        and not (_signs(wanted) or _signs(given))
    ):
        return Outcome.CLOSE
    if sorted(wanted) == sorted(given) or _part_of(wanted, given) or _within(wanted, given):
        return Outcome.CLOSE
    if _initials(wanted) == other.replace(" ", "") or _initials(given) == one.replace(" ", ""):
        return Outcome.CLOSE
    return Outcome.WRONG


def _allowed(length: int) -> int:
    return 0 if length < 4 else 1 if length < 8 else 2 if length < 13 else 3


def _digits(found: list[str]) -> list[str]:
    return sorted(word for word in found if any(sign.isdigit() for sign in word))


def _signs(found: list[str]) -> bool:
    return any(not word.isalnum() for word in found)


def _part_of(wanted: list[str], given: list[str]) -> bool:
    """Whether the given words are part of the wanted ones: its last word, or more than half of its letters."""
    rest = list(wanted)
    for word in given:
        found = next((each for each in rest if each == word or _near(each, word)), None)
        if found is None:
            return False
        rest.remove(found)
    said = sum(map(len, given))
    last = wanted[-1]
    return said >= 4 and (given[-1] == last or _near(last, given[-1]) or 2 * said > sum(map(len, wanted)))


def _within(wanted: list[str], given: list[str]) -> bool:
    """Whether the wanted words stand in the given ones, in a row, with not much around them."""
    count = len(wanted)
    inside = any(given[place : place + count] == wanted for place in range(len(given) - count + 1))
    return inside and len(given) <= count + 4 and sum(map(len, wanted)) >= 3


def _word_by_word(wanted: list[str], given: list[str]) -> bool:
    """Whether no word is amiss beyond its own length: a text may be long, and its words short."""
    if len(wanted) != len(given):
        return True
    return all(distance(a, b) <= _allowed_in_word(a, b) for a, b in zip(wanted, given, strict=True))


def _near(one: str, other: str) -> bool:
    reach = min(_allowed(len(one)), _allowed_in_word(one, other))
    return abs(len(one) - len(other)) <= 2 and distance(one, other) <= reach


def _allowed_in_word(one: str, other: str) -> int:
    """How many letters of a word in a longer text may be amiss.

    One where it begins otherwise: few slips are made in the first letter (Yannakoudakis and Fawthrop, The
    rules of spelling errors, 1983), and two letters part `northern` from `southern`.
    """
    return 1 if one[:1] != other[:1] else max(_allowed(len(one)), 1)


def _initials(found: list[str]) -> str:
    """The first letters of the words that count in an abbreviation; nothing for a single word."""
    letters = "".join(word[0] for word in found if word not in ("of", "the", "and", "for", "in"))
    return letters if len(letters) >= 2 else "\x00"
