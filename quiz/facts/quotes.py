"""Quotations and who speaks them.

A speaker is the subject of the verb of saying that a quotation hangs on, the name in `according to ...` or
`in ...'s words`, or whoever spoke the quotation just before it. Somebody who is described but not named is nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from quiz.facts.context import SAYING, Context
from quiz.facts.gazetteer import country_of_adjective, fold
from quiz.facts.names import Named
from quiz.facts.tree import ancestors, children, subject_of, subtree, text_of
from quiz.model.fact import Kind, Name

MARKS = frozenset({"“", "”", '"', "``", "''"})
_OPEN = frozenset({"“", "``"})
_CLOSE = frozenset({"”", "''"})
_QUOTING = SAYING | frozenset(
    "go continue conclude joke quip shout whisper read begin promise boast tell vow thank praise describe "
    "tweet post respond concede caution counter complain lament opine elaborate assert advise exclaim "
    "maintain offer".split()
)
"""Verbs that bring in a quotation, besides those that vouch for a statement."""
_PLAIN = frozenset("is are was were be has have had will would it he she we you they this that".split())
"""Short words that a title writes with a capital and a sentence without."""
_SPEAKERS = frozenset({Kind.PERSON, Kind.ORGANISATION})


class Quotation(NamedTuple):
    """Words between quotation marks: tokens `first` to `last` (excluded), the marks left out.

    `opens` and `closes` say whether the quotation begins and ends in this sentence. `speaker` is where the
    sentence names who speaks (at -1 where only the sentence before does), `described` the words for a speaker
    without a name; both can be missing.
    """

    first: int
    last: int
    text: str
    opens: bool
    closes: bool
    speaker: Named | None
    described: str = ""


def find_quotations(context: Context) -> tuple[Quotation, ...]:
    """The quotations of a sentence in order, with their speakers.

    A quotation that stands alone right after another one in its paragraph has the speaker of that one.
    """
    found = []
    for first, last, opens, closes in _runs(context):
        text = _words(context, first, last)
        speaker, described = (None, "") if is_title(text) else _speaker(context, first, last)
        found.append(Quotation(first, last, text, opens, closes, speaker, described))
    return tuple(found)


def is_title(text: str) -> bool:
    """Whether words between marks are the title of a work: all long ones are written with a capital."""
    words = [word.strip(",.!?;:’'") for word in text.split()]
    long = [word for word in words if len(word) > 3]
    return (
        2 <= len(words) <= 12
        and not _PLAIN & set(words)
        and all(word[:1].isupper() for word in (words[0], *long))
        and len(long) >= 2
        and text[-1:] not in ".,!?"
    )


def joined(contexts: Iterable[Context]) -> Iterator[tuple[str, Name | None, tuple[Context, ...]]]:
    """The quotations of a paragraph, put together where the sentence splitter broke them.

    `contexts` are the sentences of one article in order. Yields the words, who speaks them, and the
    sentences that the quotation stands in.
    """
    open_: list[tuple[Context, Quotation]] = []
    for context in contexts:
        for quotation in find_quotations(context):
            if open_ and (quotation.opens or open_[0][0].sentence.paragraph != context.sentence.paragraph):
                yield _join(open_)
                open_ = []
            open_.append((context, quotation))
            if quotation.closes:
                yield _join(open_)
                open_ = []
    if open_:
        yield _join(open_)


def _join(
    parts: Sequence[tuple[Context, Quotation]],
) -> tuple[str, Name | None, tuple[Context, ...]]:
    speaker = next((q.speaker.name for _, q in reversed(parts) if q.speaker is not None), None)
    return " ".join(q.text for _, q in parts), speaker, tuple(context for context, _ in parts)


def _runs(context: Context) -> Iterator[tuple[int, int, bool, bool]]:
    """The stretches between marks: first and last token, whether the opening and the closing mark are here."""
    tokens = context.sentence.tokens
    start: int | None = 0 if 0 in context.quoted and tokens[0].text not in MARKS else None
    opens = False
    for i, token in enumerate(tokens):
        if token.text not in MARKS or i not in context.quoted:
            continue
        if start is None and token.text not in _CLOSE:
            start, opens = i + 1, True
        elif start is not None and token.text not in _OPEN:
            if start < i:
                yield start, i, opens, True
            start = None
    if start is not None and start < len(tokens):
        yield start, len(tokens), opens, False


def _words(context: Context, first: int, last: int) -> str:
    words = text_of(context.sentence, list(range(first, last)))
    return " ".join(words.split()).rstrip(",.")


def _speaker(context: Context, first: int, last: int) -> tuple[Named | None, str]:
    sentence = context.sentence
    verb = _verb(context, first, last)
    if verb is not None:
        subject = subject_of(sentence, verb)
        assert subject is not None
        return _who(context, subject)
    return _phrase(context) or _before(context, first, last), ""


def _before(context: Context, first: int, last: int) -> Named | None:
    """Whoever spoke the quotation just before one that stands alone: the name, at no token of this sentence."""
    before = context.previous
    tokens = context.sentence.tokens
    outside = [t for i, t in enumerate(tokens) if i not in context.quoted and t.text.isalnum()]
    if outside or before is None or before.sentence.paragraph != context.sentence.paragraph:
        return None
    spoken = [q.speaker for q in find_quotations(before) if q.speaker is not None]
    return Named(-1, -1, spoken[-1].name) if spoken else None


def _verb(context: Context, first: int, last: int) -> int | None:
    """The verb of saying that a quotation hangs on: above it, below it, or beside it."""
    sentence = context.sentence
    tokens = sentence.tokens
    verbs = [
        i
        for i, token in enumerate(tokens)
        if token.pos in {"VERB", "AUX"}
        and token.lemma in _QUOTING
        and i not in context.quoted
        and (subject := subject_of(sentence, i)) is not None
        and subject not in context.quoted
    ]
    if not verbs:
        return None
    run = range(first, last)
    heads = {tokens[i].head for i in run} - set(run)
    above = {a for i in heads for a in (i, *ancestors(sentence, i))}
    direct = [v for v in verbs if tokens[v].head in run or v in heads]
    nearest = direct or [v for v in verbs if v in above]
    if not nearest and all(i in context.quoted or not tokens[i].text.isalnum() for i in run):
        nearest = verbs
    return min(nearest, key=lambda v: (_gap(v, first, last), v), default=None)


def _gap(index: int, first: int, last: int) -> int:
    return first - index if index < first else index - last


def _who(context: Context, subject: int) -> tuple[Named | None, str]:
    """The name that a subject is, or that stands beside it; otherwise the words that describe it."""
    sentence = context.sentence
    tokens = sentence.tokens
    for index in (subject, *(c for c in children(sentence, subject) if tokens[c].dep == "appos")):
        named = next((n for n in context.named if n.first <= index < n.last), None)
        if named is not None and named.name.kind in _SPEAKERS:
            return named, ""
    words = text_of(sentence, subtree(sentence, subject))
    name = _meant(context, subject)
    return (Named(subject, subject + 1, name) if name is not None else None), words


def _meant(context: Context, subject: int) -> Name | None:
    """The one person in the sentence before whose role a definite subject repeats (the Colombian president)."""
    sentence, before = context.sentence, context.previous
    noun = sentence.tokens[subject]
    if before is None or before.sentence.index != sentence.index - 1 or noun.pos != "NOUN":
        return None
    below = [sentence.tokens[c] for c in children(sentence, subject)]
    if not any(t.text.casefold() == "the" for t in below):
        return None
    wanted = {_root(noun.lemma)} | {
        _root(t.text) for t in below if t.pos in {"ADJ", "PROPN", "NOUN"} and t.tag != "DT"
    }
    people = {n.name for n in (*before.named, *context.named) if n.name.kind is Kind.PERSON}
    found = {p for p in people if wanted <= {_root(word) for word in p.role.split()}}
    return next(iter(found)) if len(found) == 1 else None


def _root(word: str) -> str:
    """A word of a role in a form in which Colombian and Colombia are one."""
    land = country_of_adjective(word)
    return fold(land.name) if land else fold(word)


def _phrase(context: Context) -> Named | None:
    """The name in `according to X`, `in X's words` or `in the words of X` outside the marks."""
    tokens = context.sentence.tokens
    for i, token in enumerate(tokens):
        if i in context.quoted:
            continue
        word = token.text.casefold()
        if word == "according" and i + 2 < len(tokens) and tokens[i + 1].text == "to":
            near = range(i + 2, min(i + 8, len(tokens)))
        elif word in {"words", "view", "opinion", "telling"} and i and tokens[i - 1].tag == "POS":
            near = range(i - 2, i - 1)
        elif word in {"words", "view"} and i + 2 < len(tokens) and tokens[i + 1].text == "of":
            near = range(i + 2, min(i + 6, len(tokens)))
        else:
            continue
        named = next(
            (
                n
                for n in context.named
                if n.name.kind in _SPEAKERS and n.first <= near[-1] and n.last > near[0]
            ),
            None,
        )
        if named is not None:
            return named
    return None
