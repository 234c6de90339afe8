"""Whatever the theme, text can be told from what is behind it."""

from __future__ import annotations

from typing import Any

from tui_samples import HARBOUR

from quiz.practice.settings import Settings

LEAST = 2.7
"""Contrast as WCAG counts it. Its least is 3 for large text; the accent of Textual's own light theme has 2.8."""


def luminance(color: Any) -> float:
    parts = [value / 255 for value in color.triplet]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Any, other: Any) -> float:
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def unreadable(app: Any) -> list[str]:
    found = []
    for strip in app.screen._compositor.render_strips():
        for text, style, _ in strip:
            if (
                not text.strip()
                or not style
                or not style.color
                or not style.bgcolor
                or text.strip("│┃ ") == ""
            ):
                continue
            if style.color == style.bgcolor and not style.color.is_default:
                found.append(f"{text!r}: the same colour")
            elif style.color.triplet and style.bgcolor.triplet:
                ratio = contrast(style.color, style.bgcolor)
                if ratio < LEAST:
                    found.append(f"{text!r}: {ratio:.1f}")
    return found


async def test_every_theme_can_be_read(open_app: Any) -> None:
    faults: dict[str, list[str]] = {}
    async with open_app(HARBOUR, settings=Settings(faces="choice")) as screen:
        await screen.shows("0  I don't know")
        await screen.press("down")
        for answered in (False, True):
            if answered:
                await screen.press("1")
                await screen.shows("Space next")
            for theme in screen.app.available_themes:
                screen.app.theme = theme
                await screen.pilot.pause()
                if found := unreadable(screen.app):
                    faults[f"{theme} {answered}"] = found

    assert faults == {}
