"""The title or apposition beside a person's name: Colombian President, the coach, a lawyer for somebody."""

from __future__ import annotations

from quiz.facts.humans import TITLES, is_human
from quiz.model.sentence import Sentence, Token

MOST = 7
"""Words of a role; a longer apposition tells a story."""
_LOOSE = frozenset({"PRP", "PRP$", "VBZ", "VBD", "``", "''"})
"""Tags of words that a role does not hold."""
_EMPTY = frozenset({"mr.", "mr", "mrs.", "mrs", "ms.", "ms", "former", "late"})


def role_of(sentence: Sentence, first: int, last: int) -> str:
    """What the name at these tokens is said to be, without an article; empty where nothing is said."""
    return _before(sentence, first, last) or _after(sentence, first, last) or _under(sentence, first)


def _before(sentence: Sentence, first: int, last: int) -> str:
    tokens = sentence.tokens
    i = first
    while i > 0 and first - i < MOST and _modifies(tokens, i - 1, first, last):
        i -= 1
    words = list(range(i, first))
    if not any(is_human(tokens[w].lemma) or tokens[w].text.casefold() in TITLES for w in words):
        return ""
    return _text(tokens, words)


def _modifies(tokens: tuple[Token, ...], index: int, first: int, last: int) -> bool:
    token = tokens[index]
    if token.pos not in {"NOUN", "PROPN", "ADJ"} and token.text != "-":
        return False
    return index < token.head < last


def _after(sentence: Sentence, first: int, last: int) -> str:
    """`X, the coach,`"""
    tokens = sentence.tokens
    if last >= len(tokens) or tokens[last].text not in {",", "–", "—", "("}:
        return ""
    head = next(
        (
            i
            for i in range(last + 1, min(last + MOST + 1, len(tokens)))
            if tokens[i].dep == "appos" and first <= tokens[i].head < last
        ),
        None,
    )
    if head is None or not is_human(tokens[head].lemma):
        return ""
    words: list[int] = []
    for i in range(last + 1, len(tokens)):
        if tokens[i].text in {",", "–", "—", ";", ":", ")", "."} or tokens[i].tag in {"WP", "WDT", "VBG"}:
            if words and tokens[i].text == "," and tokens[words[-1]].pos == "PROPN" and i + 1 < len(tokens):
                return "" if tokens[i + 1].pos == "PROPN" else _text(tokens, words)
            break
        words.append(i)
    return _text(tokens, words) if head in words else ""


def _under(sentence: Sentence, first: int) -> str:
    """`the coach, X`"""
    tokens = sentence.tokens
    if first < 2 or tokens[first - 1].text not in {",", "–", "—"}:
        return ""
    head = next(
        (tokens[i].head for i in range(first, min(first + 5, len(tokens))) if tokens[i].dep == "appos"), -1
    )
    if not 0 <= head < first or not is_human(tokens[head].lemma) or tokens[head].pos != "NOUN":
        return ""
    start = head
    while start > 0 and _leads_to(tokens, start - 1, start, head):
        start -= 1
    return _text(tokens, list(range(start, first - 1)))


def _leads_to(tokens: tuple[Token, ...], index: int, start: int, head: int) -> bool:
    """Whether a token before a noun belongs to it, at most through one other (the club's coach)."""
    if tokens[index].pos in {"PUNCT", "VERB", "AUX"}:
        return False
    above = tokens[index].head
    return (
        start <= above <= head
        or (above == index - 1 and tokens[above].head in range(start, head + 1))
        or (tokens[above].dep == "poss" and start <= tokens[above].head <= head)
    )


def _text(tokens: tuple[Token, ...], words: list[int]) -> str:
    while words and tokens[words[0]].tag in {"DT"}:
        words = words[1:]
    if not words or len(words) > MOST or _is_loose(tokens, words):
        return ""
    text = "".join(tokens[w].text + (" " if tokens[w].space else "") for w in words)
    text = " ".join(text.split())
    return "" if text.casefold() in _EMPTY else text


def _is_loose(tokens: tuple[Token, ...], words: list[int]) -> bool:
    """Whether a role leans on its sentence (his, her), quotes, or is that of several people (members)."""
    nouns = [w for w in words if is_human(tokens[w].lemma) and tokens[w].text.casefold() not in TITLES]
    return any(tokens[w].tag in _LOOSE for w in words) or (
        bool(nouns) and tokens[nouns[-1]].tag in {"NNS", "NNPS"}
    )
