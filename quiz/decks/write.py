"""A new deck as the text of a deck file, in the shape that a careful teacher would type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from quiz.decks.gaps import cloze_text
from quiz.decks.scalars import flow_list, flow_map, scalar
from quiz.model.card import Card, Choice, Option, Order, Source
from quiz.model.deck import Deck, DeckArticle

__all__ = [
    "article_lines",
    "articles_lines",
    "card_fields",
    "card_lines",
    "cloze_text",
    "dump",
    "generated_lines",
]

_WIDTH = 100
"""A list stays on one line up to this column."""


def dump(deck: Deck) -> str:
    """Write a new deck as YAML: what the deck is, its articles, its cards, the hashes of generated cards.

    `quiz.decks.read.parse` gives the same deck back. Line ends are `\\n`. Texts are quoted only where YAML
    would read something else; tags and level stand in each card, not in `defaults`.
    """
    lines = _text("deck", deck.name, 0)
    lines += _text("id", deck.id, 0)
    lines += _text("lang", deck.lang, 0)
    lines += _text("about", deck.about, 0)
    if deck.lint_off:
        lines.append(f"lint: {{off: {flow_list(sorted(deck.lint_off))}}}")
    if deck.articles:
        lines += ["", *articles_lines(deck.articles)]
    lines += ["", "cards:" if deck.cards else "cards: []"]
    for number, card in enumerate(deck.cards):
        lines += [""] if number else []
        lines += card_lines(card)
    if deck.generated:
        lines += ["", *generated_lines(deck.generated)]
    return "\n".join(lines) + "\n"


def articles_lines(articles: Iterable[DeckArticle]) -> list[str]:
    """The block `articles:`."""
    return ["articles:", *(line for article in articles for line in article_lines(article))]


def article_lines(article: DeckArticle, indent: int = 2) -> list[str]:
    """The lines of one article under `articles:`, a single one where it is short."""
    pairs = {
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published,
        "file": article.file,
    }
    pairs = {name: text for name, text in pairs.items() if text}
    margin = " " * indent
    head = f"{margin}{scalar(article.key)}:"
    fields = [f"{name}: {scalar(text, flow=True)}" for name, text in pairs.items()]
    fields += ["retells: yes"] if article.retells else []
    line = f"{head} {{{', '.join(fields)}}}"
    if len(line) <= _WIDTH:
        return [line]
    lines = [line for name, text in pairs.items() for line in _text(name, text, indent + 2)]
    return [head, *(f"{margin}  {line}" for line in lines), *([f"{margin}  retells: yes"] * article.retells)]


def generated_lines(generated: Mapping[str, str]) -> list[str]:
    """The block `generated:`, one card a line."""
    head = "generated:  # how each card was made; a card that you change is yours and is kept"
    return [head, *(f"  {scalar(key)}: {value}" for key, value in generated.items())]


def card_lines(card: Card, indent: int = 2) -> list[str]:
    """The lines of one card as an item of `cards:`; `indent` is the column (from 0) of its dash."""
    margin = " " * indent
    fields = list(card_fields(card, indent + 2).values())
    text = "\n".join([f"{margin}- {fields[0]}", *(f"{margin}  {field}" for field in fields[1:])])
    return text.split("\n")


def card_fields(card: Card, column: int) -> dict[str, str]:
    """Each key of a card with its text, `key: value`, in the order in which they are written.

    Lines after a text's first one stand where they belong if the key stands in `column` (from 0).
    """
    fields: dict[str, str] = {}
    name = ""
    for line in _card(card, column) or ["skip: no"]:
        if line.startswith(" "):
            fields[name] += f"\n{' ' * column}{line}"
        else:
            name = line.partition(":")[0]
            fields[name] = line
    return fields


def _card(card: Card, column: int) -> list[str]:
    """The lines of a card without their margin, except for those inside a block of several lines."""
    lines = _text("id", card.id, column)
    lines += _choice(card.choice, column) if card.choice else []
    lines += _text("cloze", cloze_text(card.cloze), column) if card.cloze else []
    lines += _texts("accept", card.accept, column)
    lines += _text("within", card.within, column)
    lines += _text("hint", card.hint, column)
    lines += _text("why", card.why, column)
    lines += _text("image", card.image, column)
    lines += _text("audio", card.audio, column)
    lines += _sources(card.sources, column)
    lines += _text("conflict", card.conflict, column)
    lines += _texts("tags", card.tags, column)
    lines += _text("level", str(card.level or ""), column)
    lines += _text("points", card.points, column)
    lines += ["keep: yes"] * card.keep
    lines += ["skip: yes"] * card.skip
    return lines


def _text(name: str, value: str, column: int) -> list[str]:
    return [f"{name}: {scalar(value, indent=column)}"] if value else []


def _texts(name: str, values: tuple[str, ...], column: int) -> list[str]:
    if not values:
        return []
    line = f"{name}: {flow_list(values)}"
    if column + len(line) <= _WIDTH:
        return [line]
    return [f"{name}:", *(f"  - {scalar(value, indent=column + 2)}" for value in values)]


def _choice(choice: Choice, column: int) -> list[str]:
    if choice.truth:
        return _text("fact" if choice.keys == ("True",) else "myth", choice.stem, column)
    lines = _text("q", choice.stem, column)
    keys, distractors = choice.keys, choice.distractors
    plain = (*(Option(key, right=True) for key in keys), *(Option(text) for text in distractors))
    as_typed = choice.options == plain
    if as_typed and len(keys) == 1:
        lines += _text("a", keys[0], column) + _texts("wrong", distractors, column)
    elif as_typed and distractors:
        lines += _texts("a", keys, column) + _texts("wrong", distractors, column)
    else:
        lines.append("options:")
        for option in choice.options:
            lines += _option(option, column)
    if choice.order is not Order.SHUFFLE:
        lines.append(f"order: {choice.order}")
    return lines


def _option(option: Option, column: int) -> list[str]:
    first = f"  - {'right' if option.right else 'wrong'}: {scalar(option.text, indent=column + 4)}"
    return [first, *(f"    {line}" for line in _text("why", option.why, column + 4))]


def _sources(sources: tuple[Source, ...], column: int) -> list[str]:
    if len(sources) == 1 and not sources[0].article:
        return _text("source", sources[0].says, column)
    lines = ["source:"] if sources else []
    for source in sources:
        if source.article:
            pairs = (("in", source.article), ("says", source.says))
            lines.append(f"  - {flow_map((name, text) for name, text in pairs if text)}")
        else:
            lines.append(f"  - {scalar(source.says, indent=column + 2)}")
    return lines
