"""What a sentence leans on: pronouns, loose definite nouns and times that mean nothing outside the article.

Nothing here changes a sentence. `problems` names the tokens that need the article; `antecedent` finds what a
pronoun or noun stands for where exactly one reading is possible.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from quiz.facts.dates import Date
from quiz.facts.names import Named
from quiz.facts.quantities import Number
from quiz.facts.tree import children, clause_of, subject_of, subtree
from quiz.model.article import Article
from quiz.model.fact import Kind, Name
from quiz.model.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Context:
    """A sentence with everything that was found in it, and the sentence before it."""

    article: Article
    sentence: Sentence
    named: tuple[Named, ...]
    dates: tuple[Date, ...]
    numbers: tuple[Number, ...]
    quoted: frozenset[int]
    """Tokens inside quotation marks."""
    previous: Context | None = None

    def name_at(self, index: int) -> Name | None:
        """The name that a token belongs to."""
        return next((n.name for n in self.named if n.first <= index < n.last), None)


@dataclass(frozen=True, slots=True)
class Leaning:
    """A token that leans on the article and what is wrong with it."""

    index: int
    reason: str
    noun: str = ""
    """The lemma of a definite noun that the article's setting may make clear, or empty."""


_THIRD = {"he", "she", "him", "her", "his", "hers", "himself", "herself"}
_PLURAL = {"they", "them", "their", "theirs", "themselves"}
_NEUTRAL = {"it", "its", "itself"}
_FIRST = {"i", "me", "my", "mine", "we", "us", "our", "ours", "you", "your", "yours", "myself", "ourselves"}
_LOOSE_ADVERBS = frozenset(
    "here there now currently recently today nowadays earlier later previously meanwhile afterwards afterward "
    "thereafter thereby elsewhere lately soon already formerly away instead otherwise separately similarly "
    "likewise else above below ago".split()
)
DROPPED_ADVERBS = frozenset(
    "also however meanwhile moreover furthermore additionally besides too still again then thus therefore "
    "nevertheless nonetheless consequently accordingly indeed instead separately similarly likewise finally "
    "apparently reportedly ironically notably importantly initially already currently now afterwards "
    "ultimately overall further today though".split()
)
"""Adverbs that tie a sentence to its neighbours and can be left out of it."""
_LOOSE_DETERMINERS = {"this", "that", "these", "those", "such", "another", "both", "neither", "either"}
_LOOSE_ADJECTIVES = {"other", "same", "similar", "latter", "former", "previous", "following", "aforementioned",
                     "subsequent", "latest", "new", "recent", "additional", "further", "said", "next"}  # fmt: skip
_UNIQUE = frozenset(
    "world sun moon earth sky public internet web media press environment future past present end beginning "
    "start rest majority poor rich elderly north south east west northwest northeast southwest southeast "
    "weather atmosphere universe human humanity ground sea ocean air century millennium year night morning "
    "evening afternoon summer winter spring autumn way fact late early dollar euro pound wake hands aim hope "
    "basis form face case cost course face heart middle top bottom edge".split()
)
"""Nouns that are definite by themselves: there is one, or one a country."""
_INSTITUTIONS = frozenset(
    "police military army navy government parliament congress senate economy law constitution state nation "
    "capital market coast border presidency cabinet opposition".split()
)
"""Nouns of which a country has one: definite where the sentence names the country or one of its people."""
_LANDS = frozenset({Kind.COUNTRY, Kind.GROUP, Kind.STATE, Kind.CITY})
ANAPHORS: dict[str, frozenset[Kind]] = {
    **dict.fromkeys(
        ("company", "firm", "retailer", "agency", "organization", "organisation", "group", "band", "bank", "team",
         "airline", "committee", "commission", "ministry", "department", "university", "council", "club", "party",
         "companies", "carmaker", "publisher", "network", "church", "court", "union", "newspaper", "chain"),
        frozenset({Kind.ORGANISATION}),
    ),
    **dict.fromkeys(("country", "nation", "kingdom", "republic"), frozenset({Kind.COUNTRY})),
    **dict.fromkeys(("city", "town", "capital", "village"), frozenset({Kind.CITY})),
    **dict.fromkeys(("state", "region", "province", "island", "area"), frozenset({Kind.STATE, Kind.PLACE, Kind.CITY})),
    **dict.fromkeys(
        ("man", "woman", "president", "minister", "senator", "governor", "judge", "suspect", "singer", "author",
         "actor", "lawmaker", "official", "candidate", "scientist", "leader", "prosecutor", "chairman"),
        frozenset({Kind.PERSON}),
    ),
}  # fmt: skip
"""Nouns that stand for a name just mentioned, and the kinds of name that they can stand for."""
HUMANS = frozenset(
    "man woman boy girl child mother father parent son daughter brother sister wife husband person president "
    "minister official officer prosecutor lawyer judge witness victim suspect patient student teacher worker "
    "leader spokesman spokeswoman director chief analyst expert researcher scientist doctor author professor "
    "senator candidate governor mayor king queen astronaut singer player employee engineer driver".split()
)
"""Nouns for one person."""


def problems(context: Context, keep: Callable[[int], bool]) -> Iterator[Leaning]:
    """The kept tokens of a sentence that lean on its article, in order."""
    sentence = context.sentence
    for i, token in enumerate(sentence.tokens):
        if not keep(i):
            continue
        word = token.text.casefold()
        if i in context.quoted:
            continue
        if token.tag == "PRP" and token.dep == "nsubj" and _opens(context, i, keep):
            yield Leaning(i, f"pronoun “{token.text}”")
        elif (
            token.tag in {"PRP", "PRP$"} or (word in _FIRST and not token.text.isupper()) or token.text == "I"
        ):
            if not _bound(context, i, word, keep):
                yield Leaning(i, f"pronoun “{token.text}”")
        elif word in _LOOSE_DETERMINERS and token.tag in {"DT", "PDT", "JJ"}:
            if not _relative_or_date(context, i, keep):
                yield Leaning(i, f"“{token.text}”")
        elif (
            word == "one" and token.dep in {"nsubj", "dobj", "pobj", "nsubjpass"} and not _has_of(sentence, i)
        ):
            yield Leaning(i, "“one”")
        elif (
            token.pos == "ADV"
            and word in _LOOSE_ADVERBS
            and token.dep in {"advmod", "npadvmod", "pcomp", "pobj"}
        ):
            yield Leaning(i, f"“{token.text}”")
        elif word == "the" and token.dep == "det":
            head = token.head
            if not definite(context, head, keep):
                noun = sentence.tokens[head]
                known = "" if noun.pos != "NOUN" or _compared(sentence, head) else noun.lemma.casefold()
                yield Leaning(head, f"“the {noun.text}”", known)
        elif word in {"others", "former", "latter"} and token.pos in {"NOUN", "PRON"}:
            yield Leaning(i, f"“{token.text}”")
    if context.article.published is None:
        yield from _passing(context, keep)
    for date in context.dates:
        kept = [i for i in range(date.first, date.last) if keep(i)]
        if date.moment is None and kept:
            words = " ".join(sentence.tokens[i].text for i in kept)
            yield Leaning(kept[0], f"undated “{words}”")


def _compared(sentence: Sentence, head: int) -> bool:
    """`the same day`, `the other car`: definite by comparison with something said before."""
    return any(sentence.tokens[c].text.casefold() in _LOOSE_ADJECTIVES for c in children(sentence, head))


def _passing(context: Context, keep: Callable[[int], bool]) -> Iterator[Leaning]:
    """`is looking for`: what is going on while an article is written, where no date says when that was."""
    sentence = context.sentence
    for i, token in enumerate(sentence.tokens):
        if not keep(i) or i in context.quoted:
            continue
        being = any(sentence.tokens[c].text.casefold() == "being" for c in children(sentence, i))
        if token.tag != "VBG" and not (token.tag == "VBN" and being):
            continue
        now = [c for c in children(sentence, i) if sentence.tokens[c].dep in {"aux", "auxpass"}]
        if any(sentence.tokens[c].tag in {"VBZ", "VBP"} and keep(c) for c in now):
            yield Leaning(i, f"undated “{token.text}”")


def _opens(context: Context, index: int, keep: Callable[[int], bool]) -> bool:
    """Whether a pronoun is the subject of the main clause, so that it points to another sentence."""
    sentence = context.sentence
    head = sentence.tokens[index].head
    if sentence.tokens[head].dep != "ROOT" or _dummy(sentence, index):
        return False
    return not any(sentence.tokens[i].dep in {"nsubj", "nsubjpass"} for i in range(index) if keep(i))


def _has_of(sentence: Sentence, index: int) -> bool:
    return any(sentence.tokens[c].text == "of" for c in children(sentence, index))


def _relative_or_date(context: Context, index: int, keep: Callable[[int], bool]) -> bool:
    """`those who`, `that of`, `such as`, `both X and Y`, and `this year` where it is resolved."""
    tokens = context.sentence.tokens
    if any(d.first <= index < d.last for d in context.dates):
        return True
    word = tokens[index].text.casefold()
    below = [tokens[c] for c in children(context.sentence, index)]
    if any(t.text == "of" or t.dep in {"relcl", "acl"} for t in below):
        return True
    following = tokens[index + 1].text.casefold() if index + 1 < len(tokens) else ""
    if word == "such" and following == "as":
        return True
    if word in {"both", "either", "neither"}:
        head = tokens[index].head
        return (
            any(tokens[c].dep == "conj" and keep(c) for c in children(context.sentence, head))
            or following == "of"
        )
    if word == "that" and tokens[index].dep in {"mark", "nsubj", "dobj", "nsubjpass"}:
        clause = tokens[tokens[index].head]
        return clause.dep in {"relcl", "ccomp", "acl"} and tokens[index].dep != "det"
    head = tokens[index].head
    return any(
        tokens[c].dep == "relcl" and keep(c) and tokens[head + 1].text != ","
        for c in children(context.sentence, head)
    )


def _bound(context: Context, index: int, word: str, keep: Callable[[int], bool]) -> bool:
    """Whether a pronoun has its antecedent in the same sentence, among the kept tokens before it."""
    tokens = context.sentence.tokens
    if tokens[index].dep == "expl" or (word == "it" and _dummy(context.sentence, index)):
        return True
    if word in _FIRST:
        return False
    before = [i for i in range(index) if keep(i) and i not in context.quoted]
    if word in _THIRD:
        return any(
            (name := context.name_at(i)) is not None
            and name.kind is Kind.PERSON
            and tokens[i].dep != "compound"
            for i in before
        ) or any(
            tokens[i].number == "Sing"
            and (
                tokens[i].lemma in HUMANS
                or (tokens[i].dep == "nsubjpass" and _kind_at(context, i) is Kind.GROUP)
            )
            for i in before
        )
    if word in _PLURAL:
        return any(
            (
                tokens[i].pos in {"NOUN", "PROPN"}
                and tokens[i].number == "Plur"
                and tokens[i].dep != "compound"
            )
            or (tokens[i].dep == "conj" and tokens[i].pos == "PROPN")
            or _kind_at(context, i) is Kind.ORGANISATION
            for i in before
            if tokens[i].dep not in {"npadvmod", "nmod"}
        )
    if word == "it":
        before = [i for i in before if any(tokens[j].pos in {"VERB", "AUX"} for j in range(i, index))]
    if word in _NEUTRAL:
        return any(
            tokens[i].pos in {"NOUN", "PROPN"}
            and tokens[i].number == "Sing"
            and tokens[i].dep in {"nsubj", "nsubjpass", "dobj", "pobj", "attr", "poss", "appos", "conj"}
            and _kind_at(context, i) not in {Kind.PERSON, Kind.GROUP}
            and tokens[i].lemma not in HUMANS
            for i in before
        )
    return False


def _kind_at(context: Context, index: int) -> Kind | None:
    name = context.name_at(index)
    return name.kind if name else None


def _dummy(sentence: Sentence, index: int) -> bool:
    """`It was unclear whether ...`: an it that stands for a clause of the same sentence."""
    verb = sentence.tokens[index].head
    if sentence.tokens[index].dep not in {"nsubj", "nsubjpass"}:
        return False
    below = children(sentence, verb)
    clausal = [
        c for c in below if sentence.tokens[c].dep in {"ccomp", "csubj", "xcomp", "advcl"} and c > verb
    ]
    if sentence.tokens[verb].lemma != "be":
        return sentence.tokens[index].dep == "nsubjpass" and any(
            sentence.tokens[c].dep == "ccomp" for c in clausal
        )
    return bool(clausal) and any(sentence.tokens[c].dep in {"acomp", "attr"} for c in below)


_ARGUMENTS = {"nsubj", "nsubjpass", "dobj", "pobj"}


def definite(context: Context, head: int, keep: Callable[[int], bool]) -> bool:
    """Whether `the ...` says by itself, or by what stands before it in the sentence, which one is meant."""
    sentence = context.sentence
    tokens = sentence.tokens
    noun = tokens[head]
    name = context.name_at(head)
    if name is not None and name.kind is Kind.GROUP and noun.number == "Sing" and noun.dep in _ARGUMENTS:
        return False
    if name is not None and name.kind is not Kind.GROUP:
        return True
    if any(d.first <= head < d.last and d.moment for d in context.dates):
        return True
    below = [c for c in children(sentence, head) if keep(c)]
    words = {tokens[c].text.casefold() for c in below}
    if words & _LOOSE_ADJECTIVES and not any(tokens[c].dep in {"relcl", "acl"} for c in below):
        return False
    for c in below:
        child = tokens[c]
        if (
            child.dep in {"relcl", "acl"}
            or child.tag == "JJS"
            or child.text.casefold() in {"most", "first", "only"}
        ):
            return True
        if child.dep == "prep" and any(tokens[g].pos != "PRON" for g in children(sentence, c) if keep(g)):
            return True
        if (
            child.dep == "amod"
            and child.tag in {"JJ"}
            and child.text.casefold().endswith(("th", "second", "third"))
        ):
            return True
        if child.dep in {"compound", "amod", "nmod", "poss", "appos"} and context.name_at(c) is not None:
            return True
        if child.dep in {"compound", "nmod"} and child.pos == "PROPN":
            return True
    if noun.pos == "PROPN" or noun.pos in {"ADJ", "VERB", "ADV"} or noun.tag in {"JJR", "JJS", "RBR", "CD"}:
        return noun.pos == "PROPN" or noun.tag in {"JJS", "JJR", "RBR"}
    if noun.lemma.casefold() in _UNIQUE or noun.text.casefold() in _UNIQUE:
        return True
    if noun.lemma.casefold() in _INSTITUTIONS:
        return any(
            n.name.kind in _LANDS and all(keep(i) for i in range(n.first, n.last)) for n in context.named
        )
    before = [i for i in range(head) if keep(i)]
    if any(tokens[i].lemma == noun.lemma and tokens[i].pos == "NOUN" for i in before):
        return True
    kinds = ANAPHORS.get(noun.lemma.casefold())
    if kinds:
        found = {context.name_at(i) for i in range(head) if _kind_at(context, i) in kinds}
        kept = {context.name_at(i) for i in before if _kind_at(context, i) in kinds}
        if noun.number == "Sing":
            return len(found) == 1 and found == kept
        return len(found) == 2 and "two" in words
    return False


def named_before(context: Context, index: int) -> Name | None:
    """The one name earlier in the sentence that a noun such as `the country` stands for.

    Names in the subject of the noun's own clause are not meant: the noun would have been a pronoun.
    """
    sentence = context.sentence
    kinds = ANAPHORS.get(sentence.tokens[index].lemma.casefold())
    if kinds is None or sentence.tokens[index].number != "Sing" or Kind.PERSON in kinds:
        return None
    subject = subject_of(sentence, clause_of(sentence, index))
    own = (
        {context.name_at(i) for i in subtree(sentence, subject)}
        if subject is not None and subject < index
        else set()
    )
    found = {
        name
        for i in range(index)
        if (name := context.name_at(i)) is not None and name.kind in kinds and name not in own
    }
    return next(iter(found)) if len(found) == 1 else None


def fuller(context: Context, index: int) -> str:
    """The one fuller form in which the sentence before has a noun: `this status` is major non-NATO ally status.

    Empty where the noun has no such form there, or two that differ.
    """
    before = context.previous
    noun = context.sentence.tokens[index]
    if before is None or before.sentence.index != context.sentence.index - 1 or not noun.number:
        return ""
    tokens = before.sentence.tokens
    forms: set[tuple[int, ...]] = set()
    for i, token in enumerate(tokens):
        if token.pos not in {"NOUN", "PROPN"} or token.lemma.casefold() != noun.lemma.casefold():
            continue
        if token.number != noun.number or i in before.quoted:
            return ""
        modifiers = [
            j
            for j in subtree(before.sentence, i)
            if j < i and tokens[j].dep not in {"det", "nummod", "poss", "case", "predet", "cc", "advmod"}
        ]
        if (
            not modifiers
            or modifiers != list(range(modifiers[0], i))
            or not tokens[modifiers[0]].text[0].isalnum()
        ):
            return ""
        if any(tokens[j].pos == "NUM" for j in subtree(before.sentence, i)):
            return ""
        if any(tokens[j].text.casefold() in _LOOSE_ADJECTIVES or tokens[j].pos == "PRON" for j in modifiers):
            return ""
        forms.add((*modifiers, i))
    if len(forms) != 1:
        return ""
    words = next(iter(forms))
    text = "".join(tokens[j].text + (" " if tokens[j].space else "") for j in words).strip()
    return text[0].lower() + text[1:] if words[0] == 0 and tokens[0].pos != "PROPN" else text


def antecedent(context: Context, index: int) -> Name | None:
    """The one name in the sentence before that a personal pronoun or loose noun can stand for, or None.

    A person for he and she, an organisation for a noun that is part of its name (the agency): the only one of
    its kind in the sentence before and, where that has a subject that is a name, its subject.
    """
    token = context.sentence.tokens[index]
    word = token.text.casefold()
    before = context.previous
    if before is None or before.sentence.index != context.sentence.index - 1:
        return None
    if word in _THIRD:
        kinds = frozenset({Kind.PERSON})
    elif token.lemma.casefold() in ANAPHORS and token.number == "Sing":
        kinds = ANAPHORS[token.lemma.casefold()]
        if Kind.PERSON in kinds:
            return None
    else:
        return None
    near = _candidates(before, kinds)
    if word not in _THIRD:
        here = {n.name for n in context.named if n.first < index and n.name.kind in kinds}
        near |= here
        exact = {n for n in near if token.lemma.casefold() in n.key.split()}
        if len(exact) == 1:
            return next(iter(exact))
    if len(near) != 1:
        return None
    name = next(iter(near))
    if not name.sure:
        return None
    subject = subject_of(before.sentence, before.sentence.root)
    inside = subtree(before.sentence, subject) if subject is not None else []
    if any(before.name_at(i) == name for i in inside):
        return name
    speaker = _speaking(before)
    return name if speaker == name else None


def _candidates(context: Context, kinds: frozenset[Kind]) -> set[Name]:
    return {n.name for n in context.named if n.name.kind in kinds}


def _speaking(context: Context) -> Name | None:
    """The name that is the subject of a verb of saying anywhere in the sentence."""
    for i, token in enumerate(context.sentence.tokens):
        if token.lemma in SAYING and token.pos == "VERB":
            subject = subject_of(context.sentence, i)
            if subject is not None:
                name = context.name_at(subject)
                if name is not None:
                    return name
    return None


SAYING = frozenset(
    "say tell add announce state declare claim argue note explain write report confirm warn insist admit "
    "acknowledge deny suggest predict stress emphasize tweet reply respond ask believe think observe recall "
    "remark comment conclude estimate describe call recount continue testify urge allege confess".split()
)
"""Verbs by which somebody vouches for what is said."""


def loose_adverb(context: Context, index: int) -> bool:
    """Whether a token is an adverb that ties the sentence to its neighbours and may be left out."""
    token = context.sentence.tokens[index]
    return (
        token.text.casefold() in DROPPED_ADVERBS
        and token.dep == "advmod"
        and token.pos == "ADV"
        and not children(context.sentence, index)
        and index not in context.quoted
        and context.sentence.tokens[token.head].pos in {"VERB", "AUX"}
    )
