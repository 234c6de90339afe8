"""A file is written whole or not at all; what stands in the way is said in one line."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from quiz.decks.files import write_atomic
from quiz.errors import FileError

posix = pytest.mark.skipif(os.name != "posix", reason="needs POSIX modes and limits")


def test_a_new_file_has_the_bytes_and_an_old_one_the_new_bytes(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    write_atomic(path, "größer\r\n".encode())
    assert path.read_bytes() == "größer\r\n".encode()
    write_atomic(path, b"")
    assert path.read_bytes() == b""
    assert list(tmp_path.iterdir()) == [path]


@posix
def test_the_mode_of_a_file_is_kept_and_a_new_one_gets_the_usual(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    write_atomic(path, b"1")
    usual = tmp_path / "usual"
    usual.write_bytes(b"")
    assert path.stat().st_mode == usual.stat().st_mode
    path.chmod(0o640)
    write_atomic(path, b"2")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@posix
def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    real, link = tmp_path / "real.yaml", tmp_path / "link.yaml"
    real.write_bytes(b"old")
    link.symlink_to(real)
    write_atomic(link, b"new")
    assert link.is_symlink() and real.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("place", "says"),
    [("", "is a folder"), ("missing/deck.yaml", "there is no folder"), ("file/deck.yaml", "is no folder")],
)
def test_a_place_that_cannot_hold_the_file_is_told(tmp_path: Path, place: str, says: str) -> None:
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(FileError, match=says) as caught:
        write_atomic(tmp_path / place, b"new")
    assert "\n" not in str(caught.value) and str(tmp_path) in str(caught.value)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    code = "import os, sys\nfrom pathlib import Path\nfrom quiz.decks.files import write_atomic\n" + code
    here = Path(__file__).parents[2]
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, cwd=here, check=False
    )


@posix
def test_a_write_that_breaks_off_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_bytes(b"old")
    done = run(
        "import resource, signal\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "write_atomic(Path(sys.argv[1]), b'x' * 5000)\n",
        str(path),
    )
    assert "FileError" in done.stderr and "nothing was changed" in done.stderr
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_told() -> None:
    with pytest.raises(FileError, match=r"^/dev/full: the disk is full"):
        write_atomic(Path("/dev/full"), b"x" * 100_000)


@posix
def test_a_device_is_written_to_and_not_replaced() -> None:
    write_atomic(Path("/dev/null"), b"gone")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


@posix
@pytest.mark.parametrize(("folder", "file"), [(0o555, 0o644), (0o777, 0o444)])
def test_what_is_write_protected_is_left_alone(tmp_path: Path, folder: int, file: int) -> None:
    base = Path("/tmp") / f"quiz-test-{os.getpid()}-{folder:o}"
    base.mkdir()
    path = base / "deck.yaml"
    try:
        path.write_bytes(b"old")
        path.chmod(file)
        base.chmod(folder)
        done = run("os.getuid() or os.setuid(65534)\nwrite_atomic(Path(sys.argv[1]), b'new')", str(path))
        assert "FileError" in done.stderr and "is write-protected" in done.stderr
        assert path.read_bytes() == b"old"
        assert list(base.iterdir()) == [path]
    finally:
        base.chmod(0o755)
        path.unlink()
        base.rmdir()


def test_an_interruption_leaves_no_temporary_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "deck.yaml"
    path.write_bytes(b"old")

    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("quiz.decks.files.os.fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_atomic(path, b"new")
    assert path.read_bytes() == b"old" and list(tmp_path.iterdir()) == [path]
