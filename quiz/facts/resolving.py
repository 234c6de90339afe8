"""Giving loose words what they stand for, where exactly one reading is possible."""

from __future__ import annotations

from quiz.facts.antecedents import antecedent, fuller, named_before
from quiz.facts.context import Context
from quiz.facts.drafts import Draft, words
from quiz.facts.leaning import Leaning
from quiz.facts.tree import children
from quiz.model.fact import Kind, Name


def resolve(draft: Draft, problem: Leaning) -> bool:
    """Replace a loose word by what it stands for; False where that is not sure."""
    context = draft.context
    token = context.sentence.tokens[problem.index]
    if problem.index in draft.answer:
        return False
    if (token.pos == "NOUN" or token.tag in {"DT", "PDT"}) and _resolve_noun(draft, problem.index):
        return True
    name = antecedent(context, problem.index)
    if name is None:
        return False
    possessive = token.tag == "PRP$"
    first = problem.index
    if token.pos == "NOUN":
        below = [c for c in children(context.sentence, first) if draft.keep[c]]
        if len(below) != 1 or context.sentence.tokens[below[0]].text.casefold() != "the":
            return False
        first = below[0]
        if (
            problem.index + 1 < len(context.sentence.tokens)
            and context.sentence.tokens[problem.index + 1].tag == "POS"
        ):
            possessive = False
    if token.tag in {"PRP", "PRP$"}:
        if name in draft.named:
            draft.settled.add(first)
            return True
        draft.named.add(name)
    full = _with_article(name.full, name.kind)
    if not full.startswith("the ") and _has_article(context, name):
        full = f"the {full}"
    draft.replaced[first] = (problem.index + 1, full + "’s" if possessive else full)
    draft.edits.append(f"{words(context, list(range(first, problem.index + 1)))} is {name.full}")
    return True


def _resolve_noun(draft: Draft, index: int) -> bool:
    """Give `the status`, `this status` the words that the sentence before has with the noun."""
    context = draft.context
    tokens = context.sentence.tokens
    noun = tokens[index].head if tokens[index].tag in {"DT", "PDT"} else index
    below = [c for c in children(context.sentence, noun) if draft.keep[c] and c < noun]
    if tokens[noun].pos != "NOUN" or len(below) != 1 or below[0] != noun - 1 or noun in draft.answer:
        return False
    mark = tokens[below[0]].text.casefold()
    if mark not in {"the", "this", "that", "these", "those"}:
        return False
    full = fuller(context, noun, pointed=mark != "the")
    if not full:
        name = named_before(context, noun)
        if name is None or (context.sentence.tokens[noun + 1 : noun + 2] and tokens[noun + 1].tag == "POS"):
            return False
        draft.replaced[below[0]] = (noun + 1, name.full)
        draft.edits.append(f"“{words(context, [below[0], noun])}” is {name.full}")
        return True
    draft.replaced[below[0]] = (noun + 1, full if tokens[noun].number == "Plur" else f"the {full}")
    draft.edits.append(f"“{words(context, [below[0], noun])}” is “{full}”")
    return True


def _has_article(context: Context, name: Name) -> bool:
    """Whether the name stands with an article where it was met last."""
    for near in (context, context.previous):
        for named in near.named if near is not None else ():
            if named.name == name and near is not None:
                return named.first > 0 and near.sentence.tokens[named.first - 1].text.casefold() == "the"
    return False


def _with_article(full: str, kind: Kind) -> str:
    words = full.split()
    institution = kind is Kind.ORGANISATION and len(words) > 1 and words[-1] in {
        "Agency", "Department", "Committee", "Commission", "Council", "Association", "Union", "Party", "Bank",
        "Ministry", "Court", "Administration", "Bureau", "Authority", "Service", "Times", "Post", "University",
    }  # fmt: skip
    return f"the {full}" if institution and words[-1] != "University" else full
