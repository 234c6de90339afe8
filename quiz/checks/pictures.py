"""Pictures for those who cannot see them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.checks.rule import Found, card_check
from quiz.errors import Severity
from quiz.model.card import Card

__all__ = ["picture_without_words"]

_NO_ALT = re.compile(r"!\[\s*\]\(([^)\s]+)[^)]*\)")


@card_check("L601", Severity.WARNING)
def picture_without_words(card: Card) -> Iterator[Found]:
    """A picture in a text says in words what it shows (WCAG 2.2, criterion 1.1.1)."""
    texts: list[tuple[tuple[str | int, ...], str]] = [(("why",), card.why)]
    if card.choice:
        texts.append((("stem",), card.choice.stem))
        texts += [(("option", at), option.text) for at, option in enumerate(card.choice.options)]
    if card.cloze:
        texts.append((("cloze",), card.cloze.text))
    for path, text in texts:
        match = _NO_ALT.search(text) if "![" in text else None
        if match:
            yield Found(
                f"the picture {match[1]} has no description",
                path,
                help="say between the brackets what it shows, without the answer: ![Map of an island](…)",
            )
