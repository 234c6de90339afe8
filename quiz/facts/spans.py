"""Where a sentence names something: the engine's stretches, mended.

Titles, articles and marks go from the ends, what was cut off comes back (`Summit` `of the Americas`), what was run
together is parted (`U.S.-Colombia`), and a name is read after a title even where the engine has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quiz.facts.gazetteer import (
    STATES,
    abbreviated_state,
    country,
    country_of_adjective,
    country_of_capital,
    fold,
    is_group,
)
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
_TOWNS = frozenset({"city", "town", "village", "capital", "suburb", "port", "municipality"})
_DASHES = frozenset({"-", "–"})
_NOT_OF = frozenset({"non"})
_JUNK = re.compile(r"[\[\](){}#\\/|<>=_@]|https?:|www\.")
_PARTY_STATE = re.compile(r"^[DRI]-[A-Z]|^Q[1-4]$")
"""`R-Fla.` and `Q3`: a member's party and state, a quarter of a year."""
_LOCAL = frozenset({"in", "near", "outside", "around", "at", "throughout", "across"})
_HIS = frozenset({"he", "his", "him", "she", "her"})
_OUTER = re.compile(r"^[^\w]+|[^\w.)!]+$")


@dataclass(frozen=True, slots=True)
class Form:
    """A stretch that names something, with what the sentence shows about its kind.

    `person` and `thing` say that its neighbours are those of a person's name or of something else's; `placed`
    that it stands where a place does; `town` that a state, a country or `a city` follows after a comma; `human` that he or
    she follows; `owned` that an 's follows, and `stands` that it follows though nothing is owned (Macy's is).
    """

    article: str
    sentence: int
    first: int
    last: int
    text: str
    label: str
    titled: bool = False
    person: bool = False
    thing: bool = False
    placed: bool = False
    town: bool = False
    adjective: bool = False
    plural: bool = False
    human: bool = False
    owned: bool = False
    stands: bool = False


def find_forms(sentence: Sentence) -> Iterator[Form]:
    """The stretches of a sentence that name something, in order, not overlapping."""
    reached = 0
    for first, last, label in _merged(sentence):
        for start, end, kind in _cut(sentence, max(first, reached), last, label):
            form = _form(sentence, start, end, kind)
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


def stretch(sentence: Sentence, first: int, last: int) -> str:
    """The words of a stretch, white space made single."""
    tokens = sentence.tokens
    out = "".join(t.text + (" " if t.space else "") for t in tokens[first : last - 1]) + tokens[last - 1].text
    return " ".join(out.split())


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
        found.append((first, _forward(tokens, last), label))
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


def _forward(tokens: tuple[Token, ...], last: int) -> int:
    """Where a name ends that was cut off: before `of X`, or inside `Workers' Party`."""
    head = tokens[last - 1]
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
        if label == "ORG" and token.text == "the" and tokens[i - 1].pos == "PROPN":
            return _cut(sentence, i + 1, last, label)
        if token.tag == "POS" and i - first >= 2 and tokens[i - 1].text.casefold() not in _PEOPLES:
            return [(first, i, label)]
        if token.pos == "NOUN" and token.text.islower() and label == "ORG" and i + 1 < last:
            after = tokens[i + 1 : last]
            if all(t.text[:1].isupper() for t in after) and token.text not in {"and", "of"}:
                return [(i + 1, last, label)]
    acronym = tokens[last - 1].text
    if label == "ORG" and last - first >= 2 and len(acronym) >= 2 and acronym.isupper() and acronym.isalpha():
        town = stretch(sentence, first, last - 1)
        if country_of_capital(town) and last < len(tokens) and not tokens[last].text[:1].isalnum():
            return [(first, last - 1, "GPE"), (last - 1, last, "ORG")]
    return [(first, last, label)]


def _form(sentence: Sentence, first: int, last: int, label: str) -> Form | None:
    tokens = sentence.tokens
    titled = False
    while first < last and (
        tokens[first].tag in {"DT", "PRP$", "IN", "CC", "``", "''", ",", "-LRB-", "HYPH", ":", "POS"}
        or not any(c.isalnum() for c in tokens[first].text)
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
    single = last - first == 1
    if single and "-" in text:
        left, _, right = text.partition("-")
        if country(left) and (country(right) or is_group(right) or right.islower()):
            return None
    head = tokens[last - 1]
    before, after = _before(tokens, first), _after(tokens, last)
    titled = titled or before.casefold() in TITLES
    state = bool(single and _state(tokens, first, text))
    return Form(
        article=sentence.article,
        sentence=sentence.index,
        first=first,
        last=last,
        text=abbreviated_state(text) if state else text,
        label="GPE" if state else label,
        titled=titled,
        person=titled or _like_person(tokens, first, last),
        thing=head.tag == "NNPS" and not single and before.casefold() == "the",
        placed=before.casefold() in _LOCAL and head.dep == "pobj",
        town=after == "," and last + 1 < len(tokens) and _is_town(tokens, first, last),
        adjective=single and head.pos == "ADJ",
        plural=single and head.tag == "NNPS",
        human=head.dep in {"nsubj", "nsubjpass"}
        and any(t.text in _HIS for t in tokens[last : last + 12])
        and not any(m.label == "PERSON" and not first <= m.first < last for m in sentence.mentions),
        owned=last < len(tokens) and tokens[last].tag == "POS",
        stands=last < len(tokens) and tokens[last].tag == "POS" and head.dep != "poss",
    )


def _is_firm(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether a word that is also a title begins a firm's or body's name: General Motors, General Assembly."""
    return tokens[first].text == "General" and tokens[last - 1].text.casefold() in _FIRMS


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


def _state(tokens: tuple[Token, ...], index: int, text: str) -> bool:
    """Whether `Va.` or `VA` stands for a state: dotted, or in capitals after a comma."""
    if not abbreviated_state(text):
        return False
    return (text.endswith(".") and (index == 0 or tokens[index - 1].text == ",")) or (
        index >= 2 and tokens[index - 1].text == "," and tokens[index - 2].text[:1].isupper()
    )


def _is_town(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether a state or country follows after a comma, or words such as `a city of`."""
    return _is_region(tokens, last + 1) or any(
        t.dep == "appos" and t.lemma in _TOWNS and first <= t.head < last for t in tokens[last + 1 : last + 6]
    )


def _is_region(tokens: tuple[Token, ...], index: int) -> bool:
    one = tokens[index].text
    two = one + " " + tokens[index + 1].text if index + 1 < len(tokens) else one
    return any(fold(t) in STATES or country(t) is not None for t in (one, two)) or bool(
        abbreviated_state(one) and one != "Miss."
    )


def _before(tokens: tuple[Token, ...], first: int) -> str:
    i = first - 1
    while i >= 0 and tokens[i].text in {"-", "–", '"', "“", "``"}:
        i -= 1
    if i > 0 and tokens[i].text.casefold() == "the" and tokens[i - 1].text.casefold() in _LOCAL:
        return tokens[i].text
    return tokens[i].text if i >= 0 else ""


def _after(tokens: tuple[Token, ...], last: int) -> str:
    return tokens[last].text if last < len(tokens) else ""


def _like_person(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether the neighbours are those of a person's name: a trade, an age, who."""
    if (
        first
        and is_human(tokens[first - 1].lemma)
        and (tokens[first - 1].pos != "VERB" and first <= tokens[first - 1].head < last)
    ):
        return True
    rest = tokens[last : last + 4]
    if len(rest) >= 2 and rest[0].text == ",":
        word = rest[1]
        aged = (
            word.text.isdigit() and 9 < int(word.text) < 110 and len(rest) > 2 and rest[2].text in {",", "."}
        )
        if word.tag == "WP" or aged:
            return True
        if any(
            t.dep == "appos" and is_human(t.lemma) and first <= t.head < last
            for t in tokens[last + 1 : last + 7]
        ):
            return True
    if rest and rest[0].tag == "WP":
        return True
    head = tokens[last - 1].head
    return (
        first >= 2
        and tokens[first - 1].text == ","
        and tokens[last - 1].dep == "appos"
        and head < first
        and is_human(tokens[head].lemma)
    )
