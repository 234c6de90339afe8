"""quiz schema: what an editor needs to know about deck files."""

from __future__ import annotations

from pathlib import Path

import click

from quiz.errors import FileError


@click.command("schema", short_help="Print the JSON Schema of the deck file, for editors.")
@click.option(
    "-o",
    "--output",
    type=click.Path(readable=False, path_type=Path),
    help="Write it to this file instead of printing it.",
)
def command(output: Path | None) -> None:
    """Print the JSON Schema of the deck file, for editors.

    Save it beside your decks with `quiz schema -o deck.schema.json` and begin each deck with two lines:
    `# yaml-language-server: $schema=./deck.schema.json` for VS Code and others, `# $schema: ./deck.schema.json`
    for JetBrains. The editor then completes keys, explains them and marks mistakes as you type.
    """
    from quiz.decks.files import write_atomic
    from quiz.decks.schema import schema_text

    if output is None:
        click.echo(schema_text(), nl=False)
    elif output.is_file() and b"json-schema.org" not in output.read_bytes()[:1000]:
        raise FileError(output, "is there already and is no schema; choose another name")
    else:
        write_atomic(output, schema_text().encode())
