"""Who speaks a quotation.

The subject of the verb of saying that it hangs on, the name in `according to ...` or `in ...'s words`, or whoever
spoke the quotation just before it. Somebody who is described but not named is nobody.
"""

from __future__ import annotations

from collections.abc import Sequence

from quiz.facts.antecedents import antecedent
from quiz.facts.context import SAYING, Context
from quiz.facts.gazetteer import country_of_adjective, fold
from quiz.facts.marks import Part
from quiz.facts.names import Named
from quiz.facts.referents import Referents
from quiz.facts.tree import ancestors, children, subject_of, subtree, text_of
from quiz.model.fact import Kind, Name

_QUOTING = SAYING | frozenset(
    "go conclude joke quip shout whisper read begin promise boast vow thank praise describe "
    "post respond concede caution counter complain lament opine elaborate assert advise exclaim "
    "maintain offer scream yell cry order".split()
)
"""Verbs that bring in a quotation, besides those that vouch for a statement."""
_RETELLING = frozenset({"report", "write", "note"})
"""Verbs of journalists, who put a few words of others between marks."""
_GOING_ON = frozenset({"add", "continue", "conclude", "go"})
"""Verbs of whoever spoke before."""
_SPEAKERS = frozenset({Kind.PERSON, Kind.ORGANISATION})
_FEW = 5
"""Words of a quotation below which it is a piece of a sentence."""
_OWN = frozenset("i me my mine we us our ours".split())
_LATE = frozenset({"former", "ex", "late", "vice", "deputy", "assistant", "acting", "elect"})
"""Words that make another office of an office."""

Found = tuple[tuple[int, Named] | None, str]
"""Where a name speaks: the sentence's place and the stretch; and the words for somebody without a name."""


class Speakers:
    """The speakers of one article; `contexts` are its sentences in order."""

    def __init__(self, contexts: Sequence[Context], referents: Referents) -> None:
        self._contexts = contexts
        self._referents = referents

    def of(self, parts: Sequence[Part], last: tuple[int, Name | None, str]) -> Found:
        """Who speaks a quotation; `last` is where the one before ended, who spoke it, and as who described."""
        inside = self._named_inside(parts)
        found: list[Found] = []
        for part in parts:
            answer = self._in_sentence(part, parts, inside, last)
            if answer != (None, ""):
                found.append(answer)
        if found:
            names = {one[0][1].name if one[0] else None for one in found}
            return found[0] if len(names) == 1 else (None, "")
        if not all(self.alone(self._contexts[part.sentence], part) for part in parts):
            return None, ""
        first = self._contexts[parts[0].sentence].sentence
        follows = parts[0].sentence > 0 and (
            self._contexts[parts[0].sentence - 1].sentence.paragraph == first.paragraph
        )
        if follows and last[0] >= parts[0].sentence - 1:
            return (((-1, Named(-1, -1, last[1])) if last[1] is not None else None), last[2])
        return self._behind(parts[-1], inside)

    def alone(self, context: Context, part: Part) -> bool:
        """Whether a sentence is nothing but the quotation, at most with a loose word beside it."""
        tokens = context.sentence.tokens
        outside = [
            t
            for i, t in enumerate(tokens)
            if not part.first <= i < part.last and i not in context.quoted and t.text.isalnum()
        ]
        return len(outside) <= 1 and all(t.pos in {"ADV", "CCONJ", "INTJ"} for t in outside)

    def _named_inside(self, parts: Sequence[Part]) -> frozenset[Name]:
        """The persons whom the quotation names: nobody speaks of himself by his name."""
        return frozenset(
            named.name
            for part in parts
            for named in self._contexts[part.sentence].named
            if part.first <= named.first < part.last and named.name.kind is Kind.PERSON
        )

    def _in_sentence(
        self, part: Part, parts: Sequence[Part], inside: frozenset[Name], last: tuple[int, Name | None, str]
    ) -> Found:
        context = self._contexts[part.sentence]
        verb = _verb(context, part.first, part.last)
        if verb is not None:
            sentence = context.sentence
            if sentence.tokens[verb].lemma in _RETELLING and sum(p.last - p.first for p in parts) < _FEW:
                return None, "a report"
            subject = _subject(context, verb)
            assert subject is not None
            if _retold(context, verb, subject, part) or _is_label(context, part):
                return None, "a report"
            goes_on = sentence.tokens[verb].lemma in _GOING_ON and last[0] >= parts[0].sentence - 1
            return self._who(part.sentence, subject, parts[0].sentence, inside, last[1] if goes_on else None)
        named = _phrase(context)
        return ((part.sentence, named) if named is not None else None), ""

    def _behind(self, part: Part, inside: frozenset[Name]) -> Found:
        """`“Get out!” | Berg told them.`: the sentence splitter took the verb of saying from its quotation."""
        place = part.sentence + 1
        context = self._contexts[part.sentence]
        if not part.closes or place >= len(self._contexts) or part.last < 1:
            return None, ""
        after = self._contexts[place]
        ends = context.sentence.tokens[part.last - 1].text[-1:] in {"!", "?"}
        if not ends or after.sentence.paragraph != context.sentence.paragraph or after.quoted:
            return None, ""
        root = after.sentence.root
        token = after.sentence.tokens[root]
        subject = subject_of(after.sentence, root)
        if subject is None or token.lemma not in _QUOTING or token.tag not in {"VBD", "VBZ", "VBP"}:
            return None, ""
        below = {after.sentence.tokens[c].dep for c in children(after.sentence, root)}
        told = token.lemma in {"tell", "ask", "thank"}
        if below & {"ccomp", "xcomp", "acomp", "attr"} or ("dobj" in below and not told):
            return None, ""
        return self._who(place, subject, part.sentence, inside)

    def _who(
        self, place: int, subject: int, since: int, inside: frozenset[Name], before: Name | None = None
    ) -> Found:
        """The name that a subject is, stands beside or stands for; otherwise the words that describe it.

        The quotation began in the sentence at `since`; `before` is who said what this only adds to.
        """
        context = self._contexts[place]
        sentence = context.sentence
        tokens = sentence.tokens
        for index in (subject, *(c for c in children(sentence, subject) if tokens[c].dep == "appos")):
            named = next((n for n in context.named if n.first <= index < n.last), None)
            if named is not None and named.name.kind in _SPEAKERS:
                return (place, named), ""
        if tokens[subject].pos == "PRON":
            name = self._referents.speaker(place, subject, since, inside)
            if name is None and before is not None:
                name = self._referents.fitting(before, tokens[subject].text)
        else:
            name = (
                _meant(context, subject) or self._in_office(context, subject) or antecedent(context, subject)
            )
        words = text_of(sentence, subtree(sentence, subject))
        return ((place, Named(subject, subject + 1, name)) if name is not None else None), words

    def _in_office(self, context: Context, subject: int) -> Name | None:
        """The one person of the article whose role is the bare noun: `the president` of an article with one."""
        noun = context.sentence.tokens[subject]
        below = [context.sentence.tokens[c] for c in children(context.sentence, subject)]
        plain = [t for t in below if t.dep != "punct" and t.dep not in {"relcl", "acl"}]
        if noun.pos != "NOUN" or noun.number != "Sing" or [t.text.casefold() for t in plain] != ["the"]:
            return None
        people = {n.name for c in self._contexts for n in c.named if n.name.kind is Kind.PERSON}
        holders = {p for p in people if noun.lemma.casefold() in _roots(p.role)}
        current = {p for p in holders if not _roots(p.role) & (_LATE - {"former", "ex", "late"})}
        name = next(iter(current)) if len(current) == 1 else None
        return name if name is not None and name.sure and not _roots(name.role) & _LATE else None


def _subject(context: Context, verb: int) -> int | None:
    """Who says it: the nearest subject outside the marks, for `quoted as saying` whoever is quoted."""
    sentence = context.sentence
    tokens = sentence.tokens
    own = [
        c
        for c in children(sentence, verb)
        if tokens[c].dep in {"nsubj", "nsubjpass"} and c not in context.quoted
    ]
    if own:
        return min(own, key=lambda c: abs(c - verb))
    above = next((a for a in ancestors(sentence, verb) if tokens[a].pos in {"VERB", "AUX"}), verb)
    if tokens[verb].dep == "pcomp" and tokens[above].lemma in {"quote", "cite"}:
        below = children(sentence, above)
        wanted = "nsubjpass" if any(tokens[c].dep == "auxpass" for c in below) else "dobj"
        return next((c for c in below if tokens[c].dep == wanted), None)
    subject = subject_of(sentence, verb)
    return None if subject in context.quoted else subject


def _is_label(context: Context, part: Part) -> bool:
    """`the author of “Harbour”`: one or two words with capitals that a preposition brings in name a work."""
    tokens = context.sentence.tokens
    words = tokens[part.first : part.last]
    head = next((i for i in range(part.first, part.last) if not part.first <= tokens[i].head < part.last), -1)
    return (
        head >= 0
        and len(words) <= 3
        and all(t.text[:1].isupper() for t in words if t.text[:1].isalpha())
        and tokens[head].dep in {"pobj", "appos", "compound", "nmod"}
    )


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
        and _subject(context, i) is not None
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


def _retold(context: Context, verb: int, subject: int, part: Part) -> bool:
    """`Berg said Lund told her “she would stay”`: words that are put as the outer speaker's, not the inner one's."""
    tokens = context.sentence.tokens
    if any(tokens[i].text.casefold() in _OWN for i in range(part.first, part.last)):
        return False
    above = next((a for a in ancestors(context.sentence, verb) if tokens[a].lemma in SAYING), None)
    if above is None or above in context.quoted or tokens[verb].dep not in {"ccomp", "xcomp"} or above > verb:
        return False
    outer = _subject(context, above)
    return outer is not None and outer != subject and context.name_at(outer) != context.name_at(subject)


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
    found = {p for p in people if wanted <= _roots(p.role)}
    return next(iter(found)) if len(found) == 1 else None


def _roots(role: str) -> set[str]:
    return {_root(word) for word in role.split()}


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
