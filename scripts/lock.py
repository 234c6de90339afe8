"""Write requirements.lock: every distribution with its version and hashes, for all platforms and Pythons.

    python scripts/lock.py [--upgrade]

Needs `uv`, on the PATH or beside this Python. Versions that are in the lock already are kept unless --upgrade
is given. The lock has two parts: what running and building need, and below PARTING what tests and checks add.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "requirements.lock"
MODEL = ROOT / "quiz" / "facts" / "pinned.json"
RUN = ("build",)
WORK = ("test", "check")
PARTING = "# Tests and checks"
HEADER = f"""\
# What factdeck is run, built, tested and checked with, for every platform and Python 3.11 or newer.
# Made by `make lock` from pyproject.toml; not to be edited. `make demo` installs what stands above the line
# "{PARTING.removeprefix("# ")}", `make test` and `make check` install everything.
"""


def resolve(uv: str, groups: tuple[str, ...], keep: Path, options: list[str]) -> dict[str, str]:
    """Resolve the project with these dependency groups: the lines for each distribution by its name.

    A distribution that differs by Python or platform has several entries, which stay together.
    """
    names = [word for group in groups for word in ("--group", group)]
    fixed = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--quiet"]
    command = [uv, "pip", "compile", "pyproject.toml", *fixed, *names, *options, "--output-file", str(keep)]
    done = subprocess.run(command, cwd=ROOT, check=False)
    if done.returncode:
        sys.exit(done.returncode)
    entries: dict[str, str] = {}
    name = ""
    for line in keep.read_text(encoding="utf-8").splitlines(keepends=True):
        if found := re.match(r"[\w.-]+", line):
            name = found[0]
        if name:
            entries[name] = entries.get(name, "") + line
    return entries


def only_the_wheel(entry: str, digest: str) -> str:
    """The language model's entry with the one hash that its manifest was made from; a source archive has no say."""
    if digest not in entry:
        sys.exit(
            f"lock: the language model resolved is not the one in {MODEL.name}; run scripts/model_manifest.py"
        )
    return re.sub(r"(    --hash=\S+( \\)?\n)+", f"    --hash=sha256:{digest}\n", entry)


def main() -> None:
    """Resolve once for everything and once for running alone, and write the one lock."""
    beside = Path(sys.executable).parent / "uv"
    uv = shutil.which("uv") or (str(beside) if beside.exists() else None)
    if uv is None:
        sys.exit(f"lock: uv is needed; run: {sys.executable} -m pip install uv")
    with tempfile.TemporaryDirectory() as folder:
        full, part = Path(folder, "full.txt"), Path(folder, "part.txt")
        if LOCK.exists():
            shutil.copy(LOCK, full)
        every = resolve(uv, (*RUN, *WORK), full, sys.argv[1:])
        running = resolve(uv, RUN, part, ["--constraints", str(full)])
    if missing := running.keys() - every.keys():
        sys.exit(f"lock: {', '.join(sorted(missing))} is needed to run, but not to test")
    pin = json.loads(MODEL.read_text(encoding="utf-8"))
    every[pin["distribution"]] = only_the_wheel(every[pin["distribution"]], pin["wheel"])
    lines = [HEADER, "\n", *(every[name] for name in sorted(running))]
    lines += ["\n", PARTING, "\n\n", *(every[name] for name in sorted(every.keys() - running.keys()))]
    LOCK.write_text("".join(lines), encoding="utf-8")
    print(f"wrote {LOCK.name}: {len(running)} to run, {len(every) - len(running)} more for tests and checks")


if __name__ == "__main__":
    main()
