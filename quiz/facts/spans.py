"""Where a sentence names something: the engine's stretches, mended.

Titles, articles and marks go from the ends, what was cut off comes back (`Summit` `of the Americas`), what was run
together is parted (`U.S.-Colombia`), and a name is read after a title even where the engine has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.facts.forms import Form, describe, stretch
from quiz.facts.gazetteer import country, country_of_adjective, country_of_capital, is_group
from quiz.facts.heads import EVENTS, ORGANISATIONS
from quiz.facts.humans import CALLED, TITLES, is_human
from quiz.model.sentence import Sentence, Token

LABELS = frozenset({"PERSON", "GPE", "LOC", "FAC", "ORG", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT", "NORP"})
"""The engine's labels of things with a name."""
_OF_HEADS = frozenset(
    "summit court university bank gulf republic kingdom bureau ministry department institute organization "
    "organisation association house conference center centre battle treaty siege sea bay cape strait isle "
    "church board council academy college school museum library chamber board secretary commonwealth union "
    "federation league society confederation office hall".split()
)
"""Nouns whose name goes on with `of`: Summit of the Americas, Bank of England."""
_PEOPLES = frozenset("workers people women men children veterans farmers teachers lawyers magistrate magistrates "
                     "prosecutor prosecutors governor mayor attorney coroner".split())  # fmt: skip
"""Nouns with an 's inside a name: Workers' Party, Magistrates' Court."""
_BODIES = frozenset("party court office union association league hospital rights day club federation college "
                    "alliance committee council fund".split())  # fmt: skip
_FIRMS = frozenset("co. corp. inc. ltd. plc company corporation motors mills dynamics electric assembly synod "
                   "hospital".split())  # fmt: skip
_DASHES = frozenset({"-", "–"})
_NOT_OF = frozenset({"non"})
_JUNK = re.compile(r"[\[\](){}#\\/|<>=_@]|https?:|www\.")
_PARTY_STATE = re.compile(r"^[DRI]-[A-Z]|^Q[1-4]$")
"""`R-Fla.` and `Q3`: a member's party and state, a quarter of a year."""
_BIDS = frozenset({"VB", "VBP", "VBD", "VBZ", "MD", "RB", "WRB", "EX", "UH"})
"""Tags of a word that begins a sentence before a name: `Suppose Berg`."""
_GROUPINGS = frozenset("group co co. corp corp. inc inc. ltd ltd. plc company corporation".split())
"""Last words of a firm's name, after which `of Germany` says where it is."""
_AREAS = frozenset({"inner", "outer", "upper", "lower", "greater"})
"""Words that make another place of a place's name."""
_OUTER = re.compile(r"^[^\w]+|[^\w.)!]+$")


def find_forms(sentence: Sentence) -> Iterator[Form]:
    """The stretches of a sentence that name something, in order, not overlapping."""
    reached = 0
    for first, last, label in _merged(sentence):
        for start, end, kind in _cut(sentence, max(first, reached), last, label):
            form = _form(sentence, start, end, kind, reached)
            if form is not None:
                reached = end
                yield form


def called(sentence: Sentence, taken: frozenset[int]) -> Iterator[Form]:
    """Names of persons after a title that the engine has not seen: `Detective Ramirez`."""
    tokens = sentence.tokens
    for i, token in enumerate(tokens[:-1]):
        if token.text.casefold() not in CALLED or not token.text[:1].isupper() or i in taken:
            continue
        last = i + 1
        while last < len(tokens) and last not in taken and last < i + 4 and _is_name_word(tokens[last]):
            last += 1
        if last > i + 1 and tokens[i + 1].text.casefold() not in TITLES:
            text = stretch(sentence, i + 1, last)
            if is_group(text):
                continue
            yield Form(
                sentence.article, sentence.index, i + 1, last, text, "PERSON", titled=True, person=True
            )


def _is_name_word(token: Token) -> bool:
    return (
        token.tag == "NNP" and token.text[:1].isupper() and token.text[-1:].islower() and token.text.isalpha()
    )


def _merged(sentence: Sentence) -> list[tuple[int, int, str]]:
    """The engine's mentions, those that are parts of one name put together."""
    tokens = sentence.tokens
    found: list[tuple[int, int, str]] = []
    for mention in sentence.mentions:
        if mention.label not in LABELS:
            continue
        first, last, label = mention
        if found and last <= found[-1][1]:
            continue
        first = _back_to_head(tokens, first, found[-1][1] if found else 0)
        if found and found[-1][1] > first:
            first = mention.first
        elif first < mention.first:
            while found and found[-1][0] >= first:
                found.pop()
            label = "EVENT" if label in {"LOC", "GPE"} else label
        if found and _one_name(tokens, found[-1], (first, last, label)):
            before = found.pop()
            first = before[0]
            label = before[2] if tokens[before[1]].text == "of" else "PERSON"
        found.append((first, _forward(tokens, first, last), label))
    return [
        (f, min(e, found[n + 1][0]) if n + 1 < len(found) else e, lab) for n, (f, e, lab) in enumerate(found)
    ]


def _back_to_head(tokens: tuple[Token, ...], first: int, floor: int) -> int:
    """Where a name begins whose end alone was found: `Summit of the` before `Americas`."""
    i = first - 1
    if i >= floor and tokens[first].text.casefold() != "the" and tokens[i].text == "the":
        i -= 1
    if i < floor + 1 or tokens[i].text != "of":
        return first
    i -= 1
    if tokens[i].text.casefold() not in _OF_HEADS or not tokens[i].text[:1].isupper():
        return first
    while i > floor and tokens[i - 1].text[:1].isupper() and tokens[i - 1].pos == "PROPN" and (
        tokens[i - 1].dep in {"compound", "nmod"}
    ):  # fmt: skip
        i -= 1
    return i


def _one_name(tokens: tuple[Token, ...], one: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    """Whether two neighbouring mentions are one name: a given name and a surname, or head and `of` phrase."""
    between = [t.text for t in tokens[one[1] : other[0]]]
    if not between:
        left, right = tokens[one[1] - 1], tokens[other[0]]
        return (
            one[2] == other[2]
            and one[1] - one[0] == 1
            and other[1] - other[0] == 1
            and _is_name_word(left)
            and _is_name_word(right)
            and left.dep == "compound"
            and left.head == other[0]
            and not any(
                country(t.text) or is_group(t.text) or t.text.casefold() in TITLES for t in (left, right)
            )
        )
    head = tokens[one[1] - 1]
    return (
        between in (["of"], ["of", "the"])
        and head.text.casefold() in _OF_HEADS
        and head.text[:1].isupper()
        and one[2] in {"ORG", "EVENT", "FAC", "LOC", "LAW"}
    )


def _forward(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """Where a name ends that was cut off: before `of X`, `and Measures` or `I`, or inside `Workers' Party`."""
    head = tokens[last - 1]
    if head.text == "War" and last < len(tokens) and tokens[last].text in {"I", "II", "III"}:
        return last + 1
    if (
        last + 1 < len(tokens)
        and tokens[last].text in {"and", "&"}
        and tokens[last + 1].dep == "conj"
        and tokens[last + 1].head == last - 1
        and head.dep == "pobj"
        and first <= head.head < last
        and tokens[last + 1].text[:1].isupper()
        and tokens[last + 1].pos == "PROPN"
    ):
        return last + 2
    if head.text == "of" and last - 2 >= 0:
        head, at = tokens[last - 2], last
    elif last < len(tokens) and tokens[last].text == "of" and head.text[:1].isupper():
        at = last + 1
    else:
        at = -1
    if at >= 0 and head.text.casefold() in _OF_HEADS:
        if at < len(tokens) and tokens[at].text == "the":
            at += 1
        end = at
        while end < len(tokens) and tokens[end].text[:1].isupper() and tokens[end].pos == "PROPN":
            end += 1
        if end > at:
            return end
    if (
        last + 1 < len(tokens)
        and tokens[last].tag == "POS"
        and head.text.casefold() in _PEOPLES
        and tokens[last + 1].text.casefold() in _BODIES
        and tokens[last + 1].text[:1].isupper()
    ):
        return last + 2
    return last


def _cut(sentence: Sentence, first: int, last: int, label: str) -> list[tuple[int, int, str]]:
    """Part what was run together and take away what is no part of the name."""
    tokens = sentence.tokens
    if first >= last:
        return []
    for i in range(first + 1, last - 1):
        token = tokens[i]
        if token.text in _DASHES:
            left, right = stretch(sentence, first, i), stretch(sentence, i + 1, last)
            if country(left) and (country(right) or country_of_adjective(right)):
                return [(first, i, "GPE"), (i + 1, last, "GPE")]
            if country(left) and tokens[i + 1].text[:1].islower():
                return [(first, i, "GPE")]
        if token.text == "the" and tokens[i - 1].pos == "PROPN" and not _tied(tokens, first, i, last):
            return [*_cut(sentence, first, i, label), *_cut(sentence, i + 1, last, "ORG")]
        if token.tag == "POS" and i - first >= 2 and tokens[i - 1].text.casefold() not in _PEOPLES:
            return [(first, i, label)]
        if token.pos == "NOUN" and token.text.islower() and label == "ORG" and i + 1 < last:
            after = tokens[i + 1 : last]
            if all(t.text[:1].isupper() for t in after) and token.text not in {"and", "of"}:
                return [(i + 1, last, label)]
    if (
        last - first > 3
        and tokens[last - 2].text == "of"
        and country(tokens[last - 1].text)
        and tokens[last - 3].text.casefold() in _GROUPINGS
    ):
        return [(first, last - 2, label), (last - 1, last, "GPE")]
    acronym = tokens[last - 1].text
    if label == "ORG" and last - first >= 2 and len(acronym) >= 2 and acronym.isupper() and acronym.isalpha():
        town = stretch(sentence, first, last - 1)
        if country_of_capital(town) and last < len(tokens) and not tokens[last].text[:1].isalnum():
            return [(first, last - 1, "GPE"), (last - 1, last, "ORG")]
    return [(first, last, label)]


def _tied(tokens: tuple[Token, ...], first: int, middle: int, last: int) -> bool:
    """Whether one side of a stretch hangs on the other, so that the two can be one name."""
    return any(middle <= tokens[i].head < last for i in range(first, middle)) or any(
        first <= tokens[i].head < middle for i in range(middle, last)
    )


def _form(sentence: Sentence, first: int, last: int, label: str, floor: int) -> Form | None:
    tokens = sentence.tokens
    titled = False
    while (
        first > floor and tokens[first - 1].text.casefold() in _AREAS and tokens[first - 1].text[:1].isupper()
    ):
        first -= 1
    while first < last and (
        tokens[first].tag in {"DT", "PRP$", "IN", "CC", "``", "''", ",", "-LRB-", "HYPH", ":", "POS"}
        or not any(c.isalnum() for c in tokens[first].text)
        or (first == 0 and last > 1 and tokens[0].tag in _BIDS and tokens[1].tag.startswith("NNP"))
        or (tokens[first].text[:1].islower() and tokens[first].text not in {"al", "de", "van", "von", "bin"})
        or (
            tokens[first].text.casefold() in TITLES and last - first > 1 and not _is_firm(tokens, first, last)
        )
    ):
        titled = titled or tokens[first].text.casefold() in TITLES or is_human(tokens[first].lemma)
        first += 1
    while last > first and _falls_off(tokens, first, last, label):
        last -= 1
    if first >= last:
        return None
    text = _OUTER.sub("", stretch(sentence, first, last))
    token = tokens[first]
    if not any(c.isalpha() for c in text) or _JUNK.search(text) or _PARTY_STATE.match(text) or len(text) < 2:
        return None
    if first > 1 and tokens[first - 1].text in _DASHES and tokens[first - 2].text.casefold() in _NOT_OF:
        return None
    if last - first > 1 and token.text.casefold().removesuffix("-nato") in _NOT_OF:
        return None
    if any(t.text.casefold() in _NOT_OF for t in tokens[first:last]) or text.casefold().startswith("non-"):
        return None
    if last - first == 1 and token.pos not in {"PROPN", "ADJ", "NOUN"} and not text.isupper():
        return None
    if (
        last - first == 1
        and first == 0
        and token.pos in {"NOUN", "ADJ"}
        and not is_group(text)
        and label != "NORP"
    ):
        return None
    if last - first == 1 and "-" in text:
        left, _, right = text.partition("-")
        if country(left) and (country(right) or is_group(right) or right.islower()):
            return None
    return describe(sentence, first, last, label, text, titled)


def _is_firm(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether a word that is also a title begins a firm's or body's name: General Motors, General Assembly."""
    words = {token.text.casefold() for token in tokens[first + 1 : last]}
    return tokens[first].text == "General" and bool(words & (_FIRMS | EVENTS | ORGANISATIONS))


def _falls_off(tokens: tuple[Token, ...], first: int, last: int, label: str) -> bool:
    """Whether the last token of a stretch is no part of the name."""
    token = tokens[last - 1]
    if token.tag in {"POS", "IN", "CC", "DT", "TO", "MD", "HYPH"} or not any(c.isalnum() for c in token.text):
        return True
    if last - first == 1:
        return False
    if token.text.isdigit() and last + 1 < len(tokens) and tokens[last].text in _DASHES:
        return tokens[last + 1].text.isdigit()
    return token.text.islower() and (label != "ORG" or token.pos not in {"NOUN", "PROPN"})
