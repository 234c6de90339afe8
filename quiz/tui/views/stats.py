"""Statistics as plots of text, each with its figures and a sentence that says what it means."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from textual.content import Content

from quiz.practice.stats import Bin, Confusion, DeckFigures, Leech, Retention, Share
from quiz.tui.page import GAP, Block, Page
from quiz.tui.plots import bar, percent, shade
from quiz.tui.text import ANSWER, MUTED, one_line, says
from quiz.tui.views.summary import duration

_LABEL = 13
_ENOUGH = 20
"""Below so many answers a share says little, and the page says so."""
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that the statistics show, as of `today`."""

    today: date
    goal: float
    decks: Sequence[DeckFigures]
    month: Retention
    weeks: Sequence[Retention]
    forecast: Sequence[int]
    calendar: Mapping[date, int]
    hours: Sequence[Share]
    calibration: Sequence[Bin]
    leeches: Sequence[Leech]
    confusions: Sequence[Confusion]
    seconds: float


def stats_page(figures: Figures, width: int) -> Page:
    """All sections for a page of that width; each section's heading is where a jump lands."""
    blocks: list[Block] = []
    for heading, section in _SECTIONS:
        content = list(section(figures, width))
        if content:
            blocks += [
                GAP,
                Block(Content.styled(heading, "bold $text-accent"), anchor=True),
            ]
            blocks += content
    return Page(blocks)


def _known(figures: Figures, width: int) -> Iterator[Block]:
    items = sum(deck.items for deck in figures.decks)
    if not figures.calendar:
        yield Block(says("Nothing answered yet. The figures begin with your first answers."))
        return
    parts = (
        ("mature", sum(deck.mature for deck in figures.decks), "come back after 21 days or more"),
        ("young", sum(deck.young for deck in figures.decks), "come back sooner"),
        ("not yet", sum(deck.new for deck in figures.decks), "seen, but not answered yet"),
        ("suspended", sum(deck.suspended for deck in figures.decks), "not asked any more"),
        ("leeches", sum(deck.leeches for deck in figures.decks), "forgotten again and again"),
    )
    for name, count, means in parts:
        if count or name in ("mature", "young"):
            yield _row(name, count, max(items, 1), width, str(count), means)
    total = sum(figures.calendar.values())
    spent = f", {duration(figures.seconds)} spent on them" if figures.seconds >= 1 else ""
    yield Block(says(f"{total} {'answer' if total == 1 else 'answers'} in a year{spent}.", MUTED))


def _retention(figures: Figures, width: int) -> Iterator[Block]:
    month = figures.month
    if not month.all.total:
        return
    yield Block(
        says(
            f"Of the cards that came back, how many you still knew. The goal is {percent(figures.goal)}.",
            MUTED,
        )
    )
    for name, share in (("30 days", month.all), ("· young", month.young), ("· mature", month.mature)):
        yield _share(name, share, width)
    yield GAP
    for week in figures.weeks:
        if week.all.total:
            yield _share(f"from {week.since.day} {_MONTHS[week.since.month - 1]}", week.all, width)
    if month.all.total < _ENOUGH:
        yield Block(says("Few answers so far: the figures will still move a lot.", MUTED))


def _forecast(figures: Figures, width: int) -> Iterator[Block]:
    if not any(figures.forecast):
        return
    yield Block(says("How many cards come back on each day, if you answer nothing before.", MUTED))
    most = max(figures.forecast)
    for ahead, count in enumerate(figures.forecast):
        day = figures.today + timedelta(days=ahead)
        name = "today" if ahead == 0 else f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"
        yield _row(name, count, most, width, str(count))


def _calendar(figures: Figures, width: int) -> Iterator[Block]:
    if not figures.calendar:
        return
    weeks = max(min((width - 6) // 2, 53), 1)
    monday = figures.today - timedelta(days=figures.today.weekday() + 7 * (weeks - 1))
    most = max(figures.calendar.values())
    yield Block(says("Answers on each day; a column is a week, the last one is this week.", MUTED))
    heads = [" "] * (weeks * 2 + 3)
    for week in range(weeks):
        first = monday + timedelta(days=7 * week)
        if first.day <= 7 and all(cell == " " for cell in heads[week * 2 : week * 2 + 3]):
            heads[week * 2 : week * 2 + 3] = _MONTHS[first.month - 1]
    yield Block(Content.styled("     " + "".join(heads).rstrip()[: weeks * 2 + 1], MUTED))
    for weekday, name in enumerate(_WEEKDAYS):
        days = [monday + timedelta(days=7 * week + weekday) for week in range(weeks)]
        cells = "".join(
            f"{shade(figures.calendar.get(day, 0), most)} " if day <= figures.today else "  " for day in days
        )
        yield Block(Content.assemble((f"{name}  ", MUTED), (cells.rstrip(), "$text-success")))
    yield Block(says(f"· none   ░ ▒ ▓ more   █ {most}, the most on a day", MUTED))


def _hours(figures: Figures, width: int) -> Iterator[Block]:
    if sum(share.total for share in figures.hours) < _ENOUGH:
        return
    yield Block(says("How much you remember by the hour at which you practise.", MUTED))
    for begin in range(0, 24, 3):
        share = sum(figures.hours[begin : begin + 3], Share())
        if share.total:
            yield _share(f"{begin:02}–{begin + 3:02} h", share, width)


def _calibration(figures: Figures, width: int) -> Iterator[Block]:
    if not figures.calibration:
        return
    yield Block(
        says(
            "What the memory model predicted (│) and what you remembered (█): the closer, the better.", MUTED
        )
    )
    for each in figures.calibration:
        room = _room(width)
        filled = bar(each.actual.rate or 0, 1, room).ljust(room)
        mark = min(int(each.predicted * room), room - 1)
        line = filled[:mark] + "│" + filled[mark + 1 :]
        lead = Content.styled(f"said {percent(each.predicted)}", MUTED)
        text = f"{line} was {percent(each.actual.rate)} of {each.actual.total}"
        yield Block(Content(text), indent=_LABEL, lead=lead)


def _leeches(figures: Figures, width: int) -> Iterator[Block]:
    if not figures.leeches:
        return
    yield Block(
        says("Cards that you keep forgetting. Mend them, learn them in another way, or suspend them.", MUTED)
    )
    for leech in figures.leeches[:20]:
        words = one_line(leech.question) + ("  (suspended)" if leech.suspended else "")
        yield Block(says(words), indent=6, lead=Content.styled(f"{leech.lapses:>3} ×", "bold"))


def _confusions(figures: Figures, width: int) -> Iterator[Block]:
    if not figures.confusions:
        return
    yield Block(says("Which wrong answer you took for which right one, until you get it right twice.", MUTED))
    for each in figures.confusions[:20]:
        text = Content.assemble(one_line(each.chosen), ("  for  ", MUTED), (one_line(each.key), ANSWER))
        yield Block(text, indent=6, lead=Content.styled(f"{each.times:>3} ×", "bold"))


_SECTIONS: tuple[tuple[str, Callable[[Figures, int], Iterator[Block]]], ...] = (
    ("What you know", _known),
    ("Retention", _retention),
    ("What comes", _forecast),
    ("Calendar", _calendar),
    ("By the hour", _hours),
    ("Predicted and remembered", _calibration),
    ("Hard cards", _leeches),
    ("Mixed up", _confusions),
)
"""The sections in their order; one without anything to show is left out."""


def _room(width: int) -> int:
    return max(min(width - _LABEL - 18, 50), 5)


def _row(name: str, value: float, most: float, width: int, figure: str, means: str = "") -> Block:
    room = _room(width)
    drawn = bar(value, most, room)
    rest = f"  {means}" if means and width >= 70 else ""
    text = Content.assemble((drawn, "$text-success"), f"{' ' if drawn else ''}{figure}", (rest, MUTED))
    return Block(text, indent=_LABEL, lead=Content.styled(name, MUTED))


def _share(name: str, share: Share, width: int) -> Block:
    return _row(name, share.rate or 0, 1, width, f"{percent(share.rate)} of {share.total}")
