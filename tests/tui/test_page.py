import pytest
from textual.content import Content

from quiz.tui.page import GAP, SIDE_BY_SIDE, Block, Page

PAGE = Page(
    [
        Block(Content("one two three four five six seven eight nine ten"), indent=4, lead=Content("1")),
        GAP,
        Block(Content("left side of the pair"), beside=Content("right side of the pair"), action="sources"),
    ]
)


def text(page: Page, width: int) -> list[str]:
    return [line.text.plain.rstrip() for line in page.lines(width)]


def test_text_hangs_under_its_lead() -> None:
    assert text(PAGE, 24)[:3] == ["1   one two three four", "    five six seven eight", "    nine ten"]


def test_columns_stand_side_by_side_where_they_fit_and_one_above_the_other_where_not() -> None:
    wide, narrow = text(PAGE, SIDE_BY_SIDE), text(PAGE, SIDE_BY_SIDE - 1)

    assert wide[-1].split(" │ ") == [f"{'left side of the pair':34}", "right side of the pair"]
    assert narrow[-3:] == ["left side of the pair", "", "right side of the pair"]


@pytest.mark.parametrize("width", [1, 2, 7, 30, 80, 200])
def test_no_line_is_wider_than_the_page(width: int) -> None:
    page = Page([*PAGE.blocks, Block(Content("名前がとても長い" * 5), indent=3)])

    assert all(line.text.cell_length <= max(width, 5) for line in page.lines(width))


def test_the_page_is_read_from_its_anchor() -> None:
    page = Page([*PAGE.blocks, Block(Content("here"), anchor=True)])

    assert page.lines(40)[page.anchor(40)].text.plain.strip() == "here"
    assert PAGE.anchor(40) == 0


def test_a_click_on_any_line_of_a_block_finds_its_action() -> None:
    assert {line.action for line in PAGE.lines(40)[-3:]} == {"sources"}
    assert not PAGE.lines(40)[0].action
