"""Anki's HTML as deck text: the small Markdown subset, everything else as the text that it shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
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
_SOUND = re.compile(r"\[sound:([^\]]+)\]")
_OPEN_GAP = re.compile(r"\{\{c(\d+(?:,\d+)*)::")
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
        elif tag == "a":
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
        elif tag in _MARKS:
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
    reader.feed(_SOUND.sub("", html))
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
    numbers (the first is taken).
    """
    found: list[RawGap] = []
    html = re.sub("[\ue000\ue001]", "", html)
    out: list[str] = []
    odd = False
    at = 0
    while opening := _OPEN_GAP.search(html, at):
        out.append(html[at : opening.start()])
        inside, at, nested = _inside(html, opening.end())
        if at < 0:
            out.append(opening.group())
            at = opening.end()
            continue
        odd = odd or nested or "," in opening.group(1)
        answer, _, hint = inside.partition("::")
        number = int(opening.group(1).split(",")[0][:9])
        out.append(f"\ue000{len(found)}\ue001")
        found.append(RawGap(number, answer, hint))
    out.append(html[at:])
    return "".join(out), found, odd


def _inside(html: str, at: int) -> tuple[str, int, bool]:
    """The content of a gap that opens before `at`, with inner gaps as text, where it ends (-1: never), and if any."""
    depth = 1
    out: list[str] = []
    nested = False
    while depth <= _MAX_DEPTH:
        close = html.find("}}", at)
        if close < 0:
            return "", -1, nested
        inner = _OPEN_GAP.search(html, at, close)
        if inner:
            out.append(html[at : inner.start()])
            at = inner.end()
            depth += 1
            nested = True
            continue
        part = html[at:close]
        out.append(part.partition("::")[0] if depth > 1 else part)
        at = close + 2
        depth -= 1
        if depth == 0:
            return "".join(out), at, nested
    return "", -1, nested
