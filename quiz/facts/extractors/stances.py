"""Claims that are statements as a whole: whether something is said to be so, not so, or only meant to be.

Newsrooms are compared by them; no question asks for them. Each has the verb as its relation and the head of what the
verb governs in `about`; the answer is the verb with what stands before it (does not offer, intends to make).
"""

from __future__ import annotations

from collections.abc import Iterator

from quiz.facts.bare import bare_claim, clause_terms, named, word
from quiz.facts.clauses import EXPECTS, PLANS, modality, negated
from quiz.facts.context import SAYING, Context
from quiz.facts.tree import children, subject_of
from quiz.model.fact import Claim, Modality
from quiz.model.sentence import Sentence

_GOVERNING = frozenset({"xcomp", "ccomp", "pcomp"})
_DENYING = frozenset("deny refute rebut dispute".split())
_NOT_DOING = frozenset("fail refuse decline".split())
_PARTLY = frozenset(
    "only just merely simply necessarily yet always entirely fully exactly long longer even".split()
)
"""Adverbs by which a negation takes back a part of the statement alone, or an earlier time."""
_OPPOSITES = {
    "reject": ("accept", True),
    "oppose": ("support", True),
    "lose": ("win", True),
    "acquit": ("convict", True),
    "forbid": ("allow", True),
    "ban": ("allow", True),
}
"""Verbs that say of an object that the other verb is not true of it."""
_OBJECTS = ("dobj", "nsubjpass", "attr", "acomp", "oprd", "dative")


def claims(context: Context) -> Iterator[Claim]:
    """The stances of a sentence outside quotation marks, without questions and suppositions."""
    sentence = context.sentence
    if sentence.tokens[-1].text == "?":
        return
    for i, token in enumerate(sentence.tokens):
        if token.pos not in {"VERB", "AUX"} or token.dep in {"aux", "auxpass"} or i in context.quoted:
            continue
        yield from _stance(context, i)


def _stance(context: Context, verb: int) -> Iterator[Claim]:
    sentence = context.sentence
    token = sentence.tokens[verb]
    thing = _object(sentence, verb)
    if thing is None or sentence.tokens[thing].pos == "PRON" or thing in context.quoted:
        return
    if _governs(sentence, verb) or not _is_finite(sentence, verb):
        return
    if token.tag == "VB" and _is_open(sentence, verb):
        return
    above = _chain(sentence, verb)
    meant = modality(sentence, verb)
    if meant is Modality.POSSIBLE or any(_is_partial(sentence, v) for v in above):
        return
    relation, opposite = _OPPOSITES.get(token.lemma.casefold(), (token.lemma.casefold(), False))
    denied = (sum(_turned(sentence, v, v == verb) for v in above) + opposite) % 2 == 1
    key = "not" if denied else _manner(sentence, verb, meant)
    first = min([*above, *(c for v in above for c in children(sentence, v) if _is_helper(sentence, c))])
    if verb - first > 6:
        first = verb
    yield bare_claim(
        context,
        first,
        verb + 1,
        key=key,
        relation=relation,
        about=word(context, thing),
        role="stance",
        subject=_subject(context, verb, thing),
        terms=clause_terms(context, verb, {verb}),
        negated=denied,
        modality=meant,
    )


def _is_finite(sentence: Sentence, verb: int) -> bool:
    """Whether a verb states something by itself, not as a participle beside another statement."""
    token = sentence.tokens[verb]
    if token.tag == "VBG" and token.dep in _GOVERNING and sentence.tokens[token.head].lemma in _DENYING:
        return True
    return token.tag not in {"VBG", "VBN"} or any(
        sentence.tokens[c].dep in {"aux", "auxpass"} for c in children(sentence, verb)
    )


def _governs(sentence: Sentence, verb: int) -> bool:
    """Whether the verb only says how another one is meant (plans to, failed to, denied that)."""
    return any(
        sentence.tokens[c].dep in _GOVERNING
        and sentence.tokens[c].pos in {"VERB", "AUX"}
        and sentence.tokens[c].lemma not in SAYING  # `..., the minister announced` behind its statement
        for c in children(sentence, verb)
    )


def _is_open(sentence: Sentence, verb: int) -> bool:
    """Whether an infinitive leaves open if it is done: urged to sign, a plan to sign."""
    tokens = sentence.tokens
    if not any(tokens[c].text.casefold() == "to" for c in children(sentence, verb)):
        return False
    above = tokens[tokens[verb].head].lemma
    return tokens[verb].dep != "xcomp" or above not in PLANS | EXPECTS | _DENYING | _NOT_DOING | {
        "be",
        "agree",
    }


def _chain(sentence: Sentence, verb: int) -> list[int]:
    """The verb and those above it by which it is meant or denied."""
    tokens = sentence.tokens
    found = [verb]
    while tokens[found[-1]].dep in _GOVERNING and len(found) < 4:
        head = tokens[found[-1]].head
        if tokens[head].pos == "ADP":  # denied by a preposition: `accused of lying`
            break
        if tokens[found[-1]].dep == "ccomp" and tokens[head].lemma not in _DENYING:
            break
        if head in found:
            break
        found.append(head)
    return found


def _turned(sentence: Sentence, verb: int, own: bool) -> int:
    """How often a verb of the chain turns the statement: by a negation, by denying it, by not doing it."""
    lemma = sentence.tokens[verb].lemma
    return negated(sentence, verb) + (not own and lemma in _DENYING | _NOT_DOING)


def _is_partial(sentence: Sentence, verb: int) -> bool:
    for c in children(sentence, verb):
        token = sentence.tokens[c]
        if token.dep in {"neg", "advmod", "preconj"} and (
            token.lemma.casefold() in _PARTLY
            or any(sentence.tokens[g].lemma.casefold() in _PARTLY for g in children(sentence, c))
        ):
            return True
    return False


def _is_helper(sentence: Sentence, index: int) -> bool:
    return sentence.tokens[index].dep in {"aux", "auxpass", "neg"}


def _manner(sentence: Sentence, verb: int, meant: Modality) -> str:
    """How a statement is meant; one in the present or in progress is told from one in the past."""
    if meant is not Modality.HAPPENED:
        return meant.value
    token = sentence.tokens[verb]
    helpers = {
        sentence.tokens[c].text.casefold() for c in children(sentence, verb) if _is_helper(sentence, c)
    }
    if token.tag in {"VBZ", "VBP"} or (token.tag in {"VBG", "VBN"} and helpers & {"is", "are", "'s", "'re"}):
        return "now"
    return meant.value


def _object(sentence: Sentence, verb: int) -> int | None:
    """The head of what a verb governs: its object, what is done to it in the passive, or what it is."""
    tokens = sentence.tokens
    below = children(sentence, verb)
    objects = [(_OBJECTS.index(tokens[c].dep), c) for c in below if tokens[c].dep in _OBJECTS]
    if objects:
        return min(objects)[1]
    for c in below:
        if tokens[c].dep == "ccomp" and tokens[c].pos in {"NOUN", "PROPN"}:  # `is making Colombia an ally`
            return next((g for g in children(sentence, c) if tokens[g].dep == "nsubj"), None)
        if tokens[c].dep == "prep":
            return next((g for g in children(sentence, c) if tokens[g].dep == "pobj"), None)
    return None


def _subject(context: Context, verb: int, thing: int) -> str:
    """Who does it; empty where a pronoun or a passive leaves that open."""
    sentence = context.sentence
    tokens = sentence.tokens
    subject = subject_of(sentence, verb)
    if subject is not None and tokens[subject].dep == "nsubjpass":
        by = next((c for c in children(sentence, verb) if tokens[c].dep == "agent"), None)
        subject = None if by is None else next(iter(children(sentence, by)), None)
    if subject is not None and tokens[subject].tag in {"WDT", "WP"} and tokens[verb].dep == "relcl":
        subject = tokens[verb].head
    if subject is not None and tokens[subject].pos == "PRON":  # `X denied that he ...` is about X
        above = tokens[verb].head
        denies = tokens[verb].dep in _GOVERNING and tokens[above].lemma in _DENYING
        subject = subject_of(sentence, above) if denies else None
    if subject is None or subject == thing or tokens[subject].pos == "PRON":
        return ""
    return named(context, subject)
