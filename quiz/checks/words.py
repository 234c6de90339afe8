"""Words, plain forms and quantities: what the checks compare texts by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

__all__ = [
    "STOP_WORDS",
    "Quantity",
    "contains",
    "content_words",
    "plain_form",
    "quantity",
    "unquoted",
    "words",
]

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")

STOP_WORDS = frozenset(
    """a an the and or but nor so if then than that this these those there here of in on at by to from for with
    without about into onto over under between among against during before after since until as is are was were
    be been being am do does did done has have had having can could may might must shall should will would not no
    it its he him his she her they them their we us our you your i my me who whom whose which what when where why
    how many much also up out off only just very more most such each every any some all both either neither""".split()
)
"""English words that carry no content of their own."""

_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_DOTTED = re.compile(r"\b(?:\w\.){2,}")
_GROUPED = re.compile(r"(?<=\d)[,\u202f\u00a0 ](?=\d{3}(?:\D|$))")
_CODE = re.compile(r"[`_(){}<>=;$\\]|\w\.\w+\(")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|``.*?''|«[^»]*»|„[^“”]*[“”]|(?<!\w)['‘][^'‘’]*['’](?!\w)")


@lru_cache(maxsize=1 << 15)
def words(text: str) -> tuple[str, ...]:
    """The words of a text in small letters; numbers, `3.5` and `well-known` are one word each."""
    return tuple(_WORD.findall(text.casefold()))


@lru_cache(maxsize=1 << 15)
def content_words(text: str) -> tuple[str, ...]:
    """The words of a text without English function words."""
    return tuple(word for word in words(text) if word not in STOP_WORDS)


def plain_form(text: str) -> str:
    """A text as it would be compared by a reader: no case, no English article, `1,000` as `1000`, `U.S.` as `us`.

    What looks like code or maths is compared as it stands, since a sign or a capital may be the point of it.
    """
    text = " ".join(text.split())
    if _CODE.search(text):
        return text
    text = _DOTTED.sub(lambda dotted: dotted[0].replace(".", ""), text)
    return _GROUPED.sub("", _ARTICLE.sub("", text.casefold().strip(" .!?,;:'\"‘’“”"), count=1))


def contains(text: str, part: str) -> bool:
    """Whether the words of `part` stand in a row in `text`."""
    sought, there = words(part), words(text)
    if not sought:
        return False
    first, size = sought[0], len(sought)
    return any(there[index : index + size] == sought for index, word in enumerate(there) if word == first)


def unquoted(text: str) -> str:
    """The text with everything between quotation marks blanked: there the words are somebody else's."""
    return _QUOTED.sub(lambda quoted: " " * len(quoted[0]), text)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with the interval that its wording stands for and the words behind it."""

    value: float
    low: float
    high: float
    unit: str


_NUMBER = re.compile(
    r"(?P<bound>more than|over|above|at least|fewer than|less than|under|below|at most|up to|nearly|almost"
    r"|about|around|roughly|some|approximately)?\s*"
    r"(?P<money>[$€£¥]?)\s*(?P<number>[-−+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[-−+]?\d+(?:\.\d+)?)\s*"
    r"(?P<scale>thousand|million|billion|trillion)?\b\s*(?P<unit>[^\d]*)",
    re.IGNORECASE,
)
_SCALE = {"": 1.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_FROM = {"more than", "over", "above", "at least"}
_TO = {"fewer than", "less than", "under", "below", "at most", "up to", "nearly", "almost"}


def quantity(text: str) -> Quantity | None:
    """Read a text that is one number, with bound and unit: `more than 1.9 million people`, `$10`, `-3.5 °C`."""
    match = _NUMBER.fullmatch(text.strip().rstrip("."))
    if not match:
        return None
    number = float(match["number"].replace(",", "").replace("−", "-"))
    value = number * _SCALE[(match["scale"] or "").lower()]
    bound = (match["bound"] or "").lower()
    low = float("-inf") if bound in _TO else value
    high = float("inf") if bound in _FROM else value
    return Quantity(value, low, high, " ".join((match["money"] + match["unit"]).casefold().split()))
