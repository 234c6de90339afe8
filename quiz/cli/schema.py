"""quiz schema: what an editor needs to know about deck files."""

from __future__ import annotations

import click


@click.command("schema", short_help="Print the JSON Schema of the deck file, for editors.")
def command() -> None:
    """Print the JSON Schema of the deck file, for editors.

    Save it beside your decks with `quiz schema > deck.schema.json` and begin each deck with two lines:
    `# yaml-language-server: $schema=./deck.schema.json` for VS Code and others, `# $schema: ./deck.schema.json`
    for JetBrains. The editor then completes keys, explains them and marks mistakes as you type.
    """
    from quiz.decks.schema import schema_text

    click.echo(schema_text(), nl=False)
