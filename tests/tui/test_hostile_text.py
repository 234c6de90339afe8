"""Text from decks and articles is text, whatever it looks like."""

from __future__ import annotations

from typing import Any

import pytest
from tui_samples import HOSTILE_TEXTS, hostile

from quiz.practice.settings import Settings


def shown(text: str) -> str:
    return text.replace("\x1b", "").replace("\x07", "")


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
async def test_no_field_of_a_deck_is_taken_for_markup(text: str, open_app: Any) -> None:
    seen: list[str] = []
    async with open_app(hostile(text), hostile("two"), size=(160, 60)) as screen:

        async def look(*wanted: str) -> None:
            await screen.shows(*wanted)
            assert "\x1b" not in screen.text
            seen.append(screen.text)

        await screen.press("down")
        await look(f"Deck {shown(text)}", f"About {shown(text)}"[:20])
        await screen.press("b")
        await look("cards")
        await screen.press("enter")
        await look("Memory", f"Why         Why {shown(text)}", f"tag{shown(text)}"[:12])
        await screen.press("escape", "escape", "s")
        await look("Statistics")
        await screen.press("escape", "enter")
        await look(f"Stem {shown(text)}?", f"Hint: Hint {shown(text)}", f"wrong {shown(text)}")
        await screen.press("2")
        await look("Newsrooms differ", f"Paper {shown(text)}")
        await screen.press("o")
        await look("Sources", f"Paper two {shown(text)}")
        await screen.press("escape", "space")
        await look(f"Before {shown(text)} ______", "Type what is missing.")
        await screen.press(*"[/x]", "enter")
        await look("You typed")
        await screen.press("escape")
        await look("To look at once more")
        await screen.press("ctrl+p")
        await look("Theme")

    assert any(f"Why  Why {shown(text)}" in page for page in seen)


async def test_hostile_text_fits_the_smallest_screen(open_app: Any) -> None:
    async with open_app(hostile(HOSTILE_TEXTS[0]), size=(40, 12), settings=Settings(faces="typed")) as screen:
        await screen.shows("[/usr]")
        await screen.press(*"[/]", "enter")
        await screen.shows("You typed")
