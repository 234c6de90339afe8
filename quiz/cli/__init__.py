"""The verbs. Each stands in a file of its own, which is imported only when the verb runs."""

from __future__ import annotations

import errno
import importlib
import os
import sys
from pathlib import Path

import click

from quiz import __version__
from quiz.errors import QuizError

VERBS: dict[str, str] = {
    "make": "Make a deck from articles (files or folders).",
    "check": "Check decks and say what is wrong, where, and how to mend it.",
    "practice": "Practise decks in the terminal.",
    "export": "Write decks for another program, such as Anki.",
    "stats": "Show what has been learned and what is due.",
    "new": "Write a commented example deck to start from.",
    "stamp": "Write a short id into each card that has none.",
    "schema": "Print the JSON Schema of the deck file, for editors.",
    "import": "Make a deck from an Anki package.",
    "due": "Print one line with what is due, for a shell prompt.",
    "optimise": "Fit the memory model to your own reviews.",
    "doctor": "Check the history of reviews and rebuild what depends on it.",
}
"""The verbs in the order of the help page; `quiz X` runs `command` of quiz/cli/X.py (import: import_.py)."""


class Verbs(click.Group):
    """Imports a verb's module when the verb is called, and lists the verbs without importing any."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs in the order of the help page."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Import the verb's module and hand out its command."""
        if name not in VERBS:
            return None
        module = importlib.import_module(f"quiz.cli.{'import_' if name == 'import' else name}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the verb; where there is none of that name, say which one may be meant."""
        name = args[0]
        if name not in VERBS and not name.startswith("-"):
            import difflib  # only here: starting is fast

            near = difflib.get_close_matches(name, VERBS, 1)
            meant = f"{near[0]}" if near else f"practice {name}" if Path(name).exists() else ""
            ctx.fail(f"there is no verb {name!r}" + (f"; did you mean quiz {meant}?" if meant else ""))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the verbs from the table above, so that help imports nothing."""
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))


@click.group(cls=Verbs, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="quiz")
@click.pass_context
def group(ctx: click.Context) -> None:
    """Turn what newsrooms report into cards to learn from.

    Without a verb: practise the decks in ./decks, or the shipped ones where there is no such folder.
    """
    if ctx.invoked_subcommand is None:
        practice = ctx.command.get_command(ctx, "practice")  # type: ignore[attr-defined]
        ctx.invoke(practice)


def _in_a_line(error: click.UsageError) -> str:
    """What is wrong with the command line, and whose help tells more."""
    said = " ".join(error.format_message().split()).removesuffix(".")
    path = error.ctx.command_path if error.ctx else "quiz"
    return f"{said[:1].lower()}{said[1:]} ({path} --help tells more)"


def main() -> None:
    """Run the command line. A fault is one line on stderr; exit 1 for content, 2 for usage and files."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
    try:
        group.main(prog_name="quiz", standalone_mode=False)
    except QuizError as error:
        click.echo(f"quiz: {error}", err=True)
        sys.exit(error.exit_code)
    except click.UsageError as error:
        click.echo(f"quiz: {_in_a_line(error)}", err=True)
        sys.exit(error.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("quiz: interrupted", err=True)
        sys.exit(130)
    except BrokenPipeError:
        sys.exit(141)
    except OSError as error:
        if error.errno != errno.ENOSPC or error.filename is not None:
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what waits to be written would fail again at the exit
        click.echo("quiz: the output cannot be written: the disk is full", err=True)
        sys.exit(2)
