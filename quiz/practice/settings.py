"""What a learner may set, and the file that says so.

`settings.toml` in the data folder, all keys optional:

    new = 10                # new cards a day
    reviews = 200           # cards a day that come back
    minutes = 0             # a session ends after so many minutes; 0: no limit
    retention = 0.9         # the share of cards to be remembered when they come back, 0.7 to 0.97
    rollover = 4            # the hour at which a study day begins, 0 to 23
    faces = "ladder"        # or choice, cloze, typed: always that face where a card has it
    recall_first = false    # hide the options until a key is pressed, always
    options = 5             # options shown of a choice at most; a longer list is drawn from anew each time
    catch_up = 7            # days over which a backlog is spread after a break
    leech = 8               # lapses after which a card is marked as a leech
    accept_slips = false    # count a close answer as right without asking
    theme = "..."           # the terminal UI's theme
    reduced_motion = false  # no animation

    [decks."Volcanoes"]     # the same keys for one deck, by its id or name: faces, recall_first
    faces = "choice"
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from quiz.errors import FileError

SETTINGS_FILE = "settings.toml"
HISTORY_FILE = "history.sqlite3"

_RANGES: dict[str, tuple[float, float]] = {
    "new": (0, 9999),
    "reviews": (0, 99999),
    "minutes": (0, 1440),
    "retention": (0.7, 0.97),
    "rollover": (0, 23),
    "options": (2, 20),
    "catch_up": (1, 60),
    "leech": (1, 99),
}
_FACES = ("ladder", "choice", "cloze", "typed")


@dataclass(frozen=True, slots=True)
class DeckSettings:
    """What may be set for one deck; None leaves it to the general setting."""

    faces: str | None = None
    recall_first: bool | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """A learner's settings; the module's docstring says what each means and in which unit."""

    new: int = 10
    reviews: int = 200
    minutes: int = 0
    retention: float = 0.9
    rollover: int = 4
    faces: str = "ladder"
    recall_first: bool = False
    options: int = 5
    catch_up: int = 7
    leech: int = 8
    accept_slips: bool = False
    theme: str = ""
    reduced_motion: bool = False
    decks: Mapping[str, DeckSettings] = field(default_factory=dict)

    def with_limits(self, new: int | None = None, minutes: int | None = None) -> Settings:
        """The settings with what the command line asks for; None leaves a limit as it is."""
        return replace(
            self,
            new=self.new if new is None else new,
            minutes=self.minutes if minutes is None else minutes,
        )

    def faces_of(self, deck: str) -> str:
        """How the deck of that key is asked: `ladder`, or one face."""
        own = self.decks.get(deck)
        return own.faces if own and own.faces else self.faces

    def recall_first_of(self, deck: str) -> bool:
        """Whether the deck's options stay hidden until a key is pressed."""
        own = self.decks.get(deck)
        return own.recall_first if own and own.recall_first is not None else self.recall_first


def data_dir(given: str | os.PathLike[str] | None = None, environ: Mapping[str, str] | None = None) -> Path:
    """Where progress is kept: as given, or QUIZ_DATA_DIR, or the platform's user data folder."""
    environ = os.environ if environ is None else environ
    if given:
        return Path(given).expanduser()
    if environ.get("QUIZ_DATA_DIR"):
        return Path(environ["QUIZ_DATA_DIR"]).expanduser()
    from platformdirs import user_data_path

    return user_data_path("factdeck", appauthor=False)


def read_settings(folder: Path) -> Settings:
    """Read the folder's settings.toml; the defaults where there is none.

    Raises FileError where the file cannot be read or says something that cannot be.
    """
    path = folder / SETTINGS_FILE
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise FileError(path, f"cannot be read ({error.__class__.__name__})") from error
    except tomllib.TOMLDecodeError as error:
        raise FileError(path, f"is not TOML: {error}") from error
    decks = table.pop("decks", {})
    if not isinstance(decks, dict) or not all(isinstance(own, dict) for own in decks.values()):
        raise FileError(path, 'decks holds one table for each deck, such as [decks."Volcanoes"]')
    per_deck = {
        name: DeckSettings(**_checked(path, own, DeckSettings(faces="", recall_first=False)))
        for name, own in decks.items()
    }
    return Settings(**_checked(path, table, Settings()), decks=per_deck)


def _checked(path: Path, table: Mapping[str, Any], like: object) -> dict[str, Any]:
    """The table's values, each of the type of the default; FileError names the first that is not."""
    known = {each.name: getattr(like, each.name) for each in fields(like) if each.name != "decks"}  # type: ignore[arg-type]
    for name, value in table.items():
        if name not in known:
            raise FileError(path, f"unknown key {name!r}; known are {', '.join(sorted(known))}")
        default = known[name]
        if isinstance(default, float) and isinstance(value, int) and not isinstance(value, bool):
            value = float(value)
        if type(value) is not type(default):
            raise FileError(path, f"{name} has to be of the kind {type(default).__name__}, not {value!r}")
        low, high = _RANGES.get(name, (None, None))
        if low is not None and high is not None and not low <= value <= high:
            raise FileError(path, f"{name} has to lie between {low:g} and {high:g}, not {value!r}")
        if name == "faces" and value not in _FACES:
            raise FileError(path, f"faces is one of {', '.join(_FACES)}, not {value!r}")
    return dict(table)
