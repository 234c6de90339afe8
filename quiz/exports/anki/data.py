"""A card as one line of JSON in a note's field `Data`, so that `quiz import` gets back what Anki does not show."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from quiz.model.card import Card, Choice, Cloze, Gap, Option, Order, Source
from quiz.model.deck import Deck, DeckArticle

VERSION = 1
_encode = json.JSONEncoder(separators=(",", ":")).encode
# In JSON these stand in strings only; spelt out they can neither become HTML nor one of Anki's own tags.
_RISKY = re.compile(r"[<>&]|\[(?=[A-Za-z$/])|(?<=\{)\{|(?<=\})\}(?=\})")


@dataclass(frozen=True, slots=True)
class Data:
    """What a note carries beside its visible fields.

    `order` has the places of the options in the order that the note shows them, `numbers` maps the cloze numbers of the deck to Anki's where they differ, `media` the paths of images and
    sounds to their names in the package; `generated` is the hash of the card as it was generated.
    """

    deck: str
    card: Card
    articles: tuple[DeckArticle, ...] = ()
    generated: str = ""
    order: tuple[int, ...] = ()
    numbers: dict[int, int] = field(default_factory=dict)
    media: dict[str, str] = field(default_factory=dict)


def pack(
    deck: Deck,
    uid: str,
    card: Card,
    *,
    order: Sequence[int] = (),
    numbers: Mapping[int, int],
    media: Mapping[str, str],
) -> str:
    """The field's text. What is empty is left away."""
    out: dict[str, Any] = {"v": VERSION, "d": uid}
    if card.id:
        out["id"] = card.id
    if card.choice:
        out["q"] = card.choice.stem
        out["o"] = [
            [o.text, int(o.right), o.why] if o.why else [o.text, int(o.right)] for o in card.choice.options
        ]
        if card.choice.order is not Order.SHUFFLE:
            out["or"] = card.choice.order.value
        if card.choice.truth:
            out["tf"] = 1
    if card.cloze:
        out["c"] = [
            part if isinstance(part, str) else [part.number, part.answer, list(part.accept), part.hint]
            for part in card.cloze.parts
        ]
    if card.sources:
        out["s"] = [[source.article, source.says] for source in card.sources]
        named = {source.article: deck.article(source.article) for source in card.sources if source.article}
        articles = [articles_row(article) for article in named.values() if article]
        if articles:
            out["ar"] = articles
    if card.accept:
        out["ac"] = list(card.accept)
    if card.tags:
        out["t"] = list(card.tags)
    for key, value in (
        ("wi", card.within),
        ("y", card.why),
        ("h", card.hint),
        ("x", card.conflict),
        ("l", card.level),
        ("p", card.points),
        ("i", card.image),
        ("a", card.audio),
        ("k", int(card.keep)),
        ("g", deck.generated.get(card.id, "")),
        ("m", dict(media)),
        ("e", list(order)),
    ):
        if value:
            out[key] = value
    if numbers:
        out["n"] = list(numbers.items())
    return safe(_encode(out))


def safe(text: str) -> str:
    """JSON text whose strings mean nothing to HTML or to Anki."""
    return _RISKY.sub(lambda match: f"\\u{ord(match.group()):04x}", text) if _RISKY.search(text) else text


def articles_row(article: DeckArticle) -> list[str | int]:
    """An article as a row of JSON."""
    return [
        article.key,
        article.title,
        article.publisher,
        article.published,
        article.file,
        int(article.retells),
    ]


def article_from(row: Any) -> DeckArticle:
    """An article from its row. Raises ValueError, TypeError or IndexError for what is none."""
    key, title, publisher, published, file = (_text(part) for part in row[:5])
    return DeckArticle(key, title, publisher, published, file, bool(row[5]))


def unpack(text: str) -> Data | None:
    """The content of a field `Data`, or None where it is not ours or was changed by hand."""
    try:
        raw = json.loads(text)
        if not isinstance(raw, dict) or raw.get("v") != VERSION:
            return None
        return Data(
            deck=_text(raw["d"]),
            card=_card(raw),
            articles=tuple(article_from(row) for row in raw.get("ar", ())),
            generated=_text(raw.get("g", "")),
            order=tuple(map(int, raw.get("e", ()))),
            numbers={int(deck): int(anki) for deck, anki in raw.get("n", ())},
            media={_text(path): _text(name) for path, name in dict(raw.get("m", {})).items()},
        )
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        return None


def _card(raw: dict[str, Any]) -> Card:
    choice = cloze = None
    if "q" in raw:
        options = tuple(
            Option(_text(row[0]), bool(row[1]), _text(row[2]) if len(row) > 2 else "") for row in raw["o"]
        )
        choice = Choice(
            _text(raw["q"]), options, Order(raw.get("or", Order.SHUFFLE.value)), bool(raw.get("tf"))
        )
    if "c" in raw:
        cloze = Cloze(
            tuple(
                part
                if isinstance(part, str)
                else Gap(int(part[0]), _text(part[1]), tuple(map(_text, part[2])), _text(part[3]))
                for part in raw["c"]
            )
        )
    return Card(
        id=_text(raw.get("id", "")),
        choice=choice,
        cloze=cloze,
        accept=tuple(map(_text, raw.get("ac", ()))),
        within=_text(raw.get("wi", "")),
        why=_text(raw.get("y", "")),
        hint=_text(raw.get("h", "")),
        sources=tuple(Source(_text(says), _text(article)) for article, says in raw.get("s", ())),
        conflict=_text(raw.get("x", "")),
        tags=tuple(map(_text, raw.get("t", ()))),
        level=int(raw.get("l", 0)),
        points=_text(raw.get("p", "")),
        image=_text(raw.get("i", "")),
        audio=_text(raw.get("a", "")),
        keep=bool(raw.get("k")),
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("text was expected")
    return value
