"""What stands behind a key, read by its kind. Whatever does not fit is told, with what was expected."""

from __future__ import annotations

import re
from pathlib import Path

from quiz.decks.findings import Findings, quoted, shorten
from quiz.decks.keys import CARD, DECK, LEVELS, NO, YES, Key, Table
from quiz.decks.misread import tell_empty, tell_misread, tell_numbered
from quiz.decks.suggest import meant_key, nearest
from quiz.decks.tree import List, Map, Node, Text
from quiz.errors import Fix

__all__ = ["Values"]

_ID = re.compile(r"\w[\w.\-]{0,63}")
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_LANG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_LANGUAGES = {
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr", "francais": "fr",
    "spanish": "es", "español": "es", "espanol": "es", "italian": "it", "italiano": "it",
    "portuguese": "pt", "português": "pt", "dutch": "nl", "nederlands": "nl", "polish": "pl",
    "swedish": "sv", "danish": "da", "norwegian": "no", "finnish": "fi", "latin": "la", "greek": "el",
    "russian": "ru", "ukrainian": "uk", "turkish": "tr", "arabic": "ar", "chinese": "zh", "japanese": "ja",
}  # fmt: skip
_MAX_UNKNOWN = 20
"""So many unknown keys of one card are told one by one."""
_LEVEL_WORDS = {"easy": "1", "simple": "1", "medium": "3", "middle": "3", "normal": "3", "hard": "5",
                "difficult": "5"}  # fmt: skip


class Values:
    """Reads values by their kind and notes what is wrong with them.

    `folder` is where the deck stands, for the files beside it; None where that is not known: then no file is
    looked for.
    """

    def __init__(self, findings: Findings, folder: Path | None) -> None:
        self.findings = findings
        self.folder = folder

    def table(self, node: Map, table: Table) -> dict[str, tuple[Text, Node]]:
        """The entries of a map whose keys a table names. An unknown key counts as the one that was meant,
        so that the rest is checked as it will be after the correction."""
        known = table.keys
        for name in node.entries:
            if name not in known:
                break
        else:
            return node.entries
        entries = {name: entry for name, entry in node.entries.items() if name in known}
        numbered = tell_numbered(node, table, entries, self.findings)
        unknown = 0
        for name, (key, value) in node.entries.items():
            if name not in known and name not in numbered:
                unknown += 1
                if unknown > _MAX_UNKNOWN:
                    more = len(node.entries.keys() - known.keys()) - _MAX_UNKNOWN
                    self.findings.error(
                        "unknown-key",
                        key,
                        f"{table.thing} has no `{shorten(key)}`, nor {more - 1} more such keys",
                    )
                    break
                meant = self.unknown_key(key, table, entries, node)
                if meant and meant not in entries:
                    entries[meant] = (key, value)
        return entries

    def unknown_key(self, key: Text, table: Table, entries: dict[str, tuple[Text, Node]], node: Map) -> str:
        """Tell of a key that a table does not know, and say which was meant."""
        bare = key.value.strip("\xa0\u200b\ufeff \t")
        if bare != key.value and bare in table.keys:
            self.findings.warning(
                "invisible",
                key,
                f"there is an invisible character at `{bare}`",
                label="a no-break space or the like, often from a web page or a word processor",
                fixes=(Fix(key.start, key.end, bare),),
            )
            return bare
        shown = shorten(key) or " "
        if key.value.startswith("-") and meant_key(key.value[1:], table):
            self.findings.error(
                "no-space",
                (key.start, key.start + 1),
                "there is no space after the dash",
                label="put a space between the dash and the word",
                fixes=(Fix(key.start, key.start + 1, "- "),),
            )
            return ""
        if table is CARD and bare in DECK.keys:
            self.findings.error(
                "unknown-key", key, f"`{bare}` belongs to the deck, not to a card",
                label="write it at the top of the file, before `cards:`",
            )  # fmt: skip
            return ""
        if table is CARD and bare.casefold() in ("type", "kind"):
            row = list(node.entries.values())
            here = next(number for number, (other, _) in enumerate(row) if other is key)
            start = row[here - 1][1].end if here else key.start
            end = row[here][1].end if here else (row[1][0].start if len(row) > 1 else key.end)
            fixes = (Fix(start, end, "", "quiz check --fix takes it out"),)
            self.findings.error(
                "unknown-key",
                key,
                f"a card needs no `{bare}`",
                label="its other keys say what it is",
                fixes=fixes,
            )
            return ""
        meant = meant_key(bare, table)
        message = f"{table.thing} has no `{shown}`"
        if not meant:
            names = ", ".join(table.keys)
            self.findings.error(
                "unknown-key", key, message, label="this is not a key", help=f"the keys are: {names}"
            )
        elif meant in entries:
            self.findings.error(
                "unknown-key", key, message, label=f"if `{meant}` is meant: it is there already"
            )
        else:
            fix = Fix(key.start, key.end, meant, "quiz check --fix renames it")
            self.findings.error("unknown-key", key, message, label=f"did you mean `{meant}`?", fixes=(fix,))
        return meant

    def text(self, entry: tuple[Text, Node]) -> str:
        """One text, never empty: an empty one is told of and given as ''."""
        key, node = entry
        if node.__class__ is Text:
            value = node.value.strip()
            if value:
                return value
        return self.item(node, key)

    def item(self, node: Node, key: Text) -> str:
        """One text of a key that may have several."""
        findings = self.findings
        name = key.value
        if isinstance(node, Text):
            value = node.value.strip()
            if not value:
                tell_empty(node, key, findings)
            return value
        if node.flow or (isinstance(node, Map) and "\n" not in findings.source.text[node.start : node.end]):
            return tell_misread(node, findings)
        kind = "is a list" if isinstance(node, List) else "are other keys"
        findings.error(
            "needs-text",
            key,
            f"`{name}` takes one text, but there {kind} below it",
            label=f"write the text on this line, or after `{name}: |` on the lines below",
        )
        return ""

    def texts(self, entry: tuple[Text, Node]) -> list[tuple[str, Node]]:
        """One text or several, each with its node; the empty ones are told of and left out."""
        key, node = entry
        if isinstance(node, List):
            if not node.items:
                self.findings.error(
                    "empty", node, f"`{key.value}` is empty", label="write something between the brackets"
                )
            out: list[tuple[str, Node]] = []
            for item in node.items:
                value = item.value.strip() if item.__class__ is Text else ""
                if value or (value := self.item(item, key)):
                    out.append((value, item))
            return out
        value = self.text(entry)
        return [(value, node)] if value else []

    def id(self, entry: tuple[Text, Node]) -> str:
        """A short name of letters, digits, `-`, `_` and `.`."""
        value = self.text(entry)
        if value and not _ID.fullmatch(value):
            better = re.sub(r"[^\w.\-]+", "-", value).strip("-.")[:64]
            fixes = (Fix(entry[1].start, entry[1].end, better),) if _ID.fullmatch(better) else ()
            self.findings.error(
                "bad-id",
                entry[1],
                f"`{shorten(value)}` cannot be an id",
                label="letters, digits, - _ and . only, 64 at most",
                fixes=fixes,
            )
            return ""
        return value

    def level(self, entry: tuple[Text, Node]) -> int:
        """A level from 1 to 5; 0 where it is none."""
        value = self.text(entry)
        if not value:
            return 0
        if value.isascii() and value.isdigit() and len(value) < 3 and int(value) in LEVELS:
            return int(value)
        meant = _LEVEL_WORDS.get(value.casefold(), "")
        self.findings.error(
            "bad-level",
            entry[1],
            f"`{shorten(value)}` is no level",
            label="a level is a number from 1 (easy) to 5 (hard)",
            fixes=(Fix(entry[1].start, entry[1].end, meant),) if meant else (),
        )
        return 0

    def number(self, entry: tuple[Text, Node]) -> str:
        """A number not below 0, as written; with `%` behind it where the key is a tolerance."""
        value = self.text(entry)
        if not value:
            return ""
        bare = value.removesuffix("%").rstrip() if entry[0].value == "within" else value
        bare = bare.removeprefix("±").removeprefix("+-").strip() if entry[0].value == "within" else bare
        if _NUMBER.fullmatch(bare):
            return bare + ("%" if value.endswith("%") else "")
        example = "`50` or `5%`" if entry[0].value == "within" else "`2` or `0.5`"
        self.findings.error(
            "bad-number",
            entry[1],
            f"`{shorten(value)}` is no number",
            label=f"write a number such as {example}",
        )
        return ""

    def yes(self, entry: tuple[Text, Node]) -> bool:
        """Yes or no."""
        value = self.text(entry)
        word = value.casefold()
        if value and word not in YES and word not in NO:
            self.findings.error(
                "bad-yes", entry[1], f"`{shorten(value)}` is neither yes nor no", label="write yes or no"
            )
        return word in YES

    def word(self, entry: tuple[Text, Node], key: Key) -> str:
        """One of a key's words, or ''."""
        value = self.text(entry)
        if not value or value in key.words:
            return value
        meant = value.casefold() if value.casefold() in key.words else nearest(value, key.words)
        words = ", ".join(key.words[:-1]) + f" or {key.words[-1]}"
        self.findings.error(
            "unknown-word",
            entry[1],
            f"`{key.name}` cannot be `{shorten(value)}`",
            label=f"did you mean `{meant}`?" if meant else f"write {words}",
            help=f"it can be {words}" if meant else "",
            fixes=(Fix(entry[1].start, entry[1].end, meant),) if meant else (),
        )
        return ""

    def lang(self, entry: tuple[Text, Node]) -> str:
        """A language tag, or ''."""
        value = self.text(entry)
        if not value:
            return ""
        meant = _LANGUAGES.get(value.casefold(), "")
        if not meant and _LANG.fullmatch(value):
            return value
        node = entry[1]
        self.findings.error(
            "bad-lang",
            node,
            f"`{shorten(value)}` is no language code",
            label=f"write `{meant}`" if meant else "write a code such as en, de or pt-BR",
            fixes=(Fix(node.start, node.end, meant),) if meant else (),
        )
        return ""

    def date(self, entry: tuple[Text, Node]) -> str:
        """A day, month or year in ISO form, or ''."""
        value = self.text(entry)
        if value and not _DATE.fullmatch(value):
            self.findings.error(
                "bad-date",
                entry[1],
                f"`{shorten(value)}` is no date",
                label="write year-month-day, such as 2022-03-10",
            )
            return ""
        return value

    def tags(self, entry: tuple[Text, Node], inherited: tuple[str, ...]) -> tuple[str, ...]:
        """A card's tags: its own, or with a `+` the deck's and its own."""
        words = [value for value, _ in self.texts(entry)]
        adds = any(word.startswith("+") for word in words)
        own = [word[1:].strip() if word.startswith("+") else word for word in words]
        return tuple(dict.fromkeys([*(inherited if adds else ()), *(word for word in own if word)]))

    def file(self, entry: tuple[Text, Node]) -> str:
        """A file beside the deck, as written; '' where it is missing or stands elsewhere."""
        value = self.text(entry)
        if not value:
            return ""
        name, node = entry[0].value, entry[1]
        if re.match(r"[a-z]+://", value):
            self.findings.error(
                "web-file", node, f"`{name}` must be a file beside the deck, not a web address",
                label="save it into the deck's folder and write its name here",
            )  # fmt: skip
            return ""
        return value if self.beside(value, node, name) else ""

    def beside(self, value: str, node: Node, name: str) -> bool:
        """Tell of a file that is missing or outside the deck's folder."""
        if self.folder is None:
            return True
        home = path = self.folder.resolve()
        try:
            path = (home / value).resolve()
            inside = path.is_relative_to(home)
            there = inside and path.is_file()
        except (OSError, ValueError, RuntimeError):
            inside, there = True, False
        if not inside:
            self.findings.error(
                "outside-file", node, f"`{shorten(value)}` is outside the deck's folder",
                label=f"put the {name} into the deck's folder or a folder in it",
            )  # fmt: skip
            return False
        if not there:
            near = self._near_file(path) if inside else ""
            fixes = (
                (Fix(node.start, node.end, quoted(near) if "#" in near or ": " in near else near),)
                if near
                else ()
            )
            self.findings.error(
                "no-file", node, f"there is no file `{shorten(value)}`",
                label=f"did you mean `{near}`?" if near else "looked for it beside the deck",
                fixes=fixes,
            )  # fmt: skip
        return there

    def _near_file(self, path: Path) -> str:
        """A file in the same folder whose name is nearly the one looked for, relative to the deck."""
        assert self.folder is not None
        home = self.folder.resolve()
        try:
            names = sorted(entry.name for entry in path.parent.iterdir() if entry.is_file())
        except (OSError, ValueError):
            return ""
        near = nearest(path.name, names)
        return (path.parent / near).relative_to(home).as_posix() if near else ""
