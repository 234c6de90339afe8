#!/bin/sh
# Make .venv hold what `runtime` (to run) or `everything` (to run, test and check) needs.
#   scripts/environment.sh runtime|everything
# PYTHON=... names the Python to build it with; otherwise the newest known one that has the venv module.
# `python3` and `python` come last: they may be newer than any Python that the locked wheels are made for.

if [ -z "$PYTHON" ] && [ -x .venv/bin/python ] && .venv/bin/python scripts/environment.py "$1" --check 2>/dev/null; then
    exit 0
fi

bare=
for python in ${PYTHON:-python3.14 python3.13 python3.12 python3.11 python3 python}; do
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue
    bare=$python
    "$python" -c 'import ensurepip, venv' >/dev/null 2>&1 || continue
    exec "$python" scripts/environment.py "$1"
done

if [ -n "$bare" ]; then
    version=$("$bare" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    echo "$bare has no venv module or no pip; on Debian and Ubuntu: sudo apt install python$version-venv" >&2
elif [ -n "$PYTHON" ]; then
    echo "$PYTHON is not Python 3.11 or newer, which factdeck needs" >&2
else
    found=$(python3 --version 2>/dev/null || echo "no python3")
    echo "factdeck needs Python 3.11 or newer; found $found (name another: make demo PYTHON=/path/to/python3.12)" >&2
fi
exit 1
