"""The small Markdown subset of deck text as HTML: bold, italic, code, lists, links, images, math when asked.

Everything else is escaped. What a rule does not match is text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from quiz.exports.anki.escape import attribute, clean, escape

_URL = r"((?:[^()\s<>\"\ue000\ue001]|\([^()\s<>\"\ue000\ue001]*\)){1,2000})"
# Emphasis follows CommonMark's flanking rules as far as text needs them: 5*3*2 and snake_case stay as they are.
_INLINE = re.compile(
    rf"""
      (?P<code>(?<!`)(?P<ticks>`{{1,3}})(?!`)(?P<source>[^\n]{{1,2000}}?)(?<!`)(?P=ticks)(?!`))
    | !\[(?P<alt>[^\]\n\ue000]{{0,500}})\]\((?P<src>{_URL})\)
    | \[(?P<label>[^\[\]\n]{{1,500}})\]\((?P<href>{_URL})\)
    | (?<![\w\\$])\$(?P<tex>(?![\s$])[^$\n]{{1,2000}}?(?<![\s\\]))\$(?![\w$])
    | \\\((?P<tex2>[^\n]{{1,2000}}?)\\\)
    | \\(?P<literal>[*_`$])
    | \*\*(?P<strong>(?![\s*])[^\n]{{1,2000}}?(?<![\s*]))\*\*
    | (?<![\w*])\*(?P<em>(?![\s*])[^*\n]{{1,2000}}?(?<!\s))\*(?![\w*])
    | (?<![\w_])_(?P<em2>(?![\s_])[^_\n]{{1,2000}}?(?<!\s))_(?![\w_])
    """,
    re.VERBOSE,
)
_MARKED = re.compile(r"[\n`*_$\\\[]")
# Whatever a renderer here could change: marks, what escape spells out, what clean drops.
_ODD = re.compile("[\x00-\x1f`*_$\\\\\\[&<>{}\x7f-\x9f\u2028\u2029\ud800-\udfff\ue000\ue001\ufffe\uffff]")
_ITEM = re.compile(r"^ {0,3}(?:([-*+])|(\d{1,3})[.)])[ \t]+(?=\S)")
_SAFE_URL = re.compile(r"(?:https?://[^/]|mailto:[^/])", re.IGNORECASE)
# What MathJax can reach beyond typesetting: links, classes, ids, styles, loading and defining.
_UNSAFE_TEX = re.compile(
    r"\\(?:href|url|class|cssId|style|html|data|require|input|include|unicode|def|let|newcommand|renewcommand"
    r"|newenvironment|renewenvironment|tooltip|mathtip|texttip|toggle|action|begingroup|csname|catcode)",
    re.IGNORECASE,
)


def _no_image(src: str, alt: str) -> str:
    return escape(alt or src)


@dataclass(frozen=True, slots=True)
class Markup:
    """How deck text becomes HTML.

    `image` makes the HTML of an image from its path or address and its alternative text; `math` typesets
    `$...$` and `\\(...\\)`, which are text otherwise.
    """

    image: Callable[[str, str], str] = _no_image
    math: bool = False

    def inline(self, text: str) -> str:
        """One run of text; a newline becomes a line break."""
        if not _ODD.search(text):
            return text
        return self._run(clean(text)).replace("\n", "<br>")

    def block(self, text: str) -> str:
        """Text with paragraphs, lists and fenced code. A single paragraph gets no element of its own."""
        return self.raw_block(clean(text)) if _ODD.search(text) else text

    def raw_block(self, text: str) -> str:
        """As `block`, for text that is clean already and may hold the signs for gaps."""
        if not _MARKED.search(text):
            return escape(text)
        if "\n" not in text:
            return self._run(text)
        blocks = list(self._blocks(text.split("\n")))
        if len(blocks) == 1:
            return blocks[0][1]
        return "".join(f"<p>{html}</p>" if kind == "p" else html for kind, html in blocks)

    def _blocks(self, lines: list[str]) -> list[tuple[str, str]]:
        blocks: list[tuple[str, str]] = []
        prose: list[str] = []

        def flush() -> None:
            if prose:
                blocks.append(("p", "<br>".join(self._run(line.strip()) for line in prose)))
                prose.clear()

        at = 0
        while at < len(lines):
            line = lines[at]
            end = _fence_end(lines, at)
            if end:
                flush()
                blocks.append(("pre", f"<pre><code>{escape(chr(10).join(lines[at + 1 : end]))}</code></pre>"))
                at = end + 1
                continue
            items = _list_items(lines, at)
            if len(items) > 1:
                flush()
                name = "ol" if items[0][0] else "ul"
                start = f' start="{items[0][0]}"' if items[0][0] not in ("", "1") else ""
                inner = "".join(f"<li>{self._run(item)}</li>" for _, item in items)
                blocks.append(("list", f"<{name}{start}>{inner}</{name}>"))
                at += len(items)
                continue
            if line.strip():
                prose.append(line)
            else:
                flush()
            at += 1
        flush()
        return blocks

    def _run(self, text: str, depth: int = 0) -> str:
        if depth > 4:
            return escape(text)
        out: list[str] = []
        at = 0
        for match in _INLINE.finditer(text):
            out.append(escape(text[at : match.start()]))
            out.append(self._mark(match, depth + 1))
            at = match.end()
        out.append(escape(text[at:]))
        return "".join(out)

    def _mark(self, match: re.Match[str], depth: int) -> str:
        group = match.groupdict()
        if group["code"] is not None:
            return f"<code>{escape(group['source'].strip() or group['source'])}</code>"
        if group["src"] is not None:
            return self.image(group["src"], group["alt"])
        if group["href"] is not None:
            if not _SAFE_URL.match(group["href"]):
                return escape(match.group())
            return link(group["href"], self._run(group["label"], depth))
        tex = group["tex"] if group["tex"] is not None else group["tex2"]
        if tex is not None:
            if not self.math or _UNSAFE_TEX.search(tex):
                return escape(match.group())
            return rf"\({attribute(tex)}\)"
        if group["literal"] is not None:
            return escape(group["literal"])
        if group["strong"] is not None:
            return f"<b>{self._run(group['strong'], depth)}</b>"
        return f"<i>{self._run(group['em'] if group['em'] is not None else group['em2'], depth)}</i>"


def link(url: str, html: str) -> str:
    """A link around HTML. The address has to be http, https or mailto: see `is_safe`."""
    return f'<a href="{attribute(url)}">{html}</a>'


def is_safe(url: str) -> bool:
    """Whether an address may become a link: http, https or mailto, in one word."""
    return bool(_SAFE_URL.match(url)) and not re.search(r"[\s<>\"]", url)


def is_plain(text: str) -> bool:
    """Whether text is its own HTML, with and without Markdown."""
    return not _ODD.search(text)


def lines(text: str) -> str:
    """Text without Markdown, such as a sentence of a newspaper, with its line breaks."""
    return escape(clean(text)).replace("\n", "<br>") if _ODD.search(text) else text


def _fence_end(lines: list[str], at: int) -> int:
    """The line that closes the fence opened at a line, or 0."""
    if not lines[at].startswith("```") or "`" in lines[at][3:]:
        return 0
    return next((end for end in range(at + 1, len(lines)) if lines[end].rstrip() == "```"), 0)


def _list_items(lines: list[str], at: int) -> list[tuple[str, str]]:
    """The items from a line on, as (number, text). One line alone is no list: `1. FC Köln` is a name."""
    items: list[tuple[str, str]] = []
    for line in lines[at:]:
        match = _ITEM.match(line)
        if not match or (items and bool(items[0][0]) != bool(match.group(2))):
            break
        items.append((match.group(2) or "", line[match.end() :].rstrip()))
    return items
