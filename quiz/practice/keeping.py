"""Writes a setting that the learner chose in the program into settings.toml, where it is read at the next start."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

from quiz.decks.files import write_atomic
from quiz.errors import FileError
from quiz.practice.settings import SETTINGS_FILE, read_settings

_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)
_ENTRY = re.compile(r"^[ \t]*[\w-]+[ \t]*=.*(?:\r?\n|\Z)", re.MULTILINE)


def keep_setting(folder: Path, name: str, value: bool | str) -> None:
    """Set a general setting in the folder's settings.toml; all else in the file stays, comments too.

    Raises FileError where the file is faulty, has the setting in a shape that is not known here, or cannot be
    written; it is then as it was.
    """
    path = folder / SETTINGS_FILE
    read_settings(folder)
    try:
        text = path.read_bytes().decode()
    except (FileNotFoundError, NotADirectoryError):
        text = ""
    said = tomllib.loads(text)
    if said.get(name) == value:
        return
    wanted = {**said, name: value}
    changed = _changed(text, name, json.dumps(value, ensure_ascii=False))
    try:
        fits = tomllib.loads(changed) == wanted
    except tomllib.TOMLDecodeError:
        fits = False
    if not fits:
        raise FileError(path, f"{name} stands there in a way that only you can change")
    folder.mkdir(parents=True, exist_ok=True)
    write_atomic(path, changed.encode())


def _changed(text: str, name: str, value: str) -> str:
    """The text with the value in its place, or in a new line behind the last general setting."""
    table = _TABLE.search(text)
    head, rest = (text[: table.start()], text[table.start() :]) if table else (text, "")
    there = re.compile(
        rf"""^([ \t]*{re.escape(name)}[ \t]*=[ \t]*)("[^"\n]*"|'[^'\n]*'|true|false)""", re.MULTILINE
    )
    if match := there.search(head):
        return head[: match.start(2)] + value + head[match.end(2) :] + rest
    newline = "\r\n" if "\r\n" in text else "\n"
    line = f"{name} = {value}{newline}"
    entries = list(_ENTRY.finditer(head))
    at = entries[-1].end() if entries else 0
    before = head[:at]
    if before and not before.endswith("\n"):
        before += newline
    return before + line + head[at:] + rest
