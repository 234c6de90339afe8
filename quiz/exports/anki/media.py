"""Images and sounds beside a deck, named by their content as Anki wants them."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path
from urllib.parse import unquote

from quiz.errors import FileError, Place
from quiz.exports.anki.escape import attribute, escape
from quiz.exports.anki.markup import is_safe, link

IMAGES = frozenset({".avif", ".bmp", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"})
SOUNDS = frozenset({".flac", ".m4a", ".mp3", ".oga", ".ogg", ".opus", ".wav"})
_REMOTE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


class Media:
    """Collects what the cards of one deck show and play.

    `used` maps the paths of the card at hand to the names in the package; `files` maps every name to its file;
    `remote` lists the addresses that were left out. Two files of one content become one, two files of one
    name stay two.
    """

    def __init__(self, deck_file: str, *, allow_remote: bool = False) -> None:
        self._deck_file = deck_file or "deck"
        self._folder = Path(deck_file).parent
        self._allow_remote = allow_remote
        self._names: dict[str, str] = {}
        self._place: Place | None = None
        self.used: dict[str, str] = {}
        self.files: dict[str, Path] = {}
        self.remote: list[str] = []

    def start(self, place: Place | None) -> None:
        """Begin a card: errors point to its place."""
        self._place = place
        self.used = {}

    def image(self, src: str, alt: str) -> str:
        """The HTML of an image. A remote one becomes a link unless remote images are allowed."""
        if _REMOTE.match(src):
            if not self._allow_remote:
                self.remote.append(src)
            return remote_image(src, alt, allowed=self._allow_remote)
        return f'<img src="{attribute(self._name(src, IMAGES, "image"))}" alt="{attribute(alt)}">'

    def sound(self, src: str) -> str:
        """The tag that plays a sound. A remote one is left out."""
        if _REMOTE.match(src):
            self.remote.append(src)
            return ""
        return f"[sound:{self._name(src, SOUNDS, 'sound')}]"

    def _name(self, src: str, endings: frozenset[str], what: str) -> str:
        name = self._names.get(src)
        if name is None:
            file = self._find(src, endings, what)
            try:
                name = self._names[src] = _media_name(file)
            except OSError as error:
                raise self._error(f"the {what} {src} cannot be read ({error.strerror})") from None
            self.files[name] = file
        self.used[src] = name
        return name

    def _find(self, src: str, endings: frozenset[str], what: str) -> Path:
        for spelling in dict.fromkeys((src, unquote(src))):
            path = Path(spelling.replace("\\", "/"))
            if path.is_absolute() or ".." in path.parts or ":" in spelling or "\0" in spelling:
                raise self._error(
                    f"the {what} {src} lies outside of the deck's folder; put it beside the deck"
                )
            if path.suffix.lower() not in endings:
                kinds = ", ".join(sorted(endings))
                raise self._error(f"the {what} {src} is of a kind that Anki does not show; known are {kinds}")
            if (self._folder / path).is_file():
                return self._folder / path
        raise self._error(f"the {what} {src} is missing; it should be at {self._folder / src}")

    def _error(self, message: str) -> FileError:
        at = self._place
        return FileError(self._deck_file, message, at.line if at else 0, at.column if at else 0)


def remote_image(src: str, alt: str, *, allowed: bool) -> str:
    """The HTML of an image on another computer: a link, or the image where that is allowed."""
    if allowed and src.lower().startswith(("http://", "https://")) and is_safe(src):
        return f'<img src="{attribute(src)}" alt="{attribute(alt)}">'
    return link(src, escape(alt or src)) if is_safe(src) else escape(alt or src)


def _media_name(file: Path) -> str:
    """`<stem>-<first ten digits of the SHA-1>.<ending>`: Anki's own hash, never a clash, no odd characters."""
    digest = hashlib.sha1(file.read_bytes(), usedforsecurity=False).hexdigest()[:10]
    stem = re.sub(r"[^\w-]+", "_", unicodedata.normalize("NFC", file.stem)).strip("_")[:60]
    return f"{stem or 'media'}-{digest}{file.suffix.lower()}"
