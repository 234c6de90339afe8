"""Texts that YAML takes for something else, and lines that it takes for texts though a key was meant."""

from __future__ import annotations

import re

from quiz.decks.findings import Findings, quoted
from quiz.decks.mending import of_spacing
from quiz.decks.tree import List, Map, Text
from quiz.errors import Fix

__all__ = ["tell_empty", "tell_misread", "tell_misspelt"]

_LINE = re.compile(r"[^\r\n]+")
_COMMENT = re.compile(r"[ \t]*:[ \t]+(#[^\s#][^#]*?)[ \t]*")


def tell_empty(node: Text, key: Text, findings: Findings) -> None:
    """Tell of a text with nothing in it, maybe because a `#` has cut all of it off."""
    source = findings.source
    place = source.place(key.end, key.end)
    cut = _COMMENT.fullmatch(source.line(place.line)[place.column - 1 :])
    message = f"`{key.value}` is empty"
    if node.style or not cut or node.start < key.end:
        at = (node.start, node.end) if node.style or node.start < key.start else (key.start, key.end)
        findings.error("empty", at, message, label="write something here")
        return
    start = key.end + cut.start(1)
    findings.error(
        "empty", (start, start + len(cut[1])), message, label="a blank and # start a comment: put the text in quotes",
        fixes=(Fix(start, start + len(cut[1]), quoted(cut[1])),),
    )  # fmt: skip


def tell_misread(node: List | Map, findings: Findings) -> str:
    """Tell of a list or a table in brackets where one text belongs, and give it as text."""
    raw = findings.raw(node)
    start = node.start
    if isinstance(node, Map) and raw.startswith("{") and not raw.startswith("{{") and _only_keys(node):
        fix = Fix(start, node.end, "[" + findings.source.text[start + 1 : node.end - 1] + "]")
        findings.error(
            "braces", (start, start + 1), "a list stands in [ ], not in { }",
            label="write [ here and ] at the end", fixes=(fix,),
        )  # fmt: skip
        return raw
    sign = raw[:2] if raw[:2] in ("[[", "{{") else raw[:1]
    if sign[:1] in ("[", "{"):
        what = "list" if sign.startswith("[") else "table"
        findings.error(
            "needs-quotes", (start, start + len(sign)), f"text that starts with {sign} must stand in quotes",
            label=f"YAML takes this for the start of a {what}", fixes=(findings.quote(node),),
        )  # fmt: skip
    else:
        findings.error(
            "needs-quotes", node, "text with a colon and a space in it must stand in quotes",
            label="YAML takes what is before the colon for a key", fixes=(findings.quote(node),),
        )  # fmt: skip
    return raw


def tell_misspelt(node: Text, findings: Findings) -> bool:
    """Tell of a text whose first line was meant to be a key with its value; False if it was not.

    The lines below it are mended with it, where they lack the same sign.
    """
    if node.style:
        return False
    found = None
    fixes: list[Fix] = []
    for line in _LINE.finditer(findings.source.text, node.start, node.end):
        body = line.group().lstrip(" \t")
        mend = next(of_spacing(body, line.end() - len(body)), None)
        if mend is None and found is None:
            return False
        if mend is not None:
            found = found or mend
            fixes += mend.fixes
    if found is None:
        return False
    findings.error(found.code, (found.start, found.end), found.message, label=found.label, fixes=tuple(fixes))
    return True


def _only_keys(node: Map) -> bool:
    """Whether a map has keys alone: then it was meant as a list."""
    return all(isinstance(value, Text) and not value.value for _, value in node.entries.values())
