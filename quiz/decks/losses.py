"""What YAML reads without a word, but other than a teacher means it.

Each finding is looked for in the text first, by one regular expression, so that a deck without any costs
next to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from quiz.decks.events import Tree
from quiz.decks.findings import Findings, quoted, shorten
from quiz.decks.keys import CARD
from quiz.decks.tree import List, Map, Node, Text
from quiz.errors import Fix

__all__ = ["find_losses", "find_pictures"]

_PICTURE = re.compile(r"!\[[^\]\r\n]*\]\(([^)\s\"]+)")
_CUT = re.compile(r"(?<=[^\s#])[ \t]+(#[^\s#!][^\r\n]*)")
_SMART = re.compile(r"[“”„‟«‹]")
_SMART_PAIRS = {"“": "”“", "”": "”", "„": "“”‟", "‟": "”", "«": "»", "‹": "›"}
_UNSEEN = re.compile("[\u200b\u2060\ufeff]")
_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[^xuU])([A-Za-z]*)")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_TEX_WITH_NTR = frozenset(
    """nabla natural ncong ne nearrow neg neq newline nexists ni nleq nmid nolimits not notin nparallel nsubseteq nu
    tan tanh tau tbinom text textbf textit textrm texttt tfrac therefore theta thicksim tilde times tiny to top
    triangle triangleleft triangleright
    rangle rarr rbrace rbrack rceil re rfloor rho right rightarrow rightleftharpoons rm root rvert""".split()
)
_DIGIT_COMMA = re.compile(r"[0-9],[0-9]")
_THOUSANDS = re.compile(r"[0-9]{3}")
_CARD = re.compile(r"[\r\n][ \t]*(- (?:q|cloze|fact|myth|id):)[ \t]")
_BULLETS = re.compile(r"(?:\A|[\r\n])[ \t]*([–—•·‣◦−])(?=[ \t]+\S)")
_SWALLOWED = re.compile(r"[\r\n][ \t]*(?:([-–—•*·])[ \t]|(-?[ \t]*)(\w+)([ \t]*=|[ \t]+\[|:[^\s/]))")


def find_losses(tree: Tree, findings: Findings) -> None:
    """Tell of everything in a tree that was lost or changed on the way from the text."""
    text = findings.source.text
    cuts = {match.start(): match for match in _CUT.finditer(text)}
    smart = _SMART.search(text)
    if cuts or smart:
        for node in _texts(tree.root):
            if not node.style:
                if (cut := cuts.get(node.end)) and node.value:
                    _cut_off(node, cut, findings)
                if smart and node.value[:1] in _SMART_PAIRS:
                    _smart_quotes(node, findings)
    for node in tree.quoted:
        if node.style == '"' and text.find("\\", node.start, node.end) >= 0:
            _escapes(node, findings)
    if _DIGIT_COMMA.search(text):
        for row in tree.flows:
            _split_numbers(row, findings)
    for node in tree.quoted:
        if node.end - node.start > len(node.value) + 2 and (card := _CARD.search(text, node.start, node.end)):
            _runs_on(node, card, findings)
    for node in tree.folded:
        _swallowed(node, findings)
    for match in _UNSEEN.finditer(text):
        _unseen(match, findings)


def find_pictures(tree: Tree, findings: Findings, folder: Path | None) -> None:
    """Tell of pictures in a text, `![words](file)`, that are not beside the deck."""
    text = findings.source.text
    if folder is None or "![" not in text:
        return
    for node in _texts(tree.root):
        for match in _PICTURE.finditer(text, node.start, node.end) if "![" in node.value else ():
            name = match[1]
            try:
                there = "://" in name or (folder / name).is_file()
            except (OSError, ValueError):
                there = False
            if not there:
                findings.warning(
                    "no-picture", match.span(1), f"there is no file `{shorten(name)}`",
                    label="looked for it beside the deck",
                )  # fmt: skip


def _texts(node: Node | None) -> Iterator[Text]:
    """Every text of a tree that is no key."""
    if isinstance(node, Text):
        yield node
    elif isinstance(node, List):
        for item in node.items:
            yield from _texts(item)
    elif isinstance(node, Map):
        for _, value in node.entries.values():
            yield from _texts(value)


def _cut_off(node: Text, cut: re.Match[str], findings: Findings) -> None:
    comment = cut[1].rstrip()
    whole = findings.source.text[node.start : cut.start(1)] + comment
    numbered = comment[1:2].isdigit()
    findings.warning(
        "cut-off",
        (cut.start(1), cut.start(1) + len(comment)),
        f"the text ends before `{shorten(comment, 24)}`",
        label="a blank and # start a comment",
        help="for a comment put a space after the #; for a text with # put it in quotes",
        fixes=(Fix(node.start, cut.start(1) + len(comment), quoted(whole)),) if numbered else (),
    )


def _smart_quotes(node: Text, findings: Findings) -> None:
    inner = node.value[1:-1].strip()
    french = node.value[0] in "«‹" and node.value[1:2].isspace()
    if french or len(node.value) < 3 or node.value[-1] not in _SMART_PAIRS[node.value[0]]:
        return
    if any(letter in inner for letter in "“”„‟«»‹›"):
        return
    findings.warning(
        "smart-quotes",
        node,
        "these quotation marks are part of the text",
        label="a learner sees them; for YAML only \" and ' count",
        fixes=(Fix(node.start, node.end, quoted(inner)),),
    )


def _escapes(node: Text, findings: Findings) -> None:
    """A backslash between double quotes that has turned into something else than was meant."""
    raw = findings.source.text[node.start : node.end]
    for match in _ESCAPE.finditer(raw):
        letter, word = match.group()[1], match[1]
        makes = {"n": "a line break", "t": "a tab", "r": "a line break"}.get(letter, "")
        likely = bool(makes)
        if makes:
            tex = letter + word
            maths = "$" in raw[: match.start()] and "$" in raw[match.end() :]
            if tex not in _TEX_WITH_NTR or not (maths or len(tex) > 3):
                continue
        if not makes:
            if letter == "_":
                makes = "a no-break space"
            elif letter in "xuU" and not word and not _CONTROLS.search(node.value):
                continue
            elif letter in "abefv0LNP" or (letter in "xuU" and _CONTROLS.search(node.value)):
                makes = "an invisible sign"
            else:
                continue
        if letter in "xuU":
            shown, size = match.group()[: len(match.group()) - len(word)], len(match.group()) - len(word)
        else:
            shown, size = "\\" + letter + word, len(match.group())
        inner = raw[1:-1].replace('\\"', '"').replace("\\\\", "\\").replace("'", "''")
        start = node.start + match.start()
        tell = findings.warning if likely else findings.error
        tell(
            "backslash",
            (start, start + size),
            f"`{shown}` has become {makes}",
            label='between " and " a backslash is a command',
            help="for text with backslashes take ' and '",
            fixes=(Fix(node.start, node.end, f"'{inner}'"),) if "\n" not in raw and "\r" not in raw else (),
        )
        return


def _split_numbers(row: List, findings: Findings) -> None:
    """Numbers with a comma in them that have become two items of a list."""
    text = findings.source.text
    groups: list[list[Text]] = []
    bare = spaced = 0
    last: Text | None = None
    for item in row.items:
        if not isinstance(item, Text) or item.style or not item.value:
            last = None
            continue
        if last is not None:
            between = text[last.end : item.start]
            if between == ",":
                bare += 1
                if last.value[-1].isdigit() and item.value[0].isdigit():
                    thousands = _THOUSANDS.match(item.value) and not item.value[3:4].isdigit()
                    if thousands and len(groups[-1][0].value) <= 3:
                        groups[-1].append(item)
                        last = item
                        continue
            else:
                spaced += 1
        groups.append([item])
        last = item
    numbers = [group for group in groups if len(group) > 1]
    zeros = any(item.value.startswith("0") for group in numbers for item in group[1:])
    alone = len(groups) == 1 and len(row.items) > 1 and len(groups[0][0].value) < 3
    if numbers and (spaced or zeros or alone):
        _thousands(row, numbers, findings)
    elif spaced and bare:
        _decimals(row, findings)


def _thousands(row: List, numbers: list[list[Text]], findings: Findings) -> None:
    text = findings.source.text
    spans = [(group[0].start, group[-1].end) for group in numbers]
    items = ", ".join(f"“{item.value}”" for group in numbers for item in group)
    count = "this looks like one number" if len(spans) == 1 else f"these look like {len(spans)} numbers"
    made = sum(len(group) for group in numbers)
    comma = f"comma makes {made}" if made == 2 else f"commas make {made}"
    findings.error(
        "split-number",
        spans[0],
        f"{count}, but the {comma}",
        label=f"read as {items}",
        also=tuple((findings.place(span), "") for span in spans[1:]),
        fixes=tuple(Fix(start, end, quoted(text[start:end])) for start, end in spans),
    )


def _decimals(row: List, findings: Findings) -> None:
    """A comma without a space between two digits, where the list's other commas have one."""
    text = findings.source.text
    for item, after in zip(row.items, row.items[1:], strict=False):
        if (
            isinstance(item, Text)
            and isinstance(after, Text)
            and text[item.end : after.start] == ","
            and item.value[-1:].isdigit()
            and after.value[:1].isdigit()
        ):
            findings.warning(
                "split-number",
                (item.start, after.end),
                "this looks like one number, but the comma makes 2",
                label=f"read as “{shorten(item)}”, “{shorten(after)}”",
                help=f"for a number write {quoted(text[item.start : after.end])}; for 2 texts put a space after the comma",
            )
            return


def _runs_on(node: Text, card: re.Match[str], findings: Findings) -> None:
    """A text in quotes in which another card starts: its closing quotation mark was forgotten."""
    line = findings.place((card.start(1), card.end(1))).line
    findings.error(
        "open-quote",
        (node.start, node.start + 1),
        "this quotation mark is closed too late",
        label=f"the card in line {line} has become part of this text",
        also=((findings.place((node.end - 1, node.end)), "closed here"),),
    )


def _swallowed(node: Text, findings: Findings) -> None:
    """A line that was meant to be a key or an item, but was read as the end of the text above."""
    if any(
        fix.start < node.end and node.start < fix.end
        for problem in findings.problems
        for fix in problem.fixes
    ):
        return
    raw = findings.source.text[node.start : node.end]
    bullets = [match.start(1) for match in _BULLETS.finditer(raw)]
    if bullets and bullets[0] == 0:
        findings.error(
            "bullet", (node.start, node.start + 1), f"a line starts with {raw[0]} instead of a dash",
            label=f"write the plain dash - of the keyboard ({len(bullets)} lines start like this)",
            fixes=tuple(Fix(node.start + at, node.start + at + 1, "-") for at in bullets),
        )  # fmt: skip
        return
    for match in _SWALLOWED.finditer(raw):
        start = node.start + match.start() + len(match.group()) - len(match.group().lstrip())
        line = findings.place((start, start)).line
        shown = shorten(findings.source.line(line), 30)
        if match[1] or match[3] in CARD.keys:
            label = (
                "a list starts on a line of its own"
                if match[1]
                else "a key needs a colon and a space after it"
            )
            findings.warning(
                "swallowed",
                (start, start + len(findings.source.line(line).strip())),
                f"`{shown}` was read as part of the text above",
                label=label,
            )
            return


def _unseen(match: re.Match[str], findings: Findings) -> None:
    findings.warning(
        "invisible",
        match.span(),
        "there is an invisible character in this line",
        label=f"U+{ord(match.group()):04X}, often from a web page",
        fixes=(Fix(match.start(), match.end(), "", "quiz check --fix takes it out"),),
    )
