"""Which decks to practise: those named, those in ./decks, or those that came with the program."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from quiz.decks.read import read_deck
from quiz.errors import FileError
from quiz.model.deck import Deck

DECK_ENDINGS = (".yaml", ".yml")
_PACKAGE = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Library:
    """The decks that can be practised, and a line for each file that was passed over."""

    decks: tuple[Deck, ...]
    notices: tuple[str, ...] = ()


def default_folder(here: Path) -> Path:
    """The folder of decks where none is named: ./decks, or that of the shipped ones."""
    for folder in (here / "decks", _PACKAGE / "shipped", _PACKAGE.parent / "decks"):
        if folder.is_dir() and any(_deck_files(folder)):
            return folder
    raise FileError(here / "decks", "there is no deck here; name one, or make one with `quiz new FILE`")


def open_library(paths: Sequence[Path], here: Path) -> Library:
    """Read the decks of these files and folders; of the default folder where none is named.

    A file that is named has to be sound: FileError says what is wrong. In a folder an unusable file is
    passed over with a notice, as long as another can be used.
    """
    if not paths:
        paths = [default_folder(here)]
    decks: list[Deck] = []
    notices: list[str] = []
    seen: set[Path] = set()
    for path in paths:
        files = list(_deck_files(path)) if path.is_dir() else [path]
        if not files:
            raise FileError(path, "has no deck in it (a file ending in .yaml or .yml)")
        for file in files:
            if file.resolve() in seen:
                continue
            seen.add(file.resolve())
            try:
                deck = read_deck(file)
            except FileError as error:
                if not path.is_dir():
                    raise
                notices.append(str(error))
                continue
            if deck.cards or not path.is_dir():
                decks.append(deck)
    if not decks:
        raise FileError(
            paths[0], "has no deck that can be used: " + (notices[0] if notices else "no card in it")
        )
    return Library(tuple(decks), tuple(notices))


def _deck_files(folder: Path) -> list[Path]:
    try:
        return sorted(
            file
            for file in folder.iterdir()
            if file.suffix.lower() in DECK_ENDINGS and not file.name.startswith(".") and file.is_file()
        )
    except OSError as error:
        raise FileError(folder, f"cannot be read ({error.strerror or error})") from error
