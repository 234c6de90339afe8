"""`quiz doctor`: check the history and rebuild what depends on it."""

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
@click.option("--rebuild", is_flag=True, help="Make the state anew from the log, whatever the check finds.")
def command(data_dir: Path | None, rebuild: bool) -> None:
    """Check the history of answers; where the state is not what the log says, make it anew from the log.

    A damaged file is read as far as it can be and put together anew; the damaged one is kept beside it.
    """
    from quiz.practice import settings as own
    from quiz.practice.doctor import back_up_beside, check
    from quiz.practice.doctor import rebuild as make_anew
    from quiz.practice.history import History
    from quiz.practice.salvage import salvage

    path = own.data_dir(data_dir) / own.HISTORY_FILE
    if not path.exists():
        click.echo(f"quiz: {path}: has no history yet", err=True)
        return
    saved = salvage(path)
    if saved:
        click.echo(
            f"The file was damaged: {saved.rows} of its rows were saved"
            f"{f', {saved.lost} could not be read' if saved.lost else ''}. "
            f"The damaged file is {saved.kept}."
        )
    with History(path) as history:
        found = check(history)
        said = (_count(found.reviews, "answer"), _count(found.items, "item"), _count(found.decks, "deck"))
        click.echo("{}: {} to {} of {}".format(path, *said))
        for damage in found.damage:
            click.echo(f"damage: {damage}")
        if found.sound and not rebuild:
            click.echo("sound: the state is what the log says")
            return
        click.echo(f"stale: {found.stale} items")
        click.echo(f"copied to {back_up_beside(history)}")
        make_anew(history)
        again = check(history)
        if not again.sound:
            click.echo("quiz: the history could not be mended; put back a backup from beside it", err=True)
            raise SystemExit(1)
        click.echo("rebuilt: the state is what the log says")


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
