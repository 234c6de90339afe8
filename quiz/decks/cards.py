"""From one entry of the list of cards to a Card."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from quiz.decks.faces import Entry, Faces
from quiz.decks.findings import Findings, shorten
from quiz.decks.keys import CARD, SOURCE
from quiz.decks.misread import tell_misspelt
from quiz.decks.suggest import nearest
from quiz.decks.tree import List, Map, Node, Text
from quiz.decks.values import Values
from quiz.errors import Fix
from quiz.model.card import Card, Order, Source

__all__ = ["CardReader", "Defaults"]

_DIGIT = re.compile(r"[0-9]")


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for every card of a deck that does not say otherwise."""

    tags: tuple[str, ...] = ()
    level: int = 0
    points: str = ""
    order: Order = Order.SHUFFLE
    sources: tuple[Source, ...] = ()


@dataclass(slots=True)
class CardReader:
    """Reads cards. `articles` are the keys of the deck's articles; `ids` are those of the cards so far."""

    values: Values
    articles: Mapping[str, object] = field(default_factory=dict)
    defaults: Defaults = field(default_factory=Defaults)
    ids: dict[str, Node] = field(default_factory=dict)

    @property
    def findings(self) -> Findings:
        """Where problems go."""
        return self.values.findings

    def read(self, node: Node) -> Card | None:
        """One card, or None where something in it is an error."""
        findings = self.findings
        errors = findings.errors
        if not isinstance(node, Map):
            self._not_a_card(node)
            return None
        entries = self.values.table(node, CARD)
        get = entries.get
        values = self.values
        defaults = self.defaults
        faces = Faces(values)
        choice = faces.choice(node, entries, defaults.order)
        cloze = faces.cloze(entry) if (entry := get("cloze")) else None
        card = Card(
            id=self._id(entry) if (entry := get("id")) else "",
            choice=choice,
            cloze=cloze,
            accept=tuple([value for value, _ in values.texts(entry)]) if (entry := get("accept")) else (),
            within=values.number(entry) if (entry := get("within")) else "",
            why=values.text(entry) if (entry := get("why")) else "",
            hint=values.text(entry) if (entry := get("hint")) else "",
            sources=self.sources(entry) if (entry := get("source")) else defaults.sources,
            conflict=values.text(entry) if (entry := get("conflict")) else "",
            tags=values.tags(entry, defaults.tags) if (entry := get("tags")) else defaults.tags,
            level=values.level(entry) if (entry := get("level")) else defaults.level,
            points=values.number(entry) if (entry := get("points")) else defaults.points,
            image=values.file(entry) if (entry := get("image")) else "",
            audio=values.file(entry) if (entry := get("audio")) else "",
            keep=values.yes(entry) if (entry := get("keep")) else False,
            skip=values.yes(entry) if (entry := get("skip")) else False,
            at=findings.source.place(node.start, node.end),
        )
        if findings.errors == errors:
            self._no_use(card, entries)
        return card if findings.errors == errors else None

    def sources(self, entry: Entry) -> tuple[Source, ...]:
        """Where an answer stands: texts, articles of the deck, and their sentences."""
        key, node = entry
        if isinstance(node, Map):
            return (self._source(node),)
        if not isinstance(node, List):
            text = self.values.text(entry)
            if text in self.articles:
                return (Source("", text),)
            return (Source(text),) if text else ()
        out = []
        for item in node.items:
            if isinstance(item, Map):
                out.append(self._source(item))
            elif text := self.values.item(item, key):
                out.append(Source("", text) if text in self.articles else Source(text))
        return tuple(out)

    def _source(self, node: Map) -> Source:
        entries = self.values.table(node, SOURCE)
        says = self.values.text(entry) if (entry := entries.get("says")) else ""
        article = self.values.id(entry) if (entry := entries.get("in")) else ""
        if article and article not in self.articles:
            at = entries["in"][1]
            near = nearest(article, tuple(self.articles))
            if near:
                label = f"did you mean `{near}`?"
            elif self.articles:
                label = "the articles are: " + ", ".join(list(self.articles)[:8])
            else:
                label = "this deck has no `articles:`"
            fixes = (Fix(at.start, at.end, near),) if near else ()
            self.findings.error(
                "no-article", at, f"the deck names no article `{shorten(article)}`", label=label, fixes=fixes
            )
        if not says and not article and not entries:
            self.findings.error("empty", node, "this source is empty", label="write `in:` and `says:`")
        return Source(says, article)

    def _id(self, entry: Entry) -> str:
        value = self.values.id(entry)
        if not value:
            return ""
        first = self.ids.setdefault(value, entry[1])
        if first is not entry[1]:
            self.findings.error(
                "duplicate-id",
                entry[1],
                f"two cards have the id `{value}`",
                label="give this card another id, or none",
                also=((self.findings.place(first), "the first one"),),
            )
        return value

    def _not_a_card(self, node: Node) -> None:
        """Tell of a list item that is no card."""
        if isinstance(node, Text):
            if tell_misspelt(node, self.findings):
                return
            if not node.value.strip():
                self.findings.error(
                    "empty-card", (max(node.start - 1, 0), node.start), "there is a dash without a card",
                    label="write the card after it, or take the dash away",
                )  # fmt: skip
                return
        what = "a text" if isinstance(node, Text) else "a list"
        self.findings.error(
            "not-a-card",
            node,
            f"this is {what}, not a card",
            label="a card starts with `- q:`, `- cloze:`, `- fact:` or `- myth:`",
        )

    def _no_use(self, card: Card, entries: Mapping[str, Entry]) -> None:
        """Tell of keys that do nothing on this kind of card."""
        typed = not (card.choice and card.choice.truth)
        for name in ("accept", "within"):
            if name in entries and not typed and not card.cloze:
                self.findings.warning(
                    "no-use", entries[name][0], f"`{name}` does nothing here",
                    label="a card with `fact` or `myth` is never typed",
                )  # fmt: skip
        if card.within and typed and not any(_DIGIT.search(answer) for answer in card.answers):
            self.findings.error(
                "not-a-number", entries["within"][0], "`within` needs an answer that is a number",
                label=f"the answer is `{shorten(card.answers[0])}`: leave `within` out",
            )  # fmt: skip
        if "order" in entries and not card.choice:
            self.findings.warning(
                "no-use", entries["order"][0], "`order` does nothing here", label="this card has no options"
            )
