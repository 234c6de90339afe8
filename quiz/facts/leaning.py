"""What a sentence leans on: pronouns, loose definite nouns and times that mean nothing outside the article.

Nothing here changes a sentence: `problems` names the tokens that need the article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from quiz.facts.antecedents import ANAPHORS, COMPARING
from quiz.facts.binding import FIRST, bound, dummy
from quiz.facts.context import Context
from quiz.facts.tree import children, subtree
from quiz.model.fact import Kind
from quiz.model.sentence import Sentence

_LOOSE_ADVERBS = frozenset(
    "here there now currently recently today nowadays earlier later previously meanwhile afterwards afterward "
    "thereafter thereby elsewhere lately soon nearby already formerly instead otherwise separately similarly "
    "likewise else above below ago then".split()
)
DROPPED_ADVERBS = frozenset(
    "also however meanwhile moreover furthermore additionally besides too thus therefore "
    "nevertheless nonetheless consequently accordingly indeed instead similarly likewise "
    "ironically notably importantly already currently now afterwards "
    "overall specifically today though".split()
)
"""Adverbs that tie a sentence to its neighbours and can be left out of it."""
_LOOSE_DETERMINERS = {"this", "that", "these", "those", "such", "another", "both", "neither", "either"}
_ELLIPTIC = {"second", "third", "fourth", "first", "last", "other", "latter", "next"}
"""Words that stand for a noun said before where none follows."""
_UNIQUE = frozenset(
    "world sun moon earth sky public internet web media press environment future past present end beginning "
    "start rest majority poor rich elderly north south east west northwest northeast southwest southeast "
    "weather atmosphere universe human humanity ground sea ocean air century millennium year night morning "
    "evening afternoon way fact late early dollar euro pound wake hands aim hope "
    "basis form face case cost course face heart middle top bottom edge".split()
)
"""Nouns that are definite by themselves: there is one, or one a country."""
_INSTITUTIONS = frozenset(
    "police military army navy government parliament congress senate economy law constitution state nation "
    "capital market coast border presidency cabinet opposition".split()
)
"""Nouns of which a country has one: definite where the sentence names the country or one of its people."""
_SUSPECT = (
    FIRST
    | _LOOSE_DETERMINERS
    | _LOOSE_ADVERBS
    | _ELLIPTIC
    | {"one", "the", "there", "others", "former", "latter"}
)
"""Words that can lean on the article."""
_LANDS = frozenset({Kind.COUNTRY, Kind.GROUP, Kind.STATE, Kind.CITY})


@dataclass(frozen=True, slots=True)
class Leaning:
    """A token that leans on the article and what is wrong with it."""

    index: int
    reason: str
    noun: str = ""
    """The lemma of a definite noun that the article's setting may make clear, or empty."""


def problems(context: Context, keep: Callable[[int], bool]) -> Iterator[Leaning]:
    """The kept tokens of a sentence that lean on its article, in order."""
    sentence = context.sentence
    for i in _suspects(context):
        if not keep(i):
            continue
        token = sentence.tokens[i]
        word = token.text.casefold()
        if token.tag == "PRP" and token.dep == "nsubj" and _opens(context, i, keep):
            yield Leaning(i, f"pronoun “{token.text}”")
        elif (
            token.tag in {"PRP", "PRP$"} or (word in FIRST and not token.text.isupper()) or token.text == "I"
        ):
            if not bound(context, i, word, keep):
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
            and not (i < token.head and sentence.tokens[token.head].dep in {"amod", "acl"})
            and not _compares(sentence, i)
            and token.dep in {"advmod", "npadvmod", "pcomp", "pobj"}
        ):
            yield Leaning(i, f"“{token.text}”")
        elif word == "there" and (
            token.dep == "advmod" or (token.dep == "expl" and i and sentence.tokens[i - 1].pos == "NOUN")
        ):
            yield Leaning(i, "“there”")
        elif (
            token.dep in {"nsubj", "nsubjpass", "dobj"}
            and token.pos == "ADJ"
            and word in _ELLIPTIC
            and not _has_of(sentence, i)
            and (i == 0 or sentence.tokens[i - 1].text.casefold() != "each")
        ):
            yield Leaning(i, f"“{token.text}” of what")
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
        owner = date.last < len(sentence.tokens) and sentence.tokens[date.last].tag == "POS"
        if kept and (date.moment is None or (date.relative and owner)):
            words = " ".join(sentence.tokens[i].text for i in kept)
            yield Leaning(kept[0], f"undated “{words}”")


_latest: tuple[Context | None, list[int]] = None, []
"""The suspects of the sentence that was asked for last: a sentence is asked for many times over."""


def _suspects(context: Context) -> list[int]:
    """The tokens outside quotation marks that can lean on the article at all."""
    global _latest
    known, found = _latest
    if known is not context:
        found = [
            i
            for i, token in enumerate(context.sentence.tokens)
            if (token.tag in {"PRP", "PRP$"} or token.text.casefold() in _SUSPECT) and i not in context.quoted
        ]
        _latest = context, found
    return found


def _compares(sentence: Sentence, index: int) -> bool:
    """`separately from the others`: an adverb that the preposition behind it completes."""
    after = sentence.tokens[index + 1].text if index + 1 < len(sentence.tokens) else ""
    return after in {"from", "to", "as", "than"} and sentence.tokens[index].text.casefold().endswith(
        ("ly", "wise", "ier", "er")
    )


def _compared(sentence: Sentence, head: int) -> bool:
    """`the same day`, `the other car`: definite by comparison with something said before."""
    return any(sentence.tokens[c].text.casefold() in COMPARING for c in children(sentence, head))


def _passing(context: Context, keep: Callable[[int], bool]) -> Iterator[Leaning]:
    """`is looking for`: what is going on while an article is written, where no date says when that was."""
    sentence = context.sentence
    for i, token in enumerate(sentence.tokens):
        if token.tag not in {"VBG", "VBN"} or not keep(i) or i in context.quoted:
            continue
        below = children(sentence, i)
        if token.tag == "VBN" and not any(sentence.tokens[c].text.casefold() == "being" for c in below):
            continue
        now = [c for c in below if sentence.tokens[c].dep in {"aux", "auxpass"}]
        if any(sentence.tokens[c].tag in {"VBZ", "VBP"} and keep(c) for c in now):
            yield Leaning(i, f"undated “{token.text}”")


def _opens(context: Context, index: int, keep: Callable[[int], bool]) -> bool:
    """Whether a pronoun is the subject of the main clause, so that it points to another sentence."""
    sentence = context.sentence
    head = sentence.tokens[index].head
    if sentence.tokens[head].dep != "ROOT" or dummy(sentence, index):
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


def _names(context: Context, head: int) -> bool:
    """Whether the noun's own name follows it at once: `the ferry Selma`."""
    tokens = context.sentence.tokens
    after = tokens[head + 1]
    name = context.name_at(head + 1)
    return (
        after.pos == "PROPN"
        and name is not None
        and name.kind is not Kind.GROUP
        and context.name_at(head) is None
        and (after.head == head or tokens[head].head == head + 1 or tokens[head].head == after.head)
    )


TELLING = 5
"""Words of an apposition that say which one is meant: `the trip, the first of an envoy in years`."""
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
    if head + 1 < len(tokens) and keep(head + 1) and _names(context, head):
        return True
    below = [c for c in children(sentence, head) if keep(c)]
    words = {tokens[c].text.casefold() for c in below}
    if words & COMPARING and not any(tokens[c].dep in {"relcl", "acl"} for c in below):
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
        if child.dep == "appos" and c > head and len([i for i in subtree(sentence, c) if keep(i)]) >= TELLING:
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
        found = {context.name_at(i) for i in range(head) if context.kind_at(i) in kinds}
        kept = {context.name_at(i) for i in before if context.kind_at(i) in kinds}
        if noun.number == "Sing":
            return len(found) == 1 and found == kept
        return len(found) == 2 and "two" in words
    return False


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
        and context.sentence.tokens[token.head].dep not in {"amod", "acl"}
        and not _compares(context.sentence, index)
    )
