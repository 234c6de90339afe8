"""The only file that knows spaCy: articles in, plain sentences with tokens and mentions out."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from quiz.errors import ModelError
from quiz.model.article import Article
from quiz.model.sentence import Mention, Sentence, Token

_SAME_LENGTH = str.maketrans("\u00a0\u2009\u202f\n\r\t“”‘’", "      \"\"''")
"""Marks that the models were not trained on, each against one that they know, so that offsets stay."""

MAX_WORDS = 400
"""A sentence longer than this is no sentence of prose; it is passed over."""


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

    def sentences(self, article: Article) -> tuple[Sentence, ...]:
        """Part an article's body into sentences."""
        return next(self.pipe([article]))

    def pipe(self, articles: Iterable[Article]) -> Iterator[tuple[Sentence, ...]]:
        """Part the bodies of many articles into sentences, one tuple an article, in their order."""
        for article in articles:
            texts = [article.text[span.start : span.end].translate(_SAME_LENGTH) for span in article.body]
            found: list[Sentence] = []
            for paragraph, (span, doc) in enumerate(zip(article.body, self._nlp.pipe(texts), strict=True)):
                for sent in doc.sents:
                    sentence = _plain(sent, article, paragraph, span.start, len(found))
                    if sentence is not None:
                        found.append(sentence)
            yield tuple(found)


def _plain(sent: Any, article: Article, paragraph: int, offset: int, index: int) -> Sentence | None:
    words = [token for token in sent if not token.is_space]
    if not words or len(words) > MAX_WORDS:
        return None
    place = {token.i: index for index, token in enumerate(words)}
    tokens = []
    for here, token in enumerate(words):
        start = offset + token.idx
        numbers = token.morph.get("Number")
        tokens.append(
            Token(
                text=article.text[start : start + len(token.text)],
                lemma=token.lemma_,
                pos=token.pos_,
                tag=token.tag_,
                dep=token.dep_,
                head=place.get(token.head.i, here),
                start=start,
                end=start + len(token.text),
                space=bool(token.whitespace_)
                or (token.i + 1 < len(token.doc) and token.doc[token.i + 1].is_space),
                number=numbers[0] if numbers else "",
            )
        )
    mentions = []
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
