"""The text of a deck file, decoded, with its lines."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from quiz.errors import FileError, Place, Problem, Severity

__all__ = ["MAX_BYTES", "Source", "decode", "load_source"]

MAX_BYTES = 20_000_000
"""A larger file is refused: some hundred thousand cards, more than anybody types or practises as one deck."""

_BREAK = re.compile(r"\r\n|\n|\r")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True)
class Source:
    """A deck file's name and text. Line ends are as in the file; a byte order mark is no part of the text.

    `encoding` and `mark` (the byte order mark) say how to write the text back with `encode`.
    """

    file: str
    text: str
    encoding: str = "utf-8"
    mark: bytes = b""
    faults: tuple[Problem, ...] = field(default=(), compare=False)

    @cached_property
    def starts(self) -> list[int]:
        """The offset at which each line starts. A line ends with LF, CRLF or CR, as in a text editor."""
        return [0, *(match.end() for match in _BREAK.finditer(self.text))]

    def place(self, start: int, end: int) -> Place:
        """The place of a stretch of the text."""
        starts = self.starts
        line = bisect_right(starts, start)
        return Place(self.file, line, start - starts[line - 1] + 1, start, end)

    def line(self, number: int) -> str:
        """A line by its number from 1, without its end; '' behind the last one."""
        starts = self.starts
        if not 0 < number <= len(starts):
            return ""
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")

    def end_of_line(self, number: int) -> int:
        """The offset at which a line ends, its line end included."""
        return self.starts[number] if number < len(self.starts) else len(self.text)

    @property
    def newline(self) -> str:
        """The line end that the file uses: that of its first line, LF where there is none."""
        first = _BREAK.search(self.text)
        return first.group() if first else "\n"

    def encode(self, text: str) -> bytes:
        """A changed text as the bytes of this file: same encoding, same byte order mark."""
        return self.mark + text.encode(self.encoding)


def load_source(path: Path) -> Source:
    """Read a deck file.

    Raises:
        FileError: there is no such file, it cannot be read, or it has more than MAX_BYTES.
    """
    try:
        if path.is_dir():
            raise FileError(path, "is a folder; name a deck file (.yaml)")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise FileError(path, "there is no such file; look at the spelling and the folder") from None
    except OSError as error:
        raise FileError(path, f"cannot be read ({error.strerror or error})") from error
    except ValueError:
        raise FileError(path, "is no file name") from None
    if len(data) > MAX_BYTES:
        raise FileError(path, f"is larger than {MAX_BYTES // 1_000_000} MB; part it into several decks")
    return decode(data, str(path))


def decode(data: bytes, file: str) -> Source:
    """Make text of a file's bytes: UTF-8, or UTF-16 and UTF-32 with a byte order mark.

    Bytes of another encoding are never guessed at in silence: the source then has a fault that shows the
    first such line as it reads in Windows-1252, and its text is read that way so that the rest is checked.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return Source(file, data[len(mark) :].decode(encoding), encoding, mark)
            except UnicodeDecodeError as error:
                text = data[len(mark) :].decode(encoding, "replace")
                return _faulty(file, text, data[len(mark) :][: error.start].decode(encoding, "ignore"), "")
    if data.count(b"\0") * 3 > len(data):
        wide = "utf-16-be" if data.startswith(b"\0") else "utf-16-le"
        return _faulty(file, data.decode(wide, "replace"), "", "UTF-16")
    try:
        return Source(file, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        if binary := _binary(data, file):
            return binary
        before = data[: error.start].decode("utf-8")
        return _faulty(file, data.decode("cp1252", "replace"), before, "Windows-1252")


def _binary(data: bytes, file: str) -> Source | None:
    """A source without text and with the one fault that the file is none."""
    head = data[:4096]
    odd = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in head)
    if odd * 20 <= len(head):
        return None
    problem = Problem(
        "not-text", Severity.ERROR, "this is not a text file", Place(file, 1, 1),
        help="a deck is plain text; `quiz new FILE` writes an example deck to start from",
    )  # fmt: skip
    return Source(file, "", faults=(problem,))


def _faulty(file: str, text: str, before: str, reads_as: str) -> Source:
    """A source in a foreign encoding; `before` is what could be read in front of the first bad byte."""
    bare = Source(file, text)
    line = len(_BREAK.findall(before)) + 1
    start = bare.starts[min(line, len(bare.starts)) - 1]
    shown = bare.line(line)
    strange = next((i for i, letter in enumerate(shown) if ord(letter) > 126), 0)
    place = bare.place(start + strange, min(start + strange + 1, len(text)))
    problem = Problem(
        "encoding",
        Severity.ERROR,
        "this file is not saved as UTF-8",
        place,
        f"read as {reads_as} the line looks like this" if reads_as else "the bytes here are damaged",
        "in your editor choose “Save with encoding: UTF-8”",
    )
    return Source(file, text, faults=(problem,))
