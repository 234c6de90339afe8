"""Texts as they are compared: without case, accents, punctuation and leading articles."""

from __future__ import annotations

import re
import unicodedata

_ARTICLES = {"en": ("a", "an", "the")}
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ŧ": "t", "ħ": "h"}
)
_QUIET = re.compile(r"(?<=\w)['’‘ʼ`](?=\w)")
_INITIALS = re.compile(r"\b(?:\w\.){2,}(?:\w\b)?|\b(?:\w\.\s?){1,}\w\b\.?")
_MINUS = re.compile(r"(?<![\w.,])[-−–](?=[.,]?\d)")


def folded(text: str) -> str:
    """The text without case and accents, with letters such as ø and ß as plain ones."""
    flat = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    return "".join(sign for sign in flat if not unicodedata.combining(sign))


def words(text: str, lang: str = "en") -> list[str]:
    """The words that count in a comparison, in order.

    Punctuation parts words and is dropped; signs with a meaning of their own (+, #, °, %, €, a minus before a
    number) stay as words, so that `C`, `C++` and `C#` are three answers. `U.S.` is `us`, `O'Brien` is
    `obrien`, `&` is `and`, `per cent` is `%`, `II` is `2`. A leading article of the language is dropped.
    """
    flat = folded(text)
    flat = _INITIALS.sub(lambda match: re.sub(r"[.\s]", "", match.group()) + " ", flat)
    flat = _MINUS.sub("\x00", _QUIET.sub("", flat))
    flat = re.sub(r"\bper\s*cent\b", "%", flat)
    found: list[str] = []
    word = ""
    for index, sign in enumerate(flat):
        inside = sign in ".," and _between_digits(flat, index)
        if sign.isalnum() or inside or sign == "\x00":
            if sign == "\x00" and word:
                found.append(word)
                word = ""
            word += "-" if sign == "\x00" else sign
            continue
        if word:
            found.append(word)
            word = ""
        if sign == "&":
            found.append("and")
        elif (not sign.isspace() and unicodedata.category(sign) in _MEANT) or sign in "#*/@%":
            found.append(sign)
    if word:
        found.append(word)
    found = [_ROMAN.get(word, word) for word in found]
    if len(found) > 1 and found[0] in _ARTICLES.get(lang, ()):
        found = found[1:]
    return found


# Not `i`, `v`, `x` and `xi`, which are words and names.
_ROMAN = dict(
    zip(
        "ii iii iv vi vii viii ix xii xiii xiv xv xvi".split(),
        "2 3 4 6 7 8 9 12 13 14 15 16".split(),
        strict=True,
    )
)
_MEANT = frozenset({"Sm", "Sc", "So", "No"})


def normalised(text: str, lang: str = "en") -> str:
    """The words that count, as one text; the bare text where there are none."""
    return " ".join(words(text, lang)) or folded(text).strip()


def _between_digits(text: str, index: int) -> bool:
    return 0 < index < len(text) - 1 and text[index - 1].isdigit() and text[index + 1].isdigit()
