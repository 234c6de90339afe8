from textual.content import Content

from quiz.tui.text import cut, marked, one_line, plain, row


def spans(content: Content) -> list[str]:
    return [content.plain[span.start : span.end] for span in content.spans]


def test_nothing_in_a_text_reaches_the_terminal_as_a_command() -> None:
    text = plain("a\x1b[2J\x07\x9b31m\u202eb\u2066c\x00")

    assert text == "a[2J31mbc"


def test_line_ends_of_every_kind_become_line_feeds() -> None:
    assert plain("a\r\nb\rc\u2028d\x85e\tf") == "a\nb\nc\nd\ne f"
    assert one_line("  a\r\n b\u2029c ") == "a b c"


def test_markup_stays_text() -> None:
    assert marked("[/usr] [red]x[/red]", ["x"]).plain == "[/usr] [red]x[/red]"


def test_an_answer_is_marked_as_a_whole_word_only() -> None:
    assert spans(marked("In 2010, 10 of 100 came; 10.", ["10"])) == ["10", "10"]


def test_a_longer_answer_is_marked_before_its_part_and_letter_case_is_no_matter() -> None:
    assert spans(marked("The Coast Guard and the coast.", ["coast", "the coast guard"])) == [
        "The Coast Guard",
        "coast",
    ]


def test_an_answer_with_signs_at_its_ends_is_marked() -> None:
    assert spans(marked("It cost $5, or 5%.", ["$5", "5%"])) == ["$5", "5%"]


def test_a_row_fills_its_width_in_cells_and_keeps_its_right_part() -> None:
    line = row(Content("名前がとても長いデッキ"), Content("12 left"), 20)

    assert line.cell_length == 20
    assert line.plain.endswith("… 12 left")


def test_cut_leaves_what_fits() -> None:
    assert cut(Content("abc"), 3).plain == "abc"
    assert cut(Content("abcd"), 3).plain == "ab…"
