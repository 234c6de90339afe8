"""Whether two quotations are one remark, and whether they have it in the same words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher

LEAST = 4
"""Words of a quotation below which it may be a phrase that anybody uses."""
SAME_REMARK = 0.7
"""Share of the shorter quotation's words that the other has in the same order, for one remark of one speaker."""
UNNAMED, SURELY = 8, 0.8
"""Words and share from which two quotations are one remark though one of them has no named speaker."""
WHOLE = 10
"""Words from which a remark is one though a noun or verb in it is another one."""
_WORD = re.compile(r"\[?[\w*]+(?:['.][\w*]+)*\]?|…")
_SHORT = {
    "'re": " are", "'ve": " have", "'ll": " will", "'m": " am", "can't": "can not", "won't": "will not",
    "n't": " not", "'d": " would", "it's": "it is", "that's": "that is", "there's": "there is", "he's": "he is",
    "she's": "she is", "what's": "what is",
}  # fmt: skip
SMALL = frozenset(
    "a an the any some this that these those it he she they we you i his her their our your my to of in on at for from "
    "by with up and or but not no will would shall should must can could may might is are was were be been do does did "
    "have has had all every each just very so too also".split()
)
"""Words that say little: another one in their place leaves a remark what it is."""
_BRACKETED = re.compile(r"\[([^\[\]]*)\]")


def plain(text: str) -> tuple[str, ...]:
    """The words of a quotation without marks, accents, capitals and contractions."""
    low = _BRACKETED.sub(lambda match: " ".join(f"[{word}]" for word in match[1].split()), text)
    low = "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c)).casefold()
    low = low.replace("...", " … ").replace("’", "'").replace("-", " ")
    for short, long in _SHORT.items():
        low = low.replace(short, long)
    return tuple(word.replace(".", "") for word in _WORD.findall(low))


def same_remark(one: Sequence[str], other: Sequence[str], *, named: bool) -> bool:
    """Whether two quotations are one remark. `named` says that both are known to have the same speaker."""
    shorter = min(len(one), len(other))
    if len(set(one) & set(other)) * 3 < min(len(set(one)), len(set(other))):
        return False  # far too little for what is slow to work out
    shared = sum(block.size for block in _matcher(one, other).get_matching_blocks())
    shared += sum(_alike(a, b) for a, b in _replaced(one, other))
    if named and shared >= SAME_REMARK * shorter:
        return shorter >= WHOLE or not any(_tells_apart(a, b) for a, b in _replaced(one, other))
    return shorter >= UNNAMED and shared >= SURELY * shorter


def same_frame(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two remarks call the same thing something: `X is the keystone`, `X is the linchpin`."""
    head = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        head += 1
    return head >= 3 and head < min(len(one), len(other)) and tuple(one[head - 2 : head]) in _CALLING


_CALLING = {("is", "the"), ("is", "a"), ("is", "an"), ("are", "the"), ("was", "the"), ("was", "a")}


def differ(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two quotations of one remark have other words where they overlap.

    No difference is what one of them leaves out before, after or at an ellipsis, a word that it masks (f***ing), and
    one that an editor put in brackets.
    """
    return first_difference(one, other) is not None


def first_difference(one: Sequence[str], other: Sequence[str]) -> int | None:
    """The index of the first word of the first quotation that differs, or None; see `differ`."""
    for tag, a, b, c, d in _matcher(one, other).get_opcodes():
        left, right = one[a:b], other[c:d]
        at_edge = (a == 0 and c == 0) or (b == len(one) and d == len(other))
        if tag == "equal" or "…" in (*left, *right) or all(w[0] == "[" for w in (*left, *right)):
            continue
        if tag == "replace":
            if len(left) != len(right) or not all(_masked(x, y) for x, y in zip(left, right, strict=True)):
                return a
        elif not at_edge:
            return a
    return None


def _matcher(one: Sequence[str], other: Sequence[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, one, other, autojunk=False)


def _replaced(one: Sequence[str], other: Sequence[str]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for tag, a, b, c, d in _matcher(one, other).get_opcodes():
        if tag == "replace":
            found += zip(one[a:b], other[c:d], strict=False)
    return found


def _alike(one: str, other: str) -> bool:
    """One word in two spellings."""
    return len(one) > 3 and len(other) > 3 and SequenceMatcher(None, one, other).ratio() >= 0.75


def _tells_apart(one: str, other: str) -> bool:
    """Two words of content that are not one word in two spellings."""
    return not _alike(one, other) and not {one, other} & SMALL and not _masked(one, other)


def _masked(one: str, other: str) -> bool:
    """The same word, with stars for letters in one of them or in brackets."""
    if one.strip("[]") == other.strip("[]"):
        return True
    return "*" in one + other and one[:1] == other[:1]
