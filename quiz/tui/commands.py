"""Everything a learner can press, declared once: bindings, key bar, help screen and palette derive from here.

Plain letters, digits, Enter, Space, Escape and arrows only: terminals and the shells around them swallow
most of what is held down with Ctrl. The letters a to i are left to the options of a question.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual.binding import Binding, BindingType

_SHOWN = {
    "question_mark": "?",
    "slash": "/",
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "ctrl+p": "Ctrl+P",
    "ctrl+q": "Ctrl+Q",
    "ctrl+z": "Ctrl+Z",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
}


@dataclass(frozen=True, slots=True)
class Command:
    """Something to press.

    `action` names the screen's method without `action_`; `keys` are Textual's names, comma-separated;
    `name` is one or two words for the key bar; `says` one sentence for help and palette. `label` replaces
    how the keys are shown. A command with `bar` or `palette` false is left out there.
    """

    action: str
    keys: str
    name: str
    says: str
    label: str = ""
    bar: bool = True
    palette: bool = True

    @property
    def shown(self) -> str:
        """The first key as a person would write it."""
        first = self.keys.split(",")[0]
        return self.label or _SHOWN.get(first, first)

    @property
    def all_shown(self) -> str:
        """Every key as a person would write them, for the help screen."""
        return self.label or ", ".join(_SHOWN.get(key, key) for key in self.keys.split(","))


PRACTICE = (
    Command("answer(0)", "", "answer", "Answer by an option's number or letter.", label="1-9 or a-i"),
    Command("move(-1)", "up", "up", "Move up over the options, or scroll.", bar=False, palette=False),
    Command("move(1)", "down", "down", "Move down over the options, or scroll.", bar=False, palette=False),
    Command(
        "page(-1)", "pageup", "page up", "Scroll up by a screenful.", label="PgUp", bar=False, palette=False
    ),
    Command(
        "page(1)",
        "pagedown",
        "page down",
        "Scroll down by a screenful.",
        label="PgDn",
        bar=False,
        palette=False,
    ),
    Command("show_options", "space", "show options", "Show the options, once you have the answer in mind."),
    Command("submit", "enter", "check", "Check the ticked options, or the answer that you typed."),
    Command("accept", "y", "right", "Your answer was close: count it as right."),
    Command("reject", "n", "wrong", "Your answer was close: count it as wrong."),
    Command("next", "space,enter", "next", "Go on to the next card."),
    Command("dont_know", "0", "don't know", "Say that you do not know and see the answer."),
    Command("guessed", "g", "I guessed", "Right, but by a guess: the card comes back as a wrong one."),
    Command("hard", "h", "hard", "Right, but with effort: the card comes back sooner."),
    Command("easy", "e", "easy", "Right without thinking: the card stays away for longer."),
    Command("sources", "o", "sources", "Show every sentence this answer rests on, with newsroom and date."),
    Command("type", "tab", "type", "Go back to the line in which the answer is typed."),
    Command("undo", "u,ctrl+z", "undo", "Take the last answer back; again for the one before it."),
    Command("later", "l", "later", "Put the card off until tomorrow."),
    Command("suspend", "s", "suspend", "Never ask this card again, until you allow it in the list of cards."),
    Command("flag", "m", "mark", "Mark the card, to find it again in the list of cards."),
    Command("edit", "v", "edit", "Open the deck at this card in your editor."),
    Command("recall", "r", "recall first", "Hide the options until you ask for them, or stop hiding them."),
    Command("back", "escape,q", "end", "End the session; everything that you answered is kept."),
)
TYPING = (
    Command("submit", "enter", "check", "Check the answer that you typed."),
    Command("back", "escape", "other keys", "Leave the line, so that the letters are keys again."),
)
"""The key bar while an answer is typed: what no letter of the answer can be."""

MORE = Command("page(1)", "down", "more", "Scroll down.")
"""In the key bar where the card goes on below what is in sight."""

HOME = (
    Command("practise", "enter,space", "practise", "Practise the deck under the cursor."),
    Command("search", "slash", "search cards", "Type words to find cards of this deck."),
    Command("browse", "b", "all cards", "List, mark and edit all cards of this deck.", bar=False),
    Command("stats", "s", "statistics", "See how well you remember, and what comes when."),
    Command("more", "n", "10 more new", "Learn ten more new cards today than the plan has."),
    Command("undo", "u,ctrl+z", "undo", "Take the last answer back, also of an earlier session.", bar=False),
    Command("recall", "r", "recall first", "Hide the options until you ask for them, or stop hiding them."),
    Command("quit", "q", "quit", "Leave; everything that you answered is kept."),
)
SUMMARY = (
    Command("again", "enter,space", "go on", "Practise on, if anything is left to practise."),
    Command("stats", "s", "statistics", "See how well you remember, and what comes when."),
    Command("more", "n", "10 more new", "Learn ten more new cards today than the plan has."),
    Command("undo", "u,ctrl+z", "undo", "Take the last answer back and return to its card."),
    Command("back", "escape,q", "decks", "Back to the decks."),
)
BROWSE = (
    Command("look", "enter", "look", "See the card with its answer, its sources and how well you know it."),
    Command("search", "slash", "search", "Type words: only cards that have all of them are listed."),
    Command("edit", "v", "editor", "Open the deck at this card in your editor."),
    Command("suspend", "s", "suspend", "Never ask this card, or ask it again if it was suspended."),
    Command("flag", "m", "mark", "Mark the card, or take the mark away."),
    Command("back", "escape,q", "decks", "Back to where you came from."),
)
LOOK = (
    Command("edit", "v", "editor", "Open the deck at this card in your editor."),
    Command("rewrite", "w", "rewrite", "Change this card here; the rest of the file stays as it is."),
    Command("back", "escape,q,enter", "close", "Back to the list."),
)
STATS = (
    Command("section(-1)", "left", "section before", "Go to the section before.", bar=False),
    Command("section(1)", "right,space", "next section", "Go to the next section."),
    Command("back", "escape,q", "back", "Back to where you came from."),
)
SOURCES = (Command("back", "escape,q,o,enter", "close", "Back to the card."),)
HELP = (Command("back", "escape,q,question_mark", "close", "Back to where you came from."),)
EVERYWHERE = (
    Command(
        "app.command_palette",
        "ctrl+p",
        "all commands",
        "Search all that can be done here.",
        bar=False,
        palette=False,
    ),
    Command("app.quit", "ctrl+q", "quit", "Leave at once; everything that you answered is kept.", bar=False),
    Command("help", "question_mark", "help", "Explain this screen and what can be pressed."),
)

REWRITE = (
    Command("save", "ctrl+s", "save", "Check the card and put it into the deck file.", label="Ctrl+S"),
    Command("back", "escape", "leave", "Leave the card as it was."),
)
SEARCHING = (
    Command("look_first", "enter", "to the cards", "Go to the cards that were found."),
    Command("back", "escape", "to the cards", "Leave the search line."),
)
"""The key bar while words are typed to search for."""

COMMANDS: dict[str, tuple[Command, ...]] = {
    "practice": PRACTICE,
    "home": HOME,
    "summary": SUMMARY,
    "browse": BROWSE,
    "look": LOOK,
    "rewrite": REWRITE,
    "stats": STATS,
    "sources": SOURCES,
    "help": HELP,
}
"""The commands of each screen, in the order of the key bar and the help screen."""

OPTION_KEYS = "123456789"
OPTION_LETTERS = "abcdefghi"


def bindings(screen: str) -> list[BindingType]:
    """Textual's bindings for a screen."""
    return list(_bindings((*COMMANDS[screen], *EVERYWHERE)))


def _bindings(commands: tuple[Command, ...]) -> Iterator[Binding]:
    for command in commands:
        if command.keys:
            yield Binding(command.keys, command.action, command.name, show=False, tooltip=command.says)
    if commands[: len(PRACTICE)] == PRACTICE:
        for number, (digit, letter) in enumerate(zip(OPTION_KEYS, OPTION_LETTERS, strict=True), 1):
            yield Binding(f"{digit},{letter}", f"answer({number})", show=False)
