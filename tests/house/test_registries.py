"""Each registry holds every plug in its folder, and every plug says what it is for."""

import importlib
import inspect
import pkgutil
from pathlib import Path

import pytest

from quiz.cli import VERBS

ROOT = Path(__file__).parents[2]


def named(registry):
    """Name and value of each plug of a tuple or a mapping."""
    if hasattr(registry, "items"):
        return list(registry.items())
    return [(getattr(plug, "__name__", repr(plug)), plug) for plug in registry]


REGISTRIES = [
    ("quiz.articles", "READERS"),
    ("quiz.facts", "EXTRACTORS"),
    ("quiz.generators", "GENERATORS"),
    ("quiz.checks", "CHECKS"),
    ("quiz.checks", "DECK_CHECKS"),
    ("quiz.exports", "EXPORTERS"),
]


@pytest.mark.parametrize(("module", "name"), REGISTRIES)
def test_registry_is_a_plain_table(module, name):
    registry = getattr(importlib.import_module(module), name)
    assert isinstance(registry, tuple | dict)
    assert registry
    plugs = [plug for _, plug in named(registry)]
    if isinstance(registry, tuple):
        assert len({id(plug) for plug in plugs}) == len(plugs)
    for plug in plugs:
        assert callable(plug) or inspect.ismodule(plug) or hasattr(plug, "__class__")
        assert inspect.getdoc(plug), plug


def test_every_verb_is_a_file_and_every_file_a_verb():
    files = {module.name for module in pkgutil.iter_modules([str(ROOT / "quiz" / "cli")])}
    wanted = {"import_" if verb == "import" else verb for verb in VERBS}
    assert wanted <= files
    public = {name for name in files if not name.startswith("_")}
    helpers = {
        name
        for name in public - wanted
        if not hasattr(importlib.import_module(f"quiz.cli.{name}"), "command")
    }
    assert public == wanted | helpers
