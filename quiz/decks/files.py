"""Write a file whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from pathlib import Path

from quiz.errors import FileError

__all__ = ["same", "write_atomic"]

_SAYS = {
    errno.ENOSPC: "the disk is full; nothing was changed",
    errno.EFBIG: "the file would be too large for this disk; nothing was changed",
    errno.EDQUOT: "your disk quota is used up; nothing was changed",
    errno.EROFS: "the disk is read-only; choose another place",
    errno.ENAMETOOLONG: "the file name is too long; choose a shorter one",
}


def same(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file, whether it is there yet or not."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return os.path.realpath(one) == os.path.realpath(other)


def write_atomic(path: Path, data: bytes) -> None:
    """Put `data` into the file at `path`, so that a reader finds the old bytes or all of the new ones.

    The bytes go into a hidden file in the same folder, are flushed to the disk, and take the place of the old
    file by a rename. The mode of an existing file is kept; a symbolic link stays one and its target is
    replaced. A device or pipe, which cannot be half-written, is written to directly.

    Raises:
        FileError: the folder or the file is write-protected, missing, no folder, or the disk is full. The old
            file is then as it was and no temporary file is left.
    """
    target = Path(os.path.realpath(path))
    try:
        if target.is_dir():
            raise FileError(path, "is a folder; name a file in it")
        if target.exists() and not target.is_file():
            target.write_bytes(data)
            return
        if target.exists() and not os.access(target, os.W_OK):
            raise FileError(path, "is write-protected; allow writing to it or name another file")
        _replace(target, data)
    except OSError as error:
        raise FileError(path, _reason(target, error)) from error


def _replace(target: Path, data: bytes) -> None:
    mode = target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(prefix=".quiz-", suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(mode)
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _flush_folder(target.parent)


def _flush_folder(folder: Path) -> None:
    """Make the rename last through a power cut; systems that cannot flush a folder do without."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _reason(target: Path, error: OSError) -> str:
    if not target.parent.exists():
        return f"there is no folder {target.parent}; make it first or name a file in another"
    if isinstance(error, NotADirectoryError) or not target.parent.is_dir():
        return f"{target.parent} is no folder; name a file in a folder"
    if isinstance(error, PermissionError):
        return f"the folder {target.parent} is write-protected; choose another place"
    known = _SAYS.get(error.errno or 0)
    return known or f"cannot be written ({error.strerror or error}); nothing was changed"
