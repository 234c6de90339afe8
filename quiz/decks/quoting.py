"""Guesses at a value that YAML cannot read: quotes and brackets that are missing, or one too many."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.decks.findings import quoted
from quiz.decks.guess import Line, Mend
from quiz.errors import Fix

__all__ = ["STARTS", "of_lines_below", "of_value"]

STARTS = {
    "[": "YAML takes this for the start of a list",
    "{": "YAML takes this for the start of a table",
    "*": "YAML takes a * at the start for a reference to another place",
    "&": "YAML takes a & at the start for a name",
    "!": "YAML takes a ! at the start for a type",
    "@": "YAML keeps @ at the start for itself",
    "`": "YAML keeps ` at the start for itself",
    "%": "YAML takes a % at the start for a command",
    "- ": "YAML takes a dash and a space for the start of a list",
    "? ": "YAML takes a ? and a space for the start of a key",
    ">": "YAML takes a > at the start for text on the lines below",
    "|": "YAML takes a | at the start for text on the lines below",
    "'": "YAML takes an ' at the start for a quotation mark",
    '"': "YAML takes the text for finished at the second quotation mark",
    ",": "YAML takes a comma at the start for a list",
    "]": "YAML takes a ] at the start for the end of a list",
    "}": "YAML takes a } at the start for the end of a table",
    "#": "YAML takes a # at the start for a comment",
}
"""What YAML makes of a text that starts with one of these."""
_QUOTED = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')""")
_SEVERAL = re.compile(r"""(?:"[^"]*"|'[^']*')(?:[ \t]*[,;][ \t]*(?:"[^"]*"|'[^']*'))+""")
_KEY_LINE = re.compile(r"\s*(?:-[ \t]*)*[\w-]+[ \t]*:(?:[ \t]|$)")
_BAD_ESCAPE = re.compile(
    r"""\\(?![abefnrtv0xuUNLP_ "\\/\t])|\\x(?![0-9a-fA-F]{2})|\\u(?![0-9a-fA-F]{4})|\\U(?![0-9a-fA-F]{8})"""
)
_APOSTROPHE = re.compile(r"'(?:tis|twas|til|em|cause|round|bout|\w\b|[0-9])", re.IGNORECASE)


def of_value(value: str, start: int, at: int) -> Iterator[Mend]:
    """Quotes or brackets that a value on one line lacks."""
    if not value:
        return
    end = start + len(value)
    first = value[0]
    if value[-1] == "," and value[-2:-1] in ("]", "}", '"', "'"):
        yield Mend(
            "comma", "there is a comma too many", "take it out", end - 1, end, (Fix(end - 1, end, ""),)
        )  # fmt: skip
    if first in "[{":
        yield from _of_list(value, start, at)
    if _SEVERAL.fullmatch(value):
        better = "[" + value.replace(";", ",") + "]"
        yield Mend(
            "no-brackets", "several texts in quotes need brackets around them",
            "put them into [ ] with commas between them", start, end, (Fix(start, end, better),),
        )  # fmt: skip
    if first == '"':
        yield from _of_double_quotes(value, start)
    if first == "'":
        yield from _of_single_quotes(value, start)
    whole = Fix(start, end, quoted(value))
    colon = re.search(r":(?=[ \t]|$)", value)
    if colon and first not in "'\"[{":
        here = start + colon.start()
        inside = "text with a colon and a space in it must stand in quotes"
        yield Mend(
            "needs-quotes", inside if colon.end() < len(value) else "text that ends with a colon must stand in quotes",
            "YAML takes what is before the colon for a key", here, here + 1, (whole,),
        )  # fmt: skip
    if first in "[{" and _closes_last(value):
        return
    sign = next((sign for sign in STARTS if (value + " ").startswith(sign)), "")
    if sign and not _QUOTED.fullmatch(value):
        shown = value[:2] if value[:2] in ("[[", "{{") else sign.strip()
        width = len(shown)
        yield Mend(
            "needs-quotes", f"text that starts with {shown} must stand in quotes",
            STARTS[sign], start, start + width, (whole,),
        )  # fmt: skip
    elif not _QUOTED.fullmatch(value):
        yield Mend(
            "needs-quotes", "this text must stand in quotes", "YAML reads some sign in it as its own",
            start, end, (whole,),
        )  # fmt: skip


def _closes_last(value: str) -> bool:
    """Whether the bracket that a value starts with is closed by its last letter: then it is a list."""
    depth = 0
    for index, letter in enumerate(_QUOTED.sub(lambda match: "x" * len(match[0]), value)):
        depth += (letter in "[{") - (letter in "]}")
        if depth == 0:
            return index == len(value) - 1 and value[:2] not in ("[[", "{{")
    return False


def _of_list(value: str, start: int, at: int) -> Iterator[Mend]:
    """A list in brackets: not closed, or with an item that needs quotes."""
    end = start + len(value)
    opening, closing = value[0], "]" if value[0] == "[" else "}"
    bare = _QUOTED.sub(lambda match: "x" * len(match[0]), value)
    missing = bare.count(opening) - bare.count(closing)
    if missing > 0 and value[:2] not in ("[[", "{{"):
        if opening == "{" and not re.search(r":[ \t]", bare):
            yield Mend(
                "braces", "a list stands in [ ], not in { }", "write [ here and ] at the end",
                start, start + 1, (Fix(start, end, "[" + value[1:] + "]"),),
            )  # fmt: skip
        fixes = [Fix(end, end, closing * missing)]
        if bare.rstrip().endswith(","):
            comma = start + bare.rstrip().rindex(",")
            fixes = [Fix(comma, end, closing * missing)]
        yield Mend(
            "open-bracket", "this list is never closed", f"close it with {closing}",
            start, start + 1, tuple(fixes),
        )  # fmt: skip
        odd = bare.count('"') % 2 or bare.count("'") % 2
        if odd:
            mark = '"' if bare.count('"') % 2 else "'"
            yield Mend(
                "open-quote", "this quotation mark is never closed", f"close it with {mark}",
                start + bare.rindex(mark), start + bare.rindex(mark) + 1, (Fix(end, end, mark + closing),),
            )  # fmt: skip
    if value[-1] == closing and value[:2] not in ("[[", "{{"):
        if bare.count('"') % 2:
            here = start + bare.rindex('"')
            yield Mend(
                "open-quote", "this quotation mark is never closed", 'close it with "',
                here, here + 1, (Fix(end - 1, end - 1, '"'),),
            )  # fmt: skip
        if match := re.search(r"""(["'])[ \t]+(?=["'])""", value):
            here = start + match.end(1)
            yield Mend(
                "no-comma", "there is no comma between two texts", "put a comma between them",
                start + match.start(1), start + match.end(), (Fix(here, here, ","),),
            )  # fmt: skip
        for item in re.finditer(r"[^,]+", bare[1:-1]):
            inner = value[1 + item.start() : 1 + item.end()]
            text = inner.strip()
            left = start + 1 + item.start() + len(inner) - len(inner.lstrip())
            if text and left <= at <= left + len(text) + 1 and not _QUOTED.fullmatch(text):
                yield Mend(
                    "needs-quotes", f"this text must stand in quotes: {text}",
                    STARTS.get(text[0], "YAML reads some sign in it as its own"),
                    left, left + len(text), (Fix(left, left + len(text), quoted(text)),),
                )  # fmt: skip


def _of_double_quotes(value: str, start: int) -> Iterator[Mend]:
    end = start + len(value)
    closed = len(value) > 1 and value[-1] == '"'
    inner = value[1:-1] if closed else value[1:]
    single = Fix(start, end, "'" + inner.replace("'", "''") + "'")
    if slash := _BAD_ESCAPE.search(value):
        here = start + slash.start()
        yield Mend(
            "backslash", 'between " and " a backslash is a command',
            "for text with backslashes take ' and '", here, here + 2, (single,),
        )  # fmt: skip
    second = value.find('"', 1)
    if second < 0:
        yield Mend(
            "open-quote", "this quotation mark is never closed", 'close it with " at the end of the text',
            start, start + 1, (Fix(end, end, '"'),),
        )  # fmt: skip
    elif second < len(value) - 1:
        here = start + second
        ends_a_word = value[second - 1] != " " and value[second + 1] in " \t.,;:!?"
        fixes = (
            (Fix(start, end, quoted(value)), single)
            if ends_a_word
            else (single, Fix(start, end, quoted(value)))
        )
        for fix in fixes:
            yield Mend(
                "inner-quote", "the text goes on behind a closing quotation mark",
                "YAML takes the text for finished here", here, here + 1, (fix,),
            )  # fmt: skip


def _of_single_quotes(value: str, start: int) -> Iterator[Mend]:
    end = start + len(value)
    if len(value) > 2 and value[-1] == "'" and "'" in value[1:-1].replace("''", ""):
        inner = value[1:-1]
        here = start + 1 + inner.replace("''", "  ").index("'")
        yield Mend(
            "inner-quote", "an apostrophe ends a text that stands between ' and '",
            'put the text between " and "', here, here + 1, (Fix(start, end, quoted(inner.replace("''", "'"))),),
        )  # fmt: skip
    elif value.count("'") == 1 and not _APOSTROPHE.match(value):
        yield Mend(
            "open-quote", "this quotation mark is never closed", "close it with ' at the end of the text",
            start, start + 1, (Fix(end, end, "'"),),
        )  # fmt: skip


def of_lines_below(text: str, lines: list[Line], number: int, start: int) -> Iterator[Mend]:
    """A value that goes on over the lines below: quote all of it, or close its list behind the last one."""
    last = number
    while (
        last + 1 < len(lines) and lines[last + 1].text.strip() and not _KEY_LINE.match(lines[last + 1].text)
    ):
        last += 1
    if last == number:
        return
    end = lines[last].start + len(lines[last].text.rstrip())
    value = text[start:end]
    if value[0] == "[" and value[-1] != "]" and not value.startswith("[["):
        yield Mend(
            "open-bracket", "this list is never closed", "close it with ]", start, start + 1,
            (Fix(end, end, "]"),),
        )  # fmt: skip
    if value[0] not in "\"'|>":
        joined = re.sub(r"\s*[\r\n]\s*", " ", value)
        yield Mend(
            "needs-quotes", "this text over several lines must stand in quotes",
            "YAML reads some sign in it as its own", start, start + 1, (Fix(start, end, quoted(joined)),),
        )  # fmt: skip
