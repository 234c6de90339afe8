"""A stretch that names something, and what stands beside it that shows its kind."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quiz.facts.gazetteer import STATES, abbreviated_state, country, fold
from quiz.facts.heads import ORGANISATIONS
from quiz.facts.humans import TITLES, is_human
from quiz.model.sentence import Sentence, Token

_TOWNS = frozenset({"city", "town", "village", "capital", "suburb", "port", "municipality"})
_LOCAL = frozenset({"in", "near", "outside", "around", "at", "throughout", "across"})
_LOCALS = frozenset("police mayor residents resident firefighters schools suburb".split())
"""What a town has and is named with the town's name."""
_HIS = frozenset({"he", "his", "him", "she", "her"})
_YEAR = re.compile(r"^(?:1[5-9]|20)\d\d$")
_OUTLETS = frozenset(
    "platform website site retailer carmaker publisher broadcaster chain startup maker operator".split()
)
_AGENCIES = frozenset("agency company corporation firm bank airline newspaper network magazine".split())
_OF_BODIES = frozenset(
    "share shareholder stock customer user subscriber employee executive spokesman spokeswoman editor founder "
    "co-founder chairman ceo board headquarters subsidiary profit revenue earnings operations merger newsroom "
    "correspondent reporter branch store plant factory".split()
)
"""What firms and bodies have."""
_CRAFTS = frozenset(
    "module rocket booster spacecraft satellite probe capsule shuttle orbiter chamber telescope rover lander ship "
    "ferry yacht tanker frigate submarine aircraft jet helicopter drone missile tank engine telescope vessel".split()
)
"""Things that are built and given a name."""


@dataclass(frozen=True, slots=True)
class Form:
    """A stretch that names something, with what the sentence shows about its kind.

    `person` and `thing` say that its neighbours are those of a person's name or of something else's; `placed`
    that it stands where a place does; `town` that a state, a country or `a city` follows after a comma; `human` that he or
    she follows; `owned` that an 's follows, and `stands` that it follows though nothing is owned (Macy's is);
    `work` that a year owns it (1972's Long Road); `body` that its neighbours are those of a firm or body, `craft` that it is a ship or the like; `cut` that a name
    goes on beside it.
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
    work: bool = False
    body: bool = False
    craft: bool = False
    cut: bool = False


def describe(sentence: Sentence, first: int, last: int, label: str, text: str, titled: bool) -> Form:
    """The form at these tokens with what its neighbours show; `titled` where a title was taken off it."""
    tokens = sentence.tokens
    single = last - first == 1
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
        placed=(before.casefold() in _LOCAL and head.dep == "pobj") or _has_locals(tokens, last),
        town=after == "," and last + 1 < len(tokens) and _is_town(tokens, first, last),
        adjective=single and head.pos == "ADJ",
        plural=single and head.tag == "NNPS",
        human=head.dep in {"nsubj", "nsubjpass", "poss"}
        and any(t.text in _HIS for t in tokens[last : last + 12])
        and not any(m.label == "PERSON" and not first <= m.first < last for m in sentence.mentions),
        owned=last < len(tokens) and tokens[last].tag == "POS",
        stands=last < len(tokens) and tokens[last].tag == "POS" and head.dep != "poss",
        work=first >= 2 and tokens[first - 1].tag == "POS" and bool(_YEAR.match(tokens[first - 2].text)),
        body=_like_body(tokens, first, last),
        craft=_like_craft(tokens, first, last),
        cut=_is_cut(sentence, first, last),
    )


def stretch(sentence: Sentence, first: int, last: int) -> str:
    """The words of a stretch, white space made single."""
    tokens = sentence.tokens
    out = "".join(t.text + (" " if t.space else "") for t in tokens[first : last - 1]) + tokens[last - 1].text
    return " ".join(out.split())


def _has_locals(tokens: tuple[Token, ...], last: int) -> bool:
    """`Forest Hill police`: people and bodies that a town has."""
    return (
        last < len(tokens) and tokens[last].text in _LOCALS and tokens[last - 1].dep in {"compound", "nmod"}
    )


def _like_body(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether the neighbours are those of a firm or body: its shares, its users, an agency, which."""
    rest = tokens[last : last + 4]
    if len(rest) > 1 and rest[0].text == "," and rest[1].text == "which":
        return True
    if rest and rest[0].tag == "POS":
        rest = rest[1:]
    if any(
        t.lemma in _OF_BODIES and (first <= t.head < last or tokens[last - 1].head == last + n)
        for n, t in enumerate(tokens[last : last + 4])
    ):
        return True
    if tokens[last - 1].dep == "compound" and tokens[tokens[last - 1].head].text in _AGENCIES:
        return True
    before = tokens[max(0, first - 4) : first]
    if any(
        t.pos == "NOUN"
        and t.lemma in ORGANISATIONS | _OUTLETS
        and _joined(tokens, first - len(before) + n, first, last)
        for n, t in enumerate(before)
    ):
        return True
    return any(
        t.dep == "appos" and t.lemma in ORGANISATIONS | _OUTLETS and first <= t.head < last
        for t in tokens[last : last + 9]
    )


def _joined(tokens: tuple[Token, ...], noun: int, first: int, last: int) -> bool:
    """Whether a noun before a stretch and the stretch are one phrase: `the news agency Inter`."""
    return first <= tokens[noun].head < last or any(
        tokens[i].head == noun and tokens[i].dep == "appos" for i in range(first, last)
    )


def _like_craft(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether a ship, module or other thing that is built has the name: `the Unity module`, `the shuttle Endeavour`."""
    head = tokens[last - 1]
    governs = tokens[head.head] if head.dep in {"compound", "nmod", "appos"} else None
    if governs is not None and governs.lemma in _CRAFTS:
        return True
    return first > 0 and tokens[first - 1].lemma in _CRAFTS and tokens[first - 1].pos == "NOUN"


def _is_cut(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a name with capitals goes on beside the stretch, so that this is but a part of it."""
    tokens = sentence.tokens
    named = {i for m in sentence.mentions for i in range(m.first, m.last)} - set(range(first, last))
    inside = range(first, last)
    if first > 1:
        before = tokens[first - 1]
        if (
            before.text[:1].isupper() and before.pos == "PROPN" and before.space and first - 1 not in named
            and before.head in inside and before.text.casefold() not in TITLES and not is_human(before.lemma)
        ):  # fmt: skip
            return True
    if last >= len(tokens):
        return False
    after = tokens[last]
    if (
        after.text[:1].isupper()
        and after.pos == "PROPN"
        and last not in named
        and tokens[last - 1].head == last
    ):
        return tokens[last - 1].space
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    if after.text == ".":
        return following is not None and following.text[:1].isupper()
    return (
        after.text in {"and", "&"}
        and following is not None
        and following.text[:1].isupper()
        and following.pos == "PROPN"
        and last + 1 not in named
        and following.dep == "conj"
        and following.head in inside
    )


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
