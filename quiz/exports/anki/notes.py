"""Cards as notes: the fields, tags and cloze numbers that Anki gets."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, Protocol

from quiz.errors import Place
from quiz.exports.anki.data import Packer
from quiz.exports.anki.escape import attribute, clean, escape, gap, tag
from quiz.exports.anki.markup import Markup, is_plain, is_safe, lines, link
from quiz.exports.anki.model import CLOZE, QUESTION, NoteType
from quiz.exports.anki.strings import LABELS, day
from quiz.exports.report import Options
from quiz.model.card import Card, Choice, Cloze, Face, Gap, Order, Source
from quiz.model.deck import Deck
from quiz.model.options import stays_last

RETIRED = "factdeck::retired"
"""The tag of a note whose card has left the deck."""

_LANG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_GAP = re.compile("\ue000(\\d+)\ue001")
_NO_NUMBERS: Mapping[int, int] = MappingProxyType({})
_NUMBER = re.compile(r"[-+]?\d[\d,_ ]*(?:\.\d+)?")
_BLANK = {kind: dict.fromkeys(kind.fields, "") for kind in (QUESTION, CLOZE)}


class NoteRow(NamedTuple):
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

    def __init__(self, deck: Deck, options: Options, media: Shows, uid: str = "") -> None:
        self._deck = deck
        self._options = options
        self._media = media
        self._markup = Markup(media.image, options.math)
        self._lang = deck.lang if _LANG.fullmatch(deck.lang) else ""
        self._packer = Packer(deck, uid or deck_uid(deck))
        self._cites: dict[str, str] = {}
        self._tags: dict[tuple[tuple[str, ...], int], tuple[str, ...]] = {}

    def question(self, card: Card, choice: Choice, id_: str = "", order: Sequence[int] = ()) -> NoteRow:
        """The note of a choice face; without a distractor it asks for a typed answer.

        `id_` is the note's GUID. `order` gives the places of the options as an earlier export had them.
        """
        self._media.start(card.at)
        texts = [option.text for option in choice.options]
        pins = pinned(texts)
        shown = order or exported_order(choice, pins)
        plain = is_plain("|".join(texts))
        html = texts if plain else [self._markup.inline(text) for text in texts]
        right = [number for number, at in enumerate(shown, 1) if choice.options[at].right]
        values = _BLANK[QUESTION].copy()
        values["Question"] = self._asked(card, self._markup.block(choice.stem))
        if len(right) < len(texts):
            items = [f"<li data-pin>{html[at]}" if pins and pins[at] else f"<li>{html[at]}" for at in shown]
            values["Options"] = f"<ol>{'</li>'.join(items)}</li></ol>"
            if len(right) > 1:
                values["Multi"] = "1"
        elif right:
            values["Typed"] = escape(" ".join(clean(choice.keys[0]).split()))
        values["Correct"] = " ".join(map(str, right))
        if len(right) > 1 or choice.order is not Order.SHUFFLE or choice.truth:
            fixed = choice.order is not Order.SHUFFLE or choice.truth
            values["Flags"] = ("multi " * (len(right) > 1) + "noshuffle" * fixed).strip()
        values["Answer"] = "; ".join(
            [text for text, option in zip(html, choice.options, strict=True) if option.right]
        )
        whys = any(option.why for option in choice.options)
        if whys:
            values["Feedback"] = self._feedback(choice, html, shown)
        if card.accept or card.within:
            values["Accept"] = self._accept(card, ())
        said = plain and not whys and bool(values["Options"])
        return self._row(QUESTION, id_, card, values, (0,), order=shown, said=said)

    def cloze(self, card: Card, cloze: Cloze, numbers: Mapping[int, int], id_: str = "") -> NoteRow:
        """The note of a cloze face. `numbers` maps the deck's gap numbers to Anki's."""
        self._media.start(card.at)
        gaps = cloze.gaps
        pieces = [part if isinstance(part, str) else f"{part.answer}|{part.hint}" for part in cloze.parts]
        plain = is_plain("|".join(pieces))
        values = _BLANK[CLOZE].copy()
        if plain:
            text = "".join(
                [
                    part if isinstance(part, str) else gap(numbers[part.number], part.answer, part.hint)
                    for part in cloze.parts
                ]
            )
            values["Text"] = self._asked(card, text)
        else:
            values["Text"] = _GAP.sub(
                lambda match: self._gap(gaps[int(match.group(1))], numbers),
                self._asked(card, self._markup.raw_block(_with_signs(cloze))),
            )
        if self._options.typed:
            values["Typed"] = "1"
        if card.accept or card.within or any(part.accept for part in gaps):
            values["Accept"] = self._accept(card, gaps)
        moved = {deck: anki for deck, anki in numbers.items() if deck != anki}
        ords = tuple(sorted({numbers[part.number] - 1 for part in gaps}))
        said = plain and _says_all(cloze, values["Text"])
        return self._row(CLOZE, id_, card, values, ords, numbers=moved, said=said)

    def _gap(self, part: Gap, numbers: Mapping[int, int]) -> str:
        return gap(numbers[part.number], self._markup.inline(part.answer), escape(clean(part.hint)))

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
        said: bool = False,
    ) -> NoteRow:
        if card.why:
            values["Explanation"] = self._markup.block(card.why)
        if card.hint:
            values["Hint"] = self._markup.block(card.hint)
        if card.conflict:
            values["Conflict"] = lines(card.conflict)
        quoted = False
        if card.sources:
            values["Sources"] = "".join([self._source(source) for source in card.sources])
            quoted = all([source.article and is_plain(source.says) for source in card.sources])  # noqa: C419
        values["Lang"] = self._lang
        values["Key"] = attribute(clean(card.key))
        media = self._media.used
        values["Data"] = self._packer.pack(
            card, values, order=order, said=said, quoted=quoted, numbers=numbers, media=media
        )
        names = self._tags.get((card.tags, card.level))
        if names is None:
            names = self._tags[card.tags, card.level] = tags(card)
        return NoteRow(kind, id_, tuple(values.values()), names, ords)

    def _asked(self, card: Card, html: str) -> str:
        if card.image:
            html += f"<div>{self._media.image(card.image, '')}</div>"
        if card.audio:
            html += self._media.sound(card.audio)
        return html

    def _feedback(self, choice: Choice, html: Sequence[str], order: Sequence[int]) -> str:
        rows = [
            f'<li><b>{html[at]}</b> <span data-o="{n}">{self._markup.inline(choice.options[at].why)}</span></li>'
            for n, at in enumerate(order, 1)
            if choice.options[at].why
        ]
        return f"<ul>{''.join(rows)}</ul>"

    def _accept(self, card: Card, gaps: tuple[Gap, ...]) -> str:
        several = len({part.number for part in gaps}) > 1
        spellings = [f"{part.answer}: {text}" if several else text for part in gaps for text in part.accept]
        once = {text.casefold(): text for text in reversed((*spellings, *card.accept))}
        parts = [self._markup.inline(text) for text in reversed(once.values())]
        if card.within:
            parts.append(LABELS["within"].format(lines(card.within)))
        return "; ".join(parts)

    def _source(self, source: Source) -> str:
        if not source.article:
            says = clean(source.says)
            html = link(says, escape(says)) if is_safe(says) else lines(says)
            return f'<p class="fd-cite" dir="auto">{html}</p>'
        cite = self._cites.get(source.article)
        if cite is None:
            cite = self._cites[source.article] = self._cite(source.article)
        return f'<blockquote dir="auto">{lines(source.says)}</blockquote>{cite}' if source.says else cite

    def _cite(self, key: str) -> str:
        article = self._deck.article(key)
        parts = [key]
        if article:
            parts = [article.byname, day(article.published)]
            if article.title and article.title not in article.byname:
                parts.append(f"“{article.title}”")
        return f'<p class="fd-cite" dir="auto">{lines(", ".join(filter(None, parts)))}</p>'


def _with_signs(cloze: Cloze) -> str:
    """The text with a sign in the place of each gap, which no Markdown rule can read."""
    gaps = cloze.gaps
    return "".join(
        clean(part) if isinstance(part, str) else f"\ue000{gaps.index(part)}\ue001" for part in cloze.parts
    )


def _says_all(cloze: Cloze, text: str) -> bool:
    """Whether a field of plain texts says everything of its cloze: no colons to spell out, no text in pieces."""
    was_text = False
    for part in cloze.parts:
        is_text = isinstance(part, str)
        if is_text and (was_text or not part):
            return False
        if isinstance(part, Gap) and (part.accept or ":" in part.answer or ":" in part.hint):
            return False
        was_text = is_text
    return text.endswith(("}}", str(cloze.parts[-1])))


def tags(card: Card) -> tuple[str, ...]:
    """The card's tags as Anki keeps them, with its level as one more; each once, whatever its case."""
    names = [tag(name) for name in card.tags]
    if card.level:
        names.append(f"level::{card.level}")
    return tuple({name.casefold(): name for name in reversed(names) if name}.values())[::-1]


def pinned(texts: Sequence[str]) -> list[bool]:
    """Which options have to stay below the others, as `None of the above` has; nothing where there is none."""
    pins = [stays_last(text) for text in texts]
    return pins if any(pins) else []


def exported_order(choice: Choice, pins: Sequence[bool]) -> Sequence[int]:
    """The places of the options in the order of the export; those that are pinned stand last.

    Written decks put the key first, so a choice that the script will shuffle goes out in alphabetical order: whoever
    shows the list without the script must not learn the answer from it.
    """
    places = range(len(choice.options))
    if choice.truth or choice.order is Order.KEEP:
        return places
    if choice.order is Order.SORT:
        sizes = [_sort_key(option.text) for option in choice.options]
        order = sorted(places, key=sizes.__getitem__)
    else:
        texts = [option.text.casefold() for option in choice.options]
        order = sorted(places, key=texts.__getitem__)
    return sorted(order, key=pins.__getitem__) if pins else order


def _sort_key(text: str) -> tuple[int, float, str]:
    match = _NUMBER.match(text.strip())
    if match:
        return (0, float(re.sub(r"[,_ ]", "", match.group())), text.casefold())
    return (1, 0.0, text.casefold())
