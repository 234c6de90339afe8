"""A program in a pseudo-terminal, its screen read as a person would read it. Used by benchmarks and tests."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

import psutil
import pyte

_QUERY = re.compile(rb"\x1b\[\?[0-9;]*\$p|\x1b\[[<>=][0-9;]*[a-zA-Z]")
"""Questions to the terminal that pyte would print as text."""


class Terminal:
    """Runs `argv` in a pty of the given size. Times are `time.perf_counter()` seconds."""

    def __init__(
        self,
        argv: Sequence[str],
        *,
        columns: int = 100,
        rows: int = 32,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.raw = b""
        self._stream = pyte.ByteStream(self.screen)
        changes = {"TERM": "xterm-256color", "COLORTERM": "truecolor", **(env or {})}
        self.started = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            with contextlib.suppress(BaseException):
                fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
                os.chdir(cwd or ".")
                os.execvpe(argv[0], list(argv), {**os.environ, **changes})
            os._exit(127)
        self._status: int | None = None

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._status is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            self.wait_exit(5)
        self.hang_up()

    @property
    def text(self) -> str:
        """The screen's lines without trailing blanks."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def hang_up(self) -> None:
        """Close the terminal, as when its window is closed."""
        with contextlib.suppress(OSError):
            os.close(self._fd)

    def press(self, keys: str) -> float:
        """Send keys; returns the moment before they were sent."""
        moment = time.perf_counter()
        os.write(self._fd, keys.encode())
        return moment

    def pump(self, seconds: float, *, parse: bool = True) -> bool:
        """Take what the program has written, waiting at most that long; False where it has hung up.

        Without `parse` only the bytes are kept, for measurements: reading the screen takes its time too.
        """
        ready, _, _ = select.select([self._fd], [], [], seconds)
        if not ready:
            return True
        try:
            data = os.read(self._fd, 65536)
        except OSError as error:
            if error.errno in (errno.EIO, errno.EBADF):
                return False
            raise
        self.raw += data
        if b"\x1b[c" in data:
            os.write(self._fd, b"\x1b[?62;c")
        if parse:
            self._stream.feed(_QUERY.sub(b"", data))
        return bool(data)

    def wait_for(self, found: str | Callable[[str], object], seconds: float = 20.0) -> float:
        """Read until the screen shows the text; returns when it did. Raises TimeoutError with the screen."""
        seen = found if callable(found) else lambda text: found in text
        end = time.perf_counter() + seconds
        alive = True
        while not seen(self.text):
            if time.perf_counter() > end or not alive:
                raise TimeoutError(f"not shown: {found}\n{self.text}")
            alive = self.pump(0.02)
        return time.perf_counter()

    def settle(self, quiet: float = 0.25) -> None:
        """Read until nothing more comes for that long."""
        size = -1
        while size != len(self.raw):
            size = len(self.raw)
            if not self.pump(quiet):
                return

    def memory(self) -> float:
        """Resident memory of the program in MiB."""
        return float(psutil.Process(self.pid).memory_info().rss) / 2**20

    def kill(self, sign: signal.Signals) -> None:
        """Send a signal."""
        os.kill(self.pid, sign)

    def wait_exit(self, seconds: float = 10.0) -> int:
        """The exit code (negative: the signal). Raises TimeoutError where the program does not end."""
        end = time.perf_counter() + seconds
        while self._status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._status = os.waitstatus_to_exitcode(status)
                while self._drain():
                    pass
            elif time.perf_counter() > end:
                raise TimeoutError(f"still running\n{self.text}")
            elif not self._drain():
                time.sleep(0.01)
        return self._status

    def _drain(self) -> bool:
        size = len(self.raw)
        with contextlib.suppress(OSError, ValueError):
            self.pump(0.01)
        return len(self.raw) > size


def python(*arguments: str) -> list[str]:
    """A command line for this interpreter."""
    return [sys.executable, *arguments]
