"""`quiz due`: one line for a shell prompt."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.option(
    "--data-dir",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where progress is kept (or QUIZ_DATA_DIR).",
)
def command(data_dir: Path | None) -> None:
    """Print how many cards are due and how many new ones may be learned today, of all decks practised so far.

    Reads the history alone, no deck: fast enough for every prompt.
    """
    from quiz.practice import settings as own
    from quiz.practice.days import StudyDays, utc_now
    from quiz.practice.due import due

    folder = own.data_dir(data_dir)
    settings = own.read_settings(folder)
    counts = due(folder / own.HISTORY_FILE, StudyDays(settings.rollover).of(utc_now()), settings.new)
    click.echo(f"{counts.due} due, {counts.new} new")
