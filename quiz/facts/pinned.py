"""Which language model is used, and whether its files are the ones that were pinned.

The default model is pinned by `pinned.json`, a manifest of the SHA-256 of each of its files: a third party
publishes it on the package index, so its bytes are compared with those of the official release before spaCy
reads them. A model that the user names is the user's own choice, and only has to fit the installed spaCy.

Nothing of a model's package is ever imported: spaCy gets a folder to read, and no code in the package runs.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import re
import shlex
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

from quiz.errors import ModelError

__all__ = ["Pin", "default", "fingerprint", "fits", "locate", "verify"]

_MANIFEST = Path(__file__).with_name("pinned.json")
_OFFICIAL = re.compile(r"en_core_web_[a-z]+")


@dataclass(frozen=True, slots=True)
class Pin:
    """A model whose bytes are known: where pip puts it and what its files hash to."""

    model: str
    """Name and version of the official release, such as `en_core_web_md 3.7.1`."""
    distribution: str
    version: str
    wheel: str
    """SHA-256 of the wheel that the manifest was made from."""
    package: str
    """The folder in site-packages."""
    folder: str
    """The folder in the package that spaCy loads."""
    files: Mapping[str, str]
    """SHA-256 of each file, by its path in the folder, with forward slashes."""


@cache
def default() -> Pin:
    """The model that decks are made with unless the user names another, as the manifest has it."""
    return Pin(**json.loads(_MANIFEST.read_text(encoding="utf-8")))


def locate(model: str | None = None) -> Path:
    """The folder to give to spaCy, after its check.

    `model` is the name of an installed official model, such as `en_core_web_lg`; None, or the name of the
    pinned distribution, stands for the pinned one. Raises ModelError, a line that says what to do, where the
    model is missing, altered, not an official name or made for another spaCy.
    """
    pin = default()
    if model is None or model.replace("-", "_") == pin.package:
        return verify(pin)
    name = model.replace("-", "_")
    if not _OFFICIAL.fullmatch(name):
        raise ModelError(
            f"{model} is no model that quiz knows; name one of spaCy's own English models,"
            " such as en_core_web_lg, or leave --model out"
        )
    return _named(name)


def verify(pin: Pin) -> Path:
    """The pinned model's folder, once every file in it has the pinned hash and no other file is there.

    Reads 55 MB for the default model. Raises ModelError naming the first file that differs.
    """
    package = _package(pin.package)
    folder = package / pin.folder if package else None
    if folder is None or not folder.is_dir():
        raise ModelError(
            f"the language model {pin.distribution} {pin.version} is not installed; run: "
            + _install(f"{pin.distribution}=={pin.version}")
        )
    mend = "; run: " + _install("--force-reinstall", "--no-deps", f"{pin.distribution}=={pin.version}")
    there = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }
    for name in sorted(there | pin.files.keys()):
        if name not in there:
            raise ModelError(f"the language model in {folder} lacks the file {name}{mend}")
        if name not in pin.files:
            raise ModelError(f"the language model in {folder} has a file that is not its own, {name}{mend}")
        if _sha256(folder / name) != pin.files[name]:
            raise ModelError(
                f"the language model in {folder} has been altered: {name} is not the pinned file{mend}"
            )
    return folder


def fingerprint(folder: Path) -> str:
    """What tells a model's files from those of another, without reading them all.

    For the pinned model these are the pinned hashes, which `verify` has compared; for another one what it says of
    itself and the names, sizes and times of its files.
    """
    pin = default()
    digest = hashlib.sha256(str(folder.name).encode("utf-8", "surrogateescape"))
    if (folder.parent.name, folder.name) == (pin.package, pin.folder):
        digest.update(json.dumps(dict(pin.files), sort_keys=True).encode())
        return digest.hexdigest()
    for path in sorted(folder.rglob("*")):
        about = path.stat()
        what = path.relative_to(folder).as_posix(), about.st_size, about.st_mtime_ns
        digest.update(repr(what if path.is_file() else what[0]).encode("utf-8", "backslashreplace"))
    return digest.hexdigest()


def fits(model: str, spacy: str) -> bool:
    """Whether a model of version `model` can be used with spaCy `spacy`.

    A model is made for the spaCy that shares its first two numbers; the next minor release still reads it.
    """
    major, minor = _numbers(model)
    have_major, have_minor = _numbers(spacy)
    return major == have_major and minor in (have_minor, have_minor - 1)


def _named(name: str) -> Path:
    """The folder of an official model that the user has installed."""
    fetch = f"; run: {shlex.quote(sys.executable)} -m spacy download {name}"
    package = _package(name)
    if package is None:
        raise ModelError(f"the language model {name} is not installed{fetch}")
    try:
        meta = json.loads((package / "meta.json").read_text(encoding="utf-8"))
        version, lang, requirements = str(meta["version"]), meta["lang"], list(meta.get("requirements", ()))
        folder = package / f"{name}-{version}"
        whole = lang == "en" and (folder / "config.cfg").is_file()
    except (OSError, ValueError, KeyError, TypeError):
        whole = False
    if not whole:
        raise ModelError(f"{package} is no spaCy model of English{fetch}")
    spacy = metadata.version("spacy")
    if not fits(version, spacy):
        raise ModelError(f"the language model {name} {version} is not made for spaCy {spacy}{fetch}")
    for requirement in requirements:
        wanted = re.split(r"[^\w.-]", str(requirement).strip(), maxsplit=1)[0]
        try:
            metadata.version(wanted)
        except metadata.PackageNotFoundError:
            raise ModelError(
                f"the language model {name} needs {wanted}; run: {_install(str(requirement))}"
            ) from None
    return folder


def _package(name: str) -> Path | None:
    """Where a package stands, found without importing it."""
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(next(iter(spec.submodule_search_locations)))


def _install(*words: str) -> str:
    """The command that installs into this very environment, with pip or, where there is none, with uv."""
    if importlib.util.find_spec("pip"):
        return shlex.join([sys.executable, "-m", "pip", "install", *words])
    options = ["--reinstall" if word == "--force-reinstall" else word for word in words]
    return shlex.join(["uv", "pip", "install", "--python", sys.executable, *options])


def _numbers(version: str) -> tuple[int, int]:
    """The first two numbers of a version; (-1, -1) where it has none."""
    found = re.match(r"(\d+)\.(\d+)", version)
    return (int(found[1]), int(found[2])) if found else (-1, -1)


def _sha256(path: Path) -> str:
    """A file's SHA-256 in hexadecimal; empty where the file cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
