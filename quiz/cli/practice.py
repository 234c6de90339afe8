"""`quiz practice`: practise decks in the terminal, or line by line."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

import click


@click.command()
@click.argument("decks", nargs=-1, type=click.Path(readable=False, path_type=Path))
@click.option("--plain", is_flag=True, help="Line by line, for screen readers and pipes.")
@click.option("--new", type=click.IntRange(0, 9999), metavar="N", help="New cards today, at most.")
@click.option("--minutes", type=click.IntRange(0, 1440), metavar="N", help="End after so many minutes.")
@click.option(
    "--data-dir",
    type=click.Path(readable=False, path_type=Path),
    metavar="DIR",
    help="Where progress is kept (or QUIZ_DATA_DIR).",
)
def command(
    decks: tuple[Path, ...] = (),
    plain: bool = False,
    new: int | None = None,
    minutes: int | None = None,
    data_dir: Path | None = None,
) -> None:
    """Practise DECKs (files or folders): ./decks, or the shipped ones, where none is named.

    Every answer is kept at once. Without a terminal, or with TERM=dumb, cards are told line by line.
    """
    painted = not plain and paintable()
    if painted:
        gc.disable()  # what starting makes is no garbage, and looking for some takes time; the screen ends this
    from quiz.practice import settings as own
    from quiz.practice.history import History
    from quiz.practice.library import open_library

    folder = own.data_dir(data_dir)
    settings = own.read_settings(folder).with_limits(new, minutes)
    library = open_library(decks, Path.cwd())
    for notice in library.notices:
        click.echo(f"quiz: passed over {notice}", err=True)
    with History(folder / own.HISTORY_FILE) as history:
        if not painted:
            from quiz.plain import practise

            practise(library.decks, history, settings, sys.stdin, sys.stdout)
        else:
            from quiz.tui.app import run

            def keep(name: str, value: bool | str) -> None:
                from quiz.practice.keeping import keep_setting

                keep_setting(folder, name, value)

            sys.exit(run(library.decks, history, settings, notices=library.notices, keep=keep))


def paintable() -> bool:
    """Whether there is a terminal that a screen can be painted on."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb"
