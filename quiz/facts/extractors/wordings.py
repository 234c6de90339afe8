"""Claims whose answer is what somebody said, word for word: the words between quotation marks.

Newsrooms are compared by them: the same remark in other words. Who said it is asked by another extractor's claims.
"""

from __future__ import annotations

from collections.abc import Iterator

from quiz.facts.bare import bare_claim
from quiz.facts.context import Context
from quiz.facts.wording import LEAST, SMALL, plain
from quiz.model.fact import Claim


def claims(context: Context) -> Iterator[Claim]:
    """The quotations of a sentence that are long enough to be one remark, with whoever is known to have said them."""
    for quotation in context.quotations:
        words = plain(quotation.text)
        if len(words) < LEAST:
            continue
        who = quotation.speaker.name if quotation.speaker is not None else None
        yield bare_claim(
            context,
            quotation.first,
            quotation.last,
            key=" ".join(words),
            relation="say",
            about="",
            role="quotation",
            subject=who.key if who is not None else "",
            terms=(frozenset(words) - SMALL, frozenset()),
            speaker_=who.full if who is not None else "",
        )
