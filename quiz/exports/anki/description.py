"""A deck's description: Markdown without HTML, remote images or odd links, and the deck's own data in a comment."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from quiz.exports.anki.data import article_from, articles_row, safe
from quiz.exports.anki.escape import clean
from quiz.exports.anki.markup import is_safe
from quiz.exports.anki.strings import day
from quiz.model.deck import Deck, DeckArticle

_LINK = re.compile(r"(!?)\[([^\[\]\n]*)\]\(([^()\s]*)\)")
_RISKY = re.compile(r"[\\<>&\[\]]")
# as entities: a program that takes the description for HTML must find none in it either
_ENTITY = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_DATA = re.compile(r"<!-- factdeck (\{[^<>]*\}) -->")
_MARK = re.compile(r"([\\`*_\[\]<>&#|~])")


@dataclass(frozen=True, slots=True)
class DeckData:
    """What a deck's description carries beside what it shows."""

    uid: str
    id: str
    name: str
    lang: str
    about: str
    articles: tuple[DeckArticle, ...]
    lint_off: frozenset[str]
    generated: dict[str, str]


def describe(deck: Deck, uid: str) -> str:
    """The description: what the deck is about, its articles, and a comment that Anki never shows."""
    parts = [_data(deck, uid), _sanitised(clean(deck.about)).strip()]
    if deck.articles:
        parts.append("\n".join(f"- {_article(article)}" for article in deck.articles))
    return "\n\n".join(part for part in parts if part)


def _data(deck: Deck, uid: str) -> str:
    """What the description carries, as an HTML comment. It stands first: no open code fence can show it."""
    carried = {card.id for card in deck.cards}
    raw = {
        "id": deck.id,
        "name": deck.name,
        "lang": deck.lang,
        "about": deck.about,
        "articles": [articles_row(article) for article in deck.articles],
        "off": sorted(deck.lint_off),
        "generated": {id_: value for id_, value in sorted(deck.generated.items()) if id_ not in carried},
    }
    comment = safe(json.dumps({"v": 1, "uid": uid, **raw})).replace("--", "-\\u002d")
    return f"<!-- factdeck {comment} -->"


def _sanitised(text: str) -> str:
    """Markdown whose only links are http, https and mailto, without images and HTML."""
    out: list[str] = []
    at = 0
    for match in _LINK.finditer(text):
        out.append(_RISKY.sub(_spelt, text[at : match.start()]))
        image, label, url = match.groups()
        label = _RISKY.sub(_spelt, label)
        out.append(f"[{label}]({url})" if is_safe(url) and not image else label)
        at = match.end()
    out.append(_RISKY.sub(_spelt, text[at:]))
    return "".join(out)


def _spelt(match: re.Match[str]) -> str:
    return _ENTITY.get(match.group(), f"\\{match.group()}")


def _article(article: DeckArticle) -> str:
    title = "" if article.title in article.byname else article.title
    parts = [article.byname, day(article.published), title]
    shown = ", ".join(dict.fromkeys(part for part in parts if part))
    return _MARK.sub(_spelt, " ".join(clean(shown).split()))


def read_description(text: str) -> DeckData | None:
    """The deck's own data in a description, or None where there is none."""
    match = _DATA.search(text)
    if not match:
        return None
    try:
        raw: dict[str, Any] = json.loads(match.group(1))
        return DeckData(
            uid=str(raw["uid"]),
            id=str(raw["id"]),
            name=str(raw["name"]),
            lang=str(raw["lang"]),
            about=str(raw["about"]),
            articles=tuple(article_from(row) for row in raw["articles"]),
            lint_off=frozenset(map(str, raw["off"])),
            generated={str(id_): str(value) for id_, value in raw["generated"].items()},
        )
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        return None
