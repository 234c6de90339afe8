"""quiz make: articles in, a deck out."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import click

from quiz.errors import FileError, UsageError

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

    from quiz.facts.jobs import read_articles  # loads spaCy: 2 s
    from quiz.facts.pinned import locate
    from quiz.make import make_deck

    path = locate(model)
    made = make_deck(
        articles,
        lambda chosen: read_articles(chosen, path, jobs),
        name=name,
        limit=limit,
        kinds=chosen,
        folder=output.parent,
        progress=_progress(),
    )
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
    _write(made.deck, output)
    if errors:
        sys.exit(FileError.exit_code)


def _write(deck: object, output: Path) -> None:
    from quiz.decks.update import write_deck
    from quiz.model.deck import Deck

    assert isinstance(deck, Deck)
    merged = write_deck(output, deck)
    faces = sum(bool(c.choice) for c in deck.cards), sum(bool(c.cloze) for c in deck.cards)
    click.echo(
        f"{output}: {len(deck.cards)} cards ({faces[0]} choice, {faces[1]} cloze faces) "
        f"from {len(deck.articles)} {'article' if len(deck.articles) == 1 else 'articles'}",
        err=True,
    )
    for line in merged.lines() if merged else ():
        click.echo(f"  {line}", err=True)


def _progress() -> Callable[[str], None]:
    """Progress on stderr once a second has passed, where stderr is a terminal."""
    began = time.monotonic()
    if not sys.stderr.isatty():
        return lambda line: None

    def say(line: str) -> None:
        if time.monotonic() - began > 1 or line.startswith("loading"):
            click.echo(f"\r\x1b[K{line} …" if line != "making cards" else "\r\x1b[K", nl=False, err=True)

    return say
