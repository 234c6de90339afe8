"""Cards as notes: the fields, tags and cloze numbers that Anki gets."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from quiz.errors import Place
from quiz.exports.anki.data import pack
from quiz.exports.anki.escape import clean, escape, gap, tag
from quiz.exports.anki.markup import Markup, is_safe, link
from quiz.exports.anki.model import CLOZE, QUESTION, NoteType
from quiz.exports.anki.strings import LABELS, PINNED, day
from quiz.exports.report import Options
from quiz.model.card import Card, Choice, Cloze, Face, Gap, Option, Order, Source
from quiz.model.deck import Deck

RETIRED = "factdeck::retired"
"""The tag of a note whose card has left the deck."""

_LANG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_GAP = re.compile("\ue000(\\d+)\ue001")
_NO_NUMBERS: Mapping[int, int] = MappingProxyType({})
_NUMBER = re.compile(r"[-+]?\d[\d,_ ]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note as it is written: fields in the order of its type, cards by template or cloze index (from 0)."""

    type: NoteType
    guid: str
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    ords: tuple[int, ...]
    suspended: bool = False

    @property
    def content_hash(self) -> str:
        """A hash over everything that Anki takes over when it updates the note."""
        content = "\x1f".join((*self.fields, *self.tags, *map(str, self.ords)))
        return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def deck_uid(deck: Deck) -> str:
    """What the GUIDs of a deck hang on: its id, or its name where it has none."""
    return deck.id or f"~{deck.name}"


def guid(uid: str, key: str, face: Face) -> str:
    """A note's GUID: from deck, card and face alone, so that no edit, order or title can change it."""
    parts = f"anki\x1f{uid}\x1f{key}\x1f{face.value}"
    return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:18]


class Shows(Protocol):
    """What makes the HTML of images and sounds; `used` maps the paths of the card at hand to their names."""

    used: dict[str, str]

    def start(self, place: Place | None, /) -> None:
        """Begin a card."""

    def image(self, src: str, alt: str) -> str:
        """The HTML of an image from its path or address and its alternative text."""

    def sound(self, src: str) -> str:
        """The tag that plays a sound."""


class Renderer:
    """Makes the notes of one deck."""

    def __init__(self, deck: Deck, options: Options, media: Shows) -> None:
        self._deck = deck
        self._options = options
        self._media = media
        self._markup = Markup(media.image, options.math)
        self._uid = deck_uid(deck)
        self._lang = deck.lang if _LANG.fullmatch(deck.lang) else ""
        self._cites: dict[str, str] = {}

    def question(self, card: Card, choice: Choice, order: Sequence[int] = ()) -> NoteRow:
        """The note of a choice face; without a distractor it asks for a typed answer.

        `order` gives the places of the options as an earlier export had them.
        """
        self._media.start(card.at)
        markup = self._markup
        id_ = guid(self._uid, card.key, Face.CHOICE)
        shown = order or exported_order(choice, id_)
        options = [choice.options[at] for at in shown]
        typed = not choice.distractors
        html = [markup.inline(option.text) for option in options]
        multi = len(choice.keys) > 1
        flags = "multi " * multi + "noshuffle" * (choice.order is not Order.SHUFFLE or choice.truth)
        values = {
            "Question": self._asked(card, choice.stem),
            "Options": ""
            if typed
            else "<ol>"
            + "".join(
                f"<li{' data-pin' if pinned(option.text) else ''}>{text}</li>"
                for option, text in zip(options, html, strict=True)
            )
            + "</ol>",
            "Correct": " ".join(str(n) for n, option in enumerate(options, 1) if option.right),
            "Flags": flags.strip(),
            "Multi": "1" if multi and not typed else "",
            "Typed": escape(" ".join(clean(choice.keys[0]).split())) if typed and choice.keys else "",
            "Answer": "; ".join(text for option, text in zip(options, html, strict=True) if option.right),
            "Feedback": self._feedback(options, html),
            "Accept": self._accept(card, ()),
        }
        return self._row(QUESTION, id_, card, values, (0,), order=shown)

    def cloze(self, card: Card, cloze: Cloze, numbers: Mapping[int, int]) -> NoteRow:
        """The note of a cloze face. `numbers` maps the deck's gap numbers to Anki's."""
        self._media.start(card.at)
        gaps = cloze.gaps
        template = "".join(
            clean(part) if isinstance(part, str) else f"\ue000{gaps.index(part)}\ue001"
            for part in cloze.parts
        )

        def fill(match: re.Match[str]) -> str:
            part = gaps[int(match.group(1))]
            return gap(numbers[part.number], self._markup.inline(part.answer), escape(clean(part.hint)))

        values = {
            "Text": _GAP.sub(fill, self._asked(card, template, cleaned=True)),
            "Typed": "1" if self._options.typed else "",
            "Accept": self._accept(card, gaps),
        }
        moved = {deck: anki for deck, anki in numbers.items() if deck != anki}
        ords = tuple(sorted({numbers[part.number] - 1 for part in gaps}))
        return self._row(CLOZE, guid(self._uid, card.key, Face.CLOZE), card, values, ords, numbers=moved)

    def _row(
        self,
        kind: NoteType,
        id_: str,
        card: Card,
        values: dict[str, str],
        ords: tuple[int, ...],
        *,
        order: Sequence[int] = (),
        numbers: Mapping[int, int] = _NO_NUMBERS,
    ) -> NoteRow:
        values["Explanation"] = self._markup.block(card.why)
        values["Hint"] = self._markup.block(card.hint)
        values["Conflict"] = _lines(card.conflict)
        values["Sources"] = "".join(self._source(source) for source in card.sources)
        values["Lang"] = self._lang
        values["Key"] = escape(clean(card.key))
        values["Data"] = pack(
            self._deck, self._uid, card, order=order, numbers=numbers, media=self._media.used
        )
        fields = tuple(values.get(name, "") for name in kind.fields)
        return NoteRow(kind, id_, fields, tags(card), ords)

    def _asked(self, card: Card, text: str, *, cleaned: bool = False) -> str:
        html = self._markup.raw_block(text) if cleaned else self._markup.block(text)
        if card.image:
            html += f"<div>{self._media.image(card.image, '')}</div>"
        if card.audio:
            html += self._media.sound(card.audio)
        return html

    def _feedback(self, options: list[Option], html: list[str]) -> str:
        rows = [
            f'<li><b>{text}</b> <span data-o="{n}">{self._markup.inline(option.why)}</span></li>'
            for n, (option, text) in enumerate(zip(options, html, strict=True), 1)
            if option.why
        ]
        return f"<ul>{''.join(rows)}</ul>" if rows else ""

    def _accept(self, card: Card, gaps: tuple[Gap, ...]) -> str:
        several = len({part.number for part in gaps}) > 1
        spellings = [f"{part.answer}: {text}" if several else text for part in gaps for text in part.accept]
        parts = [self._markup.inline(text) for text in dict.fromkeys((*spellings, *card.accept))]
        if card.within:
            parts.append(LABELS["within"].format(escape(clean(card.within))))
        return "; ".join(parts)

    def _source(self, source: Source) -> str:
        if not source.article:
            says = clean(source.says)
            html = link(says, escape(says)) if is_safe(says) else _lines(says)
            return f'<p class="fd-cite" dir="auto">{html}</p>'
        cite = self._cites.get(source.article)
        if cite is None:
            cite = self._cites[source.article] = self._cite(source.article)
        says = f'<blockquote dir="auto">{_lines(source.says)}</blockquote>' if source.says else ""
        return says + cite

    def _cite(self, key: str) -> str:
        article = self._deck.article(key)
        parts = [key]
        if article:
            parts = [article.byname, day(article.published)]
            if article.title and article.title not in article.byname:
                parts.append(f"“{article.title}”")
        return f'<p class="fd-cite" dir="auto">{escape(clean(", ".join(filter(None, parts))))}</p>'


def _lines(text: str) -> str:
    return escape(clean(text)).replace("\n", "<br>")


def tags(card: Card) -> tuple[str, ...]:
    """The card's tags as Anki keeps them, with its level as one more; each once, whatever its case."""
    names = [tag(name) for name in card.tags]
    if card.level:
        names.append(f"level::{card.level}")
    return tuple({name.casefold(): name for name in reversed(names) if name}.values())[::-1]


def pinned(text: str) -> bool:
    """Whether an option has to stay below the others, as `None of the above` has."""
    return bool(PINNED.fullmatch(text.strip()))


def exported_order(choice: Choice, seed: str) -> list[int]:
    """The places of the options in the order of the export.

    Written decks put the key first, so a shuffled choice is mixed by a hash: whoever shows the list without the
    script must not learn the answer from it. Options that are pinned stand last.
    """
    places = list(range(len(choice.options)))
    if choice.truth or choice.order is Order.KEEP:
        return places
    if choice.order is Order.SORT:
        places.sort(key=lambda at: _sort_key(choice.options[at].text))
    else:
        places.sort(
            key=lambda at: hashlib.blake2b(
                f"{seed}\x1f{choice.options[at].text}".encode("utf-8", "surrogatepass"), digest_size=8
            ).digest()
        )
    return sorted(places, key=lambda at: pinned(choice.options[at].text))


def _sort_key(text: str) -> tuple[int, float, str]:
    match = _NUMBER.match(text.strip())
    if match:
        return (0, float(re.sub(r"[,_ ]", "", match.group())), text.casefold())
    return (1, 0.0, text.casefold())
