"""Anki's HTML as deck text: the small Markdown subset, everything else as the text that it shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

from quiz.exports.anki.escape import clean

_BREAKS = frozenset(
    {"address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "fieldset", "figure"}
)
_BLOCKS = _BREAKS | {
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tr",
    "ul",
}
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "code": "`"}
_HIDDEN = frozenset({"script", "style", "template", "title"})
_SOUND = re.compile(r"\[sound:((?:[^\[\]]|\[(?!sound:))+)\]")
# Comments and what Word leaves behind: the parser looks for the end of each once more, and fails at odd sections.
_COMMENT = re.compile(r"<!--(?:[^-]|-(?!->))*+(?:-->|\Z)|<!\[[^<>]*+>")
_BRACES = re.compile(r"\{\{c(\d+(?:,\d+)*)::|\}\}")
_ITEM_START = re.compile(r"<li\b[^<>]*>", re.IGNORECASE)
_ITEM_END = re.compile(r"</li>", re.IGNORECASE)
_MAX_DEPTH = 200


@dataclass(frozen=True, slots=True)
class Shown:
    """What a field shows: its text as Markdown, the names of its images and sounds."""

    text: str
    images: tuple[str, ...] = ()
    sounds: tuple[str, ...] = ()


class _Reader(HTMLParser):
    def __init__(self, image: Callable[[str], str]) -> None:
        super().__init__(convert_charrefs=True)
        self._image = image
        self._hidden = 0
        self._lists: list[int] = []
        self._marks: list[tuple[str, int]] = []
        self._links: list[tuple[str, int]] = []
        self.out: list[str] = []
        self.images: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in _HIDDEN:
            self._hidden += 1
        elif tag == "br":
            self.out.append("\n")
        elif tag == "img":
            name = values.get("src", "")
            self.images.append(name)
            self.out.append(
                f"![{' '.join(values.get('alt', '').split())}]({self._image(name)})" if name else ""
            )
        elif tag in {"td", "th"}:
            self.out.append(" ")
        elif tag == "a" and len(self._links) < _MAX_DEPTH:
            self._links.append((values.get("href", ""), len(self.out)))
            self.out.append("")
        elif tag == "li":
            number = self._lists[-1] if self._lists else 0
            if number:
                self._lists[-1] += 1
            self.out.append(f"\n{number}. " if number else "\n- ")
        elif tag in _BLOCKS:
            if tag in {"ol", "ul"} and len(self._lists) < _MAX_DEPTH:
                self._lists.append(1 if tag == "ol" else 0)
            self.out.append("\n\n" if tag == "p" else "\n")
        elif tag in _MARKS and len(self._marks) < _MAX_DEPTH:
            self._marks.append((tag, len(self.out)))

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag == "a" and self._links:
            href, at = self._links.pop()
            label = "".join(self.out[at:]).strip()
            if re.match(r"(?:https?://|mailto:)\S+$", href, re.IGNORECASE) and label:
                self.out[at:] = [label if label == href else f"[{label}]({href})"]
        elif tag in _BLOCKS:
            if tag in {"ol", "ul"} and self._lists:
                self._lists.pop()
            self.out.append("\n\n" if tag == "p" else "\n")
        elif self._marks and self._marks[-1][0] == tag:
            _, at = self._marks.pop()
            inside = "".join(self.out[at:])
            text = inside.strip()
            if text:  # a mark stands right at its text, white space outside
                start = inside.index(text)
                mark = _MARKS[tag]
                inside = f"{inside[:start]}{mark}{text}{mark}{inside[start + len(text) :]}"
            self.out[at:] = [inside]

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.out.append(re.sub(r"[ \t\n\r\f]+", " ", data))


def shown(html: str, paths: Mapping[str, str] | None = None) -> Shown:
    """Read a field. `paths` maps the names of media to where they lie beside the deck."""
    known = paths or {}
    sounds = tuple(_SOUND.findall(html))
    reader = _Reader(lambda name: known.get(name, name))
    tags, last, rest = _COMMENT.sub("", _SOUND.sub("", html)).rpartition(">")
    # what follows the last `>` is text: the parser would look for the end of a tag at each `<` in it
    reader.feed(tags.replace("<![", "&lt;![") + last + rest.replace("<", "&lt;"))
    reader.close()
    text = clean("".join(reader.out)).replace("\xa0", " ")
    text = re.sub(r" *\n *", "\n", text)
    text = re.sub(r"\n{3,}", "\n\n", text).strip()
    return Shown(re.sub(r" {2,}", " ", text), tuple(reader.images), sounds)


@dataclass(frozen=True, slots=True)
class RawGap:
    """A cloze gap of Anki's as HTML."""

    number: int
    answer: str
    hint: str


def gaps(html: str) -> tuple[str, list[RawGap], bool]:
    """Take the gaps out of a cloze field: the HTML with a sign in each one's place, the gaps, whether any is odd.

    The sign of gap i is `\\ue000i\\ue001`. Odd are gaps within gaps (the inner one becomes text) and gaps of several
    numbers (the first is taken). A gap that is never closed is text. The time is linear in the length.
    """
    html = re.sub("[\ue000\ue001]", "", html)
    open_: list[_Open] = [_Open("", "")]
    at = 0
    for match in _BRACES.finditer(html):
        if len(open_) == 1 if match[1] is None else len(open_) > _MAX_DEPTH:
            continue  # braces that close nothing, or too many that open: text
        open_[-1].parts.append(html[at : match.start()])
        at = match.end()
        if match[1]:
            open_.append(_Open(match[0], match[1]))
        else:
            closed = open_.pop()
            open_[-1].parts.append(closed.gap())
    open_[-1].parts.append(html[at:])
    top = open_[0].parts
    for never_closed in open_[1:]:
        top += [never_closed.braces, *never_closed.parts]
    found = [part for part in top if isinstance(part, _Closed)]
    places = iter(range(len(found)))
    marked = "".join(part if isinstance(part, str) else f"\ue000{next(places)}\ue001" for part in top)
    return marked, [part.gap for part in found], any(part.odd for part in found)


@dataclass(frozen=True, slots=True)
class _Closed:
    gap: RawGap
    odd: bool


@dataclass(frozen=True, slots=True)
class _Open:
    """A gap whose end has not come yet: its opening braces, its number or numbers, what has stood in it so far."""

    braces: str
    numbers: str
    parts: list[str | _Closed] = field(default_factory=list)

    def gap(self) -> _Closed:
        """The gap, closed now; of gaps within it stay the answers."""
        inside = "".join(part if isinstance(part, str) else part.gap.answer for part in self.parts)
        answer, _, hint = inside.partition("::")
        nested = not all(isinstance(part, str) for part in self.parts)
        number = int(self.numbers.split(",")[0][:9])
        return _Closed(RawGap(number, answer, hint), nested or "," in self.numbers)


def items(html: str) -> list[str]:
    """The HTML of each list item. The time is linear in the length."""
    found = []
    for piece in _ITEM_END.split(html)[:-1]:
        start = _ITEM_START.search(piece)
        if start:
            found.append(piece[start.end() :])
    return found
