"""A learner with the real Anki backend, and decks as values."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

anki = pytest.importorskip("anki.collection", reason="the anki wheel is not installed")

from anki import import_export_pb2 as pb  # noqa: E402
from anki.cards import Card as AnkiCard  # noqa: E402
from anki.scheduler.v3 import CardAnswer  # noqa: E402

IF_NEWER = pb.IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_IF_NEWER
ALWAYS = pb.IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_ALWAYS
NEVER = pb.IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_NEVER


class Learner:
    """A fresh Anki collection and what a learner does with it."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.col = anki.Collection(str(folder / "collection.anki2"))
        self.folder = folder

    def close(self) -> None:
        self.col.close()

    def imports(self, path: Path, **options: Any) -> dict[str, int]:
        """File > Import with the choices of the dialog; what it says it did."""
        chosen = pb.ImportAnkiPackageOptions(
            merge_notetypes=options.get("merge", False),
            update_notes=options.get("notes", IF_NEWER),
            update_notetypes=options.get("types", IF_NEWER),
            with_scheduling=options.get("scheduling", False),
        )
        log = self.col.import_anki_package(
            pb.ImportAnkiPackageRequest(package_path=str(path), options=chosen)
        ).log
        self.col.models._clear_cache()
        kinds = (
            "new",
            "updated",
            "duplicate",
            "conflicting",
            "missing_notetype",
            "missing_deck",
            "empty_first_field",
        )
        return {kind: len(getattr(log, kind)) for kind in kinds if len(getattr(log, kind))}

    def cards(self) -> list[Any]:
        return [self.col.get_card(id_) for id_ in self.col.find_cards("", order="c.due asc, c.id asc")]

    def notes(self) -> list[Any]:
        return [self.col.get_note(id_) for id_ in self.col.find_notes("")]

    def note(self, key: str, type_part: str = "") -> Any:
        """The note of a card of ours by its key, and by a part of its note type's name."""
        [found] = [
            note for note in self.notes() if note["Key"] == key and type_part in note.note_type()["name"]
        ]
        return found

    def sides(self, card: Any) -> tuple[str, str]:
        """Question and answer as the reviewer's webview gets them, but for the style."""
        output = card.render_output(reload=True)
        return output.question_text, output.answer_text

    def pages(self, card: Any) -> tuple[str, str]:
        """Question and answer with their style, as the desktop sends them to its webview."""
        return card.question(reload=True), card.answer()

    def reviews(self, count: int) -> list[int]:
        """Answer the next cards with Good until that many answers are in the log."""
        done: list[int] = []
        for deck in self.col.decks.all_names_and_ids():
            self.col.decks.select(deck.id)
            while len(done) < count:
                queue = self.col.sched.get_queued_cards(fetch_limit=1)
                if not queue.cards:
                    break
                top = queue.cards[0]
                card = AnkiCard(self.col, backend_card=top.card)
                card.start_timer()
                answer = self.col.sched.build_answer(card=card, states=top.states, rating=CardAnswer.EASY)
                self.col.sched.answer_card(answer)
                done.append(card.id)
        return done

    def progress(self) -> tuple[dict[Any, Any], list[Any]]:
        """Each card's scheduling by GUID and template, and the whole review log."""
        rows = self.col.db.all(
            "select n.guid, c.ord, c.id, c.type, c.queue, c.due, c.ivl, c.factor, c.reps, c.lapses, c.left, c.data, "
            "c.did from cards c join notes n on n.id = c.nid where c.reps > 0"
        )
        return {(row[0], row[1]): row[2:] for row in rows}, self.col.db.all(
            "select * from revlog order by id"
        )

    def exports(self, path: Path, *, legacy: bool) -> Path:
        """File > Export of everything, in the older or the newer package format."""
        from anki.collection import ExportAnkiPackageOptions

        self.col.export_anki_package(
            out_path=str(path),
            limit=None,
            options=ExportAnkiPackageOptions(
                with_scheduling=True, with_deck_configs=True, with_media=True, legacy=legacy
            ),
        )
        return path


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Learner]:
    made = Learner(tmp_path / "anki")
    yield made
    made.close()


@pytest.fixture
def another(tmp_path: Path) -> Iterator[Learner]:
    made = Learner(tmp_path / "another")
    yield made
    made.close()
    gc.collect()


class Sight(HTMLParser):
    """What a page is made of: every element with its attributes, and the text by class of its element."""

    _VOID = frozenset({"br", "hr", "img", "input", "wbr"})

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self._open: list[tuple[str, str]] = []
        self._texts: dict[str, list[str]] = {}
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.elements.append((tag, values))
        if tag not in self._VOID:
            self._open.append((tag, values.get("class", "")))
            for name in values.get("class", "").split():
                self._texts.setdefault(name, []).append("")

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            if self._open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        if any(tag in {"script", "style"} for tag, _ in self._open):
            return
        for name in {name for _, classes in self._open for name in classes.split()}:
            self._texts[name][-1] += data

    def texts(self, name: str) -> list[str]:
        """The text of each element of that class."""
        return self._texts.get(name, [])

    @property
    def names(self) -> set[str]:
        """The names of all elements."""
        return {tag for tag, _ in self.elements}


@pytest.fixture(scope="session")
def injections() -> list[str]:
    return json.loads((Path(__file__).parent / "injections.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def sight() -> type[Sight]:
    return Sight


@pytest.fixture
def choices() -> Any:
    """The conditions that Anki's import dialog offers, by name."""
    return {"IF_NEWER": IF_NEWER, "ALWAYS": ALWAYS, "NEVER": NEVER}


@pytest.fixture(scope="session")
def make_learner() -> type[Learner]:
    return Learner
