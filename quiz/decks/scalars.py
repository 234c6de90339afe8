"""Text as it has to stand in a deck file to be read back as the same text."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["flow_list", "flow_map", "scalar"]

_FIRST = re.compile(r"[\w$€£¥(/+.\\^;<…¿¡°½¼¾§©±]", re.UNICODE)
"""Characters that may begin text without quotes: YAML's own signs may not, and quotation marks look like quotes."""

_WORDS = {"", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", ".inf", "+.inf", ".nan"}
"""Words that other YAML readers take for something else than text."""

_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?")
"""A number that every program writes back as it stands."""

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER_LIKE = re.compile(r"[-+.0-9_:xXoObBeEa-fA-F,]+")

_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_INVISIBLE = frozenset("\xad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff")
"""Characters that nobody sees in an editor: written as escapes, so that a teacher can."""

_ESCAPES = {
    "\\": "\\\\",
    '"': '\\"',
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
}


def scalar(text: str, *, flow: bool = False, indent: int = 0) -> str:
    """Write a text as YAML: plain where that is safe, otherwise in quotes or, with line breaks, as a block.

    Characters that a deck must not hold, in quotes or out of them (control characters, the separators of lines and
    paragraphs, halves of a character), become spaces.

    Args:
        text: what a reader of the file shall get.
        flow: whether it stands inside `[...]` or `{...}`, where commas and brackets need quotes too.
        indent: the column (from 0) of the key or dash that it belongs to; a block stands two deeper.
    """
    text = _REFUSED.sub(" ", text)
    if _is_plain(text, flow):
        return text
    if "\n" in text and not flow and _fits_block(text):
        margin = " " * (indent + 2)
        lines = "\n".join(margin + line if line else "" for line in text.split("\n"))
        return f"|-\n{lines}"
    if "\n" in text or _needs_escapes(text):
        return _double(text)
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def flow_list(texts: Iterable[str]) -> str:
    """Write texts as `[a, b]` on one line."""
    return "[" + ", ".join(scalar(text, flow=True) for text in texts) + "]"


def flow_map(pairs: Iterable[tuple[str, str]]) -> str:
    """Write pairs as `{key: text, ...}` on one line."""
    return "{" + ", ".join(f"{key}: {scalar(text, flow=True)}" for key, text in pairs) + "}"


def _is_plain(text: str, flow: bool) -> bool:
    if _NUMBER.fullmatch(text) or _DATE.fullmatch(text):
        return True
    if text.lower() in _WORDS or text != text.strip() or not _FIRST.match(text):
        return False
    if _needs_escapes(text) or "\n" in text:
        return False
    if text.startswith(("...", "<<", "---")) or text.endswith(":") or ": " in text or " #" in text:
        return False
    if flow and any(sign in text for sign in ",[]{}:?"):
        return False
    return not (_NUMBER_LIKE.fullmatch(text) and text[0] in "+-.0123456789")


def _needs_escapes(text: str) -> bool:
    """Whether a character would be changed, refused or taken for a line break outside double quotes."""
    return any(char in "\t\r" or not (char == "\n" or _is_printable(char)) for char in text)


def _is_printable(char: str) -> bool:
    if char in _INVISIBLE:
        return False
    return " " <= char <= "~" or "\xa0" <= char <= "\ud7ff" or "\ue000" <= char <= "\ufffd" or char > "\uffff"


def _fits_block(text: str) -> bool:
    """Whether a literal block gives the text back: its margin and its end must be plain to see."""
    if _needs_escapes(text) or text[0] in " \n" or text[-1] == "\n":
        return False
    return all(line == line.rstrip() for line in text.split("\n"))


def _double(text: str) -> str:
    return '"' + "".join(_ESCAPES.get(char) or _escape(char) for char in text) + '"'


def _escape(char: str) -> str:
    if _is_printable(char):
        return char
    code = ord(char)
    return f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}"
