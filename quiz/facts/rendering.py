"""Writing a draft out: full names, absolute dates, tidy marks, and the place of the answer in the text."""

from __future__ import annotations

import re

from quiz.facts.context import Context
from quiz.facts.drafts import Draft, words
from quiz.facts.names import Named
from quiz.model.fact import Kind, Statement


def render(draft: Draft, first: int, last: int, leans: list[str], loose: tuple[str, ...]) -> Statement:
    """Write out a draft; the tokens `first` to `last` (excluded) are the answer."""
    context = draft.context
    tokens = context.sentence.tokens
    _spell_out_dates(draft)
    _spell_out_names(draft)
    out: list[str] = []
    length = 0
    start = end = 0
    i = 0
    spaced = False

    def put(text: str) -> None:
        nonlocal length, spaced
        if spaced and out and not (text[:1] in ",.;:!?)%’”" and len(text) <= 2):
            out.append(" ")
            length += 1
        spaced = False
        out.append(text)
        length += len(text)

    while i < len(tokens):
        if not draft.keep[i]:
            spaced = spaced or bool(out)
            i += 1
            continue
        stop, text = draft.replaced.get(i, (i + 1, _typeset(tokens[i].text)))
        mark = length + (1 if spaced and out else 0)
        put(text)
        if i <= first < stop:
            start = mark
        if i < last <= stop:
            end = length
        spaced = spaced or tokens[stop - 1].space
        i = stop
    text = "".join(out).rstrip(" ,;:–—-")
    text = re.sub(r"\s+([,.;:!?])", r"\1", text) if not _shifts(text, start) else text
    if text and text[-1] not in '.!?”"':
        text += "."
    if text.endswith(".."):
        text = text[:-1]
    text = re.sub(r"[,;]([”\"])\.$", r".\1", text)
    if text[:1].islower():
        text = text[:1].upper() + text[1:]
    return Statement(text, start, min(end, len(text)), tuple(leans), loose, tuple(draft.edits))


def _shifts(text: str, start: int) -> bool:
    """Whether closing up white space would move the answer."""
    return bool(re.search(r"\s+[,.;:!?]", text))


def _typeset(text: str) -> str:
    if text in {"``", "''", "“", "”"}:
        return {"``": "“", "''": "”"}.get(text, text)
    return text if text != "--" else "–"


def _spell_out_dates(draft: Draft) -> None:
    """Write relative dates as the day, month or year that they mean."""
    context = draft.context
    for date in context.dates:
        inside = range(date.first, date.last)
        if date.moment is None or not all(draft.keep[i] for i in inside) or date.first in draft.replaced:
            continue
        if any(i in context.quoted for i in inside) or not date.relative:
            continue
        if date.last < len(draft.keep) and context.sentence.tokens[date.last].tag == "POS":
            continue
        moment = date.moment
        before = context.sentence.tokens[date.first - 1].text.casefold() if date.first else ""
        said = words(context, list(inside))
        text = moment.text
        attributive = before in {"a", "an", "the", "this", "last", "next"} or _attributive(
            context, date.first, date.last
        )
        if date.bare and not attributive:
            text = {"day": "on ", "weekend": "over "}.get(moment.granularity, "in ") + text
        draft.replaced[date.first] = (date.last, text)
        draft.edits.append(f"“{said}” is {moment.text}")


def _attributive(context: Context, first: int, last: int) -> bool:
    """`their Tuesday meeting`: a date between a determiner and the noun that it describes."""
    tokens = context.sentence.tokens
    if first == 0 or last >= len(tokens) or tokens[last].pos not in {"NOUN", "PROPN", "ADJ"}:
        return False
    return tokens[first - 1].tag in {"DT", "PRP$", "POS", "JJ"}


def _spell_out_names(draft: Draft) -> None:
    """Give a person the full name where the statement names them first, and an abbreviation its long form."""
    context = draft.context
    met: set[str] = set()
    for named in context.named:
        inside = range(named.first, named.last)
        if not all(draft.keep[i] for i in inside) or any(i in draft.replaced for i in inside):
            continue
        name = named.name
        said = words(context, list(inside))
        answer = bool(draft.answer & set(inside))
        if name.key in met and not answer:
            continue
        met.add(name.key)
        if name.kind is not Kind.PERSON or said == name.full or any(i in context.quoted for i in inside):
            continue
        if len(said.split()) >= len(name.full.split()) or not _replaceable(context, named):
            continue
        if answer and not draft.answer >= set(inside):
            continue
        draft.replaced[named.first] = (named.last, name.full)
        draft.edits.append(f"“{said}” is {name.full}")
        if named.first and context.sentence.tokens[named.first - 1].text in {
            "Mr.",
            "Mrs.",
            "Ms.",
            "Mr",
            "Mrs",
            "Ms",
        }:
            draft.keep[named.first - 1] = False


def _replaceable(context: Context, named: Named) -> bool:
    """`the Biden administration` and `Webb's Ford` keep what they have only where the surname modifies a noun."""
    token = context.sentence.tokens[named.last - 1]
    return token.dep not in {"compound", "nmod", "amod"}
