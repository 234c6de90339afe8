"""From the tree of a deck file to a Deck."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from quiz.decks.cards import CardReader, Defaults
from quiz.decks.events import Tree
from quiz.decks.faces import Faces
from quiz.decks.findings import Findings, shorten
from quiz.decks.keys import ARTICLE, CARD, DECK, DEFAULTS, LINT
from quiz.decks.misread import tell_misspelt
from quiz.decks.suggest import meant_key
from quiz.decks.tree import List, Map, Node, Text
from quiz.decks.values import Values
from quiz.errors import Fix
from quiz.model.card import Card, Order
from quiz.model.deck import Deck, DeckArticle

__all__ = ["Reading", "read_tree"]

Entry = tuple[Text, Node]


@dataclass(slots=True)
class Reading:
    """A deck as read, and each entry of its list of cards with the card it gave (None: it has an error)."""

    deck: Deck
    cards: list[tuple[Node, Card | None]] = field(default_factory=list)
    reader: CardReader | None = None


def read_tree(tree: Tree, findings: Findings, folder: Path | None) -> Reading:
    """Read a deck from a tree. Everything that is wrong goes to `findings`; a faulty card is left out.

    `folder` is where the deck stands, for pictures and sounds beside it; with None no file is looked for.
    """
    return _DeckReader(findings, folder).read(tree)


class _DeckReader:
    """Reads the top of a file, then its cards."""

    def __init__(self, findings: Findings, folder: Path | None) -> None:
        self.findings = findings
        self.values = Values(findings, folder)
        self.cards = CardReader(self.values)

    def read(self, tree: Tree) -> Reading:
        """The deck of a whole file: a map with `cards`, or a bare list of cards."""
        root = tree.root
        findings = self.findings
        file = findings.source.file
        name = PurePath(file).stem
        if isinstance(root, List) and not root.flow:
            read = self._cards(root)
            return Reading(Deck(name, _good(read), file=file), read, self.cards)
        if not isinstance(root, Map):
            self._no_deck(root)
            return Reading(Deck(name, (), file=file))
        entries = self._entries(root)
        get = entries.get
        values = self.values
        articles = self._articles(entry) if (entry := get("articles")) else ()
        self.cards.articles = {article.key: article for article in articles}
        if entry := get("defaults"):
            self.cards.defaults = self._defaults(entry)
        read = self._card_list(entry) if (entry := get("cards")) else []
        column = findings.place(next(root.keys(), root)).column
        for key, node in tree.again:
            if key.value == "cards" and findings.place(key).column == column and isinstance(node, List):
                read += self._cards(node)
        if not get("cards"):
            findings.error(
                "no-cards", next(root.keys(), root), "this deck has no cards",
                label="add a line `cards:` and below it the cards, one dash each",
            )  # fmt: skip
        deck = Deck(
            name=(values.text(entry) if (entry := get("deck")) else "") or name,
            cards=_good(read),
            id=values.id(entry) if (entry := get("id")) else "",
            lang=(values.lang(entry) if (entry := get("lang")) else "") or "en",
            about=values.text(entry) if (entry := get("about")) else "",
            articles=articles,
            lint_off=self._lint(entry) if (entry := get("lint")) else frozenset(),
            generated=self._generated(entry) if (entry := get("generated")) else {},
            file=file,
        )
        return Reading(deck, read, self.cards)

    def _entries(self, root: Map) -> Mapping[str, Entry]:
        """The entries at the top of the file."""
        strays = [
            key for key, _ in root.entries.values() if key.value in CARD.keys and key.value not in DECK.keys
        ]
        if strays and "cards" not in root.entries:
            stray = strays[0]
            self.findings.error(
                "card-outside", stray, f"`{stray.value}` stands outside a card",
                label="each card starts with a dash: `- q: ...`",
                fixes=self._dash(root) if len(strays) == len(root.entries) and not root.flow else (),
            )  # fmt: skip
            known = {name: entry for name, entry in root.entries.items() if name in DECK.keys}
            return {**known, "cards": (stray, List([], stray.start, stray.end))}
        for stray in strays:
            self.findings.error(
                "card-outside", stray, f"`{stray.value}` stands outside a card",
                label="it belongs to a card: move it to the right, in line with the card's other lines",
            )  # fmt: skip
        if strays:
            others = {name: entry for name, entry in root.entries.items() if entry[0] not in strays}
            root = Map(others, root.start, root.end)
        if "cards" not in root.entries:
            root = self._with_cards(root)
        return self.values.table(root, DECK)

    def _with_cards(self, root: Map) -> Map:
        """The top of a file whose list of cards stands under an unknown key: that key is taken for `cards`."""
        unknown = [
            (key, node)
            for key, node in root.entries.values()
            if key.value not in DECK.keys
            and isinstance(node, List)
            and any(isinstance(item, Map) for item in node.items)
        ]
        if len(unknown) != 1 or meant_key(unknown[0][0].value, DECK) == "cards":
            return root
        key, node = unknown[0]
        fixes = () if root.flow else (Fix(key.start, key.end, "cards", "quiz check --fix renames it"),)
        self.findings.error(
            "unknown-key", key, f"a deck has no `{shorten(key)}`", label="did you mean `cards`?", fixes=fixes
        )
        others = {name: entry for name, entry in root.entries.items() if name != key.value}
        return Map({**others, "cards": (key, node)}, root.start, root.end)

    def _no_deck(self, root: Node | None) -> None:
        findings = self.findings
        if root is None or (isinstance(root, Text) and not root.value and not root.style):
            findings.error(
                "no-cards", (0, 0), "this file is empty",
                help="`quiz new FILE` writes an example deck to start from",
            )  # fmt: skip
            return
        if isinstance(root, Text) and tell_misspelt(root, findings):
            return
        what = "a list in brackets" if isinstance(root, List) else "a text"
        end = min(root.end, root.start + len(findings.source.line(findings.place(root).line)))
        findings.error(
            "not-a-deck", (root.start, end), f"this file is {what}, not a deck",
            label="a deck starts with `cards:`, or with the first card: `- q: ...`",
            help="`quiz new FILE` writes an example deck to start from",
        )  # fmt: skip

    def _card_list(self, entry: Entry) -> list[tuple[Node, Card | None]]:
        key, node = entry
        findings = self.findings
        if isinstance(node, List):
            if not node.items:
                if node.start != key.start:
                    findings.error("no-cards", key, "this deck has no cards", label="write at least one card")
                return []
            return self._cards(node)
        if isinstance(node, Map):
            first = next(node.keys(), node)
            fixes: tuple[Fix, ...] = ()
            card = [name for name in node.entries if name in CARD.keys]
            if card and not node.flow:
                fixes = self._dash(node)
            findings.error(
                "no-dash", first, "there is no dash before the card",
                label="each card starts with a dash: `- q: ...`", fixes=fixes,
            )  # fmt: skip
            return [(node, self.cards.read(node))] if card else []
        if isinstance(node, Text) and not node.value.strip():
            findings.error("no-cards", key, "this deck has no cards", label="write at least one card below")
        else:
            findings.error(
                "no-cards",
                node,
                "this is a text, not a list of cards",
                label="each card starts with a dash on a line of its own: `- q: ...`",
            )
        return []

    def _dash(self, node: Map) -> tuple[Fix, ...]:
        """The changes that make one card of a map: a dash before its first line, the others moved along."""
        source = self.findings.source
        first, last = source.place(node.start, node.end).line, source.place(node.end, node.end).line
        starts = source.starts
        fixes = [Fix(node.start, node.start, "- ", "quiz check --fix puts the dash there")]
        for number in range(first + 1, last + 1):
            if source.line(number).strip():
                fixes.append(Fix(starts[number - 1], starts[number - 1], "  "))
        return tuple(fixes)

    def _cards(self, node: List) -> list[tuple[Node, Card | None]]:
        read = self.cards.read
        return [(item, read(item)) for item in node.items]

    def _map(self, entry: Entry, what: str) -> Map | None:
        key, node = entry
        if isinstance(node, Map):
            return node
        self.findings.error("needs-map", key, f"`{key.value}` takes lines of its own", label=what)
        return None

    def _articles(self, entry: Entry) -> tuple[DeckArticle, ...]:
        node = self._map(entry, "below it write a short key for each article: `nbc: {title: ...}`")
        return tuple(self._article(key, below) for key, below in node.entries.values()) if node else ()

    def _article(self, key: Text, node: Node) -> DeckArticle:
        values = self.values
        if isinstance(node, Text) and node.value.strip():
            return DeckArticle(key.value, title=node.value.strip())
        below = self._map((key, node), "write what the article is: `{title: ..., publisher: ...}`")
        if not below:
            return DeckArticle(key.value)
        get = values.table(below, ARTICLE).get
        return DeckArticle(
            key=values.id((key, key)),
            title=values.text(found) if (found := get("title")) else "",
            publisher=values.text(found) if (found := get("publisher")) else "",
            published=values.date(found) if (found := get("published")) else "",
            file=values.text(found) if (found := get("file")) else "",
            retells=values.yes(found) if (found := get("retells")) else False,
        )

    def _defaults(self, entry: Entry) -> Defaults:
        node = self._map(entry, "write what holds for every card: `{tags: [geography], level: 2}`")
        if not node:
            return Defaults()
        values = self.values
        get = values.table(node, DEFAULTS).get
        return Defaults(
            tags=values.tags(found, ()) if (found := get("tags")) else (),
            level=values.level(found) if (found := get("level")) else 0,
            points=values.number(found) if (found := get("points")) else "",
            order=Faces(values).order(found) if (found := get("order")) else Order.SHUFFLE,
            sources=self.cards.sources(found) if (found := get("source")) else (),
        )

    def _lint(self, entry: Entry) -> frozenset[str]:
        node = self._map(entry, "write which checks to leave out: `{off: [L109]}`")
        if not node:
            return frozenset()
        off = self.values.table(node, LINT).get("off")
        return frozenset(code.upper() for code, _ in self.values.texts(off)) if off else frozenset()

    def _generated(self, entry: Entry) -> Mapping[str, str]:
        key, node = entry
        if isinstance(node, Text) and not node.value.strip():
            return {}
        below = self._map(entry, "`quiz make` writes this: leave it as it was")
        hashes: dict[str, str] = {}
        for name, (inner, value) in below.entries.items() if below else ():
            if isinstance(value, Text) and value.value.strip():
                hashes[name] = value.value.strip()
            else:
                self.findings.error(
                    "needs-text", inner, f"`{shorten(name)}` has no hash",
                    label=f"`quiz make` writes `{key.value}`: leave it as it was",
                )  # fmt: skip
        return hashes


def _good(read: list[tuple[Node, Card | None]]) -> tuple[Card, ...]:
    return tuple([card for _, card in read if card is not None])
