"""Write the manifest of the pinned language model from its wheel.

    python scripts/model_manifest.py WHEEL --sha256 HEX [--record RECORD]

The wheel must have the hash that is asked for, which comes from the person who pins the model. RECORD is the
file list that pip keeps of an official installation (`en_core_web_md-3.7.1.dist-info/RECORD`); where it is
given, it must name the same files with the same hashes.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import sys
import zipfile
from pathlib import Path, PurePosixPath

MANIFEST = Path(__file__).parents[1] / "quiz" / "facts" / "pinned.json"


def manifest(wheel: Path, digest: str) -> dict[str, object]:
    """Read a model's wheel. Raises SystemExit for another wheel or not exactly one model."""
    found = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if found != digest:
        sys.exit(f"{wheel}: the SHA-256 is {found}, not {digest}")
    distribution, version = wheel.name.split("-")[:2]
    with zipfile.ZipFile(wheel) as archive:
        names = sorted(info.filename for info in archive.infolist() if not info.is_dir())
        roots = {PurePosixPath(name).parent for name in names if name.endswith("/config.cfg")}
        if len(roots) != 1:
            sys.exit(f"{wheel}: wanted one config.cfg, found {len(roots)}")
        root = roots.pop()
        meta = json.loads(archive.read(f"{root}/meta.json"))
        files = {
            str(PurePosixPath(name).relative_to(root)): hashlib.sha256(archive.read(name)).hexdigest()
            for name in names
            if PurePosixPath(name).is_relative_to(root)
        }
    return {
        "model": f"{meta['lang']}_{meta['name']} {meta['version']}",
        "distribution": distribution.replace("_", "-"),
        "version": version,
        "wheel": digest,
        "package": root.parts[0],
        "folder": str(PurePosixPath(*root.parts[1:])),
        "files": files,
    }


def compare(files: dict[str, str], folder: str, record: Path) -> int:
    """Count the files that an official RECORD confirms. Raises SystemExit at the first that it does not."""
    official = {}
    for line in record.read_text(encoding="utf-8").splitlines():
        path, kind, _ = line.rsplit(",", 2)
        if f"/{folder}/" in path and kind.startswith("sha256="):
            raw = base64.urlsafe_b64decode(kind.removeprefix("sha256=") + "=")
            official[path.partition(f"/{folder}/")[2]] = raw.hex()
    for name in sorted(files.keys() | official.keys()):
        if files.get(name) != official.get(name):
            sys.exit(f"{name}: {files.get(name)} in the wheel, {official.get(name)} in {record}")
    return len(files)


def main() -> None:
    """Check the wheel and write quiz/facts/pinned.json."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("wheel", type=Path)
    parser.add_argument("--sha256", required=True)
    parser.add_argument("--record", type=Path)
    options = parser.parse_args()
    made = manifest(options.wheel, options.sha256)
    files = made["files"]
    assert isinstance(files, dict)
    if options.record:
        print(f"{compare(files, str(made['folder']), options.record)} files are as in {options.record}")
    MANIFEST.write_text(json.dumps(made, indent=2) + "\n", encoding="utf-8")
    print(f"wrote {MANIFEST}: {made['model']}, {len(files)} files")


if __name__ == "__main__":
    main()
