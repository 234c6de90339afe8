"""Claims about what talks, a visit or a text are about: that a topic belongs to it, or has nothing to do with it.

Newsrooms are compared by them; no question asks for them. The topic stands in `about`.
"""

from __future__ import annotations

from collections.abc import Iterator

from quiz.facts.bare import bare_claim, word
from quiz.facts.claims import terms_of
from quiz.facts.clauses import negated
from quiz.facts.context import Context
from quiz.facts.tree import children, clause_of, subject_of, subtree
from quiz.model.fact import Claim, Modality

_CONCERNS = frozenset("include concern cover focus discuss involve center centre address revolve".split())
_TOPICS = frozenset("subject topic theme issue focus agenda".split())
_VERBS = _CONCERNS | {"be", "do"}
_MOST = 8
"""Topics of one clause that are looked at."""


def claims(context: Context) -> Iterator[Claim]:
    """The topics that a sentence affirms or denies outside quotation marks."""
    tokens = context.sentence.tokens
    for i, token in enumerate(tokens):
        if (
            token.lemma in _VERBS
            and token.pos in {"VERB", "AUX"}
            and token.dep not in {"aux", "auxpass"}
            and i not in context.quoted
        ):
            yield from _topics(context, i)


def _topics(context: Context, verb: int) -> Iterator[Claim]:
    sentence = context.sentence
    tokens = sentence.tokens
    lemma = tokens[verb].lemma
    below = children(sentence, verb)
    found: list[int] = []
    denied = False
    if lemma == "do" and tokens[tokens[verb].head].text.casefold() == "nothing":
        have = clause_of(sentence, tokens[verb].head)
        have = tokens[tokens[verb].head].head if have == verb else have
        subject = subject_of(sentence, have)
        found = [g for c in below if tokens[c].text == "with" for g in children(sentence, c)]
        found += [subject] if subject is not None else []
        denied = True
        verb = have
    elif lemma in _CONCERNS and not negated(sentence, verb):
        found = [i for c in below if tokens[c].dep in {"dobj", "prep", "conj"} for i in subtree(sentence, c)]
    elif lemma == "be" and not negated(sentence, verb):
        named = [c for c in below if tokens[c].dep in {"attr", "nsubj"}]
        if any(tokens[c].lemma in _TOPICS for c in named):
            found = [i for c in below if tokens[c].dep not in {"prep", "advcl"} for i in subtree(sentence, c)]
    nouns = [i for i in found if tokens[i].pos in {"NOUN", "PROPN"} and tokens[i].lemma not in _TOPICS]
    terms, names = terms_of(context, frozenset(range(len(tokens)))) if nouns else (frozenset(), frozenset())
    for i in nouns[:_MOST]:
        topic = word(context, i)
        yield bare_claim(
            context,
            min(verb, i),
            max(verb + 1, i + 1, *(j + 1 for c in below if denied for j in subtree(sentence, c))),
            key="not" if denied else Modality.HAPPENED.value,
            relation="concern",
            about=topic,
            role="topic",
            subject="",
            terms=(terms - {topic}, names - {topic}),
            negated=denied,
        )
