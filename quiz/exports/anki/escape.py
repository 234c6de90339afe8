"""Deck text as inert HTML: what a deck says is shown by Anki, never run, expanded, played or typeset."""

from __future__ import annotations

import re
import unicodedata

# Control characters (0x1f parts Anki's fields), lone surrogates and non-characters carry no text. The two
# private-use characters stand for gaps while a cloze is rendered, so a deck may not bring its own.
_DROP = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ue000\ue001\ufffe\uffff]")
_NEWLINE = re.compile("\r\n?|\u2028|\u2029")

# `[` opens [sound:], [anki:tts], [latex] and [[type:]]; braces open fields and clozes. MathJax reads the text
# after entities are decoded, so its delimiters are parted by an empty element instead.
_SPECIAL = re.compile(r"[&<>\[{}]|\\(?=[(\[)\]])")
_QUOTED = re.compile(r"[&<>\[{}\"']")
_ENTITY = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
    "[": "&#91;",
    "{": "&#123;",
    "}": "&#125;",
    "\\": "\\<span></span>",
}

# Within a gap `::` starts the hint; a colon at either end would join the ones that Anki needs.
_TAG = re.compile(r"^(?=sound:|anki:|/?latex$|/?\$+$).", re.IGNORECASE)
_COLONS = re.compile(r"::+|^:|:$")


def clean(text: str) -> str:
    """The text without characters that no field can carry; line ends are newlines."""
    if text.isascii() and text.isprintable():
        return text
    return _DROP.sub("", _NEWLINE.sub("\n", text))


def escape(text: str) -> str:
    """Text as HTML that shows exactly this text in Anki, in an element. For attributes see `attribute`."""
    return _SPECIAL.sub(lambda match: _ENTITY[match.group()], text) if _SPECIAL.search(text) else text


def attribute(text: str) -> str:
    """Text for a quoted attribute, or TeX between delimiters: quotes too, and a backslash stays alone."""
    return _QUOTED.sub(lambda match: _ENTITY[match.group()], text) if _QUOTED.search(text) else text


def gap(number: int, answer: str, hint: str = "") -> str:
    """A cloze gap around HTML that `escape` made: neither answer nor hint can end it early."""
    inside = _COLONS.sub(_spell, answer)
    if hint:
        # Anki shows a hint in brackets of its own, which must not make a tag of it
        hint = _TAG.sub(lambda match: f"&#{ord(match.group())};", hint)
        inside += "::" + _COLONS.sub(_spell, hint)
    return f"{{{{c{number}::{inside}}}}}"


def _spell(match: re.Match[str]) -> str:
    return "&#58;" * len(match.group())


def tag(text: str) -> str:
    """A tag as Anki keeps it: parts joined by `::`, without spaces, quotes or empty parts.

    Returns an empty string where nothing is left. `marked` and `leech` are Anki's own and get an underscore.
    """
    parts = (_part(part) for part in unicodedata.normalize("NFC", clean(text)).split("::"))
    name = "::".join(part for part in parts if part)
    return name + "_" if name.casefold() in {"marked", "leech"} else name


def _part(text: str) -> str:
    return re.sub(r'[\s\u3000"]+', "_", text.strip().strip('"').strip()).strip(":")


def deck_name(text: str) -> str:
    """A deck's name as Anki keeps it: parts joined by `::`, none empty, one line, not `Default`."""
    parts = (
        re.sub(r'[\s"]+', " ", part).strip() for part in unicodedata.normalize("NFC", clean(text)).split("::")
    )
    name = "::".join(part for part in parts if part)
    return "Deck" if not name else name + "_" if name.casefold() == "default" else name
