"""A setting that is chosen in the program goes into the learner's own file, and nothing else in it changes."""

import pytest

from quiz.errors import FileError
from quiz.practice.keeping import keep_setting
from quiz.practice.settings import DeckSettings, read_settings

MINE = """\
# my settings
new = 5   # not too many

theme = 'nord'      # dark

# this deck is hard
[decks."Seas"]
faces = "typed"
recall_first = false
"""


def kept(folder, text, name, value):
    path = folder / "settings.toml"
    path.write_bytes(text.encode())
    keep_setting(folder, name, value)
    return path.read_bytes().decode()


def test_a_setting_that_is_there_changes_in_its_place(tmp_path):
    assert kept(tmp_path, MINE, "theme", "dracula") == MINE.replace("'nord'", '"dracula"')


def test_a_new_setting_goes_behind_the_general_ones_and_no_deck_s_own_is_touched(tmp_path):
    text = kept(tmp_path, MINE, "recall_first", True)

    assert text == MINE.replace("# dark\n", "# dark\nrecall_first = true\n")
    found = read_settings(tmp_path)
    assert (found.new, found.theme, found.recall_first) == (5, "nord", True)
    assert found.decks == {"Seas": DeckSettings(faces="typed", recall_first=False)}


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("", "recall_first = true\n"),
        ("new = 3", "new = 3\nrecall_first = true\n"),
        ("new = 3\r\n", "new = 3\r\nrecall_first = true\r\n"),
        ('[decks."A"]\nfaces = "choice"\n', 'recall_first = true\n[decks."A"]\nfaces = "choice"\n'),
        ("recall_first=false", "recall_first=true"),
        ("recall_first = true # so\n", "recall_first = true # so\n"),
    ],
)
def test_the_rest_of_the_file_stays_as_it_is(tmp_path, text, after):
    assert kept(tmp_path, text, "recall_first", True) == after


def test_the_first_setting_makes_folder_and_file(tmp_path):
    keep_setting(tmp_path / "data", "theme", "tokyo-night")

    assert read_settings(tmp_path / "data").theme == "tokyo-night"


@pytest.mark.parametrize("text", ["new = \n", "colour = 1\n", '"theme" = "nord"\n', 'theme = """\nnord"""\n'])
def test_a_file_that_is_faulty_or_too_artful_stays_as_it_is(tmp_path, text):
    path = tmp_path / "settings.toml"
    path.write_text(text)

    with pytest.raises(FileError) as caught:
        keep_setting(tmp_path, "theme", "dracula")

    assert "\n" not in str(caught.value)
    assert path.read_text() == text
