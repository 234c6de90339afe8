"""`quiz optimise`: fit the memory model to your own answers."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command()
@click.option("--apply", "put", is_flag=True, help="Put the new weights into force without asking.")
@click.option("--reset", is_flag=True, help="Put the default weights back into force.")
@click.option(
    "--data-dir",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where progress is kept (or QUIZ_DATA_DIR).",
)
def command(put: bool, reset: bool, data_dir: Path | None) -> None:
    """Fit the memory model to your answers, and show the gain before anything is changed.

    Measured on the last fifth of your answers, fitted to the earlier ones. Asks before it changes anything;
    without a terminal it changes nothing unless --apply is given.
    """
    from quiz.practice import optimise
    from quiz.practice import settings as own
    from quiz.practice.days import StudyDays, utc_now
    from quiz.practice.history import History

    folder = own.data_dir(data_dir)
    settings = own.read_settings(folder)
    path = folder / own.HISTORY_FILE
    if not path.exists():
        click.echo(f"quiz: {path}: has no history yet", err=True)
        return
    now = utc_now()
    day = StudyDays(settings.rollover).of(now)
    with History(path) as history:
        if reset:
            optimise.reset(history, settings.retention, now, day)
            click.echo("The default weights are in force; all due days were worked out anew.")
            return
        fit = optimise.fit(history)
        if fit is None:
            count = len(optimise.training_rows(history))
            click.echo(
                f"Too few answers yet: {count} on later days, {optimise.ENOUGH} are needed. "
                "Until then the default weights predict better."
            )
            return
        gain = (fit.log_loss_now - fit.log_loss_then) / fit.log_loss_now
        click.echo(f"Fitted to {fit.answers} answers.")
        click.echo(
            f"Error of prediction (log loss): {fit.log_loss_now:.4f} now, {fit.log_loss_then:.4f} then ({gain:+.1%} better)"
        )
        click.echo(
            f"Predicted against actual recall (RMSE): {fit.rmse_now:.1%} now, {fit.rmse_then:.1%} then"
        )
        if not fit.better:
            click.echo("The weights in force predict at least as well: nothing was changed.")
            return
        if not put:
            if not sys.stdin.isatty():
                click.echo("Nothing was changed; put them into force with --apply.")
                return
            if not click.confirm("Put the new weights into force?"):
                click.echo("Nothing was changed.")
                return
        optimise.apply(history, fit.weights, settings.retention, now, day)
        click.echo("The new weights are in force; all due days were worked out anew. Back with --reset.")
