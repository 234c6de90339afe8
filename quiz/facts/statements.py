"""Putting a sentence so that it is understood alone: what leans on the article goes, what is short is spelt out.

The one place where a sentence is rewritten. Parts that can be left out (asides, clauses of circumstance) go
when they lean on the article or make the sentence long; names get their full form, dates their day. What still
leans is named in the statement, and nothing is asked of it.
"""

from __future__ import annotations

from quiz.facts.context import Context
from quiz.facts.drafts import Draft, mend_marks
from quiz.facts.leaning import Leaning, loose_adverb, problems
from quiz.facts.rendering import render
from quiz.facts.resolving import resolve
from quiz.facts.sparing import SHORT, shorten, spare
from quiz.facts.tree import children
from quiz.model.fact import Statement

LONG = 26
"""Words beyond which a statement sheds what it can spare (Wozniak's minimum information; rubric: at most 30)."""
_OPENING = {"but", "and", "or", "so", "yet", "nor", "plus"}


def statement(
    context: Context, first: int, last: int, clause: list[int] | None = None, most: int = LONG
) -> Statement:
    """Put the sentence (or the clause with these tokens) so that it can be understood alone.

    The tokens `first` to `last` (excluded) are the answer: they stay, and their place in the text is given.
    What can be spared goes while there are more than `most` words.
    """
    sentence = context.sentence
    chosen = set(clause) if clause is not None else set(range(len(sentence.tokens)))
    draft = Draft(context, [i in chosen for i in range(len(sentence.tokens))], frozenset(range(first, last)))
    _open(draft)
    _drop_adverbs(draft)
    _drop_brackets(draft)
    _drop_opening(draft)
    leaning = _settle(draft)
    shorten(draft, most)
    leans = [problem.reason for problem in leaning if not problem.noun]
    loose = tuple(dict.fromkeys(problem.noun for problem in leaning if problem.noun))
    leans += _marks(draft)
    return render(draft, first, last, leans, loose)


def _open(draft: Draft) -> None:
    """Take away a conjunction, and a tying adverb with its comma, at the beginning."""
    tokens = draft.context.sentence.tokens
    for i in range(len(tokens)):
        if not draft.keep[i]:
            continue
        if tokens[i].text.casefold() in _OPENING and tokens[i].dep in {"cc", "preconj", "advmod"}:
            draft.drop([i], "conjunction")
            continue
        if tokens[i].text in {"-", "–", "—", "--", "•", "*", ",", ";", ":"}:
            draft.keep[i] = False
            continue
        break


def _drop_adverbs(draft: Draft) -> None:
    context = draft.context
    for i in range(len(context.sentence.tokens)):
        if draft.keep[i] and i not in draft.answer and loose_adverb(context, i):
            draft.drop([i], "ties to other sentences")


def _drop_opening(draft: Draft) -> None:
    """`At the same time,`, `In addition,`: a few words before the first comma that name nothing."""
    context = draft.context
    tokens = context.sentence.tokens
    kept = [i for i in range(len(tokens)) if draft.keep[i]]
    comma = next((n for n, i in enumerate(kept[:7]) if tokens[i].text == ","), None)
    if not comma or draft.answer & set(kept[:comma]) or any(i in context.quoted for i in kept[:comma]):
        return
    opening = kept[:comma]
    found = {i for n in context.named for i in range(n.first, n.last)}
    found |= {i for d in context.dates for i in range(d.first, d.last)}
    found |= {i for n in context.numbers for i in range(n.first, n.last)}
    if found & set(opening) or any(tokens[i].pos in {"VERB", "AUX", "PRON"} for i in opening):
        return
    tops = [i for i in opening if tokens[i].head not in opening]
    if len(tops) == 1 and tokens[tops[0]].dep in {"prep", "advmod", "npadvmod"}:
        draft.drop(opening, "ties to other sentences")


def _drop_brackets(draft: Draft) -> None:
    """Round brackets hold asides."""
    tokens = draft.context.sentence.tokens
    opened = None
    for i, token in enumerate(tokens):
        if token.text == "(" and draft.keep[i]:
            opened = i
        elif token.text == ")" and opened is not None:
            inside = list(range(opened, i + 1))
            if not draft.answer & set(inside):
                draft.drop(inside, "brackets")
            opened = None


def _settle(draft: Draft) -> list[Leaning]:
    """Resolve or leave out what leans on the article; hand back what can be neither."""
    left: list[Leaning] = []
    seen: set[int] = set()
    for _ in range(40):
        found = next((p for p in problems(draft.context, draft.kept) if p.index not in seen), None)
        if found is None:
            break
        seen.add(found.index)
        if resolve(draft, found):
            continue
        part = spare(draft, found.index)
        if part is None:
            left.append(found)
        else:
            draft.drop(part, found.reason)
    mend_marks(draft)
    return [p for p in left if draft.keep[p.index]]


def _marks(draft: Draft) -> list[str]:
    """Faults of the statement as a whole: quotation marks that do not pair, a question, too little said."""
    tokens = draft.context.sentence.tokens
    kept = [t for i, t in enumerate(tokens) if draft.keep[i]]
    faults = []
    if draft.words() < (SHORT if not draft.context.numbers else SHORT - 1):
        faults.append("too little is said")
    text = " ".join(t.text for t in kept)
    straight = text.count('"')
    if straight % 2 or text.count("“") != text.count("”") or text.count("``") != text.count("''"):
        faults.append("a quotation is cut")
    if text.count("(") != text.count(")"):
        faults.append("a bracket is cut")
    words = [t for t in kept if any(c.isalnum() for c in t.text)]
    if words and words[-1].pos == "AUX":
        faults.append("an ellipsis")
    if _disagrees(draft):
        faults.append("subject and verb do not agree")
    if kept and kept[-1].text == "?":
        faults.append("a question")
    if kept and kept[-1].text == ":":
        faults.append("introduces what follows")
    root = tokens[draft.context.sentence.root]
    if root.tag == "VB" and draft.keep[draft.context.sentence.root] and _bare(draft):
        faults.append("an instruction or supposition")
    return faults


def _bare(draft: Draft) -> bool:
    """Whether the main verb stands without subject and helper, as in `Suppose that ...`."""
    sentence = draft.context.sentence
    below = children(sentence, sentence.root)
    return not any(sentence.tokens[c].dep in {"nsubj", "nsubjpass", "expl", "aux", "csubj"} for c in below)


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
