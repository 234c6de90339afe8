"""Claims about how far something goes: the closest or one of the closest, all or nearly all.

Newsrooms are compared by them; no question asks for them. The answer is the noun with what limits it.
"""

from __future__ import annotations

from collections.abc import Iterator

from quiz.facts.bare import bare_claim, clause_terms, word
from quiz.facts.context import Context
from quiz.facts.tree import children, clause_of, subtree
from quiz.model.fact import Claim
from quiz.model.sentence import Sentence

UNIQUE, AMONG, ALL, NEARLY = "the one", "one of several", "all", "nearly all"
_SINGLING = frozenset({"first", "last", "only", "sole"})
_SOME = frozenset("one two three some many several few".split())
_NEARLY = frozenset({"nearly", "almost", "virtually"})
_IDIOMS = frozenset("time day week month year quarter half step look sight place thing part".split())
"""Nouns that with first and last mean a time or an order, not one of a kind."""


def claims(context: Context) -> Iterator[Claim]:
    """The limits that a sentence sets outside quotation marks."""
    sentence = context.sentence
    for i, token in enumerate(sentence.tokens):
        if i in context.quoted or token.head in context.quoted:
            continue
        if token.text.casefold() == "most" and token.dep == "amod":
            yield from _whole(context, i)
        elif token.tag in {"JJS", "RBS", "JJR"} or token.text.casefold() in _SINGLING:
            yield from _superlative(context, i)
        elif token.text.casefold() in {"all", "every"} and token.tag in {"DT", "PDT"}:
            yield from _whole(context, i)


def _superlative(context: Context, index: int) -> Iterator[Claim]:
    sentence = context.sentence
    tokens = sentence.tokens
    token = tokens[index]
    word_ = token.lemma.casefold()
    noun = token.head
    if token.tag == "RBS" and token.dep == "advmod" and tokens[noun].pos == "ADJ":  # the most violent
        word_, noun = tokens[noun].lemma.casefold(), tokens[noun].head
    elif token.dep != "amod" or token.text.casefold() in {"least", "most"}:
        return
    if tokens[noun].pos != "NOUN" or _ranked(sentence, index):
        return
    if word_ in _SINGLING and tokens[noun].lemma.casefold() in _IDIOMS:
        return
    key = _comparison(sentence, noun) if token.tag == "JJR" else _reach(sentence, noun)
    if not key:
        return
    verb = clause_of(sentence, noun)
    left = [c for c in children(sentence, noun) if c < noun]
    first = min([*(j for c in left for j in subtree(sentence, c)), noun])
    if key == AMONG:  # from `among` or `one of` on
        above = tokens[noun].head
        first = min(first, above if tokens[above].text.casefold() == "among" else tokens[above].head)
    yield bare_claim(
        context,
        first,
        noun + 1,
        key=key,
        relation=word_,
        about=tokens[noun].lemma.casefold(),
        role="scope",
        subject="",
        terms=clause_terms(context, verb, {noun, index}),
    )


def _ranked(sentence: Sentence, index: int) -> bool:
    """`second-largest`: a rank is another thing than the first place."""
    tokens = sentence.tokens
    before = [t.text.casefold() for t in tokens[max(0, index - 2) : index]]
    return any(w.isdigit() or w in {"second", "third", "fourth", "fifth", "next", "no."} for w in before) or (
        before[-1:] == ["-"]
    )


def _reach(sentence: Sentence, noun: int) -> str:
    """Whether a noun with a superlative is the one of its kind or one of several."""
    tokens = sentence.tokens
    if tokens[noun].tag in {"NNS", "NNPS"}:
        above = tokens[tokens[noun].head]
        if tokens[noun].dep != "pobj":
            return ""
        if above.text.casefold() == "among":
            return AMONG
        counted = tokens[above.head].lemma.casefold() if above.text == "of" else ""
        return AMONG if counted in _SOME else ""
    below = [tokens[c] for c in children(sentence, noun)]
    if any(t.text.casefold() in {"a", "an", "no"} for t in below):
        return ""
    return UNIQUE if any(t.text.casefold() == "the" or t.dep == "poss" for t in below) else ""


def _comparison(sentence: Sentence, noun: int) -> str:
    """`no closer ally than X`: X is the closest."""
    below = [sentence.tokens[c].text.casefold() for c in children(sentence, noun)]
    return UNIQUE if "no" in below and "than" in below else ""


def _is_the(sentence: Sentence, noun: int, most: bool) -> bool:
    """`The most votes` are more than others have, not nearly all."""
    return most and any(sentence.tokens[c].dep in {"det", "poss"} for c in children(sentence, noun))


def _whole(context: Context, index: int) -> Iterator[Claim]:
    sentence = context.sentence
    tokens = sentence.tokens
    noun = tokens[index].head
    most = tokens[index].text.casefold() == "most"
    if tokens[noun].pos != "NOUN" or (most and tokens[noun].tag != "NNS") or _is_the(sentence, noun, most):
        return
    nearly = most or (index > 0 and tokens[index - 1].text.casefold() in _NEARLY)
    first = index - 1 if nearly and not most else index
    if noun - first > 6 or noun < first:
        return
    terms, names = clause_terms(context, clause_of(sentence, noun), {noun, index})
    beside = {word(context, c) for c in children(sentence, noun) if tokens[c].dep == "compound"}
    yield bare_claim(
        context,
        first,
        noun + 1,
        key=NEARLY if nearly else ALL,
        relation="all",
        about=tokens[noun].lemma.casefold(),
        role="scope",
        subject="",
        terms=(terms | beside, names),
    )
