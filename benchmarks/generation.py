"""What `quiz make` makes, as far as it can be judged without a reader.

    python benchmarks/generation.py            # the ratios and figures
    python benchmarks/generation.py digests    # one hash a deck; `reversed` takes everything the other way round

The decks are made from seeds/ and, where there is such a folder, from ../shared: its seeds, its events of news, its
expository texts, and the articles of a set of questions that people wrote (SQuAD's form), where some card or
candidate should ask for the answers that people asked for. Whether a card is good is not measured here.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from frame import Figure, Ratio, show
from making import cpu
from measures import answers, asked_for, critical, length_statistic, look_alikes, position_statistic, unproved

from quiz.articles import read_all
from quiz.decks.write import dump
from quiz.facts import pinned
from quiz.facts.jobs import read_article
from quiz.facts.language import Engine
from quiz.generators.rank import score
from quiz.make import Made, make_deck
from quiz.make.reasons import kind_of
from quiz.model.card import Card, Order
from quiz.practice.items import items_of
from quiz.practice.settings import Settings
from quiz.practice.showing import show as shown
from quiz.practice.state import NEW

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
CARDS = 12
"""Cards a paragraph at most in which the answers that people asked for are looked for."""
SHOWINGS = 8
"""How often each choice is shown to see where its key stands."""

Paragraphs = Mapping[str, Sequence[str]]
"""By paragraph the answers that people asked for."""


@dataclass(frozen=True, slots=True)
class Event:
    """Files that one deck is made from; `asked` where people wrote questions on them."""

    name: str
    files: tuple[Path, ...]
    asked: Paragraphs | None = None


def events(folder: Path) -> list[Event]:
    """All there is to make decks from; `folder` takes files that are written for it."""
    found = [Event("seeds", tuple(sorted((ROOT / "seeds").glob("*.md"))))]
    if others := tuple(sorted((SHARED / "seeds").glob("*.txt"))):
        found.append(Event("shared seeds", others))
    corpus = SHARED / "corpus"
    for event in sorted(corpus.glob("news/*/")):
        found.append(Event(event.name, tuple(sorted(event.glob("*.txt")))))
    found += [Event(file.name, (file,)) for file in sorted(corpus.glob("expository/*.*"))]
    for file in sorted(corpus.glob("squad/*.json")):
        for article in json.loads(file.read_text(encoding="utf-8"))["data"]:
            found.append(_questioned(article, folder))
    return found


def _questioned(article: Mapping[str, object], folder: Path) -> Event:
    """An article with the questions that people wrote on its paragraphs, as a file like any other."""
    title, paragraphs = str(article["title"]), article["paragraphs"]
    assert isinstance(paragraphs, list)
    path = folder / f"{title}.md"
    text = "\n\n".join([f"# {title.replace('_', ' ')}", *(one["context"] for one in paragraphs)])
    path.write_text(text + "\n", encoding="utf-8")
    asked = {
        one["context"]: [question["answers"][0]["text"] for question in one["qas"]] for one in paragraphs
    }
    return Event(title, (path,), asked)


def make(event: Event, engine: Engine, *, backwards: bool = False) -> Made | None:
    """The deck of an event; None where nothing can be read."""
    files = event.files[::-1] if backwards else event.files
    articles, _ = read_all(files)
    if not articles:
        return None
    return make_deck(
        articles[::-1] if backwards else articles,
        lambda chosen: (read_article(engine, article) for article in chosen),
        folder=event.files[0].parent,
    )


def digest(made: Made | None) -> str:
    """A hash over the bytes of the deck file."""
    return hashlib.sha256(dump(made.deck).encode("utf-8", "surrogatepass") if made else b"").hexdigest()


def digests(*, backwards: bool) -> None:
    """Print each deck's hash with its event's name."""
    engine = Engine(pinned.locate())
    with tempfile.TemporaryDirectory() as name:
        row = events(Path(name))
        for event in row[::-1] if backwards else row:
            print(digest(make(event, engine, backwards=backwards)), event.name)


def rerun(seed: str, *arguments: str) -> dict[str, str]:
    """The hashes by event from another process with that PYTHONHASHSEED."""
    done = subprocess.run(
        [sys.executable, str(Path(__file__)), "digests", *arguments],
        env={**os.environ, "PYTHONHASHSEED": seed},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    pairs = (line.partition(" ") for line in done.stdout.splitlines())
    return {name: said for said, _, name in pairs}


def same_bytes(decks: Mapping[str, Made | None]) -> Ratio:
    """The share of decks that another run makes otherwise: once more, and all the other way round."""
    first = {name: digest(made) for name, made in decks.items()}
    again, reverse = rerun("1"), rerun("2", "reversed")
    differ = [name for name, said in first.items() if not said == again.get(name) == reverse.get(name)]
    named = f": {', '.join(differ[:3])}" if differ else ""
    detail = f"{len(differ)} of {len(decks)} decks in three runs{named}"
    return Ratio("decks with other bytes when made again", len(differ) / len(decks), 0, detail)


def provenance(decks: Sequence[Made]) -> Ratio:
    """The share of cards whose sentence does not stand verbatim in the file of the article it names."""
    wrong: list[Card] = []
    for made in decks:
        files = {
            a.key: Path(a.path).read_bytes().decode("utf-8", "replace") for a in made.world.articles.values()
        }
        wrong += unproved(made.deck, files)
    cards = sum(len(made.deck.cards) for made in decks)
    named = f": {', '.join(card.id for card in wrong[:3])}" if wrong else ""
    detail = f"{len(wrong)} of {cards}{named}"
    return Ratio("cards whose article or sentence is not verbatim", len(wrong) / max(cards, 1), 0, detail)


def alike(decks: Sequence[Made]) -> Ratio:
    """The share of cards that have a look-alike before them in their deck."""
    pairs = [pair for made in decks for pair in look_alikes(made.deck.cards)]
    cards = sum(len(made.deck.cards) for made in decks)
    second = {id(pair[1]) for pair in pairs}
    named = f": {', '.join(f'{one.id} and {two.id}' for one, two in pairs[:3])}" if pairs else ""
    return Ratio("near-duplicates", len(second) / max(cards, 1), 0, f"{len(second)} of {cards}{named}")


def tells(decks: Sequence[Made]) -> Iterator[Ratio]:
    """Whether the place or the length of keys tells them, over all decks as one."""
    places: list[tuple[int, int]] = []
    lengths: list[list[int]] = []
    for made in decks:
        for item in items_of(made.deck):
            choice = item.card.choice
            if choice is None or choice.truth or len(choice.keys) != 1:
                continue
            lengths.append([len(text) for text in (*choice.keys, *choice.distractors)])
            mixed = choice.order is Order.SHUFFLE
            for number in range(1, (SHOWINGS if mixed else 1) + 1):
                options = shown(item, NEW, Settings(), made.deck.name, number).options
                places.append((next(i for i, option in enumerate(options) if option.right), len(options)))
    for says, (statistic, freedom), count in (
        ("the place of the key against chance", position_statistic(places), len(places)),
        ("the key as the longest option against chance", length_statistic(lengths, max), len(lengths)),
        ("the key as the shortest option against chance", length_statistic(lengths, min), len(lengths)),
    ):
        if freedom:
            detail = (
                f"chi-square {statistic:.1f} / {critical(freedom):.1f} at 1 %, {freedom} df, {count} choices"
            )
            yield Ratio(says, statistic / critical(freedom), 1, detail)


def refusals(decks: Sequence[Made]) -> Iterator[Figure]:
    """Of everything that might be asked, how much is, and the share that each reason takes."""
    reasons = Counter(kind_of(refusal.reason) for made in decks for refusal in made.refused)
    reasons.update(kind_of(reason) for made in decks for _, reason in made.passed)
    chosen = sum(len(made.chosen) for made in decks)
    of = reasons.total() + chosen
    yield Figure("might be asked: a card", chosen / of, f"{chosen} of {of}")
    for reason, count in sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0])):
        yield Figure(f"might be asked: {reason}", count / of, str(count))


def human_answers(decks: Sequence[tuple[Event, Made]]) -> Iterator[Figure]:
    """The share of the answers that people asked for among those of cards, candidates and claims."""
    counts = {
        "human-written answers that a card asks for": [0, 0, 0],
        "human-written answers that a card which could be made asks for": [0, 0, 0],
        "human-written answers that were found as something to ask for": [0, 0, 0],
    }
    wanted = 0
    for event, made in decks:
        cards = sorted(made.chosen, key=lambda c: (-score(c, made.world), c.card.id))
        could = sorted(
            (*cards, *(c for c, _ in made.passed)), key=lambda c: (-score(c, made.world), c.card.id)
        )
        claims = [(r.sentence.text, r.detail) for r in made.refused]
        for paragraph, people in (event.asked or {}).items():
            wanted += len(people)
            own = [answers(c.card) for c in cards if c.claim.sentence.text in paragraph][:CARDS]
            might = [answers(c.card) for c in could if c.claim.sentence.text in paragraph][:CARDS]
            seen = [[answer] for sentence, answer in claims if sentence in paragraph] + might
            for count, found in zip(counts.values(), (own, might, seen), strict=True):
                exact, near = asked_for(people, (answer for row in found for answer in row))
                count[0] += exact
                count[1] += near
                count[2] += len(found)
    paragraphs = sum(len(event.asked or {}) for event, _ in decks)
    for says, (exact, near, size) in counts.items():
        yield Figure(
            says,
            exact / wanted,
            f"{exact} of {wanted} exactly; {near / wanted:.3f} with F1 of .5 or more; "
            f"{size / paragraphs:.1f} a paragraph",
        )


def bare_seconds(files: Sequence[Path], model: Path) -> float:
    """CPU seconds of the language model alone on the files' lines, loading left out."""
    import warnings

    import spacy

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        nlp = spacy.load(model)

    def read() -> None:
        for file in files:
            for doc in nlp.pipe(filter(None, file.read_text(encoding="utf-8", errors="replace").split("\n"))):
                list(doc.sents)

    list(nlp("What is built on first use is not counted."))
    return cpu(read)


def run() -> Iterator[Ratio | Figure]:
    """Everything, over all decks."""
    model = pinned.locate()
    engine = Engine(model)
    with tempfile.TemporaryDirectory() as name:
        row = events(Path(name))
        make(row[0], engine)  # what is built on first use is not counted
        began = time.process_time()
        by_name = {event.name: make(event, engine) for event in row}
        spent = time.process_time() - began
        bare = bare_seconds([file for event in row for file in event.files], model)
        pairs = [(event, made) for event in row if (made := by_name[event.name])]
        decks = [made for _, made in pairs]
        cards = sum(len(made.deck.cards) for made in decks)
        articles = sum(len(made.world.articles) for made in decks)
        yield provenance(decks)
        yield same_bytes(by_name)
        yield alike(decks)
        yield from tells(decks)
        yield Figure(
            "cards an article", cards / max(articles, 1), f"{cards} / {articles}, {len(decks)} decks"
        )
        detail = f"{cards / spent:.1f} a second of all work: {spent:.1f} s / {bare:.1f} s"
        yield Figure("cards in the time that the language model takes alone, a second", cards / bare, detail)
        if asked := [(event, made) for event, made in pairs if event.asked]:
            yield from human_answers(asked)
        yield from refusals(decks)


if __name__ == "__main__":
    if sys.argv[1:2] == ["digests"]:
        digests(backwards="reversed" in sys.argv)
    else:
        show(run)
