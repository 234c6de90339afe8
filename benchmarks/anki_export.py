"""The Anki export against genanki as it comes, and against Anki itself building the same notes.

Two yardsticks: `plain` makes the very same fields and hands them to genanki as its manual says; `bare` is the script
that somebody would write in an afternoon: html.escape on the visible fields, nothing to read the deck back with, no
Markdown, no hashes, no lock. Size is held against the smaller file of `bare`.
"""

from __future__ import annotations

import html
import multiprocessing
import random
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from frame import Ratio, Skip, show, side_by_side

from quiz.exports import EXPORTERS, Options
from quiz.exports.anki.media import Media
from quiz.exports.anki.model import CLOZE, QUESTION, NoteType
from quiz.exports.anki.notes import Renderer
from quiz.model.card import Card, Choice, Cloze, Gap, Option, Source
from quiz.model.deck import Deck, DeckArticle

WORDS = (
    "harbour treaty minister river election storm bridge museum island winter council railway border million report "
    "official night coast engine forest market teacher village castle voyage captain garden thunder copper silver"
).split()


def deck(notes: int) -> Deck:
    """A deck of that many notes, three of four multiple choice; text differs from card to card."""
    chance = random.Random(notes)

    def text(words: int) -> str:
        return " ".join(chance.choices(WORDS, k=words))

    cards = []
    for number in range(notes):
        common = {
            "why": text(10).capitalize() + ".",
            "sources": (Source(f"{text(18).capitalize()} {number}.", "gazette"),),
            "tags": ("geography", f"unit::{number % 20}"),
        }
        if number % 4 == 3:
            gaps = (Gap(1, text(1)), " ", text(6), " ", Gap(2, str(chance.randint(10, 9999))), ".")
            cards.append(Card(id=f"k{number:06}", cloze=Cloze((f"{text(5)} ", *gaps)), **common))
        else:
            options = (Option(text(2), True), *(Option(text(2)) for _ in range(3)))
            cards.append(Card(id=f"k{number:06}", choice=Choice(f"{text(9)} {number}?", options), **common))
    articles = (DeckArticle("gazette", "A title", "Example Gazette", "2026-05-02"),)
    return Deck("Bench", tuple(cards), id="bench", articles=articles)


def ours(made: Deck, folder: Path, *, lock: bool = True) -> Path:
    """The export as `quiz export` does it, with its lock file."""
    path = folder / "ours.apkg"
    EXPORTERS["anki"].write([made], path, Options(now=1_790_000_000, lock=lock))
    return path


def unlocked(made: Deck, folder: Path) -> Path:
    """The package alone, which is all that genanki makes too."""
    return ours(made, folder, lock=False)


def fields(card: Card) -> dict[str, str]:
    """The visible fields as a script would fill them."""
    source = card.sources[0]
    common = {
        "Explanation": html.escape(card.why),
        "Sources": f"<blockquote>{html.escape(source.says)}</blockquote><p>Example Gazette, 2 May 2026</p>",
        "Key": card.id,
        "Lang": "en",
    }
    if card.cloze:
        parts = (
            html.escape(part)
            if isinstance(part, str)
            else f"{{{{c{part.number}::{html.escape(part.answer)}}}}}"
            for part in card.cloze.parts
        )
        return {"Text": "".join(parts), **common}
    assert card.choice
    items = "".join(f"<li>{html.escape(option.text)}</li>" for option in card.choice.options)
    right = [str(at) for at, option in enumerate(card.choice.options, 1) if option.right]
    answer = html.escape("; ".join(card.choice.keys))
    asked = html.escape(card.choice.stem)
    return {
        "Question": asked,
        "Options": f"<ol>{items}</ol>",
        "Correct": " ".join(right),
        "Answer": answer,
        **common,
    }


def plain(made: Deck, folder: Path) -> Path:
    """The same notes, written by genanki alone."""
    media = Media(made.file)
    renderer = Renderer(made, Options(now=1_790_000_000), media)
    rows = []
    for card in made.cards:
        if card.cloze:
            rows.append(renderer.cloze(card, card.cloze, {1: 1, 2: 2}))
        elif card.choice:
            rows.append(renderer.question(card, card.choice))
    notes = [(row.type, list(row.fields), list(row.tags), row.guid) for row in rows]
    return genanki_alone(made, notes, folder / "plain.apkg")


def bare(made: Deck, folder: Path) -> Path:
    """The visible fields by html.escape, written by genanki alone."""
    import genanki

    notes = []
    for card in made.cards:
        kind = CLOZE if card.cloze else QUESTION
        values = fields(card)
        texts = [values.get(name, "") for name in kind.fields]
        notes.append((kind, texts, list(card.tags), genanki.guid_for(made.id, card.id)))
    return genanki_alone(made, notes, folder / "bare.apkg")


def genanki_alone(made: Deck, notes: list[tuple[NoteType, list[str], list[str], str]], path: Path) -> Path:
    """A package as genanki's manual makes one."""
    import genanki

    models = {
        kind: genanki.Model(
            kind.id,
            kind.name,
            fields=[{"name": name} for name in kind.fields],
            templates=[{"name": kind.template_name, "qfmt": kind.front, "afmt": kind.back}],
            css=kind.css,
            model_type=int(kind.cloze),
        )
        for kind in (QUESTION, CLOZE)
    }
    target = genanki.Deck(1_790_000_001, made.name)
    for kind, texts, tags, guid in notes:
        target.add_note(genanki.Note(model=models[kind], fields=texts, tags=tags, guid=guid))
    genanki.Package(target).write_to_file(path, timestamp=1_790_000_000)
    return path


def backend(made: Deck, folder: Path) -> Path:
    """The same notes added one by one in Anki and exported by it."""
    from anki.collection import AddNoteRequest, Collection, ExportAnkiPackageOptions

    with tempfile.TemporaryDirectory(dir=folder) as place:
        collection = Collection(str(Path(place) / "collection.anki2"))
        models = {}
        for kind in (QUESTION, CLOZE):
            model = collection.models.by_name("Cloze" if kind.cloze else "Basic")
            model = collection.models.copy(model, add=False)
            model["name"], model["flds"] = kind.name, []
            for name in kind.fields:
                collection.models.add_field(model, collection.models.new_field(name))
            model["tmpls"][0].update(qfmt=kind.front, afmt=kind.back)
            models[kind] = collection.models.get(collection.models.add_dict(model).id)
        target = collection.decks.id(made.name)
        requests = []
        for card in made.cards:
            note = collection.new_note(models[CLOZE if card.cloze else QUESTION])
            for name, value in fields(card).items():
                note[name] = value
            note.tags = list(card.tags)
            requests.append(AddNoteRequest(note=note, deck_id=target))
        collection.add_notes(requests)
        path = folder / "backend.apkg"
        options = ExportAnkiPackageOptions(
            with_scheduling=False, with_deck_configs=False, with_media=False, legacy=False
        )
        collection.export_anki_package(out_path=str(path), limit=None, options=options)
        collection.close()
        return path


def _peak(write: Callable[[Deck, Path], Path], notes: int, answer: multiprocessing.Queue[float]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write(deck(notes), Path(folder))
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    answer.put(kilobytes / (1 << 10) if sys.platform != "darwin" else kilobytes / (1 << 20))


def peak(write: Callable[[Deck, Path], Path], notes: int) -> float:
    """The most memory, in MiB, that a process of its own takes for it, the deck included."""
    context = multiprocessing.get_context("spawn")
    answer: multiprocessing.Queue[float] = context.Queue()
    process = context.Process(target=_peak, args=(write, notes, answer))
    process.start()
    process.join()
    if process.exitcode:
        raise Skip(f"a process for the memory ended with {process.exitcode}")
    return answer.get()


def run() -> Iterator[Ratio]:
    """Time and size for 10,000 notes, memory for 100,000."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        made = replace(deck(10_000), file=str(folder / "bench.yaml"))
        few = deck(10)
        for write in (ours, plain, bare):  # what is imported on the first call is paid for
            write(few, folder)

        def against(
            yardstick: Callable[[Deck, Path], Path],
            says: str,
            goal: float,
            rounds: int,
            export: Callable[[Deck, Path], Path] = ours,
        ) -> Ratio:
            mine, theirs = side_by_side(lambda: export(made, folder), lambda: yardstick(made, folder), rounds)
            return Ratio(
                f"10,000 notes, seconds, against {says}", mine / theirs, goal, f"{mine:.2f} / {theirs:.2f} s"
            )

        yield against(plain, "genanki writing the same notes", 1.0, 7, unlocked)
        yield against(bare, "a bare genanki script, with the lock file", 3.0, 3)
        small, same, large = (
            (folder / f"{name}.apkg").stat().st_size / 1e6 for name in ("ours", "plain", "bare")
        )
        yield Ratio(
            "their size, against genanki writing the same notes",
            small / same,
            0.25,
            f"{small:.2f} / {same:.2f} MB",
        )
        yield Ratio(
            "their size, against the bare script", small / large, 0.25, f"{small:.2f} / {large:.2f} MB"
        )
        try:
            import anki.collection  # noqa: F401
        except ImportError as error:
            raise Skip(f"the anki wheel is not installed ({error})") from None
        yield against(backend, "Anki itself", 1.0, 3)
    mine, theirs = (peak(write, 100_000) for write in (ours, bare))
    detail = f"{mine:.0f} / {theirs:.0f} MiB"
    yield Ratio("100,000 notes, peak memory, against the bare script", mine / theirs, 1.2, detail)


if __name__ == "__main__":
    show(run)
