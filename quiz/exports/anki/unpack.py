"""Opening a package that a stranger made: sizes are capped, names are checked, nothing is trusted.

Three formats are read: `collection.anki2` and `collection.anki21` (SQLite) and `collection.anki21b` (SQLite in
zstd, with the list of media as a protobuf message).
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from quiz.errors import FileError

MAX_COLLECTION = 1 << 30
"""The largest database that is unpacked: 1 GiB, some 500,000 notes."""
MAX_MEDIA = 1 << 28
"""The largest image or sound that is unpacked: 256 MiB."""
MAX_MEMBERS = 200_000

_CHUNK = 1 << 18
_LIST = 64 << 20
_RATIO = 1000
"""Deflate reaches 1032:1 on zeros alone; a database of real text stays far below."""


class Package:
    """An open package. `media` maps the names of images and sounds to the members that hold them."""

    def __init__(self, path: Path) -> None:
        """Open and check. Raises FileError for what is no package or is made to do harm."""
        self.path = path
        try:
            self._zip = zipfile.ZipFile(path)
        except FileNotFoundError:
            raise FileError(path, "there is no such file") from None
        except IsADirectoryError:
            raise FileError(path, "is a folder; name a package (.apkg or .colpkg)") from None
        except PermissionError:
            raise FileError(path, "may not be read; allow reading it") from None
        except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError):
            raise FileError(path, "is no Anki package, or a damaged one; export it from Anki again") from None
        try:
            self._check()
            self.collection = self._collection()
            self.zstd = self.collection.endswith("b")
            self.media = self._media()
        except BaseException:
            self._zip.close()
            raise

    def __enter__(self) -> Package:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def extract_collection(self, target: Path) -> None:
        """Write the database to a file. Raises FileError where it is damaged or larger than `MAX_COLLECTION`."""
        with target.open("wb") as file:
            for chunk in self._chunks(self.collection, MAX_COLLECTION, packed=self.zstd):
                file.write(chunk)

    def read_media(self, name: str) -> bytes:
        """The bytes of an image or sound. Raises FileError where it is damaged or larger than `MAX_MEDIA`."""
        return b"".join(self._chunks(self.media[name], MAX_MEDIA, packed=self.zstd))

    def _check(self) -> None:
        members = self._zip.infolist()
        if len(members) > MAX_MEMBERS:
            raise FileError(
                self.path, f"refused: it holds {len(members):,} files, {MAX_MEMBERS:,} are the most"
            )
        for member in members:
            if not is_bare(member.filename):
                raise FileError(
                    self.path, f"refused: it holds a file named {member.filename!r}, outside of itself"
                )
            if member.file_size > _CHUNK * 64 and member.file_size > member.compress_size * _RATIO:
                raise FileError(
                    self.path, f"refused: {member.filename!r} would unpack to {member.file_size:,} bytes"
                )

    def _collection(self) -> str:
        names = set(self._zip.namelist())
        for name in ("collection.anki21b", "collection.anki21", "collection.anki2"):
            if name in names:
                return name
        raise FileError(self.path, "is no Anki package: it holds no collection")

    def _media(self) -> dict[str, str]:
        if "media" not in self._zip.namelist():
            return {}
        raw = b"".join(self._chunks("media", _LIST, packed=self.zstd))
        try:
            listed = (
                _entries(raw) if self.zstd else {str(k): str(v) for k, v in json.loads(raw or b"{}").items()}
            )
        except (ValueError, AttributeError, RecursionError, IndexError):
            raise FileError(self.path, "its list of media is damaged; export it from Anki again") from None
        members = set(self._zip.namelist())
        found = {}
        for member, name in listed.items():
            if not is_bare(name):
                raise FileError(self.path, f"refused: it names a media file {name!r}, outside of its folder")
            if member in members:
                found[name] = member
        return found

    def _chunks(self, member: str, limit: int, *, packed: bool) -> Iterator[bytes]:
        size = 0
        try:
            with self._zip.open(member) as file:
                for chunk in (
                    _decompressed(file, self.path) if packed else iter(lambda: file.read(_CHUNK), b"")
                ):
                    size += len(chunk)
                    if size > limit:
                        raise FileError(
                            self.path, f"refused: {member!r} unpacks to more than {limit >> 20} MiB"
                        )
                    yield chunk
        except FileError:
            raise
        except (
            OSError,
            zipfile.BadZipFile,
            RuntimeError,
            NotImplementedError,
            EOFError,
            ValueError,
        ) as error:
            raise FileError(
                self.path, f"{member!r} in it is damaged ({error}); export it from Anki again"
            ) from None
        except Exception as error:
            if type(error).__module__.partition(".")[0] not in {"zlib", "zstandard", "_zstd", "compression"}:
                raise
            raise FileError(self.path, f"{member!r} in it is damaged; export it from Anki again") from None


def is_bare(name: str) -> bool:
    """Whether a name is that of a file right here on every system: no folder, no drive, no stream, no control."""
    return bool(name) and name not in {".", ".."} and not re.search(r"[/\\:\x00-\x1f\x7f]", name)


def _decompressed(file: IO[bytes], path: Path) -> Iterator[bytes]:
    """Unpack zstd: with the standard library from Python 3.14, before that with `zstandard`."""
    try:
        from compression import zstd  # type: ignore[import-not-found,unused-ignore]

        with zstd.ZstdFile(file) as stream:
            while chunk := stream.read(_CHUNK):
                yield chunk
        return
    except ImportError:
        pass
    try:
        import zstandard
    except ImportError:
        raise FileError(
            path,
            "is in Anki's newer format; `pip install zstandard`, or export it from Anki with “Support older Anki "
            "versions” ticked",
        ) from None
    # Anki writes windows of at most 8 MiB; a larger one is there to take memory
    decompressor = zstandard.ZstdDecompressor(max_window_size=1 << 27)
    with decompressor.stream_reader(file, read_size=_CHUNK, read_across_frames=True) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


def _entries(raw: bytes) -> dict[str, str]:
    """The names in a `MediaEntries` message: member number (their place in it) to name."""
    names = {}
    entries = [value for number, value in protobuf(raw) if number == 1 and isinstance(value, bytes)]
    for place, entry in enumerate(entries):
        name = next((v for n, v in protobuf(entry) if n == 1 and isinstance(v, bytes)), b"")
        names[str(place)] = name.decode("utf-8")
    return names


def protobuf(raw: bytes) -> Iterator[tuple[int, int | bytes]]:
    """The fields of a protobuf message as (number, value). Raises ValueError for what is none."""
    at = 0

    def varint() -> int:
        nonlocal at
        value = shift = 0
        while True:
            if at >= len(raw) or shift > 63:
                raise ValueError("no protobuf message")
            byte = raw[at]
            at += 1
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value
            shift += 7

    while at < len(raw):
        tag = varint()
        kind = tag & 7
        if kind == 0:
            yield tag >> 3, varint()
            continue
        length = {1: 8, 5: 4}.get(kind, -1) if kind != 2 else varint()
        if length < 0 or at + length > len(raw):
            raise ValueError("no protobuf message")
        yield tag >> 3, raw[at : at + length]
        at += length
