"""The quotations of an article and who speaks each: put together where the sentence splitter broke them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quiz.facts.context import Context, Quotation
from quiz.facts.marks import Part
from quiz.facts.names import Named
from quiz.facts.referents import Referents
from quiz.facts.speakers import Speakers
from quiz.facts.tree import text_of
from quiz.model.fact import Name

_PLAIN = frozenset("is are was were be has have had will would it he she we you they this that not".split())
"""Short words that a title writes with a capital and a sentence without."""
_STOP = re.compile(r"[.!?;:] |['’](?:s|m|re|ll|ve|d) (?=[a-z])")
"""The end of a sentence, or a verb run together with its subject."""
_SMALL = frozenset("a an and at by for from in into of on or the to with & ’n’ 'n'".split())
"""Words that a title writes without a capital."""


def is_title(text: str) -> bool:
    """Whether words between marks are the title of a work: all but the small ones are written with a capital."""
    words = [word.strip(",.!?;:’'") for word in text.split()]
    telling = [word for word in words if word and word.casefold() not in _SMALL]
    return (
        2 <= len(words) <= 12
        and not _PLAIN & set(words)
        and words[0][:1].isupper()
        and all(word[:1].isupper() for word in telling if len(word) > 3)
        and sum(word[:1].isupper() for word in telling) >= 2
        and text[-1:] not in ".,!?"
        and not _STOP.search(text)
    )


def quotations(contexts: Sequence[Context], found: Sequence[Sequence[Part]]) -> list[tuple[Quotation, ...]]:
    """The quotations of each sentence of an article, `contexts` being its sentences in order.

    `found` are the quotations as parts between marks (see `marks.read_marks`).

    Each piece of a quotation over several sentences has the words of the whole and its speaker. The speaker is
    whoever one of these sentences names; for a quotation that stands alone right after another, the other's.
    """
    referents = Referents(contexts)
    speakers = Speakers(contexts, referents)
    by_sentence: list[list[Quotation]] = [[] for _ in contexts]
    last: tuple[int, Name | None, str] = -2, None, ""
    for parts in found:
        texts = [_words(contexts[part.sentence], part) for part in parts]
        whole = " ".join(texts).rstrip(",.")
        speaker, described = (None, "") if is_title(whole) else speakers.of(parts, last)
        name = speaker[1].name if speaker is not None else None
        for part, text in zip(parts, texts, strict=True):
            stands = speaker[1] if speaker is not None and speaker[0] == part.sentence else None
            if stands is None and name is not None:
                stands = Named(-1, -1, name)
            context = contexts[part.sentence]
            by_sentence[part.sentence].append(
                Quotation(
                    part.first, part.last, text.rstrip(",."), part.opens, part.closes, stands, described, whole,
                    tuple(contexts[p.sentence].sentence.index for p in parts),
                )
            )  # fmt: skip
            if speakers.alone(context, part):
                referents.spoken[part.sentence] = name
        if not is_title(whole):
            last = max(parts[-1].sentence, speaker[0] if speaker is not None else -1), name, described
    return [tuple(pieces) for pieces in by_sentence]


def _words(context: Context, part: Part) -> str:
    return " ".join(text_of(context.sentence, list(range(part.first, part.last))).split())
