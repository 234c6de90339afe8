"""Claims whose answer is a speaker: who said what stands in quotation marks."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.facts.claims import claim
from quiz.facts.context import Context
from quiz.model.fact import Claim, Kind

WORDS = 5
"""A quotation shorter than this is a scare quote, not something to know the speaker of."""


def claims(context: Context) -> Iterator[Claim]:
    """The named speaker of a sentence's quotations, once for each who speaks in it.

    A speaker whom only another sentence names is none here: a claim is what one sentence says.
    """
    told: set[str] = set()
    spoken: dict[str, int] = {}
    for quotation in context.quotations:
        if quotation.speaker is not None:
            key = quotation.speaker.name.key
            spoken[key] = spoken.get(key, 0) + len(quotation.text.split())
    for quotation in context.quotations:
        speaker = quotation.speaker
        if speaker is None or speaker.name.key in told or spoken[speaker.name.key] < WORDS:
            continue
        if not any(n.first == speaker.first and n.last == speaker.last for n in context.named):
            continue
        told.add(speaker.name.key)
        yield claim(
            context,
            speaker.first,
            speaker.last,
            Kind.SPEAKER,
            speaker.name.full,
            speaker.name.key,
            name=speaker.name,
        )
