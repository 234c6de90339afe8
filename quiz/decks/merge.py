"""A deck made anew is merged into the deck that a teacher has worked on since.

The block `generated` of a deck holds, by id, the hash of each card as it was made. From it and the two decks
follows what becomes of each card:

- a card that nobody touched reads as the new one, or goes if the new deck has it no longer;
- a card that was changed stays as it is; if its source has changed too, the report says so;
- a card that was deleted stays deleted;
- a card with `keep: yes`, and every card that was never made, stays as it is;
- a card that is new goes behind the last one.

Only the places that change are written: order, comments, layout and line ends stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from quiz.decks.blocks import write_block
from quiz.decks.cards import CardReader
from quiz.decks.edits import splice
from quiz.decks.examine import Examined, examine
from quiz.decks.findings import Findings
from quiz.decks.patch import append_to, dash_of, data, remove_card, rewrite_card
from quiz.decks.scalars import scalar
from quiz.decks.settle import settled
from quiz.decks.source import Source
from quiz.decks.stamp import first_error
from quiz.decks.tree import List, Map
from quiz.decks.values import Values
from quiz.decks.write import article_lines, card_lines, generated_lines
from quiz.errors import FileError, Fix
from quiz.model.card import Card
from quiz.model.deck import Deck, DeckArticle

__all__ = ["MergeReport", "merge"]


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What became of the cards, by id, and of the articles, by key; the file's name and cards after it.

    `stale` cards are among the changed or locked ones: what they come from says something else now, or nothing.
    """

    name: str = ""
    """What the deck in the file is called, whatever the one made anew is."""
    cards: int = 0
    """How many cards the file has now, those that were never made included."""

    unchanged: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    locked: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()

    def lines(self) -> Iterator[str]:
        """The report for a person, one line for each thing that happened."""
        for name, says in _SAYS.items():
            ids: tuple[str, ...] = getattr(self, name)
            if ids and name == "unchanged":
                yield f"{len(ids)} {says}"
            elif ids:
                more = f" and {len(ids) - _NAMED} more" if len(ids) > _NAMED else ""
                yield f"{len(ids)} {says}: {', '.join(ids[:_NAMED])}{more}"


_SAYS = {
    "unchanged": "as before",
    "replaced": "made anew",
    "added": "new",
    "removed": "taken out, since they are no longer made",
    "changed": "kept as you changed them",
    "locked": "kept, since they say `keep: yes`",
    "deleted": "left out, since you deleted them",
    "stale": "of those kept to look at, since they would be made otherwise now, or not at all",
    "articles": "more in `articles`",
}
_NAMED = 12
"""How many ids a line of the report names."""


@dataclass(slots=True)
class _Plan:
    """What is to be written: changes, hashes, new cards; and the report in the making."""

    fixes: list[Fix] = field(default_factory=list)
    hashes: dict[str, str] = field(default_factory=dict)
    gone: list[Card] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)
    told: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in _SAYS})

    def tell(self, name: str, card_id: str) -> None:
        """Note what became of a card."""
        self.told[name].append(card_id)


def merge(existing_text: str, file: str, new: Deck) -> tuple[str, MergeReport]:
    """Merge a deck made anew into the text of the deck in `file`.

    Merging the same deck again changes nothing more. The name, language, defaults and everything else at the top
    of the existing deck stay.

    Raises:
        FileError: the existing deck has errors, has no place for what is new (a bare list of cards, cards in
            brackets), or would be left without a card. It is to be left alone then.
    """
    source = Source(file, existing_text.removeprefix("\ufeff"))
    read = examine(source, None, fixes=False)
    first_error(read)
    root = read.root
    if not isinstance(root, Map) or root.flow:
        raise FileError(file, "has no place for new cards: write `cards:` above the first one and try again")
    block = root.get("cards")
    if not isinstance(block, List) or block.flow:
        raise FileError(file, "has its cards in brackets: write one dash for each card and try again")
    new = settled(new, file)
    keys, articles = _articles(read.deck.articles, new.articles)
    made = {card.id: _with_keys(card, keys) for card in new.cards if card.id}
    plan = _Plan()
    nodes = _decide(read, made, plan)
    added = [made[card_id] for card_id in plan.told["added"]]
    if not plan.cards and not added:
        raise FileError(file, "would be left without a card: none of them is made any more")
    _cards(nodes, added, plan, source)
    used = {one.article for card in (*plan.cards, *added) for one in card.sources}
    _article_block(read, articles, used, plan, root)
    _generated_block(root, source, plan)
    text = splice(source.text, plan.fixes)
    _prove(text, file, [*plan.cards, *added])
    mark = "\ufeff" if existing_text.startswith("\ufeff") else ""
    told = {name: tuple(ids) for name, ids in plan.told.items()}
    return mark + text, MergeReport(read.deck.name, len(plan.cards) + len(added), **told)


def _decide(read: Examined, made: Mapping[str, Card], plan: _Plan) -> list[tuple[Map, Card | None]]:
    """Say what becomes of each card of the file: its node with itself, the card that it shall be, or None."""
    hashes = dict(read.deck.generated)
    present = set()
    nodes: list[tuple[Map, Card | None]] = []
    for node, card in _own_cards(read):
        present.add(card.id)
        was = hashes.get(card.id)
        fresh = made.get(card.id)
        becomes: Card | None = card
        if was is not None:
            now = fresh.content_hash if fresh else ""
            if card.keep or card.content_hash != was:
                plan.tell("locked" if card.keep else "changed", card.id)
                if now != was:
                    plan.tell("stale", card.id)
                plan.hashes[card.id] = was if card.keep or not fresh else now
            elif fresh is None:
                plan.tell("removed", card.id)
                plan.gone.append(card)
                becomes = None
            else:
                plan.tell("unchanged" if now == was else "replaced", card.id)
                plan.hashes[card.id] = now
                becomes = card if now == was else replace(fresh, skip=card.skip)
        if becomes:
            plan.cards.append(becomes)
        nodes.append((node, becomes))
    for card_id, was in hashes.items():
        if card_id not in present:
            plan.tell("deleted", card_id)
            plan.hashes[card_id] = made[card_id].content_hash if card_id in made else was
    for card_id, fresh in made.items():
        if card_id not in present and card_id not in hashes:
            plan.tell("added", card_id)
            plan.hashes[card_id] = fresh.content_hash
    return nodes


def _own_cards(read: Examined) -> Iterator[tuple[Map, Card]]:
    """Each card with what stands in it alone: what the deck's defaults add says nothing about who changed it."""
    reader = CardReader(Values(Findings(read.source), None))
    reader.articles = {article.key: article for article in read.deck.articles}
    for node, _ in read.entries:
        card = reader.read(node)
        assert card is not None and isinstance(node, Map)
        yield node, card


def _cards(nodes: list[tuple[Map, Card | None]], added: list[Card], plan: _Plan, source: Source) -> None:
    """Rewrite and take out cards, and put the new ones behind the last."""
    replaced = set(plan.told["replaced"])
    for number, (node, becomes) in enumerate(nodes):
        if becomes is None:
            plan.fixes.append(remove_card(node, source, first=number == 0))
        elif becomes.id in replaced:
            plan.fixes += rewrite_card(node, becomes, source)
    if not added:
        return
    stays = next((node for node, becomes in reversed(nodes) if becomes), None)
    anchor = stays or nodes[-1][0]
    dash = dash_of(anchor, source)
    indent = source.place(dash, dash).column - 1
    lines = [line for card in added for line in ("", *card_lines(card, indent))]
    if stays:
        plan.fixes.append(append_to(stays, lines, source))
        return
    taken_out = plan.fixes.pop()
    text = source.newline.join(lines[1:] + ([""] if taken_out.end < len(source.text) else []))
    plan.fixes.append(Fix(taken_out.start, taken_out.end, taken_out.text + text))


def _articles(
    old: Iterable[DeckArticle], new: Iterable[DeckArticle]
) -> tuple[dict[str, str], list[DeckArticle]]:
    """The key under which the file has or shall have each new article, and the new articles with those keys.

    An article is the same if its file is, or, without a file, its title and publisher.
    """
    known = {_identity(article): article.key for article in old}
    taken = set(known.values())
    keys: dict[str, str] = {}
    articles = []
    for article in new:
        key = known.get(_identity(article), "")
        if not key:
            key, number = article.key, 2
            while key in taken:
                key, number = f"{article.key}-{number}", number + 1
        taken.add(key)
        keys[article.key] = key
        articles.append(replace(article, key=key))
    return keys, articles


def _identity(article: DeckArticle) -> tuple[str, ...]:
    return (article.file,) if article.file else (article.title, article.publisher)


def _with_keys(card: Card, keys: Mapping[str, str]) -> Card:
    sources = tuple(replace(one, article=keys.get(one.article, one.article)) for one in card.sources)
    return replace(card, sources=sources)


def _article_block(
    read: Examined, articles: list[DeckArticle], used: set[str], plan: _Plan, root: Map
) -> None:
    """Add articles that are new, and what is known now of others; take out those that only removed cards had."""
    old = {article.key: article for article in read.deck.articles}
    orphans = {one.article for card in plan.gone for one in card.sources} - used
    orphans -= {article.key for article in articles}
    kept = [_filled(article, articles) for article in old.values() if article.key not in orphans]
    fresh = [article for article in articles if article.key not in old]
    plan.told["articles"] += [article.key for article in fresh]
    wanted = {article.key: article for article in (*kept, *fresh)}
    plan.fixes += write_block(
        root,
        "articles",
        read.source,
        wanted,
        lambda key, column: article_lines(wanted[key], column),
        lambda key, _: wanted[key] == old[key],
    )


def _filled(article: DeckArticle, new: Iterable[DeckArticle]) -> DeckArticle:
    """An article of the file with what was empty in it; what stands there may be the teacher's and stays."""
    found = next((one for one in new if one.key == article.key), article)
    return replace(
        article,
        title=article.title or found.title,
        publisher=article.publisher or found.publisher,
        published=article.published or found.published,
        file=article.file or found.file,
        retells=article.retells or found.retells,
    )


def _generated_block(root: Map, source: Source, plan: _Plan) -> None:
    hashes = plan.hashes
    plan.fixes += write_block(
        root,
        "generated",
        source,
        hashes,
        lambda key, column: [f"{' ' * column}{scalar(key)}: {hashes[key]}"],
        lambda key, value: data(value) == hashes[key],
        head=generated_lines({})[0],
    )


def _prove(text: str, file: str, meant: list[Card]) -> None:
    """Read the merged text: it must hold the cards that are meant."""
    read = examine(Source(file, text), None, fixes=False)
    if not read.errors and [card for _, card in _own_cards(read)] == meant:
        return
    raise FileError(
        file, "could not be merged, and was left as it is; run quiz check on it, or make another file"
    )
