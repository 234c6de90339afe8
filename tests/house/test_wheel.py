"""What people install: complete, without the workshop, and usable from any folder."""

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow


def build(target, source, out):
    words = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(out)]
    done = subprocess.run(words, cwd=source, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (made,) = out.iterdir()
    return made


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    return build("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


def names(archive):
    return set(zipfile.ZipFile(archive).namelist())


def own_files(folder):
    return {path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts}


def test_wheel_has_all_of_the_package_and_the_decks(wheel):
    package = {path.relative_to(ROOT).as_posix() for path in own_files(ROOT / "quiz")}
    decks = {
        f"quiz/shipped/{path.relative_to(ROOT / 'decks').as_posix()}" for path in own_files(ROOT / "decks")
    }
    inside = {name for name in names(wheel) if ".dist-info/" not in name}
    assert any(name.endswith(".yaml") for name in decks)
    assert inside == package | decks


def test_wheel_has_its_licence_and_the_command(wheel):
    inside = names(wheel)
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in inside)
    (points,) = (name for name in inside if name.endswith(".dist-info/entry_points.txt"))
    assert "quiz = quiz.__main__:main" in zipfile.ZipFile(wheel).read(points).decode()


def test_source_archive_builds_the_same_wheel(wheel, tmp_path):
    archive = build("sdist", ROOT, tmp_path / "sdist")
    with tarfile.open(archive) as tar:
        tar.extractall(tmp_path, filter="data")
    (source,) = (path for path in tmp_path.iterdir() if path.name.startswith("factdeck-"))
    assert names(build("wheel", source, tmp_path / "again")) == names(wheel)


def test_installed_quiz_finds_its_decks_from_any_folder(wheel, tmp_path):
    site, here = tmp_path / "site", tmp_path / "here"
    zipfile.ZipFile(wheel).extractall(site)
    here.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "quiz", "practice", "--plain"],
        cwd=here,
        env={**os.environ, "PYTHONPATH": str(site), "QUIZ_DATA_DIR": str(tmp_path / "data")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    shipped = [path.read_text(encoding="utf-8") for path in (ROOT / "decks").glob("*.yaml")]
    titles = [re.search(r"^deck: (.+?)\s*$", text, re.MULTILINE)[1] for text in shipped]
    assert any(title in done.stdout for title in titles), done.stdout
    assert not list(here.iterdir())
