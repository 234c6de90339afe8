"""Which files are meant: named files as they are, folders with everything readable below them."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from pathlib import Path

from quiz.errors import FileError


def find_files(paths: Iterable[Path], endings: Collection[str]) -> list[Path]:
    """List the files to read, each once, sorted by path; hidden files and folders in a folder are passed over.

    Raises:
        FileError: a path does not exist, a named file has another ending, or a folder holds no such file or cannot
            be read.
    """
    known = ", ".join(sorted(endings))
    found: dict[str, Path] = {}
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112 - unlike the method, it takes a folder out of reach for none
            below = [file for file in _below(path) if file.suffix.lower() in endings]
            if not below:
                raise FileError(path, f"no articles in this folder (files that end in {known})")
        elif not os.path.lexists(path):
            raise FileError(path, "no such file or folder")
        elif path.suffix.lower() not in endings:
            raise FileError(path, f"not a kind of file that is read ({known})")
        else:
            below = [path]
        for file in below:
            found.setdefault(real(file), file)
    return sorted(found.values(), key=os.fspath)


def real(path: Path) -> str:
    """What tells one file from another, whatever the links that lead to it; a loop of links leads to itself."""
    return os.path.realpath(path)


def _below(folder: Path) -> Iterable[Path]:
    def out_of_reach(error: OSError) -> None:
        if error.filename == os.fspath(folder):
            raise FileError(folder, f"cannot be read ({error.strerror or error})") from error

    for root, folders, files in os.walk(folder, onerror=out_of_reach):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(root) / name for name in sorted(files) if not name.startswith("."))
