"""Which files are meant: named files as they are, folders with everything readable below them."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from pathlib import Path

from quiz.errors import FileError


def find_files(paths: Iterable[Path], endings: Collection[str]) -> list[Path]:
    """List the files to read, each once, sorted by path; hidden files and folders in a folder are passed over.

    Raises:
        FileError: a path does not exist, a named file has another ending, or a folder holds no such file.
    """
    known = ", ".join(sorted(endings))
    found: dict[Path, Path] = {}
    for path in paths:
        if path.is_dir():
            below = [file for file in _below(path) if file.suffix.lower() in endings]
            if not below:
                raise FileError(path, f"no articles in this folder (files that end in {known})")
        elif not path.exists():
            raise FileError(path, "no such file or folder")
        elif path.suffix.lower() not in endings:
            raise FileError(path, f"not a kind of file that is read ({known})")
        else:
            below = [path]
        for file in below:
            found.setdefault(file.resolve(), file)
    return sorted(found.values(), key=os.fspath)


def _below(folder: Path) -> Iterable[Path]:
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(root) / name for name in sorted(files) if not name.startswith("."))
