"""Putting a sentence so that it is understood alone: what leans on the article goes, what is short is spelt out.

The one place where a sentence is rewritten. Parts that can be left out (asides, clauses of circumstance) go
when they lean on the article or make the sentence long; names get their full form, dates their day. What still
leans is named in the statement, and nothing is asked of it.
"""

from __future__ import annotations

from quiz.facts.context import SAYING, Context
from quiz.facts.damage import damage
from quiz.facts.drafts import Draft, mend_marks
from quiz.facts.leaning import Leaning, loose_adverb, problems
from quiz.facts.rendering import render
from quiz.facts.resolving import resolve
from quiz.facts.soundness import faults
from quiz.facts.sparing import shorten, spare
from quiz.facts.tree import subject_of, subtree
from quiz.model.fact import Statement

LONG = 26
"""Words beyond which a statement sheds what it can spare (Wozniak's minimum information; rubric: at most 30)."""
LONGEST = 100
"""Words of a sentence or clause beyond which nothing short can be left of it."""
_TYING = frozenset(
    "time addition fact particular contrast comparison instance example point turn effect course conclusion word "
    "sum hand meantime meanwhile way end total part fail case still again finally ultimately further".split()
)
"""Words of a short opening that only ties a sentence to its neighbours."""
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
    draft = Draft(
        context,
        [i in chosen for i in range(len(sentence.tokens))],
        frozenset(range(first, last)),
        frozenset(chosen),
    )
    if draft.words() > LONGEST:
        return render(draft, first, last, ["too long a sentence"], ())
    _open(draft)
    _drop_adverbs(draft)
    _strip_brackets(draft)
    _drop_brackets(draft)
    _drop_opening(draft)
    leaning = _settle(draft)
    shorten(draft, most)
    leaning += _loosened(draft, {problem.index for problem in leaning})
    _mend_saying(draft)
    damaged = damage(context)
    leans = [f"damaged: {damaged}"] if damaged else []
    leans += [problem.reason for problem in leaning if not problem.noun]
    loose = tuple(dict.fromkeys(problem.noun for problem in leaning if problem.noun))
    leans += faults(draft)
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
    if not any(tokens[i].lemma.casefold() in _TYING for i in opening):
        return
    if found & set(opening) or any(tokens[i].pos in {"VERB", "AUX", "PRON"} for i in opening):
        return
    tops = [i for i in opening if tokens[i].head not in opening]
    if len(tops) == 1 and tokens[tops[0]].dep in {"prep", "advmod", "npadvmod"}:
        draft.drop(opening, "ties to other sentences")


def _strip_brackets(draft: Draft) -> None:
    """Take the brackets from around a whole sentence."""
    tokens = draft.context.sentence.tokens
    kept = [i for i in range(len(tokens)) if draft.keep[i] and tokens[i].text not in {".", "!"}]
    if kept and tokens[kept[0]].text == "(" and tokens[kept[-1]].text == ")":
        draft.keep[kept[0]] = draft.keep[kept[-1]] = False


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
                _mend_subject(draft, opened, i)
            opened = None


def _mend_subject(draft: Draft, first: int, last: int) -> None:
    """`The hall (1922), was ...`: the comma behind a bracket goes where it parts a subject from its verb."""
    tokens = draft.context.sentence.tokens
    if last + 2 >= len(tokens) or tokens[last + 1].text != "," or tokens[last + 2].tag not in _FINITE:
        return
    subject = subject_of(draft.context.sentence, last + 2)
    if subject is not None and subject < first and not any(
        tokens[i].text == "," and draft.keep[i] for i in range(subject, first)
    ):  # fmt: skip
        draft.keep[last + 1] = False


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


_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NO_CLAUSE = frozenset({"VBG", "WDT", "WP", "IN", "RB"})
"""Tags of what does not begin a clause that is told."""


def _loosened(draft: Draft, known: set[int]) -> list[Leaning]:
    """What leans only since something it stood for was left out."""
    replaced = {i for first, (stop, _) in draft.replaced.items() for i in range(first, stop)} | draft.settled
    return [p for p in problems(draft.context, draft.kept) if p.index not in known | replaced]


def _mend_saying(draft: Draft) -> None:
    """`Berg said, the ferry sank`: take away the comma that belonged to what went before."""
    context = draft.context
    sentence = context.sentence
    tokens = sentence.tokens
    kept = [i for i in range(len(tokens)) if draft.keep[i]]
    for place, i in enumerate(kept[:-2]):
        if tokens[i].pos == "VERB" and tokens[i].lemma in SAYING and tokens[kept[place + 1]].text == ",":
            subject = subject_of(sentence, i)
            before = set(kept[:place])
            if subject is not None and before and before <= set(subtree(sentence, subject)):
                following = kept[place + 2]
                if following not in context.quoted and tokens[following].tag not in _NO_CLAUSE:
                    draft.keep[kept[place + 1]] = False
            return
