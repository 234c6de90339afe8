"""All cards of some decks: search, look, mark, edit."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.events import DescendantBlur, DescendantFocus, ScreenResume
from textual.widgets import Input

from quiz.errors import QuizError
from quiz.model.review import ItemKey
from quiz.practice.items import Item, items_of
from quiz.practice.state import NEW, State
from quiz.tui.commands import SEARCHING, Command, bindings
from quiz.tui.desk import Desk
from quiz.tui.screens.base import QuizScreen
from quiz.tui.screens.editing import RewriteScreen, edit_card
from quiz.tui.views.cards import Listed, card_page, draw, standing
from quiz.tui.widgets.pageview import PageView
from quiz.tui.widgets.rows import Rows


def listed_cards(desk: Desk, decks: Sequence[int]) -> list[Listed]:
    """Every card of the decks with the items that it is asked by, in the order of the files."""
    found = []
    for number in decks:
        items: dict[str, list[Item]] = {}
        for item in items_of(desk.decks[number]):
            items.setdefault(item.card.key, []).append(item)
        found += [Listed(number, card, tuple(items.get(card.key, ()))) for card in desk.decks[number].cards]
    return found


class BrowseScreen(QuizScreen):
    """A list of cards that a few words narrow down."""

    NAME = "browse"
    BINDINGS = bindings("browse")

    def __init__(self, desk: Desk, decks: Sequence[int], search: bool = False) -> None:
        super().__init__()
        self._search_first = search
        self._desk = desk
        self._decks = tuple(decks)
        self._all: list[Listed] = []
        self._words: list[str] = []
        self._found: list[int] = []
        self._states: dict[ItemKey, State] = {}

    def body(self) -> ComposeResult:
        """Search line and list."""
        search = Input(id="search", compact=True, placeholder="/ to search", select_on_focus=False)
        search.cursor_blink = False
        yield search
        yield Rows(self._draw)

    def on_mount(self) -> None:
        """The arrows move over the cards, unless words to search for are typed first."""
        self.query_one("#search" if self._search_first else Rows).focus()

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Read the cards anew: one may have been changed meanwhile."""
        self._all = listed_cards(self._desk, self._decks)
        self._words = []
        try:
            self._states = self._desk.states(self._decks)
        except QuizError as error:
            self.say(str(error))
        self._filter()

    def _states_of(self, listed: Listed) -> list[State]:
        return [self._states.get(key, NEW) for key in listed.keys]

    def _draw(self, index: int, width: int) -> Content:
        listed = self._all[self._found[index]]
        return draw(listed, standing(self._states_of(listed), self._desk.today), width)

    def _filter(self) -> None:
        wanted = self.query_one("#search", Input).value.casefold().split()
        if wanted and not self._words:
            self._words = [listed.words for listed in self._all]
        rows = self.query_one(Rows)
        before = self._found[rows.cursor] if rows.cursor < len(self._found) else -1
        self._found = (
            [n for n, words in enumerate(self._words) if all(word in words for word in wanted)]
            if wanted
            else list(range(len(self._all)))
        )
        cursor = self._found.index(before) if before in self._found else 0
        rows.show(len(self._found), cursor)
        names = "All decks" if len(self._decks) > 1 else self._desk.decks[self._decks[0]].name
        count = f"{len(self._found)} of {len(self._all)} cards" if wanted else f"{len(self._all)} cards"
        self.title_bar(names, count)
        self.refresh_keys()

    @property
    def _listed(self) -> Listed | None:
        cursor = self.query_one(Rows).cursor
        return self._all[self._found[cursor]] if cursor < len(self._found) else None

    @property
    def _searching(self) -> bool:
        return self.focused is not None and self.focused.id == "search"

    def can(self, action: str) -> bool:
        """What is done to a card needs one."""
        return action not in ("look", "edit", "suspend", "flag") or self._listed is not None

    def commands_now(self) -> list[Command]:
        """While words are typed, only what is no letter."""
        return list(SEARCHING) if self._searching else super().commands_now()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """The keys mean something else while words are typed."""
        self.refresh_keys()

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """The letters are keys again."""
        self.refresh_keys()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list down with every letter."""
        self._filter()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """On to the list."""
        self.query_one(Rows).focus()

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """A second click opens the card."""
        self.action_look()

    def action_search(self) -> None:
        """Type words to search for."""
        self.query_one("#search", Input).focus()

    def action_look(self) -> None:
        """Open the card."""
        if listed := self._listed:
            self.app.push_screen(LookScreen(self._desk, listed))

    def action_edit(self) -> None:
        """Open the deck in the editor at this card."""
        if listed := self._listed:
            said, _ = edit_card(self.app, self._desk, listed.card)
            self._all = listed_cards(self._desk, self._decks)
            self._words = []
            self._filter()
            self.say(said)

    def _mark(self, on: str, off: str, *, marked: bool) -> None:
        listed = self._listed
        if listed is None:
            return
        try:
            for key in listed.keys:
                self._desk.mark(off if marked else on, key)
                self._states[key] = self._desk.state(key)
        except QuizError as error:
            self.say(str(error))
        self.query_one(Rows).refresh()

    def action_suspend(self) -> None:
        """Never ask the card, or ask it again."""
        if listed := self._listed:
            suspended = any(state.suspended for state in self._states_of(listed))
            self._mark("suspend", "resume", marked=suspended)
            self.say(
                "This card will be asked again." if suspended else "This card will not be asked any more."
            )

    def action_flag(self) -> None:
        """Mark the card, or take the mark away."""
        if listed := self._listed:
            flagged = any(state.flagged for state in self._states_of(listed))
            self._mark("flag", "unflag", marked=flagged)

    def action_back(self) -> None:
        """Leave the search line first, then the search, then the list."""
        search = self.query_one("#search", Input)
        if self._searching:
            self.query_one(Rows).focus()
        elif search.value:
            search.value = ""
        else:
            super().action_back()


class LookScreen(QuizScreen):
    """One card with everything that belongs to it."""

    NAME = "look"
    TITLE_TEXT = "Card"
    BINDINGS = bindings("look")

    def __init__(self, desk: Desk, listed: Listed) -> None:
        super().__init__()
        self._desk = desk
        self._listed = listed

    def body(self) -> ComposeResult:
        """The card, to be scrolled."""
        yield PageView()

    def on_mount(self) -> None:
        """The arrows scroll."""
        self.query_one(PageView).focus()

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Show the card as it is now; it may have been rewritten."""
        self._reread()

    def _reread(self) -> None:
        listed = self._current()
        if listed is None:
            self.action_back()
            return
        self._listed = listed
        states = [self._desk.state(key) for key in self._listed.keys]
        deck = self._desk.decks[self._listed.deck]
        self.title_bar(deck.name, standing(states, self._desk.today))
        self.query_one(PageView).show(card_page(deck, self._listed, states, self._desk.today))
        self.refresh_keys()

    def _current(self) -> Listed | None:
        """The card as its deck now has it: by its key, or by its line where another question changed that."""
        old = self._listed.card
        cards = listed_cards(self._desk, [self._listed.deck])
        line = old.at.line if old.at else 0
        same = (each for each in cards if each.card.key == old.key)
        near = (each for each in cards if line and each.card.at and each.card.at.line == line)
        return next(same, None) or next(near, None)

    def can(self, action: str) -> bool:
        """Only what stands in a file can be changed."""
        return action not in ("edit", "rewrite") or self._desk.place(self._listed.card) is not None

    def action_edit(self) -> None:
        """Open the deck in the editor at this card."""
        said, _ = edit_card(self.app, self._desk, self._listed.card)
        self._reread()
        self.say(said)

    def action_rewrite(self) -> None:
        """Change the card here."""
        at = self._listed.card.at
        if at is None:
            return
        try:
            self.app.push_screen(RewriteScreen(self._desk, at))
        except QuizError as error:
            self.say(str(error))
