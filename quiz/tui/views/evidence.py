"""Why the answer is right: the explanation and the sentences that say so, with newsroom and date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from textual.content import Content

from quiz.model.card import Card, Source
from quiz.model.deck import Deck
from quiz.tui.page import GAP, Block
from quiz.tui.text import marked, one_line, plain, says

_HEAD = "bold"
_MUTED = "$text-muted"
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)  # by hand: the locale of the terminal is no matter
_FIGURE = re.compile(r"\d[\d.,]*(?:\s?(?:%|percent|(?:thousand|million|billion|trillion)\b))?")


def long_date(iso: str) -> str:
    """`2022-03-10` as 10 March 2022; what is no date stays as it is."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return one_line(iso)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def evidence(deck: Deck, card: Card, answers: Sequence[str], *, all_of_it: bool = False) -> Iterator[Block]:
    """The explanation, where the newsrooms differ, and the first source or (`all_of_it`) every source.

    Where newsrooms differ their sentences stand side by side, as far as the width allows.
    """
    if card.why:
        yield GAP
        yield Block(Content.assemble(("Why  ", _HEAD), says(card.why)))
    if card.conflict:
        yield GAP
        yield Block(Content.assemble(("Newsrooms differ  ", "bold $text-warning"), says(card.conflict)))
    marks = [*answers, *_figures(card.conflict)]
    sources = _one_a_newsroom(card.sources) if card.conflict and not all_of_it else list(card.sources)
    if card.conflict and len(sources) > 1:
        shown = sources[: len(sources) if all_of_it else 2]
        for number in range(0, len(shown), 2):
            pair = shown[number : number + 2]
            yield GAP
            right = _source(deck, pair[1], marks) if len(pair) > 1 else None
            yield Block(_source(deck, pair[0], marks), beside=right)
    else:
        shown = sources if all_of_it else sources[:1]
        for source in shown:
            yield GAP
            yield Block(_source(deck, source, marks))
    more = len(card.sources) - len(shown)
    if more > 0:
        yield Block(
            Content.assemble(
                ("o", "bold $text-accent"), (f"  {more} more source{'s' if more > 1 else ''}", _MUTED)
            ),
            action="sources",
        )


def _one_a_newsroom(sources: Sequence[Source]) -> list[Source]:
    """Sources of different articles first, so that the two shown are two that can differ."""
    first = {source.article: source for source in reversed(sources)}
    chosen = [source for source in sources if first[source.article] is source]
    return chosen + [source for source in sources if source not in chosen]


def _figures(text: str) -> list[str]:
    return [match.group().rstrip(".,") for match in _FIGURE.finditer(text)]


def _source(deck: Deck, source: Source, marks: Sequence[str]) -> Content:
    article = deck.article(source.article) if source.article else None
    sentence = marked(source.says, marks)
    if not article:
        named = one_line(source.article)
        head = Content.styled(named or "Source", _HEAD)
        return Content.assemble(head, "\n", sentence)
    when = long_date(article.published) if article.published else "undated"
    head = Content.assemble((one_line(article.byname), _HEAD), (f" · {when}", _MUTED))
    title = one_line(article.title)
    if title and title != one_line(article.byname):
        head = Content.assemble(head, "\n", (plain(title), f"italic {_MUTED}"))
    return Content.assemble(head, "\n“", sentence, "”")
