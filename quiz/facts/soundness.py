"""Whether what is left of a sentence still says something whole: the faults of a statement after all cutting."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.facts.context import SAYING
from quiz.facts.drafts import Draft
from quiz.facts.losses import FINITE, losses
from quiz.facts.sparing import SHORT
from quiz.facts.tree import children, subject_of, words_of
from quiz.model.fact import Kind

_HANGING = frozenset({"CC", "DT", "TO", "MD", "PRP$", "WDT", "PDT"})
_RELATIVE = frozenset({"which", "who", "whom", "Which", "Whom"})
_FINDING = frozenset("find show learn hear know agree hope fear reveal indicate quote go".split())
"""Verbs besides those of saying that can stand behind what they bring in."""
_SPEECH = frozenset(
    "say tell add write explain note claim argue warn insist suggest conclude declare".split()
)


def faults(draft: Draft) -> Iterator[str]:
    """The faults of a statement as a whole, in words."""
    tokens = draft.context.sentence.tokens
    kept = [i for i in range(len(tokens)) if draft.keep[i]]
    words = [i for i in words_of(draft.context.sentence) if draft.keep[i]]
    if len(words) < (SHORT if not draft.context.numbers else SHORT - 1):
        yield "too little is said"
    if not words:
        return
    yield from _marks([tokens[i].text for i in kept])
    yield from _beginning(draft, words)
    yield from _end(draft, words)
    yield from losses(draft)
    if _misread(draft):
        yield "misread"
    if _unsaid(draft):
        yield "what was said is missing"
    if _disagrees(draft):
        yield "subject and verb do not agree"


def _marks(kept: list[str]) -> Iterator[str]:
    straight = kept.count('"')
    if straight % 2 or kept.count("“") != kept.count("”") or kept.count("``") != kept.count("''"):
        yield "a quotation is cut"
    if kept.count("(") != kept.count(")"):
        yield "a bracket is cut"
    if kept[-1] == "?":
        yield "a question"
    if kept[-1] == ":":
        yield "introduces what follows"


def _beginning(draft: Draft, words: list[int]) -> Iterator[str]:
    """A statement begins with no verb and no relative word, and is no clause of circumstance alone."""
    sentence = draft.context.sentence
    tokens = sentence.tokens
    if (
        tokens[words[0]].tag in FINITE
        and words[0] not in draft.context.quoted
        and words[0] not in draft.replaced
    ):
        yield "begins with its verb"
    root = sentence.root
    if tokens[root].tag == "VB" and draft.keep[root] and _bare(draft):
        yield "an instruction or supposition"
    tops = [i for i in words if not draft.keep[tokens[i].head] or tokens[i].head == i]
    verbs = [i for i in tops if tokens[i].pos in {"VERB", "AUX"}]
    opening = [tokens[i].text.casefold() for i in words[:2]]
    alone = opening == ["in", "case"] and not any(
        draft.keep[i] and t.text == "," for i, t in enumerate(tokens)
    )
    if alone or (verbs and all(_subordinate(draft, i) for i in verbs)):
        yield "a clause of circumstance alone"
    for place, i in enumerate(words[:4]):
        bound = any(tokens[j].pos in {"NOUN", "PROPN"} for j in words[:place])
        if tokens[i].text in _RELATIVE and not bound and i not in {*draft.replaced, *draft.context.quoted}:
            yield "a relative clause alone"
    if _is_double(draft):
        yield "two sentences in one"
    finite = any(tokens[i].tag in FINITE for i in words)
    if not any(tokens[i].pos in {"VERB", "AUX"} for i in words) or (
        not finite and tokens[words[0]].tag in {"VBN", "VBG"}
    ):
        yield "no verb"


def _is_double(draft: Draft) -> bool:
    """Whether two clauses stand side by side with nothing but a comma, neither saying that the other was said."""
    sentence = draft.context.sentence
    tokens = sentence.tokens
    root = sentence.root
    if (
        tokens[root].lemma in SAYING | _FINDING
        or tokens[root].pos not in {"VERB", "AUX"}
        or root in draft.context.quoted
    ):
        return False
    subject = subject_of(sentence, root)
    return subject is not None and any(
        tokens[c].dep == "ccomp"
        and draft.keep[c]
        and draft.keep[root]
        and c < subject < root
        and any(tokens[g].dep in {"nsubj", "nsubjpass"} for g in children(sentence, c))
        and not _subordinate(draft, c)
        and any(i in draft.chosen and not draft.keep[i] for i in range(c, subject))
        for c in children(sentence, root)
    )


def _subordinate(draft: Draft, verb: int) -> bool:
    sentence = draft.context.sentence
    return any(
        sentence.tokens[c].dep == "mark" and draft.keep[c] and sentence.tokens[c].text.casefold() != "that"
        for c in children(sentence, verb)
        if c < verb
    )


def _bare(draft: Draft) -> bool:
    """Whether the main verb stands without subject and helper, as in `Suppose that ...`."""
    sentence = draft.context.sentence
    below = children(sentence, sentence.root)
    return not any(sentence.tokens[c].dep in {"nsubj", "nsubjpass", "expl", "aux", "csubj"} for c in below)


def _end(draft: Draft, words: list[int]) -> Iterator[str]:
    """A statement does not end where something has to follow."""
    context = draft.context
    tokens = context.sentence.tokens
    last = words[-1]
    if tokens[last].pos == "AUX":
        yield "an ellipsis"
    if tokens[last].tag in _HANGING and last not in context.quoted:
        yield "breaks off"
    name = next((n for n in context.named if n.last == last + 1 and n.first > 1), None)
    if (
        name is not None
        and name.name.kind is Kind.PERSON
        and tokens[name.first - 1].text == ","
        and draft.keep[name.first - 1]
        and _hangs(draft, last)
    ):
        yield "a name that hangs on nothing"


def _hangs(draft: Draft, index: int) -> bool:
    """Whether a name after a comma is no argument: beside a number, or a second object."""
    sentence = draft.context.sentence
    token = sentence.tokens[index]
    head = sentence.tokens[token.head]
    if token.dep == "dobj":
        return any(sentence.tokens[c].dep == "dobj" and c < index for c in children(sentence, token.head))
    return token.dep in {"npadvmod", "dep", "appos", "nmod"} and head.pos in {"NUM", "VERB", "AUX"}


def _unsaid(draft: Draft) -> bool:
    """Whether the main verb is one of saying and nothing is said."""
    sentence = draft.context.sentence
    tokens = sentence.tokens
    root = sentence.root
    if not draft.keep[root] or tokens[root].lemma not in _SPEECH or tokens[root].pos != "VERB":
        return False
    if any(draft.keep[i] for i in draft.context.quoted):
        return False
    told = {"ccomp", "xcomp", "dobj", "oprd", "parataxis", "nsubjpass", "acomp"}
    below = [c for c in children(sentence, root) if draft.keep[c]]
    if tokens[root].lemma == "tell":
        told -= {"dobj"}
    if any(_tells(draft, i) for i in range(len(tokens)) if i != root and draft.keep[i]):
        return False
    return not any(
        tokens[c].dep in told or (tokens[c].dep == "prep" and tokens[c].text in {"of", "about", "against"})
        for c in below
    )


def _tells(draft: Draft, index: int) -> bool:
    """Whether a verb can be that of what is said, wherever it was hung: no relative clause's."""
    sentence = draft.context.sentence
    token = sentence.tokens[index]
    if token.pos not in {"VERB", "AUX"} or token.dep in {"aux", "auxpass", "amod", "compound"}:
        return False
    marks = {sentence.tokens[c].text for c in children(sentence, index) if sentence.tokens[c].dep == "mark"}
    return "that" in marks or (token.dep not in {"relcl", "acl", "advcl", "pcomp"} and token.tag in FINITE)


def _misread(draft: Draft) -> bool:
    """Whether a verb has two subjects, or the main one none: what was left out may be something else."""
    sentence = draft.context.sentence
    tokens = sentence.tokens
    root = sentence.root
    if tokens[root].tag in FINITE and draft.keep[root] and root not in draft.context.quoted and (
        subject_of(sentence, root) is None
    ):  # fmt: skip
        return True
    if all(draft.keep[i] or tokens[i].pos == "PUNCT" for i in draft.chosen):
        return False
    verbs = [
        token.head
        for i, token in enumerate(tokens)
        if token.dep in {"nsubj", "nsubjpass"} and draft.keep[i] and i not in draft.context.quoted
    ]
    return len(set(verbs)) < len(verbs)


def _disagrees(draft: Draft) -> bool:
    """A plural verb whose kept subject is one name: the sentence was misread or cut."""
    sentence = draft.context.sentence
    tokens = sentence.tokens
    for i, token in enumerate(tokens):
        if not draft.keep[i] or token.dep not in {"nsubj", "nsubjpass"} or token.tag != "NNP":
            continue
        verb = token.head
        helpers = [c for c in children(sentence, verb) if tokens[c].dep in {"aux", "auxpass"}]
        finite = tokens[helpers[0]] if helpers else tokens[verb]
        joined = any(tokens[c].dep == "conj" and draft.keep[c] for c in children(sentence, i))
        if finite.tag == "VBP" and not joined and finite.text.casefold() not in {"have", "are", "do"}:
            return True
    return False
