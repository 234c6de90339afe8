"""From bytes to text, with a word to the user wherever the encoding had to be inferred."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from quiz.errors import FileError

MAX_BYTES = 5_000_000
"""The largest file that is read, in bytes: some 800,000 words, a hundred times a long report."""

_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_BINARY = "is binary, not text; only text, Markdown and HTML files are read"
_CONTROL_BYTES = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def read_bytes(path: Path) -> bytes:
    """Read a file, and refuse what can be no article whatever its format.

    Raises:
        FileError: the file cannot be opened, is empty, too large, or no file at all.
    """
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise FileError(path, "cannot be read (not a file)")
        if size > MAX_BYTES:
            raise FileError(
                path,
                f"has {size:,} bytes, more than the {MAX_BYTES:,} that an article may have; split the file",
            )
        data = path.read_bytes()
    except OSError as error:
        raise FileError(path, f"cannot be read ({error.strerror or type(error).__name__})") from None
    if not data.strip(b"\x00 \t\r\n\f\v"):
        raise FileError(path, "is empty; there is no article to read")
    return data


def decode(path: Path, data: bytes) -> tuple[str, tuple[str, ...]]:
    """Decode UTF-8 (with or without BOM), UTF-16 with BOM, otherwise Windows-1252.

    Returns the text after a byte order mark, and a notice for each thing that was inferred or replaced.

    Raises:
        FileError: the file is binary, or in an encoding that cannot be told.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _replacing(path, data, "utf-16")
    if data.startswith(codecs.BOM_UTF8):
        return _replacing(path, data[len(codecs.BOM_UTF8) :], "utf-8")
    if data.count(b"\x00") * 5 > len(data) * 2 and len(data) % 2 == 0:
        raise FileError(path, "looks like UTF-16 without a byte order mark; save it as UTF-8")
    if len(data.translate(None, _CONTROL_BYTES)) * 20 < len(data) * 19:
        raise FileError(path, _BINARY)
    try:
        return _checked(path, data.decode("utf-8"), ())
    except UnicodeDecodeError as error:
        wrong = error.start
    whole = sum(len(match) for match in _MULTIBYTE.findall(data))
    high = sum(byte >= 0x80 for byte in data)
    if whole * 2 > high:
        return _replacing(path, data, "utf-8")
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        line = data.count(b"\n", 0, wrong) + 1
        raise FileError(
            path, f"is neither UTF-8 nor Windows-1252 (byte {wrong}, line {line}); save it as UTF-8"
        ) from None
    return _checked(path, text, ("is not UTF-8; read as Windows-1252 (cp1252)",))


def _replacing(path: Path, data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    """Decode and keep going over broken places, which are counted and told."""
    try:
        return _checked(path, data.decode(encoding), ())
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace").removeprefix("\ufeff")
    broken = text.count("\ufffd")
    name = encoding.upper()
    if broken * 20 > len(text):
        raise FileError(path, f"is broken {name} ({broken:,} places); save it again as UTF-8")
    return _checked(
        path, text, (f"has {broken} place{'s' * (broken != 1)} that cannot be decoded as {name}",)
    )


def _checked(path: Path, text: str, notices: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    if not text.strip():
        raise FileError(path, "is empty; there is no article to read")
    controls = len(_CONTROL.findall(text))
    if controls * 20 > len(text):
        raise FileError(path, _BINARY)
    if controls:
        notices = (*notices, f"has {controls} control character{'s' * (controls != 1)}")
    return text, notices
