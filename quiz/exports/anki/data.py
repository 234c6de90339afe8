"""The field `Data` of a note: as one line of JSON what `quiz import` needs beside the visible fields.

A text that is its own HTML is read from the field that shows it; the JSON holds the others as the deck has them.
"""

from __future__ import annotations

import json
import re
import unicodedata
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from quiz.exports.anki.html_text import items, shown
from quiz.model.card import Card, Choice, Cloze, Gap, Option, Order, Source
from quiz.model.deck import Deck, DeckArticle

VERSION = 1
EDITABLE = ("Question", "Options", "Correct", "Text", "Explanation", "Hint", "Conflict")
"""The fields that a learner may change in Anki and that come back into the deck."""

_encode = json.JSONEncoder(separators=(",", ":")).encode
# In JSON these stand in strings only; spelt out they can neither become HTML nor one of Anki's own tags.
_RISKY = re.compile(r"[<>&]|\[(?=[A-Za-z$/])|(?<=\{)\{|(?<=\})\}(?=\})")
# Braces within a gap are entities, so a package made to exhaust the search finds nothing to search through.
_GAP = re.compile(r"\{\{c(\d{1,3})::((?:[^{}:]|:(?!:))*+)(?:::([^{}]*+))?\}\}")
_QUOTE = re.compile(r'<blockquote dir="auto">((?:[^<]|<(?!/?blockquote))*+)</blockquote>')


@dataclass(frozen=True, slots=True)
class Data:
    """What a note carries beside its visible fields.

    `order` has the places of the options in the order that the note shows them, `numbers` maps the cloze numbers of
    the deck to Anki's where they differ, `media` the paths of images and sounds to their names in the package;
    `generated` is the hash of the card as it was generated. `touched` says that a visible field was changed.
    """

    deck: str
    card: Card
    articles: tuple[DeckArticle, ...] = ()
    generated: str = ""
    order: tuple[int, ...] = ()
    numbers: Mapping[int, int] = field(default_factory=dict)
    media: Mapping[str, str] = field(default_factory=dict)
    touched: bool = False


class Packer:
    """Makes the field for the notes of one deck. What many notes have in common is written as JSON once."""

    def __init__(self, deck: Deck, uid: str) -> None:
        self._deck = deck
        self._head = f'{{"v":{VERSION},"d":{_json(uid)},"z":'
        self._texts: dict[tuple[str, ...], str] = {}
        self._quoted: dict[tuple[str, ...], str] = {}
        self._orders: dict[tuple[int, ...], str] = {}

    def pack(
        self,
        card: Card,
        values: Mapping[str, str],
        *,
        order: Sequence[int] = (),
        said: bool = False,
        quoted: bool = False,
        numbers: Mapping[int, int],
        media: Mapping[str, str],
    ) -> str:
        """The field's text for a note whose other fields are `values`. What is empty is left away.

        `said` tells that the field Options or Text has its texts as they are in the deck, `quoted` that the field Sources
        has every source's sentence so.
        """
        head = [self._head, str(_checksum(values))]
        out: dict[str, Any] = {}
        if card.id != values["Key"] or card.id.startswith("~"):
            out["id"] = card.id
        if card.choice:
            _pack_choice(out, card.choice, values, said and "Options" in values)
        if card.cloze:
            text = values.get("Text", "")
            if numbers or not _normal(text) or not ((said and text) or _cloze_of(text) == card.cloze.parts):
                out["c"] = [
                    part
                    if isinstance(part, str)
                    else [part.number, part.answer, list(part.accept), part.hint]
                    for part in card.cloze.parts
                ]
        if card.sources:
            head.append(self._sources(card, quoted and _normal(values["Sources"])))
        if card.tags:
            tags = self._texts.get(card.tags)
            if tags is None:
                tags = self._texts[card.tags] = f',"t":{_json(card.tags)}'
            head.append(tags)
        if card.why and not _same(card.why, values["Explanation"]):
            out["y"] = card.why
        if card.hint and not _same(card.hint, values["Hint"]):
            out["h"] = card.hint
        if card.conflict and not _same(card.conflict, values["Conflict"]):
            out["x"] = card.conflict
        if card.level or card.accept or card.within or card.points or card.image or card.audio or card.keep:
            _pack_rare(out, card)
        if card.id in self._deck.generated:
            out["g"] = self._deck.generated[card.id]
        if media:
            out["m"] = media
        if numbers:
            out["n"] = list(numbers.items())
        if order and not isinstance(order, range):
            # the same few orders come again and again
            key = tuple(order)
            if key not in self._orders:
                self._orders[key] = f',"e":{_json(key)}'
            head.append(self._orders[key])
        head.append("," + _json(out)[1:] if out else "}")
        return "".join(head)

    def _sources(self, card: Card, quoted: bool) -> str:
        """The sources, with their sentences only where the field has them otherwise; and the articles."""
        keys = tuple([source.article for source in card.sources])
        if not quoted or not all([source.says for source in card.sources]):  # noqa: C419
            return self._rows([[source.article, source.says] for source in card.sources], keys)
        if keys not in self._quoted:
            self._quoted[keys] = self._rows([[key] for key in keys], keys)
        return self._quoted[keys]

    def _rows(self, sources: Sequence[Sequence[str]], keys: Sequence[str]) -> str:
        articles = [self._deck.article(key) for key in dict.fromkeys(keys) if key]
        rows = [articles_row(article) for article in articles if article]
        return f',"s":{_json(sources)}' + (f',"ar":{_json(rows)}' if rows else "")


def _pack_choice(out: dict[str, Any], choice: Choice, values: Mapping[str, str], said: bool) -> None:
    if not _same(choice.stem, values.get("Question")):
        out["q"] = choice.stem
    if not (said and _normal(values["Options"])):
        out["o"] = [
            [option.text, int(option.right), option.why] if option.why else [option.text, int(option.right)]
            for option in choice.options
        ]
    if choice.order is not Order.SHUFFLE:
        out["or"] = choice.order.value
    if choice.truth:
        out["tf"] = 1


def _pack_rare(out: dict[str, Any], card: Card) -> None:
    for key, value in (
        ("ac", card.accept),
        ("wi", card.within),
        ("l", card.level),
        ("p", card.points),
        ("i", card.image),
        ("a", card.audio),
        ("k", int(card.keep)),
    ):
        if value:
            out[key] = value


def _json(value: object) -> str:
    return safe(_encode(value))


def _normal(text: str) -> bool:
    """Whether the text is in the normal form that Anki gives to fields."""
    return text.isascii() or unicodedata.is_normalized("NFC", text)


def _same(text: str, html: str | None) -> bool:
    return text == html and _normal(text)


def _cloze_of(text: str) -> tuple[str | Gap, ...]:
    """The parts of a cloze field in which everything is plain."""
    parts: list[str | Gap] = []
    at = 0
    for match in _GAP.finditer(text):
        if match.start() > at:
            parts.append(text[at : match.start()])
        parts.append(Gap(int(match[1]), _plain(match[2]), (), _plain(match[3] or "")))
        at = match.end()
    if at < len(text):
        parts.append(text[at:])
    return tuple(_plain(part) if isinstance(part, str) else part for part in parts)


def _plain(html: str) -> str:
    """The text that a piece of a field shows."""
    return html if "<" not in html and "&" not in html else shown(html).text


def _checksum(fields: Mapping[str, str]) -> int:
    """A checksum of the fields that a learner may change."""
    text = "\x1f".join([fields[name] for name in EDITABLE if name in fields])
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return zlib.crc32(text.encode("utf-8", "surrogatepass")) & 0xFFFF


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


def unpack(text: str, fields: Mapping[str, str]) -> Data | None:
    """The content of a field `Data` beside the other fields of its note, or None where it was changed by hand."""
    try:
        raw = json.loads(text)
        if not isinstance(raw, dict) or raw.get("v") != VERSION:
            return None
        return Data(
            deck=_text(raw["d"]),
            card=_card(raw, fields),
            articles=tuple(article_from(row) for row in raw.get("ar", ())),
            generated=_text(raw.get("g", "")),
            order=tuple(map(int, raw.get("e", ()))),
            numbers={int(deck): int(anki) for deck, anki in raw.get("n", ())},
            media={_text(path): _text(name) for path, name in dict(raw.get("m", {})).items()},
            touched=raw.get("z") != _checksum(fields),
        )
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        return None


def _card(raw: dict[str, Any], fields: Mapping[str, str]) -> Card:
    return Card(
        id=_text(raw.get("id", _plain(fields["Key"]))),
        choice=_choice(raw, fields),
        cloze=_cloze(raw, fields),
        accept=tuple(map(_text, raw.get("ac", ()))),
        within=_text(raw.get("wi", "")),
        why=_text(raw["y"]) if "y" in raw else _plain(fields["Explanation"]),
        hint=_text(raw["h"]) if "h" in raw else _plain(fields["Hint"]),
        sources=_sources(raw, fields["Sources"]),
        conflict=_text(raw["x"]) if "x" in raw else _plain(fields["Conflict"]),
        tags=tuple(map(_text, raw.get("t", ()))),
        level=int(raw.get("l", 0)),
        points=_text(raw.get("p", "")),
        image=_text(raw.get("i", "")),
        audio=_text(raw.get("a", "")),
        keep=bool(raw.get("k")),
    )


def _choice(raw: dict[str, Any], fields: Mapping[str, str]) -> Choice | None:
    if "q" not in raw and "Question" not in fields:
        return None
    stem = _text(raw["q"]) if "q" in raw else _plain(fields["Question"])
    if "o" in raw:
        options = [
            Option(_text(row[0]), bool(row[1]), _text(row[2]) if len(row) > 2 else "") for row in raw["o"]
        ]
    else:
        right = {int(number) - 1 for number in fields["Correct"].split()}
        options = [Option(_plain(item), at in right) for at, item in enumerate(items(fields["Options"]))]
        order = list(map(int, raw.get("e", ())))
        if sorted(order) == list(range(len(options))):
            options = [
                option for _, option in sorted(zip(order, options, strict=True), key=lambda pair: pair[0])
            ]
    return Choice(stem, tuple(options), Order(raw.get("or", Order.SHUFFLE.value)), bool(raw.get("tf")))


def _cloze(raw: dict[str, Any], fields: Mapping[str, str]) -> Cloze | None:
    if "c" in raw:
        return Cloze(
            tuple(
                part
                if isinstance(part, str)
                else Gap(int(part[0]), _text(part[1]), tuple(map(_text, part[2])), _text(part[3]))
                for part in raw["c"]
            )
        )
    return Cloze(_cloze_of(fields["Text"])) if "Text" in fields else None


def _sources(raw: dict[str, Any], html: str) -> tuple[Source, ...]:
    quotes = iter(_QUOTE.findall(html))
    return tuple(
        Source(_text(row[1]) if len(row) > 1 else _plain(next(quotes, "")), _text(row[0]))
        for row in raw.get("s", ())
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("text was expected")
    return value
