"""What a sentence can spare: asides and clauses of circumstance, but nothing that it needs to stand or to be true."""

from __future__ import annotations

from quiz.facts.context import Context
from quiz.facts.drafts import COMMAS, Draft, mend_marks
from quiz.facts.tree import ancestors, children, subtree, words_of
from quiz.model.sentence import Sentence

SHORT = 6
"""Words below which a statement says too little to be asked."""

_ASIDE = {
    "advcl",
    "relcl",
    "acl",
    "appos",
    "parataxis",
    "npadvmod",
    "prep",
    "advmod",
    "prt_aside",
    "ccomp",
    "nmod",
}
_NEEDING = frozenset(
    "come go lie stand sit live stay remain last put set take bring keep lead run head refer depend consist rely shy "
    "treat serve act focus aim tend belong point turn drive move spend base locate regard look amount range stem "
    "result arise derive center date reside hinge nominate appoint choose elect select pick name close".split()
)
"""Verbs that say too little without what follows them."""
_NAMING = frozenset("nominate appoint choose elect select pick name".split())
"""Those of them that need to say what for."""
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_COMPLEMENTS = {"dobj", "attr", "acomp", "oprd", "ccomp", "xcomp", "agent"}
_TEMPORAL = frozenset(
    "amid during after before following despite without since as while when because although though until "
    "alongside besides unlike like including according given ahead on in at over for from with by".split()
)


def spare(draft: Draft, index: int) -> list[int] | None:
    """The smallest part around a token that can be left out without harm to grammar, sense or the answer."""
    sentence = draft.context.sentence
    tokens = sentence.tokens
    for i in (index, *ancestors(sentence, index)):
        token = tokens[i]
        if token.dep == "ROOT" or (token.head != i and not draft.keep[token.head]):
            return None
        part = [j for j in subtree(sentence, i) if draft.keep[j]]
        if draft.answer & set(part):
            return None
        if cuts_quote(draft.context, part):
            continue
        if _is_spare(draft, i, part):
            return part
    return None


def cuts_quote(context: Context, part: list[int]) -> bool:
    """Whether a part holds a piece of a quotation but not the whole of it."""
    inside = set(part)
    run: list[int] = []
    for i in range(len(context.sentence.tokens) + 1):
        if i in context.quoted:
            run.append(i)
        elif run:
            if 0 < len(inside & set(run)) < len(run):
                return True
            run = []
    return False


def _is_spare(draft: Draft, index: int, part: list[int]) -> bool:
    sentence = draft.context.sentence
    tokens = sentence.tokens
    token = tokens[index]
    head = tokens[token.head]
    fenced = _fenced(draft, part)
    if _is_needed(draft, index, fenced) or _splits_list(draft, index, part):
        return False
    deep = not _main(sentence, token.head)
    if deep and token.dep in {"advcl", "prep", "parataxis"} and not _is_time(draft, index):
        others = [c for c in children(sentence, token.head) if c != index and draft.keep[c]]
        if not any(tokens[c].dep in _COMPLEMENTS for c in others):
            return False  # `a program created to ...`: the clause needs its end
    match token.dep:
        case "advcl" | "parataxis":
            return _is_circumstance(draft, index, part) and (fenced or token.dep == "advcl")
        case "relcl" | "acl" | "appos":
            return fenced
        case "npadvmod" | "advmod":
            return (
                head.pos in {"VERB", "AUX"}
                and not any(tokens[c].dep in {"advcl", "ccomp"} for c in children(sentence, index))
                and not (head.tag == "VBG" and head.dep in {"prep", "acl", "advcl", "pcomp"})
                and not (head.dep in {"amod", "acl"} and (index < token.head or head.tag in {"VBN", "VBG"}))
                and not _complement(draft, index)
                and token.tag not in {"WRB"}
                and token.lemma not in {"not", "n't", "never"}
            )
        case "prep" if token.lemma.casefold() == "accord" or token.text.casefold() in {"according", "of"}:
            return False  # who vouches for it, or of how many, is part of what is said
        case "prep":
            if head.pos not in {"VERB", "AUX"}:
                return (
                    fenced
                    and head.pos in {"NOUN", "PROPN"}
                    and token.lemma.casefold() in {"including", "like"}
                )
            return fenced or (
                token.text.casefold() in _TEMPORAL
                and (
                    (_is_time(draft, index) and token.text.casefold() in {"in", "on", "at", "during", "over"})
                    or (
                        token.text.casefold() in {"amid", "during", "after", "before", "following"}
                        and head.dep in {"ROOT", "conj"}
                    )
                )
            )
        case "conj":
            return token.pos in {"VERB", "AUX"} and fenced and _own_subject(draft, index)
        case _:
            return False


def _main(sentence: Sentence, verb: int) -> bool:
    """Whether a verb says the main thing: the root, what is joined to it, or what somebody says."""
    token = sentence.tokens[verb]
    if token.head == verb or token.dep == "ROOT":
        return True
    if token.dep in {"conj", "ccomp"} and token.pos in {"VERB", "AUX"}:
        return _main(sentence, token.head)
    return False


def _complement(draft: Draft, index: int) -> bool:
    """`is far ahead`: an adverb that a form of be cannot do without."""
    sentence = draft.context.sentence
    verb = sentence.tokens[index].head
    if sentence.tokens[verb].lemma != "be":
        return False
    others = [c for c in children(sentence, verb) if c != index and c > verb and draft.keep[c]]
    return not any(sentence.tokens[c].dep in {"attr", "acomp"} for c in others)


def _is_circumstance(draft: Draft, index: int, part: list[int]) -> bool:
    """A clause of circumstance may go; a condition may not, for it changes what is said."""
    tokens = draft.context.sentence.tokens
    marks = {
        tokens[c].text.casefold() for c in children(draft.context.sentence, index) if tokens[c].dep == "mark"
    }
    if marks & {"if", "unless", "whether", "because"} or _is_condition(draft, part):
        return False
    if _is_purpose(draft.context.sentence, index) and index > tokens[index].head:
        return False
    opens = not any(draft.keep[i] for i in words_of(draft.context.sentence) if i < part[0])
    if opens and not any(tokens[i].text in COMMAS for i in range(part[-1], part[-1] + 2) if i < len(tokens)):
        return False  # what follows without a comma belongs to it
    return len(part) >= 2 and (_fenced(draft, part) or bool(marks & {"as", "after", "while", "before"}))


def _is_condition(draft: Draft, part: list[int]) -> bool:
    """Whether a clause says on what terms: `as long as nobody objects`."""
    tokens = draft.context.sentence.tokens
    words = [tokens[i].text.casefold() for i in part if tokens[i].pos != "PUNCT"][:3]
    return words in (["as", "long", "as"], ["so", "long", "as"]) or words[:1] in (
        ["only"], ["except"], ["provided"], ["providing"], ["until"], ["till"], ["lest"]
    )  # fmt: skip


def _is_purpose(sentence: Sentence, verb: int) -> bool:
    """Whether a clause says what for: `to take over the post`."""
    tokens = sentence.tokens
    return tokens[verb].tag == "VB" and any(
        tokens[c].text.casefold() == "to" and tokens[c].dep == "aux" for c in children(sentence, verb)
    )


def _splits_list(draft: Draft, index: int, part: list[int]) -> bool:
    """Whether a part takes away what `and` joins, the `and` itself, or the day that a `when` speaks of."""
    tokens = draft.context.sentence.tokens
    if tokens[part[-1]].dep == "cc" or (
        tokens[part[0]].dep == "cc" and tokens[index].pos not in {"VERB", "AUX"}
    ):
        return True
    head = tokens[index].head
    below = children(draft.context.sentence, index)
    if tokens[index].dep == "appos" and (
        tokens[head].dep in {"appos", "conj"}
        or any(tokens[c].dep == "cc" and tokens[c].text == "or" for c in below)
        or any(tokens[c].dep == "conj" and c < index for c in children(draft.context.sentence, head))
    ):
        return True  # a member that was taken for an aside
    before = next((i for i in range(part[0] - 1, -1, -1) if draft.keep[i] and tokens[i].text != ","), None)
    if before is not None and tokens[before].dep == "cc" and before > 0:
        following = next((i for i in range(part[-1] + 1, len(tokens)) if draft.keep[i]), None)
        if following is None or tokens[following].text in {".", ",", ";", "!", "?"}:
            return True
    after = [i for i in range(part[-1] + 1, len(tokens)) if draft.keep[i]][:2]
    return len(after) == 2 and tokens[after[0]].text == "," and tokens[after[1]].text == "when"


def _is_needed(draft: Draft, index: int, fenced: bool = False) -> bool:
    """Whether a verb needs a part: the first that follows `come` or `nominate`, the particle of a phrasal verb."""
    sentence = draft.context.sentence
    tokens = sentence.tokens
    token = tokens[index]
    verb = token.head
    if index < verb or tokens[verb].pos not in {"VERB", "AUX"}:
        return False
    below = children(sentence, index)
    if (
        not fenced
        and token.dep in {"advmod", "prt"}
        and any(tokens[c].dep == "prep" and c > index for c in below)
    ):
        return True
    if token.dep == "prep" and token.text == "in" and any(
        tokens[c].text.casefold() in _WEEKDAYS for c in below
    ):  # fmt: skip
        return True  # `closed in Sunday`
    if tokens[verb].lemma.casefold() not in _NEEDING or token.dep not in _ASIDE | {"xcomp"}:
        return False
    after = [
        c
        for c in children(sentence, verb)
        if c > verb and draft.keep[c] and tokens[c].dep in _ASIDE | _COMPLEMENTS and tokens[c].pos != "PUNCT"
    ]
    objects = [c for c in after if tokens[c].dep in {"dobj", "attr", "acomp", "oprd"}]
    if tokens[verb].lemma.casefold() in _NAMING:
        return token.dep in {"advcl", "xcomp", "prep"} and _is_purpose(sentence, index)
    return not objects and after[:1] == [index]


def _own_subject(draft: Draft, index: int) -> bool:
    tokens = draft.context.sentence.tokens
    return any(
        tokens[c].dep in {"nsubj", "nsubjpass", "expl"} for c in children(draft.context.sentence, index)
    )


def _is_time(draft: Draft, index: int) -> bool:
    """Whether a part says when: a date, not an event on a day (the Tuesday vote)."""
    sentence = draft.context.sentence
    if sentence.tokens[index].dep == "prep":
        objects = [c for c in children(sentence, index) if sentence.tokens[c].dep in {"pobj", "pcomp"}]
        return any(d.first <= c < d.last for d in draft.context.dates for c in objects)
    below = subtree(sentence, index)
    return any(d.first in below for d in draft.context.dates)


def _fenced(draft: Draft, part: list[int]) -> bool:
    """Whether commas, dashes or the sentence's ends stand on both sides of a part."""
    tokens = draft.context.sentence.tokens
    inner = part[0]
    before = next((i for i in range(inner - 1, -1, -1) if draft.keep[i]), None)
    after = next((i for i in range(part[-1] + 1, len(tokens)) if draft.keep[i]), None)
    marks = {tokens[i].text for i in (before, after) if i is not None} & COMMAS
    if len(marks) > 1 and "," in marks and marks & {"–", "—", "--", "-"}:
        return False  # a dash and a comma fence off different things
    left = before is None or tokens[before].text in COMMAS
    right = after is None or tokens[after].text in COMMAS | {".", "!", "?"}
    return left and right and not (before is None and after is None)


def shorten(draft: Draft, most: int) -> None:
    """Leave out asides, the longest first, while the statement is longer than it need be."""
    sentence = draft.context.sentence
    while (count := draft.words()) > most:
        spare: list[list[int]] = []
        for i, token in enumerate(sentence.tokens):
            if (
                not draft.keep[i]
                or token.dep not in _ASIDE | {"conj"}
                or token.head == i
                or not draft.keep[token.head]
            ):
                continue
            part = [j for j in subtree(sentence, i) if draft.keep[j]]
            if len(part) < 3 or draft.answer & set(part):
                continue
            if not _fenced(draft, part) and not _tail(draft, i, part):
                continue
            if cuts_quote(draft.context, part):
                continue
            if (_is_spare(draft, i, part) or _tail(draft, i, part)) and count - len(part) >= SHORT:
                spare.append(part)
        if not spare:
            return
        draft.drop(max(spare, key=lambda part: (len(part), part)), "length")
        mend_marks(draft)


def _tail(draft: Draft, index: int, part: list[int]) -> bool:
    """`... in a move that will ...`, `... after officials travelled ...`: a circumstance that ends the sentence."""
    sentence = draft.context.sentence
    tokens = sentence.tokens
    token = tokens[index]
    after = next((i for i in range(part[-1] + 1, len(tokens)) if draft.keep[i]), None)
    if (after is not None and tokens[after].text != ".") or part != list(range(part[0], part[-1] + 1)):
        return False
    if tokens[token.head].pos not in {"VERB", "AUX"} or _is_needed(draft, index) or token.text == "of":
        return False
    if _is_condition(draft, part):
        return False
    if token.dep == "advcl":
        marks = {tokens[c].text.casefold() for c in children(sentence, index) if tokens[c].dep == "mark"}
        return bool(marks & {"after", "before", "as", "while", "when", "since"})
    inside = set(part)
    siblings = [c for c in children(sentence, token.head) if c != index and draft.keep[c]]
    if token.dep != "prep" or not any(tokens[c].dep in _COMPLEMENTS for c in siblings):
        return False
    return any(tokens[i].dep in {"relcl", "acl"} and i in inside for i in part)
