"""The only file that knows spaCy: articles in, plain sentences with tokens and mentions out."""

from __future__ import annotations

import html
import re
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from sys import intern  # words recur: kept once, articles take half the memory
from typing import Any

from quiz.errors import ModelError
from quiz.model.article import Article
from quiz.model.sentence import Mention, Sentence, Token

_SAME_LENGTH = str.maketrans("\u00a0\u2009\u202f\n\r\t“”‘’", "      \"\"''")
"""Marks that the models were not trained on, each against one that they know."""

_LONGER = re.compile(r"``|''|&(?:[A-Za-z]{2,8}|#\d{1,7}|#x[0-9A-Fa-f]{1,6});")
"""What stands for one character: a typewriter's double quotation marks, an HTML entity."""

UNKNOWN = "UNKNOWN"
"""Label of a mention that is no name: a word in small letters that the model has never seen."""

MAX_WORDS = 400
"""A sentence longer than this is no sentence of prose; it is passed over."""

BATCH = 20_000
"""Characters that the model reads at once: it holds 5 kB and more for each."""


class Engine:
    """A loaded language model. Deterministic: the same text gives the same tokens on every run."""

    def __init__(self, path: Path) -> None:
        try:
            import spacy  # 1.9 s: paid by `quiz make` alone
        except ImportError as error:
            raise ModelError("spaCy is not installed: run `pip install factdeck` again") from error
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # W095: weights of 3.7 load and run the same under 3.8
            try:
                self._nlp: Any = spacy.load(path)
            except (OSError, ValueError) as error:
                reason = str(error).splitlines()[0]
                raise ModelError(f"the language model in {path} cannot be loaded: {reason}") from error
        meta = self._nlp.meta
        self.version = f"{meta['lang']}_{meta['name']} {meta['version']}"

    def sentences(self, article: Article, skipped: list[str] | None = None) -> tuple[Sentence, ...]:
        """Part an article's body into sentences; `skipped` is told in whole lines what was passed over."""
        texts = [_readable(article.text[span.start : span.end]) for span in article.body]
        docs = self._docs([text for text, _ in texts])
        found: list[Sentence] = []
        for paragraph, (span, (_, places), doc) in enumerate(zip(article.body, texts, docs, strict=True)):
            for sent in doc.sents:
                words = [token for token in sent if not token.is_space]
                if len(words) > MAX_WORDS:
                    if skipped is not None:
                        skipped.append(f"skipped a sentence of {len(words):,} words and marks")
                elif words:
                    found.append(_plain(sent, words, article, paragraph, span.start, places, len(found)))
        return tuple(found)

    def _docs(self, texts: Sequence[str]) -> Iterator[Any]:
        """Parse texts in batches of so many characters that what the model holds at once has a bound."""
        for batch in batches(texts, BATCH):
            yield from self._nlp.pipe(batch, batch_size=len(batch))


def batches(texts: Sequence[str], most: int) -> Iterator[list[str]]:
    """Part texts into runs of `most` characters together at most; a longer text is a run of its own."""
    batch: list[str] = []
    length = 0
    for text in texts:
        if batch and length + len(text) > most:
            yield batch
            batch, length = [], 0
        batch.append(text)
        length += len(text)
    if batch:
        yield batch


def _readable(text: str) -> tuple[str, Sequence[int]]:
    """A paragraph as the model reads it, and for each of its characters where that begins in the paragraph."""
    if not _LONGER.search(text):
        return text.translate(_SAME_LENGTH), range(len(text) + 1)
    out: list[str] = []
    places: list[int] = []
    reached = 0
    for match in _LONGER.finditer(text):
        means = '"' if match[0] in {"``", "''"} else _printed(match)
        if len(means) != 1:  # an entity of no known name
            continue
        out += text[reached : match.start()], means
        places += range(reached, match.start() + 1)
        reached = match.end()
    out.append(text[reached:])
    places += range(reached, len(text) + 1)
    return "".join(out).translate(_SAME_LENGTH), places


def _is_unknown(token: Any) -> bool:
    """Whether the model has no vector for a word in small letters; a model without vectors knows nothing of it."""
    text = token.text
    return bool(
        token.vocab.vectors_length and token.is_oov and len(text) > 2 and text.isalpha() and text.islower()
    )


def _printed(match: re.Match[str]) -> str:
    """An entity's character; typewriter's quotation marks stay as they are."""
    means = html.unescape(match[0])
    return means if len(means) == 1 else match[0]


def _plain(
    sent: Any,
    words: Sequence[Any],
    article: Article,
    paragraph: int,
    offset: int,
    places: Sequence[int],
    index: int,
) -> Sentence:
    place = {token.i: index for index, token in enumerate(words)}
    tokens = []
    for here, token in enumerate(words):
        start = offset + places[token.idx]
        end = offset + places[token.idx + len(token.text)]
        numbers = token.morph.get("Number")
        tokens.append(
            Token(
                text=intern(_LONGER.sub(_printed, article.text[start:end])),
                lemma=intern(token.lemma_),
                pos=intern(token.pos_),
                tag=intern(token.tag_),
                dep=intern(token.dep_),
                head=place.get(token.head.i, here),
                start=start,
                end=end,
                space=bool(token.whitespace_)
                or (token.i + 1 < len(token.doc) and token.doc[token.i + 1].is_space),
                number=intern(numbers[0]) if numbers else "",
            )
        )
    mentions = [Mention(here, here + 1, UNKNOWN) for here, token in enumerate(words) if _is_unknown(token)]
    for entity in sent.ents:
        inside = [place[token.i] for token in entity if token.i in place]
        if inside:
            mentions.append(Mention(inside[0], inside[-1] + 1, entity.label_))
    start, end = tokens[0].start, tokens[-1].end
    return Sentence(
        article=article.key,
        index=index,
        paragraph=paragraph,
        start=start,
        end=end,
        text=article.text[start:end],
        tokens=tuple(tokens),
        mentions=tuple(mentions),
    )
