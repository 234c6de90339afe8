"""`quiz check`: what is wrong with decks, where, and how to mend it."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import click


@click.command(help="Check decks and say what is wrong, where, and how to mend it.")
@click.argument(
    "decks", nargs=-1, required=True, metavar="DECK...", type=click.Path(readable=False, path_type=Path)
)
@click.option("--fix", is_flag=True, help="Mend what can be mended; only what is wrong is changed.")
@click.option("--strict", is_flag=True, help="Tell notes too, and fail on warnings.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="For people, for programs, or for annotations on GitHub.",
)
def command(decks: tuple[Path, ...], fix: bool, strict: bool, form: str) -> None:
    """Print the problems of decks; exit 1 if a card cannot be used (with --strict: at any warning).

    Raises:
        FileError: a file cannot be used; the others are checked all the same.
    """
    from quiz.decks.check import check_source, with_rules
    from quiz.decks.files import write_atomic
    from quiz.decks.fixes import fix_all
    from quiz.decks.report import FORMATS
    from quiz.decks.source import load_source
    from quiz.errors import FileError, Severity

    results = []
    unusable: list[FileError] = []
    for path in decks:
        try:
            source = load_source(path)
        except FileError as error:
            unusable.append(error)
            continue
        if fix:
            fixed = fix_all(source, path.parent)
            if fixed.made:
                write_atomic(path, source.encode(fixed.text))
                plural = "" if fixed.made == 1 else "s"
                click.echo(f"{path}: {fixed.made} fix{'es' if plural else ''} made", err=True)
            results.append(with_rules(fixed.examined, strict))
        else:
            results.append(check_source(source, path.parent, strict))
    printed = FORMATS[form](results)
    if results:
        click.echo(_coloured(printed) if form == "text" else printed, nl=False)
    if unusable:
        for fault in unusable[:-1]:
            click.echo(f"quiz: {fault}", err=True)
        raise unusable[-1]
    bad = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    if any(problem.severity in bad for checked in results for problem in checked.problems):
        sys.exit(1)


_HEADS = re.compile(r"(?m)^(?:error|warning|note)(?=\[)")
_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}


def _coloured(text: str) -> str:
    """The report with its heads in colour; click takes the colour out where stdout is no terminal."""
    if "NO_COLOR" in os.environ:
        return text
    return _HEADS.sub(lambda match: click.style(match[0], fg=_COLOURS[match[0]], bold=True), text)
