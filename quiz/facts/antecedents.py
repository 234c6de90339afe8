"""What a loose word stands for: a name or a fuller form of the noun, where exactly one reading is possible."""

from __future__ import annotations

from quiz.facts.context import SAYING, Context
from quiz.facts.date_patterns import ORDINALS
from quiz.facts.humans import is_human
from quiz.facts.tree import clause_of, head_of, subject_of, subtree
from quiz.model.fact import Kind, Name

THIRD = {"he", "she", "him", "her", "his", "hers", "himself", "herself"}
"""Pronouns of the third person that stand for one human being."""
_ORDINALS = frozenset(ORDINALS)
_HE, _SHE = {"he", "him", "his", "himself"}, {"she", "her", "hers", "herself"}
COMPARING = {"other", "same", "similar", "latter", "former", "previous", "following", "aforementioned",
                     "subsequent", "latest", "new", "recent", "additional", "further", "said", "next"}  # fmt: skip
"""Adjectives that make a noun definite by comparison with something said before."""
ANAPHORS: dict[str, frozenset[Kind]] = {
    **dict.fromkeys(
        ("company", "firm", "retailer", "agency", "organization", "organisation", "group", "band", "bank", "team",
         "airline", "committee", "commission", "ministry", "department", "university", "council", "club", "party",
         "companies", "carmaker", "publisher", "network", "church", "court", "union", "newspaper", "chain"),
        frozenset({Kind.ORGANISATION}),
    ),
    **dict.fromkeys(("country", "nation", "kingdom", "republic"), frozenset({Kind.COUNTRY})),
    **dict.fromkeys(("city", "town", "capital", "village"), frozenset({Kind.CITY})),
    **dict.fromkeys(("state", "region", "province", "island", "area"), frozenset({Kind.STATE, Kind.PLACE, Kind.CITY})),
    **dict.fromkeys(
        ("man", "woman", "president", "minister", "senator", "governor", "judge", "suspect", "singer", "author",
         "actor", "lawmaker", "official", "candidate", "scientist", "leader", "prosecutor", "chairman"),
        frozenset({Kind.PERSON}),
    ),
}  # fmt: skip
"""Nouns that stand for a name just mentioned, and the kinds of name that they can stand for."""


def named_before(context: Context, index: int) -> Name | None:
    """The one name earlier in the sentence that a noun such as `the country` stands for.

    Names in the subject of the noun's own clause are not meant: the noun would have been a pronoun.
    """
    sentence = context.sentence
    kinds = ANAPHORS.get(sentence.tokens[index].lemma.casefold())
    if kinds is None or sentence.tokens[index].number != "Sing" or Kind.PERSON in kinds:
        return None
    subject = subject_of(sentence, clause_of(sentence, index))
    own = (
        {context.name_at(i) for i in subtree(sentence, subject)}
        if subject is not None and subject < index
        else set()
    )
    found = {
        name
        for i in range(index)
        if (name := context.name_at(i)) is not None and name.kind in kinds and name not in own
    }
    return next(iter(found)) if len(found) == 1 else None


def fuller(context: Context, index: int, pointed: bool) -> str:
    """The one fuller form in which the sentence before has a noun: `this status` is major non-NATO ally status.

    Empty where the noun has no such form there, or two that differ. A noun that is not pointed at with this or
    that needs more than an adjective to be the same thing.
    """
    before = context.previous
    noun = context.sentence.tokens[index]
    if before is None or before.sentence.index != context.sentence.index - 1 or not noun.number:
        return ""
    if is_human(noun.lemma):
        return ""  # `the president` after `the vice president` is another man
    if noun.text[:1].isupper() and index > 1:
        return ""  # a name by itself: the Doctor
    tokens = before.sentence.tokens
    forms: set[tuple[int, ...]] = set()
    for i, token in enumerate(tokens):
        if token.pos not in {"NOUN", "PROPN"} or token.lemma.casefold() != noun.lemma.casefold():
            continue
        if token.number != noun.number or i in before.quoted:
            return ""
        modifiers = [
            j
            for j in subtree(before.sentence, i)
            if j < i and tokens[j].dep not in {"det", "nummod", "poss", "case", "predet", "cc", "advmod"}
        ]
        if (
            not modifiers
            or modifiers != list(range(modifiers[0], i))
            or not tokens[modifiers[0]].text[0].isalnum()
        ):
            return ""
        if any(
            tokens[j].pos == "NUM" or tokens[j].text.casefold() in _ORDINALS
            for j in subtree(before.sentence, i)
        ):
            return ""
        if any(tokens[j].text.casefold() in COMPARING or tokens[j].pos == "PRON" for j in modifiers):
            return ""
        if not pointed and not any(
            tokens[j].dep in {"compound", "nmod"} or tokens[j].pos == "PROPN" for j in modifiers
        ):
            return ""
        forms.add((*modifiers, i))
    if len(forms) != 1:
        return ""
    words = next(iter(forms))
    text = "".join(tokens[j].text + (" " if tokens[j].space else "") for j in words).strip()
    return text[0].lower() + text[1:] if words[0] == 0 and tokens[0].pos != "PROPN" else text


def antecedent(context: Context, index: int) -> Name | None:
    """The one name in the sentence before that a personal pronoun or loose noun can stand for, or None.

    A person for he and she, an organisation for a noun that is part of its name (the agency): the only one of
    its kind in the sentence before and, where that has a subject that is a name, its subject.
    """
    token = context.sentence.tokens[index]
    word = token.text.casefold()
    before = context.previous
    if before is None or before.sentence.index != context.sentence.index - 1:
        return None
    if word in THIRD:
        kinds = frozenset({Kind.PERSON})
    elif token.lemma.casefold() in ANAPHORS and token.number == "Sing":
        kinds = ANAPHORS[token.lemma.casefold()]
        if Kind.PERSON in kinds:
            return None
    else:
        return None
    near = _candidates(before, kinds)
    if word not in THIRD:
        here = {n.name for n in context.named if n.first < index and n.name.kind in kinds}
        near |= here
        exact = {n for n in near if token.lemma.casefold() in n.key.split()}
        if len(exact) == 1:
            return next(iter(exact))
    if len(near) != 1:
        return None
    name = next(iter(near))
    if not name.sure:
        return None
    if name in {n.name for n in context.named if n.first > index} or (
        word in THIRD and _clashes(context, name)
    ):
        return None
    subject = subject_of(before.sentence, before.sentence.root)
    if subject is not None and before.name_at(subject) == name:
        return name
    if subject is not None and word not in THIRD and _inside(before, subject, name):
        return name
    speaker = _speaking(before)
    return name if speaker == name else None


def _inside(context: Context, subject: int, name: Name) -> bool:
    """Whether a subject speaks of the name: a spokesman for the agency, but not an Agency spokesman."""
    sentence = context.sentence
    below = set(subtree(sentence, subject))
    heads = [head_of(sentence, n.first, n.last) for n in context.named if n.name == name]
    return any(i in below and sentence.tokens[i].dep in {"pobj", "conj", "appos"} for i in heads)


def _clashes(context: Context, name: Name) -> bool:
    """Whether a pronoun's sentence names its person anyway, or speaks of both him and her."""
    return name in {n.name for n in context.named} or _mixed(context)


def _mixed(context: Context) -> bool:
    """Whether a sentence speaks of both him and her."""
    words = {t.text.casefold() for i, t in enumerate(context.sentence.tokens) if i not in context.quoted}
    return bool(words & _HE) and bool(words & _SHE)


def _candidates(context: Context, kinds: frozenset[Kind]) -> set[Name]:
    return {n.name for n in context.named if n.name.kind in kinds}


def _speaking(context: Context) -> Name | None:
    """The name that is the subject of a verb of saying anywhere in the sentence."""
    for i, token in enumerate(context.sentence.tokens):
        if token.lemma in SAYING and token.pos == "VERB":
            subject = subject_of(context.sentence, i)
            if subject is not None:
                name = context.name_at(subject)
                if name is not None:
                    return name
    return None
