"""quiz make: articles in, a deck out."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quiz.errors import FileError, UsageError

if TYPE_CHECKING:
    from quiz.model.deck import Deck

KINDS = ("choice", "cloze")


@click.command("make", short_help="Make a deck from articles.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(readable=False, path_type=Path))
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(readable=False, path_type=Path),
    help="The deck file to write.",
)
@click.option("--limit", type=click.IntRange(min=1), help="Keep this many of the best cards.")
@click.option("--kinds", default="choice,cloze", show_default=True, help="The faces that cards may have.")
@click.option("--name", default="", help="The name of a new deck; the first article's title otherwise.")
@click.option(
    "--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Processes that read articles."
)
@click.option("--explain", is_flag=True, help="Say on stdout what was found, kept and refused, and why.")
@click.option(
    "--report", "report_file", type=click.Path(readable=False, path_type=Path), help="Write the same as JSON."
)
@click.option("--model", help="An installed spaCy model to use instead of the pinned one.")
def command(
    paths: tuple[Path, ...],
    output: Path,
    limit: int | None,
    kinds: str,
    name: str,
    jobs: int,
    explain: bool,
    report_file: Path | None,
    model: str | None,
) -> None:
    """Make a deck from PATHS: article files (.txt, .md, .html) or folders of them, about one event.

    A deck that exists is kept up to date: cards that a teacher changed, wrote or deleted stay so.
    """
    chosen = frozenset(kind.strip() for kind in kinds.split(",") if kind.strip())
    if not chosen or chosen - set(KINDS):
        raise UsageError(f"--kinds takes {' and '.join(KINDS)}, with a comma between them, not {kinds!r}")
    from quiz.articles import read_all
    from quiz.decks.files import same

    articles, errors = read_all(paths)
    if not articles and len(errors) == 1:
        raise errors[0]
    for error in errors:
        click.echo(f"quiz: {error}", err=True)
    if not articles:
        raise UsageError("no article could be read")
    if report_file and any(same(report_file, path) for path in (output, *(Path(a.path) for a in articles))):
        raise UsageError(
            f"--report {report_file} would take the place of what is read or made; name another file"
        )
    for article in articles:
        for notice in article.notices:
            click.echo(f"quiz: {article.path}: {notice}", err=True)

    from quiz.facts import cache
    from quiz.facts.jobs import read_articles  # loads spaCy where there is something to read: 2 s
    from quiz.facts.pinned import locate
    from quiz.make import make_deck

    path = locate(model)
    kept_in = cache.folder()
    kept = cache.Cache(kept_in, cache.engine_version(path)) if kept_in else None
    made = make_deck(
        articles,
        lambda chosen: read_articles(chosen, path, jobs, kept),
        name=name,
        limit=limit,
        kinds=chosen,
        folder=output.parent,
        progress=_progress(),
    )
    for article in articles:
        for notice in made.world.articles[article.key].notices[len(article.notices) :]:
            click.echo(f"quiz: {article.path}: {notice}", err=True)
    if kept and kept.fault:
        click.echo(f"quiz: {kept.fault}", err=True)
    if report_file is not None:
        from quiz.decks.files import write_atomic
        from quiz.make.report import report

        text = json.dumps(report(made, errors), ensure_ascii=False, indent=1) + "\n"
        write_atomic(report_file, text.encode("utf-8", "backslashreplace"))
    if explain:
        from quiz.make.explain import explain as lines

        for line in lines(made, errors):
            click.echo(line)
    if not made.deck.cards:
        raise FileError(output, "not written: no card is sure enough; --explain says why")
    _write(made.deck, output, name)
    if errors:
        sys.exit(FileError.exit_code)


def _write(deck: Deck, output: Path, name: str) -> None:
    """Write or merge the deck and say on stderr what was made, and what the file has now."""
    from quiz.decks.update import write_deck

    merged = write_deck(output, deck)
    faces = sum(bool(c.choice) for c in deck.cards), sum(bool(c.cloze) for c in deck.cards)
    made = f"{_counted(len(deck.cards), 'card')}{' made' if merged else ''}"
    click.echo(
        f"{output}: {made} ({faces[0]} choice, {faces[1]} cloze faces) "
        f"from {_counted(len(deck.articles), 'article')}"
        + (f"; {_counted(merged.cards, 'card')} in the file now" if merged else ""),
        err=True,
    )
    if merged is None:
        return
    for line in merged.lines():
        click.echo(f"  {line}", err=True)
    if name and name != merged.name:
        click.echo(
            f"  the deck keeps its name ({merged.name or 'none'}): --name is for new decks; "
            "to rename this one, change `deck:` in the file",
            err=True,
        )


def _counted(count: int, thing: str) -> str:
    return f"{count} {thing}{'' if count == 1 else 's'}"


def _progress() -> Callable[[str], None]:
    """Progress on stderr once a second has passed, where stderr is a terminal."""
    began = time.monotonic()
    if not sys.stderr.isatty():
        return lambda line: None

    def say(line: str) -> None:
        if time.monotonic() - began > 1 or line.startswith("loading"):
            click.echo(f"\r\x1b[K{line} …" if line != "making cards" else "\r\x1b[K", nl=False, err=True)

    return say
