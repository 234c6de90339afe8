"""The Markdown subset."""

from __future__ import annotations

import time

import pytest

from quiz.exports.anki.markup import Markup

MARKUP = Markup(lambda src, alt: f"<img {src}|{alt}>")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("plain, isn't it?", "plain, isn't it?"),
        ("**bold** and *italic* and _too_", "<b>bold</b> and <i>italic</i> and <i>too</i>"),
        ("**bold *in* it**", "<b>bold <i>in</i> it</b>"),
        ("`a < b` and ``x`y``", "<code>a &lt; b</code> and <code>x`y</code>"),
        ("`**not bold**`", "<code>**not bold**</code>"),
        ("2*3*4 and snake_case_name", "2*3*4 and snake_case_name"),
        ("5 * 6 * 7", "5 * 6 * 7"),
        ("** no **", "** no **"),
        (r"\*no\* \_no\_ \`no\`", "*no* _no_ `no`"),
        ("[text](https://e.org/a_(b)?c=d&e)", '<a href="https://e.org/a_(b)?c=d&amp;e">text</a>'),
        ("[**b**](mailto:a@b.c)", '<a href="mailto:a@b.c"><b>b</b></a>'),
        ("[x](javascript:y)", "&#91;x](javascript:y)"),
        ("[x](file.html)", "&#91;x](file.html)"),
        ("[x](//e.org)", "&#91;x](//e.org)"),
        ("![alt](a/b.png)!", "<img a/b.png|alt>!"),
        ("costs $5 or $6", "costs $5 or $6"),
        ("<b>x</b> &amp;", "&lt;b&gt;x&lt;/b&gt; &amp;amp;"),
        ("one\ntwo", "one<br>two"),
        ("one\n\ntwo", "<p>one</p><p>two</p>"),
        ("- a\n- *b*", "<ul><li>a</li><li><i>b</i></li></ul>"),
        ("3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'),
        ("Choose:\n- a\n- b\nor c", "<p>Choose:</p><ul><li>a</li><li>b</li></ul><p>or c</p>"),
        ("- 5", "- 5"),
        ("1. FC Köln", "1. FC Köln"),
        ("```\n<a>\n *b*\n```", "<pre><code>&lt;a&gt;\n *b*</code></pre>"),
        ("```\nopen", "```<br>open"),
        ("a\r\nb\u2028c", "a<br>b<br>c"),
    ],
)
def test_a_block(text, html):
    assert MARKUP.block(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("$x^2$", r"\(x^2\)"),
        (r"\(x_{1}\)", r"\(x_&#123;1&#125;\)"),
        ("from $5 to $6", "from $5 to $6"),
        (r"$\href{javascript:x}{y}$", r"$\href&#123;javascript:x&#125;&#123;y&#125;$"),
        (
            r"$\begin{matrix} a \\[4pt] b \end{matrix}$",
            r"\(\begin&#123;matrix&#125; a \\&#91;4pt] b \end&#123;matrix&#125;\)",
        ),
    ],
)
def test_mathematics_when_asked(text, html):
    assert Markup(math=True).block(text) == html


def test_without_asking_no_delimiter_of_mathematics_stays_whole():
    html = MARKUP.block(r"\(a\) \[b\] $c$")
    assert r"\(" not in html and r"\[" not in html and r"\)" not in html and "$c$" in html


@pytest.mark.parametrize(
    "piece", ["*", "**a", "`a ", "[a](", "![", "$a", "_a ", "- a\n", "\\(", "```\n", "[[a](b"]
)
def test_no_text_takes_long(piece):
    began = time.process_time()
    MARKUP.block(piece * (40_000 // len(piece)))
    assert time.process_time() - began < 4
