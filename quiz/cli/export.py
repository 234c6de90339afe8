"""quiz export: decks for another program."""

from __future__ import annotations

import os
import time
from pathlib import Path

import click

from quiz.errors import UsageError
from quiz.exports import EXPORTERS, Faces, Options, Report, exporter_for

FIRST_YEAR = 946_684_800
"""The start of the year 2000 in Unix seconds: Anki's notes have their times for names, and need room before them."""


@click.command("export", short_help="Write decks for another program, such as Anki.")
@click.argument(
    "decks", nargs=-1, required=True, type=click.Path(readable=False, path_type=Path), metavar="DECK..."
)
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(readable=False, path_type=Path),
    help="The file to write.",
)
@click.option(
    "--to", type=click.Choice(list(EXPORTERS)), help="The format, where the ending does not say it."
)
@click.option(
    "--faces",
    type=click.Choice([face.value for face in Faces]),
    default=Faces.BOTH.value,
    show_default=True,
    help="Which faces of the cards to export.",
)
@click.option("--typed", is_flag=True, help="Ask for typed answers in cloze cards.")
@click.option("--math", is_flag=True, help="Typeset $...$ as mathematics.")
@click.option("--remote-images", is_flag=True, help="Keep images that lie on other computers.")
@click.option("--refresh-templates", is_flag=True, help="Have Anki take over the card templates once more.")
@click.option(
    "--retired", is_flag=True, help="Keep notes of cards that left the deck, tagged factdeck::retired."
)
@click.option("--lock/--no-lock", default=True, help="Keep a lock file beside each deck (see docs/anki.md).")
def command(
    decks: tuple[Path, ...],
    output: Path,
    to: str | None,
    faces: str,
    typed: bool,
    math: bool,
    remote_images: bool,
    refresh_templates: bool,
    retired: bool,
    lock: bool,
) -> None:
    """Write DECK... as one file for another program.

    Import the file into Anki with File > Import; import a newer one over it and nothing that was learned is lost.
    """
    from quiz.decks.files import same
    from quiz.decks.read import read_deck

    if any(same(output, path) for path in decks):
        raise UsageError(f"-o {output} would take the place of the deck; name another file")
    exporter = exporter_for(output, to or "")
    if any(output.resolve() == path.resolve() for path in decks):
        raise UsageError(f"{output} is the deck itself and would be lost; name another file")
    options = Options(
        faces=Faces(faces),
        typed=typed,
        math=math,
        remote_images=remote_images,
        refresh_templates=refresh_templates,
        retired=retired,
        lock=lock,
        **_clock(),
    )
    say(exporter.write([read_deck(path) for path in decks], output, options))


def _clock() -> dict[str, int]:
    """The time of the export, where the environment fixes it for builds that can be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return {}
    if not epoch.isdecimal():
        raise UsageError(f"SOURCE_DATE_EPOCH is {epoch!r}; it must be a whole number of seconds, or unset")
    # Anki takes over no update that is older than what it has: one from the future would shut out all others
    if len(epoch) > 12 or not FIRST_YEAR <= int(epoch) <= time.time():
        raise UsageError(f"SOURCE_DATE_EPOCH is {epoch}; it must lie between the year 2000 and now")
    return {"now": int(epoch)}


def say(report: Report) -> None:
    """Tell on stderr what was written."""
    for line in report.left_out:
        click.echo(f"left out: {line}", err=True)
    for line in report.warnings:
        click.echo(f"note: {line}", err=True)
    notes = "1 note" if report.notes == 1 else f"{report.notes:,} notes"
    cards = "1 card" if report.cards == 1 else f"{report.cards:,} cards"
    click.echo(f"{report.path}: {notes}, {cards}", err=True)
    for path in report.written[1:]:
        click.echo(f"{path}: brought up to date; keep it beside the deck", err=True)
