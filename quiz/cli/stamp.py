"""quiz stamp: ids for the cards that have none."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("stamp", short_help="Write a short id into each card that has none.")
@click.argument(
    "decks", nargs=-1, required=True, type=click.Path(readable=False, path_type=Path), metavar="DECK..."
)
def command(decks: tuple[Path, ...]) -> None:
    """Write a short id into each card of DECK... that has none, and into the deck itself.

    With an id a card can be reworded as you like and keeps its progress. Nothing else in the files is changed.
    """
    from quiz.decks.files import write_atomic
    from quiz.decks.source import load_source
    from quiz.decks.stamp import stamp

    sources = [(path, load_source(path)) for path in decks]
    stamped = [(path, source, stamp(source)) for path, source in sources]
    for path, source, done in stamped:
        if done.text == source.text:
            click.echo(f"{path}: every card has an id", err=True)
            continue
        write_atomic(path, source.encode(done.text))
        cards = f"{done.cards} card{'' if done.cards == 1 else 's'}"
        click.echo(f"{path}: an id for {cards}{' and the deck' if done.deck else ''}", err=True)
