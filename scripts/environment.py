"""Make .venv hold the locked distributions and the project itself; do nothing where it does already.

    python scripts/environment.py runtime|everything [--check]

`runtime` is what running needs, `everything` adds what tests and checks need: the two parts of
requirements.lock. --check only says by its exit code whether there is nothing to do. Needs nothing but Python
and its own pip.

What was installed is written to .venv/factdeck.json at the very end. A folder without a Python that runs, or
in which an installation was cut off, is made again from the beginning.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements.lock"
VENV = ROOT / ".venv"
STAMP = VENV / "factdeck.json"
UNFINISHED = VENV / "unfinished"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
PARTING = "# Tests and checks"
PARTS = ("runtime", "everything")


def wanted() -> dict[str, str]:
    """What an up-to-date environment was made from. It cannot be moved: its commands name their folder."""
    inputs = hashlib.sha256()
    for path in (LOCK, ROOT / "pyproject.toml", Path(__file__)):
        inputs.update(path.read_bytes())
    return {"folder": str(VENV), "inputs": inputs.hexdigest()}


def distributions() -> list[str]:
    """The names of the installed distributions' folders."""
    places = ("lib/python*/site-packages/*.dist-info", "Lib/site-packages/*.dist-info")
    return sorted({path.name for place in places for path in VENV.glob(place)})


def fresh(part: str) -> bool:
    """Whether the environment holds this part, made from the present lock, with nothing lost since."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
        enough = PARTS.index(stamp["part"]) >= PARTS.index(part)
        same = all(stamp[name] == value for name, value in wanted().items())
        return (
            enough
            and same
            and set(stamp["distributions"]) <= set(distributions())
            and not UNFINISHED.exists()
        )
    except (OSError, ValueError, KeyError, TypeError):
        return False


def runs() -> bool:
    """Whether the environment has a Python that starts, new enough, with pip."""
    probe = "import pip, sys; sys.exit(sys.version_info < (3, 11))"
    try:
        return subprocess.run([PYTHON, "-c", probe], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def pip(*words: str | Path) -> None:
    """Run `pip install` without settings from outside that would install elsewhere. Ends the run if it fails."""
    elsewhere = {"PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PYTHONHOME", "PYTHONPATH"}
    environment = {name: value for name, value in os.environ.items() if name not in elsewhere}
    quiet = ["-qq", "--no-input", "--disable-pip-version-check"]
    command = [PYTHON, "-m", "pip", "install", *quiet, *words]
    if subprocess.run(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, check=False).returncode:
        sys.exit("environment: pip could not install what is locked, see above; the next run tries again")


def install(part: str) -> None:
    """Bring the environment up to date, from nothing where it is not usable."""
    began = time.monotonic()
    if not runs() or UNFINISHED.exists():
        print(f"Making {VENV.name} with Python {sys.version.split()[0]}", file=sys.stderr)
        try:
            venv.create(VENV, clear=True, with_pip=True)
        except (OSError, subprocess.CalledProcessError) as error:
            sys.exit(f"environment: {sys.executable} could not make {VENV}: {error}")
    UNFINISHED.touch()
    STAMP.unlink(missing_ok=True)
    lock = LOCK.read_text(encoding="utf-8")
    if part == "runtime":
        lock = lock.partition(PARTING)[0]
    count = sum(line.endswith("\\") and not line.startswith(" ") for line in lock.splitlines())
    print(f"Installing {count} locked distributions; the first time takes a minute or two", file=sys.stderr)
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder, "requirements.txt")
        listed.write_text(lock, encoding="utf-8")
        pip("--require-hashes", "--only-binary", ":all:", "--no-deps", "-r", listed)
    UNFINISHED.unlink()
    pip("--no-index", "--no-deps", "--no-build-isolation", "--editable", ROOT)
    STAMP.write_text(
        json.dumps({"part": part, **wanted(), "distributions": distributions()}, indent=1), encoding="utf-8"
    )
    print(f"{VENV.name} is ready after {time.monotonic() - began:.0f} s", file=sys.stderr)


def main() -> None:
    """Check, and install where there is something to do."""
    words = sys.argv[1:]
    if len(words) not in (1, 2) or words[0] not in PARTS or words[1:] not in ([], ["--check"]):
        sys.exit(__doc__)
    if fresh(words[0]) and runs():
        return
    if words[1:]:
        sys.exit(1)
    install(words[0])


if __name__ == "__main__":
    main()
