#!/bin/sh
# Fetch what tests/exports/browser needs and the project does not ship: Anki's own reviewer page (AGPL, from the aqt
# wheel, unpacked and never installed) and axe, into .browser; and Chromium where apt can install it.
#   scripts/browser_test_setup.sh [PYTHON]
set -eu
cd "$(dirname "$0")/.."
python=${1:-.venv/bin/python}
folder=${BROWSER_TEST_FOLDER:-.browser}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if ! command -v chromium >/dev/null && ! command -v google-chrome >/dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        apt-get update -qq && apt-get install -qq -y --no-install-recommends chromium
    else
        echo "install chromium first; on Debian and Ubuntu: sudo apt install chromium" >&2
        exit 1
    fi
fi

anki=$("$python" -c 'from importlib.metadata import version; print(version("anki"))')
"$python" -m pip download -q --no-deps -d "$work" "aqt==$anki" "axe-playwright-python==0.1.8"
"$python" - "$work" "$folder" <<'PYTHON'
import shutil, sys, zipfile
from pathlib import Path

work, folder = map(Path, sys.argv[1:])
shutil.rmtree(folder, ignore_errors=True)
for wheel in work.glob("*.whl"):
    with zipfile.ZipFile(wheel) as package:
        for name in package.namelist():
            inside = name.partition("_aqt/data/web/")[2]
            if inside.startswith(("js/", "css/")) and not name.endswith("/"):
                target = folder / "anki" / inside
            elif name.endswith("/axe.min.js"):
                target = folder / "axe.min.js"
            else:
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(package.read(name))
PYTHON
echo "$folder is ready: make test runs the browser tests too, make browser-test them alone"
