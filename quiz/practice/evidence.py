"""Where an answer stands: the sentence that says it, with the answer marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quiz.model.article import Span
from quiz.model.card import Card
from quiz.model.deck import Deck

_FIGURE = re.compile(r"\d[\d.,]*(?:\s?(?:%|percent|(?:thousand|million|billion|trillion)\b))?")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_TIME = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?)?{_MONTH}(?: \d{{1,2}}(?:st|nd|rd|th)?\b)?(?:,? \d{{4}}\b)?"
    r"|\b\d{4}-\d\d-\d\d\b"
    r"|\b(?:in|as of|since|until|till|during|early|late|mid|year) \d{4}\b(?![.,]?\d| ?%| \w+ion\b)",
    re.IGNORECASE,
)
_STATEMENTS = re.compile(r";|(?<=\D)[.]\s|[.]\s(?=[A-Z])|\b(?:but|while|whereas)\b")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence with its newsroom.

    `marks` are the stretches of `sentence` that say the answer. `byname` names the newsroom (with
    `(retold)` where the text is a retelling), `published` is an ISO date; both, `title` and `file` are empty
    where the deck does not say.
    """

    sentence: str
    marks: tuple[Span, ...] = ()
    byname: str = ""
    published: str = ""
    title: str = ""
    file: str = ""

    @property
    def credit(self) -> str:
        """Newsroom and date as one line."""
        return ", ".join(part for part in (self.byname, self.published) if part)


def evidence_of(card: Card, deck: Deck, answers: Sequence[str]) -> tuple[Evidence, ...]:
    """The card's sources, in their order, with the answers marked. Where newsrooms differ there are several."""
    found = []
    for source in card.sources:
        article = deck.article(source.article) if source.article else None
        found.append(
            Evidence(
                sentence=source.says,
                marks=marks_in(source.says, answers),
                byname=article.byname if article else source.article,
                published=article.published if article else "",
                title=article.title if article else "",
                file=article.file if article else "",
            )
        )
    return tuple(found)


def marks_in(sentence: str, answers: Sequence[str]) -> tuple[Span, ...]:
    """The stretches of the sentence that say one of the answers, whatever case and spacing they have.

    An answer that the sentence does not say in full is marked without its article, or by its last word alone
    (`Joe Biden` by `Biden`).
    """
    spans: list[Span] = []
    for answer in sorted(answers, key=len, reverse=True):
        for wording in _wordings(answer):
            found = [
                span
                for span in _stretches(sentence, wording)
                if not any(span.start < other.end and other.start < span.end for other in spans)
            ]
            if found:
                spans += found
                break
    return tuple(sorted(spans))


def differing_in(conflict: str) -> tuple[str, ...]:
    """The figures in which newsrooms differ, as `conflict` tells it, for marking them in their sentences.

    A figure that tells when (`as of June 2021`) counts only where no other kind is told, and one that each of
    the statements repeats (`12 of 30; 14 of 30`) is no difference.
    """
    times = [match.span() for match in _TIME.finditer(conflict)]
    found = [(match.start(), match.group().rstrip(".,")) for match in _FIGURE.finditer(conflict)]
    values = [(at, text) for at, text in found if not any(begin <= at < end for begin, end in times)]
    told = values or found
    ends = [match.start() for match in _STATEMENTS.finditer(conflict)]
    by_statement: dict[int, set[str]] = {}
    for at, text in told:
        by_statement.setdefault(sum(end <= at for end in ends), set()).add(text)
    repeated = set.intersection(*by_statement.values()) if len(by_statement) > 1 else set()
    return tuple(dict.fromkeys(text for _, text in told if text not in repeated))


def _wordings(answer: str) -> Iterator[list[str]]:
    words = answer.split()
    if not words:
        return
    yield words
    if len(words) > 1:
        if words[0].casefold() in ("a", "an", "the"):
            yield words[1:]
        if len(words[-1]) > 3:
            yield words[-1:]


def _stretches(sentence: str, words: Sequence[str]) -> Iterator[Span]:
    pattern = r"(?<!\w)" + r"\s+".join(re.escape(word) for word in words) + r"(?!\w)"
    for match in re.finditer(pattern, sentence, re.IGNORECASE):
        yield Span(*match.span())
