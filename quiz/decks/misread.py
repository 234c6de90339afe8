"""Texts that YAML takes for something else, and lines that it takes for texts though a key was meant."""

from __future__ import annotations

import re

from quiz.decks.findings import Findings, quoted
from quiz.decks.keys import Kind, Table
from quiz.decks.mending import of_spacing
from quiz.decks.suggest import meant_key
from quiz.decks.tree import List, Map, Node, Text
from quiz.errors import Fix

__all__ = ["tell_bare_list", "tell_empty", "tell_misread", "tell_misspelt", "tell_numbered"]

_LINE = re.compile(r"[^\r\n]+")
_NUMBERED = re.compile(r"(\w+?)[_ -]?[0-9]{1,2}")
_NEEDS_QUOTES = re.compile(r"[,\[\]{}]|: | #|^[-?:&*!|>'\"%@`]|:$")
_LABELS = frozenset({"text", "value", "content", "label", "title", "name", "answer", "html", "markdown"})
_COMMENT = re.compile(r"[ \t]*:[ \t]+(#[^\s#][^#]*?)[ \t]*")


def tell_bare_list(wrong: tuple[Text, Node], rights: list[str], findings: Findings) -> bool:
    """Tell of one text with commas that was meant as a list; False if it is hardly one.

    It is one where half a pair of brackets is left, or where no right answer has a comma in it.
    """
    key, node = wrong
    if not isinstance(node, Text) or node.style or "\n" in findings.source.text[node.start : node.end]:
        return False
    value = node.value
    half = value.endswith("]") and "[" not in value
    if value.startswith("(") and value.endswith(")"):
        value = value[1:-1]
    if not half and (
        not re.search(r"[,;][ \t]", value) or any("," in right for right in rights) or "[" in value
    ):
        return False
    bare = value.removesuffix("]").rstrip()
    items = [item for item in re.split(r"[ \t]*[,;][ \t]*", bare) if item]
    short = all(len(item.split()) <= 4 for item in items)
    if not half and (not short or len(items) < 2 or value.endswith((".", "!", "?"))):
        return False
    better = "[" + ", ".join(_in_list(item) for item in items) + "]"
    findings.warning(
        "list-without-brackets", (node.start, node.end), f"`{key.value}` is one text here, commas and all",
        label="a list needs [ and ] around it", fixes=(Fix(node.start, node.end, better),),
        help=f"if it is meant as one text: {quoted(node.value)}",
    )  # fmt: skip
    return True


def tell_empty(node: Text, key: Text, findings: Findings) -> None:
    """Tell of a text with nothing in it, maybe because a `#` has cut all of it off."""
    source = findings.source
    place = source.place(key.end, key.end)
    cut = _COMMENT.fullmatch(source.line(place.line)[place.column - 1 :])
    message = f"`{key.value}` is empty"
    if node.style or not cut or node.start < key.end:
        at = (node.start, node.end) if node.style or node.start < key.start else (key.start, key.end)
        if not node.style and source.text[node.start - 1 : node.start] == "-":
            at = (node.start - 1, node.start)
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
    if isinstance(node, Map) and raw.startswith("{") and not raw.startswith("{{") and _labelled(node):
        _, value = next(iter(node.entries.values()))
        inner = findings.source.text[value.start : value.end]
        findings.error(
            "needs-text", node, "one text stands here, without { } and a key", label="write the text alone",
            fixes=(Fix(start, node.end, inner if value.style or not _NEEDS_QUOTES.search(inner) else quoted(inner)),)
            if isinstance(value, Text) and value.value else (),
        )  # fmt: skip
        return raw
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


def tell_numbered(
    node: Map, table: Table, entries: dict[str, tuple[Text, Node]], findings: Findings
) -> frozenset[str]:
    """Tell of keys such as `wrong1`, `wrong2` and put their list into the entries; gives these keys."""
    found: dict[str, list[tuple[Text, Text]]] = {}
    for name, (key, value) in node.entries.items():
        match = _NUMBERED.fullmatch(name)
        meant = meant_key(match[1], table) if match and name not in table.keys else ""
        if (
            meant
            and meant not in entries
            and table.keys[meant].kind is Kind.TEXTS
            and isinstance(value, Text)
        ):
            found.setdefault(meant, []).append((key, value))
    told: list[str] = []
    for meant, pairs in found.items():
        if len(pairs) < 2:
            continue
        (first, value), rest = pairs[0], pairs[1:]
        text = findings.source.text
        items = [one if one.style else Text(one.value, one.start, one.end, "") for _, one in pairs]
        listed = ", ".join(text[one.start : one.end] if one.style else _in_list(one.value) for one in items)
        fixes = [Fix(first.start, value.end, f"{meant}: [{listed}]")]
        for key, one in rest:
            before = text.rfind("\n", 0, key.start)
            fixes.append(Fix(before if text[before - 1 : before] != "\r" else before - 1, one.end, ""))
        names = ", ".join(f"`{key.value}`" for key, _ in pairs)
        findings.error(
            "unknown-key", first, f"{table.thing} has no {names}",
            label=f"put them into one list: `{meant}: [...]`", fixes=tuple(fixes),
        )  # fmt: skip
        entries[meant] = (first, List([one for _, one in pairs], value.start, rest[-1][1].end))
        told += [key.value for key, _ in pairs]
    return frozenset(told)


def _in_list(text: str) -> str:
    """A text as it must stand in a list in brackets."""
    return quoted(text) if _NEEDS_QUOTES.search(text) else text


def _labelled(node: Map) -> bool:
    """Whether a map is a text with a label in front, as other formats have it."""
    return len(node.entries) == 1 and next(iter(node.entries)).casefold() in _LABELS


def _only_keys(node: Map) -> bool:
    """Whether a map has keys alone: then it was meant as a list."""
    return all(isinstance(value, Text) and not value.value for _, value in node.entries.values())
