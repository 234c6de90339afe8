"""quiz import: an Anki package as a deck."""

from __future__ import annotations

from pathlib import Path

import click

from quiz.errors import FileError, UsageError


@click.command("import", short_help="Make a deck from an Anki package.")
@click.argument("package", type=click.Path(readable=False, path_type=Path))
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(readable=False, path_type=Path),
    help="The deck to write.",
)
@click.option("--deck", default="", help="Take only this deck of the package, with its sub-decks.")
@click.option("--force", is_flag=True, help="Overwrite the deck if there is one.")
def command(package: Path, output: Path, deck: str, force: bool) -> None:
    """Make a deck from PACKAGE, an .apkg or .colpkg that Anki or quiz export wrote.

    Images and sounds are put beside the deck. What a deck cannot hold is reported; progress stays in Anki.
    """
    from quiz.decks.files import write_atomic
    from quiz.decks.write import dump
    from quiz.exports.anki.importing import read_package

    if output.exists() and not force:
        raise UsageError(f"{output} is there already; name another file, or say --force to overwrite it")
    if output.suffix.lower() not in {".yaml", ".yml"}:
        raise UsageError(f"{output}: a deck's name ends with .yaml")
    if not output.parent.is_dir():
        raise FileError(
            output, f"there is no folder {output.parent}; make it first or name a file in another"
        )
    imported = read_package(package, deck=deck, folder=f"{output.stem}-media")
    text = dump(imported.deck).encode()
    missing = {
        path: content
        for path, content in imported.media.items()
        if not _is_there(output.parent / path, content)
    }
    for path, content in missing.items():
        _put(output.parent / path, content)
    write_atomic(output, text)
    for line in imported.remarks:
        click.echo(f"note: {line}", err=True)
    cards = len(imported.deck.cards)
    media = len(imported.media)
    click.echo(
        f"{output}: {cards:,} card{'s' * (cards != 1)} from {imported.notes:,} note{'s' * (imported.notes != 1)}"
        + (f", {media:,} media file{'s' * (media != 1)}" if media else ""),
        err=True,
    )


def _is_there(path: Path, content: bytes) -> bool:
    """Whether a media file is there already. Raises FileError where another one stands in its place."""
    if not path.exists():
        return False
    if path.is_file() and path.read_bytes() == content:
        return True
    raise FileError(path, "is there with another content; move it away, or import into another folder")


def _put(path: Path, content: bytes) -> None:
    from quiz.decks.files import write_atomic

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(path.parent, f"the folder cannot be made ({error.strerror})") from None
    write_atomic(path, content)
