"""Write docs/verbs.md, the reference of the command line, from the commands themselves: `python scripts/verbs.py`."""

from __future__ import annotations

from pathlib import Path

import click

from quiz.cli import VERBS, group

PAGE = Path(__file__).parents[1] / "docs" / "verbs.md"
HEAD = """\
# The verbs

What `quiz VERB --help` prints, for every verb. Written by `make docs`; a test compares.

Standard output carries data and standard error what is told about it. The exit code is 0 when all went well, 1 when
problems were found in what was read, and 2 when the command line was wrong or a file cannot be used.
"""


def section(name: str, command: click.Command, parent: click.Context | None) -> str:
    """One command's help as a section."""
    context = click.Context(
        command,
        info_name=name,
        parent=parent,
        terminal_width=92,
        max_content_width=92,
        **command.context_settings,
    )
    title = context.command_path
    return f"\n## {title}\n\n```text\n{command.get_help(context).rstrip()}\n```\n"


def page() -> str:
    """The whole page."""
    context = click.Context(group, info_name="quiz", **group.context_settings)
    sections = [section("quiz", group, None)]
    for verb in VERBS:
        command = group.get_command(context, verb)
        assert command is not None, verb
        sections.append(section(verb, command, context))
    return HEAD + "".join(sections)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"wrote {PAGE}")
