"""quiz new: a deck to start from."""

from __future__ import annotations

import os
from importlib import resources
from pathlib import Path

import click

from quiz.errors import FileError, UsageError

_EDITOR_LINES = "# yaml-language-server: $schema=./deck.schema.json\n# $schema: ./deck.schema.json\n"


@click.command("new", short_help="Write a commented example deck to start from.")
@click.argument("file", type=click.Path(readable=False, path_type=Path))
def command(file: Path) -> None:
    """Write a commented example deck to FILE. A file that is there already is left alone.

    The example has one card for each thing that a card can do. Where a `deck.schema.json` stands beside it (see
    `quiz schema`), the deck names it, so that editors complete and explain as you type.
    """
    from quiz.decks.files import write_atomic

    path = file if file.suffix else file.with_name(file.name + ".yaml")
    if path.suffix.lower() not in (".yaml", ".yml"):
        raise UsageError(f"{path}: a deck's name ends in .yaml")
    if os.path.lexists(path):
        raise FileError(path, "is there already and was left alone; choose another name")
    text = resources.files("quiz.decks").joinpath("starter.yaml").read_text(encoding="utf-8")
    if path.with_name("deck.schema.json").is_file():
        text = _EDITOR_LINES + text
    write_atomic(path, text.encode())
    click.echo(f"{path}: written; open it in a text editor, then try: quiz check {path}", err=True)
