"""Whom he, she and it mean, sentence after sentence, where exactly one reading is possible.

A pronoun means the one person before it in its sentence, else the one of the sentence before: through whoever spoke
it where that is a quotation, through its own pronoun where that has one. Somebody who is only described (an
official) could be meant as well, and then nobody is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from quiz.facts.context import SAYING, Context
from quiz.facts.humans import gender_of, is_human
from quiz.facts.tree import ancestors, children, head_of, subject_of
from quiz.model.fact import Kind, Name
from quiz.model.sentence import Sentence

_OF = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she"}
FAR = 20
"""Sentences that one pronoun after another is followed back."""
_NONE: frozenset[Name] = frozenset()


class Referents:
    """The pronouns of one article; `contexts` are its sentences in order."""

    def __init__(self, contexts: Sequence[Context]) -> None:
        self._contexts = contexts
        self._genders = _genders(contexts)
        self._depth = 0
        self._known: dict[tuple[int, int], Name | None] = {}
        self.spoken: dict[int, Name | None] = {}
        """Who speaks the sentences that are nothing but a quotation, by their place; None where that is not known."""

    def of(self, place: int, index: int) -> Name | None:
        """Whom the pronoun at a token of the sentence at a place means, None where that is not sure."""
        if (place, index) not in self._known:
            if self._depth == FAR:
                return None
            self._depth += 1
            self._known[place, index] = self.speaker(place, index, place)
            self._depth -= 1
        return self._known[place, index]

    def speaker(self, place: int, index: int, since: int, but: frozenset[Name] = _NONE) -> Name | None:
        """Whom the pronoun beside a quotation means that began in the sentence at `since` and names these people.

        Nobody who speaks names himself: it is none of `but`.
        """
        word = self._contexts[place].sentence.tokens[index].text.casefold()
        if word == "it":
            return self._body(since)
        return self._person(place, index, since, _OF[word], but) if word in _OF else None

    def fitting(self, name: Name, pronoun: str) -> Name | None:
        """The name where a pronoun can mean it, otherwise None."""
        gender = _OF.get(pronoun.casefold(), "")
        if name.kind is not Kind.PERSON or not gender:
            return name if name.kind is not Kind.PERSON and pronoun.casefold() == "it" else None
        return name if self._genders.get(name.key, gender) == gender else None

    def _person(self, place: int, index: int, since: int, gender: str, but: frozenset[Name]) -> Name | None:
        here = self._people(place, index)
        if since != place:
            here += self._people(since, len(self._contexts[since].sentence.tokens))
        here = self._fitting(here, gender, but)
        if here:
            return _only(here)
        before = self._before(since)
        if before is None:
            return None
        if before in self.spoken:
            return _only(self._fitting([(self.spoken[before], True)], gender, but))
        people = self._fitting(self._people(before, len(self._contexts[before].sentence.tokens)), gender, but)
        first = [person for person in people if person[1]]
        return _only(people) if first else None

    def _before(self, place: int) -> int | None:
        """The sentence before, where none was passed over between the two."""
        if place == 0:
            return None
        one, other = self._contexts[place - 1].sentence, self._contexts[place].sentence
        near = one.index + 1 == other.index and other.paragraph - one.paragraph <= 1
        return place - 1 if near else None

    def _fitting(
        self, people: Iterable[tuple[Name | None, bool]], gender: str, but: frozenset[Name]
    ) -> list[tuple[Name | None, bool]]:
        """Those whom a pronoun of this gender can mean."""
        return [
            (name, leads)
            for name, leads in people
            if name is None or (name not in but and self._genders.get(name.key, gender) == gender)
        ]

    def _people(self, place: int, end: int) -> list[tuple[Name | None, bool]]:
        """Who is spoken of before a token, outside quotation marks: a name, or None for somebody without one.

        With each goes whether it is the subject of the main verb or of a verb of saying. Left out are possessors
        where somebody is a subject, and those without a name who are neither subject nor addressed.
        """
        context = self._contexts[place]
        sentence = context.sentence
        tokens = sentence.tokens
        heads = {head_of(sentence, n.first, n.last): n.name for n in context.named if n.first < end}
        inside = {i for n in context.named for i in range(n.first, n.last)}
        found: list[tuple[Name | None, bool, bool]] = []
        for i in range(end):
            token = tokens[i]
            if i in context.quoted:
                continue
            who: Name | None = None
            if i in heads:
                name = heads[i]
                if name.kind is not Kind.PERSON or token.dep in {"compound", "nmod", "amod"}:
                    continue
                who = name if name.sure else None
            elif token.text.casefold() in _OF and token.tag in {"PRP", "PRP$"}:
                who = self.of(place, i)
                if who is None and found:
                    continue  # one of those who are spoken of already
            elif i in inside or not _is_somebody(context, i, inside):
                continue
            if who is None and not _takes_part(sentence, i):
                continue
            found.append((who, _leads(sentence, i), token.dep == "poss"))
        leading = any(leads for _, leads, _ in found)
        return [(who, leads) for who, leads, owns in found if not (owns and leading)]

    def _body(self, place: int) -> Name | None:
        """The one organisation of the sentence before, which says something there."""
        before = self._before(place)
        if before is None:
            return None
        context = self._contexts[before]
        bodies = {
            n.name
            for n in context.named
            if n.first not in context.quoted and n.name.kind in {Kind.ORGANISATION, Kind.COUNTRY}
        }
        tokens = context.sentence.tokens
        saying = {
            context.name_at(subject)
            for i, token in enumerate(tokens)
            if token.pos == "VERB" and token.lemma in SAYING and i not in context.quoted
            if (subject := subject_of(context.sentence, i)) is not None
        }
        name = next(iter(bodies)) if len(bodies) == 1 else None
        return name if name in saying and name is not None and name.sure else None


def _only(people: Iterable[tuple[Name | None, bool]]) -> Name | None:
    """The one person of these, None where there are several or somebody without a name."""
    found = {name for name, _ in people}
    return next(iter(found)) if len(found) == 1 else None


def _leads(sentence: Sentence, index: int) -> bool:
    """Whether a token is, or stands beside, the subject of the main verb or of a verb of saying."""
    token = sentence.tokens[index]
    if token.dep == "appos":
        token = sentence.tokens[token.head]
    return token.dep in {"nsubj", "nsubjpass"} and (
        token.head == sentence.root or sentence.tokens[token.head].lemma in SAYING
    )


def _takes_part(sentence: Sentence, index: int) -> bool:
    """Whether a token is the subject or object of a verb, or brought in by a preposition of the main verb."""
    tokens = sentence.tokens
    token = tokens[index]
    if token.tag in {"PRP", "PRP$"} or token.dep in {"nsubj", "nsubjpass", "dobj", "dative"}:
        return True
    if token.dep not in {"pobj", "pcomp"}:
        return False
    for above in ancestors(sentence, index):
        if tokens[above].pos in {"NOUN", "PROPN"}:
            return False
        if tokens[above].pos in {"VERB", "AUX"}:
            return above == sentence.root or tokens[above].lemma in SAYING
    return False


def _is_somebody(context: Context, index: int, names: set[int]) -> bool:
    """Whether a noun means one human being whom no name beside it names."""
    sentence = context.sentence
    tokens = sentence.tokens
    token = tokens[index]
    if token.pos != "NOUN" or token.number != "Sing" or not is_human(token.lemma):
        return False
    top = index
    while tokens[top].dep == "conj" and tokens[top].head != top:
        top = tokens[top].head
    if tokens[top].dep in {"appos", "attr", "compound", "nmod", "amod", "npadvmod", "oprd"} or top in names:
        return False
    return not any(c in names and tokens[c].dep == "appos" for c in children(sentence, index))


def _genders(contexts: Sequence[Context]) -> dict[str, str]:
    """What titles tell of the persons of an article: he or she by the name's key, only where they all agree."""
    told: dict[str, set[str]] = defaultdict(set)
    for context in contexts:
        for named in context.named:
            if named.name.kind is Kind.PERSON:
                told[named.name.key].update(_telling(context, named.first, named.name))
    return {key: next(iter(found)) for key, found in told.items() if len(found) == 1}


def _telling(context: Context, first: int, name: Name) -> Iterator[str]:
    words = [context.sentence.tokens[first - 1].text] if first else []
    for word in (*words, *name.role.partition(" of ")[0].split()[-1:]):
        gender = gender_of(word)
        if gender:
            yield gender
