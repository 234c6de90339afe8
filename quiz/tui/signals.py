"""Death by signal leaves a usable terminal.

Textual restores the terminal when it ends by itself, but a SIGTERM or SIGHUP would kill it in the middle and
leave mouse reporting and the alternate screen on. Both are turned into an orderly end here.
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable

_SIGNALS = ("SIGTERM", "SIGHUP")  # SIGHUP is unknown to Windows


def end_on_signals(end: Callable[[int], None]) -> None:
    """Call `end` with the shell's exit code (128 + the signal's number) when a signal asks to stop.

    To be called inside the running loop, before the terminal is changed.
    """
    loop = asyncio.get_running_loop()
    for name in _SIGNALS:
        number = getattr(signal, name, None)
        if number is None:
            continue
        try:
            loop.add_signal_handler(number, end, 128 + int(number))
        except (NotImplementedError, RuntimeError, ValueError):  # Windows; or not the main thread
            return
