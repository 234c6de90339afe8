"""`quiz stats`: what has been learned and what is due."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from quiz.practice.figures import Figures
    from quiz.practice.stats import Share


@click.command()
@click.argument("decks", nargs=-1, type=click.Path(readable=False, path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "log"]),
    default="text",
    help="text; json: the figures; log: every answer as a line of JSON.",
)
@click.option(
    "--data-dir",
    type=click.Path(readable=False, path_type=Path),
    metavar="DIR",
    help="Where progress is kept (or QUIZ_DATA_DIR).",
)
def command(decks: tuple[Path, ...], form: str, data_dir: Path | None) -> None:
    """Show retention, what comes, and what is hard; of DECKs, or of all decks practised so far."""
    from quiz.practice import settings as own
    from quiz.practice.days import StudyDays, utc_now
    from quiz.practice.export import log_lines
    from quiz.practice.figures import as_json, figures
    from quiz.practice.history import History

    folder = own.data_dir(data_dir)
    settings = own.read_settings(folder)
    days = StudyDays(settings.rollover)
    keys = _keys(decks)
    path = folder / own.HISTORY_FILE
    if not path.exists():
        click.echo("quiz: nothing has been practised yet; begin with `quiz practice`", err=True)
        if form == "text":
            return
        path = Path(":memory:")
    with History(path, readonly=path.exists()) as history:
        if form == "log":
            for line in log_lines(history):
                click.echo(line)
            return
        found = figures(history, keys, days.of(utc_now()), settings, days)
    if form == "json":
        click.echo(json.dumps(as_json(found), ensure_ascii=False, indent=2))
    else:
        for line in told(found):
            click.echo(line)


def _keys(paths: tuple[Path, ...]) -> list[str] | None:
    if not paths:
        return None
    from quiz.practice.items import deck_key
    from quiz.practice.library import open_library

    return [deck_key(deck) for deck in open_library(paths, Path.cwd()).decks]


def told(found: Figures) -> Iterator[str]:
    """The figures as lines of text."""
    width = max([len(deck.name) for deck in found.decks] + [4])
    yield f"{'Deck':{width}}   due   new  young  mature  hard"
    for deck in found.decks:
        yield (
            f"{deck.name:{width}} {deck.due:5} {deck.new:5} {deck.young:6} {deck.mature:7} {deck.leeches:5}"
        )
    yield ""
    yield f"Answers in the last year: {found.answers}, in {round(found.seconds / 60)} minutes; days in a row: {found.streak}."
    for says, part in (("last 30 days", found.month), ("last year", found.year)):
        yield (
            f"Remembered, {says}: {percent(part.all)} (goal {found.goal:.0%}); "
            f"young {percent(part.young)}, mature {percent(part.mature)}."
        )
    if any(found.forecast):
        yield ""
        yield "Coming back in the next two weeks:"
        most = max(found.forecast[:14]) or 1
        for ahead, count in enumerate(found.forecast[:14]):
            says = "today" if ahead == 0 else "tomorrow" if ahead == 1 else f"in {ahead} days"
            yield f"  {says:10} {count:5}  {'#' * round(30 * count / most)}".rstrip()
    if found.calibration:
        yield ""
        yield "Predicted and actual recall:"
        for each in found.calibration:
            yield f"  {each.predicted:4.0%} predicted, {percent(each.actual)}"
    if found.leeches:
        yield ""
        yield "Forgotten again and again (mend the card, or suspend it):"
        for leech in found.leeches[:10]:
            yield f"  {leech.lapses} times: {leech.question}"
    if found.confusions:
        yield ""
        yield "Taken for one another:"
        for pair in found.confusions[:10]:
            yield f"  {pair.times} times {pair.chosen} instead of {pair.key}"


def percent(share: Share) -> str:
    """A share in words: 91 % of 120."""
    return "nothing yet" if share.rate is None else f"{share.rate:.0%} of {share.total}"
