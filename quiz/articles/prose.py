"""Does a paragraph read like prose, or like a headline, a list or a label?"""

from __future__ import annotations

import re
from collections.abc import Iterator

MAX_SENTENCE_WORDS = 300
"""A longer sentence is left out: nobody can be asked about it, and a parser needs minutes for it."""

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_ENDED = re.compile(r"""[.!?…]["'”’»)\]]*(?:\[\d{1,3}\])*$""")
_QUOTE_END = re.compile(r"""[.!?,…—–-]\s?["”’']{1,2}$|''$""")
_INNER_END = re.compile(r"""[a-z0-9)%][.!?]["”’']*\s+["“‘(]?[A-Z]""")
_SAY = r"(?:said|says|asked|asks|told|added|wrote|posted|replied|tweeted|explained|continued)"
_SAID_AFTER = re.compile(rf"""(?:["”]|'')\s+(?:\S+\s+){{0,7}}?{_SAY}\b(?:\s+\S+){{0,5}}$""", re.IGNORECASE)
_SAID_BEFORE = re.compile(rf"""\b{_SAY}(?:\s+\S+){{0,3}}[,:]?\s+(?:["“]|``)""", re.IGNORECASE)
_SMALL = frozenset(
    _WORD.findall(
        "a an and as at but by for from in into is nor of off on or over per so than that the to up via vs with yet"
    )
)
_SENTENCE_BREAK = re.compile(r"""(?<=[.!?…])["'”’)\]]*\s+(?=["“‘'`(\[]*[A-Z0-9À-Þ])""")


def words(text: str) -> list[str]:
    """The words of a text, with numbers."""
    return _WORD.findall(text)


def ended(text: str) -> bool:
    """Whether the text ends as a sentence does."""
    tail = text[-40:]
    return bool(_ENDED.search(tail) or _QUOTE_END.search(tail))


def title_case(text: str) -> bool:
    """Whether the words are capitalised as in a headline (small words and numbers aside)."""
    counted = [word for word in words(text)[1:] if word.lower() not in _SMALL and word[0].isalpha()]
    return len(counted) >= 3 and sum(word[0].isupper() for word in counted) * 10 >= len(counted) * 8


def is_prose(text: str) -> bool:
    """Whether a paragraph is made of sentences. White space must be single blanks.

    Sentences that lost their full stop are prose too where their length, an inner sentence end or a
    quotation with its speaker gives them away.
    """
    count = len(words(text))
    if count < 2:
        return False
    if ended(text):
        return count > 2 or text[0] in "\"“‘'`" or words(text)[1][0].islower()
    if text.endswith((":", ";")):
        return count >= 5 and not title_case(text)
    if count >= 4 and (_SAID_AFTER.search(text[-200:]) or _SAID_BEFORE.search(text[:400])):
        return not title_case(text)
    if _INNER_END.search(text) and count >= 15:
        return not title_case(text)
    return count >= 30 and not title_case(text)


def is_question(text: str) -> bool:
    """Whether the paragraph is one short question in the paper's own voice, as sub-headings often are."""
    return text.endswith("?") and len(words(text)) <= 14 and not re.search(r"[\"“”.!]", text[-300:])


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part a stretch roughly at sentence ends; abbreviations may part it too often, which does no harm here."""
    begin = start
    for match in _SENTENCE_BREAK.finditer(text, start, end):
        if match.start() > begin:
            yield begin, match.start() + len(match.group().rstrip())
            begin = match.end()
    if begin < end:
        yield begin, end
