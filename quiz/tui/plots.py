"""Plots as text: every figure is there as a number too, and no level is told by colour alone."""

from __future__ import annotations

from collections.abc import Sequence

_EIGHTHS = " ▏▎▍▌▋▊▉█"
_STEPS = "▁▂▃▄▅▆▇█"
_SHADES = "·░▒▓█"


def bar(value: float, most: float, width: int) -> str:
    """A bar of up to `width` cells for a value out of `most`; a value above nothing is always seen."""
    if most <= 0 or value <= 0 or width <= 0:
        return ""
    eighths = max(1, min(round(value / most * width * 8), width * 8))
    whole, rest = divmod(eighths, 8)
    return "█" * whole + (_EIGHTHS[rest] if rest else "")


def sparkline(values: Sequence[float]) -> str:
    """One column a value, as high as its share of the largest; a dot for nothing."""
    most = max(values, default=0)
    if most <= 0:
        return "·" * len(values)
    last = len(_STEPS) - 1
    return "".join(
        "·" if value <= 0 else _STEPS[min(int(value / most * last + 0.5), last)] for value in values
    )


def shade(value: float, most: float) -> str:
    """A cell of a heat map: a dot for nothing, then four densities."""
    if value <= 0 or most <= 0:
        return _SHADES[0]
    return _SHADES[min(int(value / most * 4) + 1, 4) if value < most else 4]


def percent(value: float | None) -> str:
    """A share as a whole percentage, a dash where there is none."""
    return "–" if value is None else f"{value * 100:.0f} %"
