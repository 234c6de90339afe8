"""Telling what YAML allows and a deck refuses: references, names, types, a key twice, a second deck."""

from __future__ import annotations

from quiz.decks.events import Fault, Tree
from quiz.decks.findings import Findings, quoted, shorten
from quiz.decks.quoting import STARTS
from quiz.errors import Fix

__all__ = ["tell_faults"]

_BEGINNINGS = frozenset({"q", "cloze", "fact", "myth", "id"})
"""Keys that a card starts with: where one stands twice, a dash was forgotten, and all after it is of a new card."""


def tell_faults(tree: Tree, findings: Findings) -> None:
    """Tell of what a deck must not hold though YAML allows it."""
    begin: Fault | None = None
    for fault in sorted(tree.faults, key=lambda fault: fault.start):
        if fault.code == "duplicate-key":
            if begin and begin.first[0] <= fault.first[0] < begin.start and fault.name not in _BEGINNINGS:
                continue
            begin = fault if fault.name in _BEGINNINGS else None
        _FAULTS[fault.code](fault, findings)


def _starts(fault: Fault, findings: Findings) -> None:
    raw = findings.source.text[fault.start : fault.end].strip()
    sign = raw[:1]
    what = {"*": "a reference to another place", "&": "a name and drops it", "!": "a type and drops it"}
    word = shorten(raw.split()[0] if raw.split() else raw, 24)
    findings.error(
        "needs-quotes",
        (fault.start, fault.start + max(len(raw.split()[0]) if raw.split() else 1, 1)),
        f"text that starts with {sign} must stand in quotes",
        label=f"YAML takes {word} for {what[sign]}" if sign in what else STARTS.get(sign, ""),
        fixes=(Fix(fault.start, fault.start + len(raw), quoted(raw)),) if "\n" not in raw else (),
    )


def _duplicate(fault: Fault, findings: Findings) -> None:
    text = findings.source.text
    column = fault.start - max(text.rfind("\n", 0, fault.start), text.rfind("\r", 0, fault.start)) - 1
    begins = fault.name in _BEGINNINGS and column >= 2
    dash = begins and text[fault.start - 2 : fault.start] == "  "
    findings.error(
        "duplicate-key",
        (fault.start, fault.end),
        f"`{shorten(fault.name)}` stands here twice",
        label=_label(fault.name, begins),
        also=((findings.place(fault.first), "the first one"),),
        fixes=(Fix(fault.start - 2, fault.start, "- "),) if dash else (),
    )


def _label(name: str, begins: bool) -> str:
    if begins:
        return "if a new card starts here, put a dash before it"
    if name in ("wrong", "accept", "tags"):
        return f"put both into one list, `{name}: [..., ...]`, or take one out"
    return "only one can count: take the other one out"


def _odd_key(fault: Fault, findings: Findings) -> None:
    """A list or a table before a colon; told already where the whole value is to be put in quotes."""
    told = (fix for problem in findings.problems for fix in problem.fixes)
    if any(fix.start <= fault.start and fault.end <= fix.end for fix in told):
        return
    findings.error(
        "needs-quotes",
        (fault.start, max(fault.end, fault.start + 1)),
        "this cannot stand before a colon",
        label="put the whole text into quotes",
    )


def _documents(fault: Fault, findings: Findings) -> None:
    findings.error(
        "documents",
        (fault.start, max(fault.end, fault.start + 1)),
        "a second deck starts here",
        label="--- ends a deck: put what follows into a file of its own, or take this line out",
    )


_FAULTS = {
    "alias": _starts,
    "anchor": _starts,
    "tag": _starts,
    "duplicate-key": _duplicate,
    "odd-key": _odd_key,
    "documents": _documents,
}
