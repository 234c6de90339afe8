"""What was read in articles, kept on disk so that an article is read once and not on every run.

An entry is named by a hash of what reading depends on: the article's text and how it is parted, the language
model's files, the version of spaCy and the source of the reading code. Nothing in an entry is trusted: it carries
a hash of its own content and is checked as it is unpacked; one that is damaged, or that another program has put
there, counts as missing and is written anew. The folder can be deleted at any time.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import time
from collections.abc import Callable, Mapping
from functools import cache
from importlib import metadata
from pathlib import Path

from quiz.facts import pinned
from quiz.facts.packing import Read, unpack
from quiz.model.article import Article

MOST_BYTES = 200_000_000
"""What all entries together may take, some 25,000 articles; those that were not used for longest go first."""
LARGEST = 50_000_000
"""The largest file that is taken for an entry."""
_ENDING = ".read"
_TEMPORARY = ".tmp"
_STALE = 3600.0  # seconds after which a temporary file was left by a process that is no more
_HEAD = b"factdeck article 1\n"
_SOURCES = ("language.py", "packing.py", "cache.py", "../model/sentence.py")


class Cache:
    """A folder of articles that were read with one version of the engine.

    `engine` tells that version from others (see `engine_version`). A folder that cannot be used makes no error:
    nothing is found in it, and `fault` says why nothing was kept.
    """

    def __init__(
        self, folder: Path, engine: str, most: int = MOST_BYTES, clock: Callable[[], float] = time.time
    ) -> None:
        self._folder = folder
        self._engine = engine
        self._most = most
        self._clock = clock
        self._written = False
        self.fault = ""

    def find(self, article: Article) -> Read | None:
        """What was read in an article; None where that is not known."""
        path = self._path(article)
        try:
            with path.open("rb") as file:
                data = file.read(LARGEST + 1)
        except OSError:
            return None
        digest, body = data[len(_HEAD) : len(_HEAD) + 32], data[len(_HEAD) + 32 :]
        if not data.startswith(_HEAD) or len(data) > LARGEST or hashlib.sha256(body).digest() != digest:
            return None
        try:
            read = unpack(body, article)
        except ValueError:
            return None
        with contextlib.suppress(OSError):
            os.utime(path, (self._clock(), self._clock()))  # used today: the last to go
        return read

    def keep(self, article: Article, packed: bytes) -> None:
        """Write an entry: whole or not at all, also where several processes write the same one."""
        if self.fault or len(packed) > LARGEST - 64:
            return
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._put(self._path(article), _HEAD + hashlib.sha256(packed).digest() + packed)
            self._written = True
        except OSError as error:
            self.fault = f"{self._folder}: nothing is kept there ({error.strerror or type(error).__name__})"

    def prune(self) -> None:
        """Delete the entries that were used least recently until the rest fits, and what died half-written."""
        if not self._written:
            return
        entries: list[tuple[float, int, str]] = []
        with contextlib.suppress(OSError), os.scandir(self._folder) as found:
            for each in found:
                with contextlib.suppress(OSError):
                    entries += self._entry(each)
        total = sum(size for _, size, _ in entries)
        for _, size, path in sorted(entries):
            if total <= self._most:
                break
            with contextlib.suppress(OSError):
                os.unlink(path)  # noqa: PTH108 (scandir gives plain paths)
                total -= size

    def _entry(self, found: os.DirEntry[str]) -> list[tuple[float, int, str]]:
        if not found.is_file(follow_symlinks=False):
            return []
        about = found.stat(follow_symlinks=False)
        if found.name.endswith(_ENDING):
            return [(about.st_mtime, about.st_size, found.path)]
        if found.name.endswith(_TEMPORARY) and self._clock() - about.st_mtime > _STALE:
            Path(found.path).unlink()
        return []

    def _path(self, article: Article) -> Path:
        return self._folder / (_fingerprint(article, self._engine) + _ENDING)

    def _put(self, path: Path, data: bytes) -> None:
        # Not flushed to the disk: what a power cut leaves behind does not match its hash.
        handle, name = tempfile.mkstemp(prefix=path.stem[:8], suffix=_TEMPORARY, dir=self._folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(name).replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(name).unlink()
            raise


def engine_version(model: Path) -> str:
    """What tells one way of reading from another: the model's files, spaCy, and the source of the reading code."""
    names = ("spacy", "thinc", "numpy")
    return "\n".join(
        [pinned.fingerprint(model), *(f"{name} {metadata.version(name)}" for name in names), _code()]
    )


def folder(environ: Mapping[str, str] | None = None) -> Path | None:
    """Where articles are kept: QUIZ_CACHE_DIR or the platform's cache folder; None where that is `off`."""
    environ = os.environ if environ is None else environ
    given = environ.get("QUIZ_CACHE_DIR", "")
    if given == "off":
        return None
    if given:
        return Path(given).expanduser()
    from platformdirs import user_cache_path

    return user_cache_path("factdeck", appauthor=False) / "articles"


@cache
def _code() -> str:
    digest = hashlib.sha256()
    for name in _SOURCES:
        digest.update(Path(__file__).parent.joinpath(name).read_bytes())
    return digest.hexdigest()


def _fingerprint(article: Article, engine: str) -> str:
    parts = [
        engine,
        repr([(span.start, span.end) for span in article.body]),
        repr([(note.span.start, note.span.end) for note in article.notes]),
        article.text,
    ]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
