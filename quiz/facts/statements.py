"""Putting a sentence so that it is understood alone: what leans on the article goes, what is short is spelt out.

The one place where a sentence is rewritten. Parts that can be left out (asides, clauses of circumstance) go
when they lean on the article or make the sentence long; names get their full form, dates their day. What still
leans is named in the statement, and nothing is asked of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from quiz.facts.context import Context, Leaning, antecedent, fuller, loose_adverb, named_before, problems
from quiz.facts.names import Named
from quiz.facts.tree import ancestors, children, subtree
from quiz.model.fact import Kind, Statement
from quiz.model.sentence import Sentence

LONG = 26
"""Words beyond which a statement sheds what it can spare (Wozniak's minimum information; rubric: at most 30)."""
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
_COMPLEMENTS = {"dobj", "attr", "acomp", "oprd", "ccomp", "xcomp", "agent"}
_ENCLOSED = {"appos", "relcl", "acl", "advcl", "ccomp", "parataxis"}
_COMMAS = {",", "–", "—", "--", "-", ";", ":"}
_TEMPORAL = frozenset(
    "amid during after before following despite without since as while when because although though until "
    "alongside besides unlike like including according given ahead on in at over for from with by".split()
)
_OPENING = {"but", "and", "or", "so", "yet", "nor", "plus"}


@dataclass
class _Draft:
    context: Context
    keep: list[bool]
    answer: frozenset[int]
    edits: list[str] = field(default_factory=list)
    replaced: dict[int, tuple[int, str]] = field(default_factory=dict)
    """First token of a replaced stretch: where it ends (excluded) and what stands there instead."""

    def kept(self, index: int) -> bool:
        return self.keep[index]

    def words(self) -> int:
        tokens = self.context.sentence.tokens
        return sum(1 for i, on in enumerate(self.keep) if on and any(c.isalnum() for c in tokens[i].text))

    def drop(self, indices: list[int], why: str) -> None:
        tokens = self.context.sentence.tokens
        gone = [i for i in indices if self.keep[i]]
        if not gone:
            return
        self.edits.append(f"left out “{_words(self.context, gone)}” ({why})")
        for i in gone:
            self.keep[i] = False
        before = next((i for i in range(gone[0] - 1, -1, -1) if self.keep[i]), None)
        after = next((i for i in range(gone[-1] + 1, len(tokens)) if self.keep[i]), None)
        left = before is not None and tokens[before].text in _COMMAS
        right = after is not None and tokens[after].text in _COMMAS
        if right and after is not None and (before is None or (left and not self._closes(gone))):
            self.keep[after] = False
        if (
            left
            and before is not None
            and (right or after is None or tokens[after].text in {".", "!", "?", ";"})
        ):
            self.keep[before] = False

    def _closes(self, gone: list[int]) -> bool:
        """Whether the comma behind a part also ends something larger that stays."""
        sentence = self.context.sentence
        inside = set(gone)
        top = next((i for i in gone if sentence.tokens[i].head not in inside), gone[0])
        last = [i for i in gone if sentence.tokens[i].text not in _COMMAS][-1:]
        for above in ancestors(sentence, top):
            if sentence.tokens[above].dep in _ENCLOSED:
                below = [i for i in subtree(sentence, above) if sentence.tokens[i].text not in _COMMAS]
                if below[-1:] == last:
                    return True
        return False


def _words(context: Context, indices: list[int]) -> str:
    tokens = context.sentence.tokens
    text = "".join(tokens[i].text + (" " if tokens[i].space else "") for i in indices)
    return " ".join(text.split())


def statement(
    context: Context, first: int, last: int, clause: list[int] | None = None, most: int = LONG
) -> Statement:
    """Put the sentence (or the clause with these tokens) so that it can be understood alone.

    The tokens `first` to `last` (excluded) are the answer: they stay, and their place in the text is given.
    What can be spared goes while there are more than `most` words.
    """
    sentence = context.sentence
    chosen = set(clause) if clause is not None else set(range(len(sentence.tokens)))
    draft = _Draft(context, [i in chosen for i in range(len(sentence.tokens))], frozenset(range(first, last)))
    _open(draft)
    _drop_adverbs(draft)
    _drop_brackets(draft)
    _drop_opening(draft)
    leaning = _settle(draft)
    _shorten(draft, most)
    leans = [problem.reason for problem in leaning if not problem.noun]
    loose = tuple(dict.fromkeys(problem.noun for problem in leaning if problem.noun))
    leans += _marks(draft)
    return _render(draft, first, last, leans, loose)


def _open(draft: _Draft) -> None:
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


def _drop_adverbs(draft: _Draft) -> None:
    context = draft.context
    for i in range(len(context.sentence.tokens)):
        if draft.keep[i] and i not in draft.answer and loose_adverb(context, i):
            draft.drop([i], "ties to other sentences")


def _drop_opening(draft: _Draft) -> None:
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


def _drop_brackets(draft: _Draft) -> None:
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


def _settle(draft: _Draft) -> list[Leaning]:
    """Resolve or leave out what leans on the article; hand back what can be neither."""
    left: list[Leaning] = []
    seen: set[int] = set()
    for _ in range(40):
        found = next((p for p in problems(draft.context, draft.kept) if p.index not in seen), None)
        if found is None:
            break
        seen.add(found.index)
        if _resolve(draft, found):
            continue
        part = _spare(draft, found.index)
        if part is None:
            left.append(found)
        else:
            draft.drop(part, found.reason)
    _mend_marks(draft)
    return [p for p in left if draft.keep[p.index]]


def _mend_marks(draft: _Draft) -> None:
    """Take away a comma or dash that stands before another mark or at an end."""
    tokens = draft.context.sentence.tokens
    kept = [i for i in range(len(tokens)) if draft.keep[i]]
    sentence = draft.context.sentence
    for i in kept:
        joined = [c for c in children(sentence, tokens[i].head) if tokens[c].dep == "conj" and c > i]
        if tokens[i].dep == "cc" and joined and not any(draft.keep[c] for c in joined):
            draft.keep[i] = False
    kept = [i for i in kept if draft.keep[i]]
    for here, following in pairwise(kept):
        if tokens[here].text in _COMMAS and tokens[following].text in _COMMAS | {".", "!", "?"}:
            draft.keep[here] = False


def _resolve(draft: _Draft, problem: Leaning) -> bool:
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
    full = _with_article(name.full, name.kind)
    draft.replaced[first] = (problem.index + 1, full + "’s" if possessive else full)
    draft.edits.append(f"{_words(context, list(range(first, problem.index + 1)))} is {name.full}")
    return True


def _resolve_noun(draft: _Draft, index: int) -> bool:
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
    full = fuller(context, noun)
    if not full:
        name = named_before(context, noun)
        if name is None or (context.sentence.tokens[noun + 1 : noun + 2] and tokens[noun + 1].tag == "POS"):
            return False
        draft.replaced[below[0]] = (noun + 1, name.full)
        draft.edits.append(f"“{_words(context, [below[0], noun])}” is {name.full}")
        return True
    draft.replaced[below[0]] = (noun + 1, full if tokens[noun].number == "Plur" else f"the {full}")
    draft.edits.append(f"“{_words(context, [below[0], noun])}” is “{full}”")
    return True


def _with_article(full: str, kind: Kind) -> str:
    words = full.split()
    institution = kind is Kind.ORGANISATION and len(words) > 1 and words[-1] in {
        "Agency", "Department", "Committee", "Commission", "Council", "Association", "Union", "Party", "Bank",
        "Ministry", "Court", "Administration", "Bureau", "Authority", "Service", "Times", "Post", "University",
    }  # fmt: skip
    return f"the {full}" if institution and words[-1] != "University" else full


def _spare(draft: _Draft, index: int) -> list[int] | None:
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
        if _cuts_quote(draft.context, part):
            continue
        if _is_spare(draft, i, part):
            return part
    return None


def _cuts_quote(context: Context, part: list[int]) -> bool:
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


def _is_spare(draft: _Draft, index: int, part: list[int]) -> bool:
    sentence = draft.context.sentence
    tokens = sentence.tokens
    token = tokens[index]
    head = tokens[token.head]
    fenced = _fenced(draft, part)
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
                and not _complement(draft, index)
                and token.tag not in {"WRB"}
                and token.lemma not in {"not", "n't", "never"}
            )
        case "prep" if token.lemma.casefold() == "accord" or token.text.casefold() == "according":
            return False  # who vouches for it is part of what is said
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
                    _is_time(draft, index)
                    or token.text.casefold() in {"amid", "during", "after", "before", "following"}
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


def _complement(draft: _Draft, index: int) -> bool:
    """`is far ahead`: an adverb that a form of be cannot do without."""
    sentence = draft.context.sentence
    verb = sentence.tokens[index].head
    if sentence.tokens[verb].lemma != "be":
        return False
    others = [c for c in children(sentence, verb) if c != index and c > verb and draft.keep[c]]
    return not any(sentence.tokens[c].dep in {"attr", "acomp"} for c in others)


def _is_circumstance(draft: _Draft, index: int, part: list[int]) -> bool:
    """A clause of circumstance may go; a condition may not, for it changes what is said."""
    tokens = draft.context.sentence.tokens
    marks = {
        tokens[c].text.casefold() for c in children(draft.context.sentence, index) if tokens[c].dep == "mark"
    }
    if marks & {"if", "unless", "whether", "because"}:
        return False
    return len(part) >= 2 and (
        not marks or _fenced(draft, part) or bool(marks & {"as", "after", "while", "before"})
    )


def _own_subject(draft: _Draft, index: int) -> bool:
    tokens = draft.context.sentence.tokens
    return any(
        tokens[c].dep in {"nsubj", "nsubjpass", "expl"} for c in children(draft.context.sentence, index)
    )


def _is_time(draft: _Draft, index: int) -> bool:
    below = subtree(draft.context.sentence, index)
    return any(d.first in below for d in draft.context.dates)


def _fenced(draft: _Draft, part: list[int]) -> bool:
    """Whether commas, dashes or the sentence's ends stand on both sides of a part."""
    tokens = draft.context.sentence.tokens
    inner = part[0]
    before = next((i for i in range(inner - 1, -1, -1) if draft.keep[i]), None)
    after = next((i for i in range(part[-1] + 1, len(tokens)) if draft.keep[i]), None)
    left = before is None or tokens[before].text in _COMMAS
    right = after is None or tokens[after].text in _COMMAS | {".", "!", "?"}
    return left and right and not (before is None and after is None)


def _shorten(draft: _Draft, most: int) -> None:
    """Leave out asides, the longest first, while the statement is longer than it need be."""
    sentence = draft.context.sentence
    while draft.words() > most:
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
            if _cuts_quote(draft.context, part):
                continue
            if (_is_spare(draft, i, part) or _tail(draft, i, part)) and draft.words() - len(part) >= SHORT:
                spare.append(part)
        if not spare:
            return
        draft.drop(max(spare, key=lambda part: (len(part), part)), "length")
        _mend_marks(draft)


def _tail(draft: _Draft, index: int, part: list[int]) -> bool:
    """`... in a move that will ...`, `... after officials travelled ...`: a circumstance that ends the sentence."""
    sentence = draft.context.sentence
    tokens = sentence.tokens
    token = tokens[index]
    after = next((i for i in range(part[-1] + 1, len(tokens)) if draft.keep[i]), None)
    if (after is not None and tokens[after].text != ".") or part != list(range(part[0], part[-1] + 1)):
        return False
    if tokens[token.head].pos not in {"VERB", "AUX"}:
        return False
    if token.dep == "advcl":
        marks = {tokens[c].text.casefold() for c in children(sentence, index) if tokens[c].dep == "mark"}
        return bool(marks & {"after", "before", "as", "while", "when", "since"})
    inside = set(part)
    siblings = [c for c in children(sentence, token.head) if c != index and draft.keep[c]]
    if token.dep != "prep" or not any(tokens[c].dep in _COMPLEMENTS for c in siblings):
        return False
    return any(tokens[i].dep in {"relcl", "acl"} and i in inside for i in part)


def _marks(draft: _Draft) -> list[str]:
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


def _bare(draft: _Draft) -> bool:
    """Whether the main verb stands without subject and helper, as in `Suppose that ...`."""
    sentence = draft.context.sentence
    below = children(sentence, sentence.root)
    return not any(sentence.tokens[c].dep in {"nsubj", "nsubjpass", "expl", "aux", "csubj"} for c in below)


def _disagrees(draft: _Draft) -> bool:
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


def _render(draft: _Draft, first: int, last: int, leans: list[str], loose: tuple[str, ...]) -> Statement:
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


def _spell_out_dates(draft: _Draft) -> None:
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
        said = _words(context, list(inside))
        text = moment.text
        attributive = before in {"a", "an", "the", "this", "last", "next"} or _attributive(context, date.last)
        if date.bare and not attributive:
            text = {"day": "on ", "weekend": "over "}.get(moment.granularity, "in ") + text
        draft.replaced[date.first] = (date.last, text)
        draft.edits.append(f"“{said}” is {moment.text}")


def _attributive(context: Context, last: int) -> bool:
    tokens = context.sentence.tokens
    return last < len(tokens) and tokens[last].pos in {"NOUN", "PROPN", "ADJ"} and tokens[last - 1].dep in {
        "compound", "nmod", "nummod", "amod", "npadvmod",
    } and tokens[tokens[last - 1].head].start >= tokens[last].start  # fmt: skip


def _spell_out_names(draft: _Draft) -> None:
    """Give a person the full name where the statement names them first, and an abbreviation its long form."""
    context = draft.context
    met: set[str] = set()
    for named in context.named:
        inside = range(named.first, named.last)
        if not all(draft.keep[i] for i in inside) or any(i in draft.replaced for i in inside):
            continue
        name = named.name
        said = _words(context, list(inside))
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
