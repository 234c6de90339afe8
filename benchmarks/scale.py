"""What many articles cost: ten times the sentences, the share beside the language model, one article more.

    python benchmarks/scale.py [FEW MANY]      sentences to compare, 4,000 and 40,000 unless others are given

The many sentences are real ones: those of seeds/ and, where there is such a folder, ../shared/corpus/news, parsed once,
then with other names and figures in each article, so that no two articles tell one story.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

from frame import Ratio, seconds, show

from quiz.articles import read_all
from quiz.facts import pinned
from quiz.facts.cache import Cache
from quiz.facts.jobs import read_article, read_articles
from quiz.facts.language import Engine
from quiz.facts.packing import Read, pack, unpack
from quiz.make import make_deck
from quiz.model.article import Article, Block, Role, Span
from quiz.model.sentence import Sentence

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT / "seeds"
NEWS = ROOT.parent / "shared" / "corpus" / "news"
FEW, MANY = 4_000, 40_000
KEPT = 500
SYLLABLES = "ba co de fi gu ha jo ke li mo nu pe ra so ti vu bre cla dro gri pla sto tru".split()
Source = tuple[Article, Read]


def sources(engine: Engine) -> list[Source]:
    """The real articles and what the model reads in them."""
    folders = [SEEDS, NEWS] if NEWS.is_dir() else [SEEDS]
    articles, _ = read_all(folders)
    return [(article, read_article(engine, article)) for article in articles]


def invented(chance: random.Random, like: str) -> str:
    """A name or a figure that stands in the place of another."""
    if like[:1].isdigit():
        return "".join(str(chance.randint(1, 9)) if char.isdigit() else char for char in like)
    return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 3))).capitalize()


def varied(number: int, real: Sequence[Source]) -> Source:
    """An article of half the paragraphs of three real ones, with names and figures of its own."""
    chance = random.Random(number)
    other: dict[str, str] = {}
    picked: list[tuple[Article, Sentence]] = []
    for article, read in chance.sample(real, 3):
        paragraphs = sorted({sentence.paragraph for sentence in read.body})
        kept = set(chance.sample(paragraphs, max(1, len(paragraphs) // 3)))
        picked += [(article, sentence) for sentence in read.body if sentence.paragraph in kept]
    key = f"a{number:05}"
    texts: list[str] = []
    sentences: list[Sentence] = []
    reached = 0
    for article, sentence in picked:
        words, tokens, start = [], [], reached
        for token, following in zip(sentence.tokens, (*sentence.tokens[1:], None), strict=True):
            text = token.text
            if (token.pos == "PROPN" and len(text) > 2 and text[0].isupper()) or (
                text[0].isdigit() and not (len(text) == 4 and text[:2] in {"19", "20"})
            ):
                text = other.setdefault(text, invented(chance, text))
            lemma = text if token.pos == "PROPN" else token.lemma
            tokens.append(token._replace(text=text, lemma=lemma, start=reached, end=reached + len(text)))
            between = article.text[token.end : following.start] if following else ""
            words += text, between
            reached += len(text) + len(between)
        texts.append("".join(words))
        sentences.append(
            replace(
                sentence,
                article=key,
                index=len(sentences),
                paragraph=len(sentences),
                start=start,
                end=reached,
                text=texts[-1],
                tokens=tuple(tokens),
            )
        )
        reached += 1
    text = "\n".join(texts)
    blocks = tuple(Block(Span(sentence.start, sentence.end), Role.BODY) for sentence in sentences)
    made = Article(key, f"{key}.txt", text, blocks, publisher=f"Paper {number % 40}")
    return made, unpack(pack(Read(key, tuple(sentences), ())), made)


def piles(real: Sequence[Source], sentences: int) -> list[Source]:
    """So many varied articles that they hold that many sentences."""
    found: list[Source] = []
    held = 0
    for number in count():
        if held >= sentences:
            return found
        found.append(varied(number, real))
        held += len(found[-1][1].body)
    raise AssertionError


def compared(pile: Sequence[Source]) -> float:
    """CPU seconds of everything after the model: from sentences to a deck."""
    reads = {article.key: read for article, read in pile}
    began = time.process_time()
    make_deck([article for article, _ in pile], lambda chosen: (reads[article.key] for article in chosen))
    return time.process_time() - began


def tenfold(real: Sequence[Source], few: int, many: int) -> Ratio:
    """Ten times the sentences."""
    compared(piles(real, few // 10))  # what is built on first use is not counted
    small = piles(real, few)
    short = min(compared(small), compared(small))
    large = piles(real, many)
    long = compared(large)
    sentences = [sum(len(read.body) for _, read in pile) for pile in (large, small)]
    return Ratio(
        f"{sentences[0]:,} sentences to {sentences[1]:,}, all after the language model",
        long / short * 10 * sentences[1] / sentences[0],
        12.0,
        f"{long:.1f} s / {short:.1f} s, for ten times as many",
    )


def beside_the_model(engine: Engine) -> Ratio:
    """Everything else in a run against the model's own part of it."""
    folders = [SEEDS, *(sorted(e for e in NEWS.iterdir() if e.is_dir()) if NEWS.is_dir() else ())]
    model = whole = 0.0

    def read(chosen: Sequence[Article]) -> Iterator[Read]:
        nonlocal model
        for article in chosen:
            began = time.process_time()
            found = read_article(engine, article)
            model += time.process_time() - began
            yield found

    make_deck(read_all([SEEDS])[0], read)
    model = 0.0
    for folder in folders:
        began = time.process_time()
        make_deck(read_all([folder])[0], read)
        whole += time.process_time() - began
    detail = f"{whole - model:.2f} s / {model:.2f} s, {len(folders)} events"
    return Ratio("all else against the language model, one run", (whole - model) / model, 0.25, detail)


def one_more(model: Path, real: Sequence[Source]) -> Ratio:
    """One article beside 500 that are kept, against that one alone; both load the model."""
    articles = [varied(number, real)[0] for number in range(KEPT + 1)]
    short = [replace(article, blocks=article.blocks[:5]) for article in articles]
    with tempfile.TemporaryDirectory() as folder:
        cache = Cache(Path(folder), "benchmark")
        cold = seconds(lambda: list(read_articles(short[:KEPT], model, 1, cache)))
        more = seconds(lambda: list(read_articles(short, model, 1, cache)))
        alone = seconds(lambda: list(read_articles(short[KEPT:], model)))
    detail = f"{more:.2f} s / {alone:.2f} s; all {KEPT} took {cold:.1f} s"
    return Ratio(f"reading a new article beside {KEPT} kept ones against it alone", more / alone, 1.5, detail)


def run() -> Iterator[Ratio]:
    """All three."""
    few, many = (int(word) for word in sys.argv[1:3]) if len(sys.argv) > 2 else (FEW, MANY)
    model = pinned.locate()
    engine = Engine(model)
    yield beside_the_model(engine)
    real = sources(engine)
    del engine
    yield one_more(model, real)
    yield tenfold(real, few, many)


if __name__ == "__main__":
    show(run)
