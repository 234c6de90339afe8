"""Run the benchmarks, all or those named: `python -m benchmarks [NAME...]`.

Each runs in a process of its own, so that none pays for what another has imported. Exits with 1 where one broke or
took too long; a missed goal is printed, and no failure: a busy machine misses goals too.
"""

from __future__ import annotations

import subprocess
import sys
import time

from benchmarks.frame import SKIPPED

BENCHMARKS: dict[str, str] = {}
"""Each benchmark's module and what it measures, in the order in which they run."""

MINUTES = 3.0
"""The most that one benchmark may take."""


def run(name: str, says: str) -> int:
    """Run one benchmark, its output going straight to the screen; its exit code."""
    print(f"{name}: {says}", flush=True)
    try:
        command = [sys.executable, "-m", f"benchmarks.{name}"]
        code = subprocess.run(command, timeout=60 * MINUTES, check=False).returncode
    except subprocess.TimeoutExpired:
        code = 124
        print(f"  stopped after {MINUTES:g} minutes", flush=True)
    return code


def main() -> None:
    """Run what was asked for and count."""
    names = sys.argv[1:] or list(BENCHMARKS)
    if unknown := [name for name in names if name not in BENCHMARKS]:
        sys.exit(f"benchmarks: there is no {', '.join(unknown)}; there are {', '.join(BENCHMARKS)}")
    began = time.monotonic()
    codes = [run(name, BENCHMARKS[name]) for name in names]
    broken = sum(code not in (0, SKIPPED) for code in codes)
    skipped = codes.count(SKIPPED)
    took = f"{time.monotonic() - began:.0f} s"
    print(f"{len(codes) - broken - skipped} run, {skipped} skipped, {broken} broken, in {took}")
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
