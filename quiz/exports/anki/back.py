"""Our own notes back as cards: what the package carries, and over it what the learner changed in Anki."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace

from quiz.exports.anki.collection import RawNote
from quiz.exports.anki.data import EDITABLE, Data, unpack
from quiz.exports.anki.escape import attribute
from quiz.exports.anki.html_text import gaps, items, shown
from quiz.exports.anki.model import NOTE_TYPES, QUESTION, NoteType
from quiz.exports.anki.notes import RETIRED, NoteRow, Renderer, tags
from quiz.exports.report import Options
from quiz.model.card import Card, Choice, Cloze, Gap, Option, Order, Source
from quiz.model.deck import Deck
from quiz.model.ids import hex_id


class _Named:
    """Stands for the media of an export: paths that the note names have their names, others stay links."""

    def __init__(self, names: Mapping[str, str], *, remote: bool) -> None:
        self._names = names
        self._remote = remote
        self.used: dict[str, str] = {}

    def start(self, _place: object) -> None:
        """A card begins."""

    def image(self, src: str, alt: str) -> str:
        """The HTML that the export made of an image."""
        if src in self._names:
            return f'<img src="{attribute(self._names[src])}" alt="{attribute(alt)}">'
        from quiz.exports.anki.media import remote_image

        return remote_image(src, alt, allowed=self._remote)

    def sound(self, src: str) -> str:
        """The tag that the export made of a sound."""
        return f"[sound:{self._names[src]}]" if src in self._names else ""


def our_type(note: RawNote) -> NoteType | None:
    """Our note type of a note, by its fields: Anki gives a type another number where it has to keep two."""
    return next((kind for kind in NOTE_TYPES if set(kind.fields) <= set(note.fields)), None)


def is_retired(note: RawNote) -> bool:
    """Whether the note's card had left the deck before the export."""
    return RETIRED in note.tags


def read_data(note: RawNote) -> Data | None:
    """What the note carries in its field `Data`."""
    return unpack(html.unescape(re.sub(r"<[^<>]*>", "", note.fields["Data"])), note.fields)


def with_edits(note: RawNote, data: Data, lang: str, paths: Mapping[str, str]) -> tuple[Card, list[str]]:
    """The card as the deck had it, with the fields that the learner changed in Anki and their names."""
    card = data.card
    if (card.choice if our_type(note) is QUESTION else card.cloze) is None:
        return card, []
    expected = _expected(note, data, lang)
    changed = [
        name
        for name in EDITABLE
        if name in note.fields and _composed(note.fields[name]) != expected.get(name)
    ]
    for name in changed:
        card = _edited(card, name, note, data, paths)
    if data.touched and not changed:
        changed.append("text")
    kept = {name.casefold() for name in tags(data.card)}
    own = tuple(name for name in note.tags if name.casefold() not in kept)
    gone = kept - {name.casefold() for name in note.tags}
    if own or gone:
        left = tuple(name for name in card.tags if not set(map(str.casefold, _tag(name))) & gone)
        card = replace(card, tags=(*left, *own))
        changed.append("tags")
    return card, changed


def _tag(name: str) -> tuple[str, ...]:
    return tags(Card(tags=(name,)))


def _expected(note: RawNote, data: Data, lang: str) -> dict[str, str]:
    """The fields as the export made them, by whichever of its options fits them best."""
    best: dict[str, str] = {}
    score = -1
    for math in (False, True):
        for remote in (False, True):
            row = _render(data, lang, Options(math=math, remote_images=remote, now=0), note)
            fields = {name: _composed(value) for name, value in zip(row.type.fields, row.fields, strict=True)}
            same = sum(
                fields[name] == _composed(note.fields.get(name, "")) for name in EDITABLE if name in fields
            )
            if same > score:
                best, score = fields, same
            if score == sum(name in fields for name in EDITABLE):
                return best
    return best


def _composed(text: str) -> str:
    """The normal form in which Anki keeps some texts and not others."""
    return unicodedata.normalize("NFC", text)


def _render(data: Data, lang: str, options: Options, note: RawNote) -> NoteRow:
    id_, name = ("", data.deck[1:]) if data.deck.startswith("~") else (data.deck, "")
    deck = Deck(name, (), id=id_, lang=lang, articles=data.articles)
    renderer = Renderer(deck, options, _Named(data.media, remote=options.remote_images))
    if our_type(note) is QUESTION and data.card.choice:
        return renderer.question(data.card, data.card.choice, note.guid, _order(data))
    assert data.card.cloze is not None
    numbers = {part.number: data.numbers.get(part.number, part.number) for part in data.card.cloze.gaps}
    return renderer.cloze(data.card, data.card.cloze, numbers)


def _order(data: Data) -> tuple[int, ...]:
    """The places of the options as the note shows them."""
    count = len(data.card.choice.options) if data.card.choice else 0
    return data.order if sorted(data.order) == list(range(count)) else tuple(range(count))


def _edited(card: Card, name: str, note: RawNote, data: Data, paths: Mapping[str, str]) -> Card:
    """The card with one field as the learner left it."""
    text = shown(note.fields[name], paths).text
    if name == "Explanation":
        return replace(card, why=text)
    if name == "Hint":
        return replace(card, hint=text)
    if name == "Conflict":
        return replace(card, conflict=text)
    if name == "Text":
        cloze = read_cloze_field(
            note.fields[name], {anki: deck for deck, anki in data.numbers.items()}, paths
        )
        return replace(card, cloze=_with_accepts(cloze, card.cloze)) if cloze.gaps else card
    choice = card.choice
    if choice is None:
        return card
    if name == "Question":
        if card.image and card.image in data.media:
            text = text.replace(
                f"![]({paths.get(data.media[card.image], data.media[card.image])})", ""
            ).strip()
        return replace(card, choice=replace(choice, stem=text))
    return replace(card, choice=_edited_options(choice, note, data, paths))


def _edited_options(choice: Choice, note: RawNote, data: Data, paths: Mapping[str, str]) -> Choice:
    texts = [shown(item, paths).text for item in items(note.fields["Options"])]
    right = right_places(note.fields["Correct"], len(texts))
    if not texts or not right:
        return choice
    order = _order(data)
    if len(texts) == len(order):
        options = list(choice.options)
        for place, at in enumerate(order):
            options[at] = replace(options[at], text=texts[place], right=place in right)
        return replace(choice, options=tuple(options))
    return replace(choice, options=tuple(Option(text, at in right) for at, text in enumerate(texts)))


def _with_accepts(cloze: Cloze, old: Cloze | None) -> Cloze:
    """The cloze with the further spellings that its gaps had: Anki's field does not hold them."""
    accepts = {(part.number, part.answer): part.accept for part in old.gaps} if old else {}
    return Cloze(
        tuple(
            part
            if isinstance(part, str)
            else replace(part, accept=accepts.get((part.number, part.answer), ()))
            for part in cloze.parts
        )
    )


def read_cloze_field(field: str, numbers: Mapping[int, int], paths: Mapping[str, str]) -> Cloze:
    """Anki's cloze text as a cloze. `numbers` maps Anki's gap numbers to the deck's."""
    marked, found, _ = gaps(field)
    parts: list[str | Gap] = []
    for at, piece in enumerate(re.split("\ue000(\\d+)\ue001", _keep_signs(marked, paths))):
        if at % 2 == 0:
            parts += [piece] if piece else []
            continue
        raw = found[int(piece)]
        answer = shown(raw.answer, paths).text
        if answer:
            number = numbers.get(raw.number, raw.number)
            parts.append(Gap(number, answer, (), shown(raw.hint, paths).text))
    return Cloze(tuple(parts))


def _keep_signs(marked: str, paths: Mapping[str, str]) -> str:
    """The text of a field whose gaps are signs: `shown` drops the signs' characters, so they go as words."""
    word = f"gap{hex_id(marked)}"
    text = shown(re.sub("\ue000(\\d+)\ue001", rf"{word}x\1x", marked), paths).text
    return re.sub(rf"{word}x(\d+)x", "\ue000\\1\ue001", text)


def right_places(correct: str, count: int) -> set[int]:
    """The places (from 0) of the right options from a field such as `2` or `1 3`."""
    return {int(n) - 1 for n in re.findall(r"\d{1,4}", correct)} & set(range(count))


def from_fields(note: RawNote, paths: Mapping[str, str]) -> Card | None:
    """A card from the visible fields alone, where `Data` was emptied or changed."""
    fields = {name: shown(value, paths) for name, value in note.fields.items()}
    source = fields["Sources"].text
    bare = Card(
        id="" if fields["Key"].text.startswith("~") else fields["Key"].text,
        why=fields["Explanation"].text,
        hint=fields["Hint"].text,
        conflict=fields["Conflict"].text,
        sources=(Source(source),) if source else (),
        tags=tuple(name for name in note.tags if not name.startswith("level::")),
    )
    if our_type(note) is not QUESTION:
        cloze = read_cloze_field(note.fields["Text"], {}, paths)
        return replace(bare, cloze=cloze) if cloze.gaps else None
    texts = [shown(item, paths).text for item in items(note.fields["Options"])]
    right = right_places(note.fields["Correct"], len(texts))
    options = tuple(Option(text, at in right) for at, text in enumerate(texts))
    if not right:
        options = (Option(fields["Answer"].text, True),) if fields["Answer"].text else ()
    if not options:
        return None
    order = Order.KEEP if "noshuffle" in note.fields["Flags"] else Order.SHUFFLE
    return replace(bare, choice=Choice(fields["Question"].text, options, order))
