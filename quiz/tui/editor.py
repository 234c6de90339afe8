"""Which program opens a deck file at a line."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Mapping
from pathlib import Path

_PLUS_LINE = {
    "vi",
    "vim",
    "nvim",
    "nano",
    "emacs",
    "emacsclient",
    "micro",
    "kak",
    "joe",
    "ne",
    "mcedit",
    "pico",
}
_GOTO = {"code", "codium", "cursor", "code-insiders"}
_COLON = {"hx", "helix", "subl", "zed", "kate"}
_WAITS = {"subl", "zed"}
_FALLBACKS = ("nano", "vi")


def editor_command(environ: Mapping[str, str], file: Path, line: int) -> list[str] | None:
    """The command line that opens the file at that line (from 1) and ends when the person is done.

    VISUAL goes before EDITOR; without either, nano or vi where there is one; None where there is none.
    """
    asked = environ.get("VISUAL") or environ.get("EDITOR")
    words = shlex.split(asked) if asked else []
    if not words:
        words = [name for name in _FALLBACKS if shutil.which(name, path=environ.get("PATH"))][:1]
    if not words:
        return None
    name = Path(words[0]).stem
    if name in _PLUS_LINE:
        return [*words, f"+{line}", str(file)]
    if name in _GOTO:
        return [*words, "--wait", "--goto", f"{file}:{line}"]
    if name in _COLON:
        return [*words, *(["--wait"] if name in _WAITS else []), f"{file}:{line}"]
    return [*words, str(file)]
