"""Each registry holds every plug of its folder, once, and every plug says what it is for."""

import importlib
import importlib.util
import inspect
import pkgutil
from pathlib import Path

import pytest

from quiz.cli import VERBS

ROOT = Path(__file__).parents[2]
REGISTRIES = [
    ("quiz.articles", "READERS"),
    ("quiz.facts.extractors", "EXTRACTORS"),
    ("quiz.generators", "GENERATORS"),
    ("quiz.checks", "CHECKS"),
    ("quiz.checks", "DECK_CHECKS"),
    ("quiz.exports", "EXPORTERS"),
]


def plugs(module, name):
    registry = getattr(importlib.import_module(module), name)
    return list(registry.values()) if isinstance(registry, dict) else list(registry)


def modules(package):
    """Every public module of a folder, imported."""
    folder = importlib.import_module(package)
    return [
        importlib.import_module(f"{package}.{found.name}") for found in pkgutil.iter_modules(folder.__path__)
    ]


@pytest.mark.parametrize(("module", "name"), REGISTRIES)
def test_registry_is_a_plain_table(module, name):
    assert isinstance(getattr(importlib.import_module(module), name), tuple | dict)
    assert plugs(module, name)


@pytest.mark.parametrize(("module", "name"), REGISTRIES)
def test_every_plug_says_what_it_is_for(module, name):
    for plug in plugs(module, name):
        function = getattr(plug, "find", None) or getattr(plug, "write", None) or plug
        assert callable(function)
        assert inspect.getdoc(function), function


@pytest.mark.parametrize(
    ("package", "registry", "function"),
    [
        ("quiz.facts.extractors", ("quiz.facts.extractors", "EXTRACTORS"), "claims"),
        ("quiz.generators.forms", ("quiz.generators", "GENERATORS"), "faces"),
    ],
)
def test_every_file_of_a_folder_of_plugs_is_registered(package, registry, function):
    registered = [plug.__module__ for plug in plugs(*registry)]
    assert sorted(registered) == sorted(module.__name__ for module in modules(package))
    assert all(plug.__name__ == function for plug in plugs(*registry))


@pytest.mark.parametrize("name", ["CHECKS", "DECK_CHECKS"])
def test_every_check_is_registered_once(name):
    registered = plugs("quiz.checks", name)
    kind = type(registered[0])
    defined = {
        id(value): value
        for module in modules("quiz.checks")
        for value in vars(module).values()
        if isinstance(value, kind)
    }
    assert sorted(check.code for check in defined.values()) == sorted(check.code for check in registered)


def test_codes_of_checks_are_told_apart():
    codes = [check.code for name in ("CHECKS", "DECK_CHECKS") for check in plugs("quiz.checks", name)]
    assert len(set(codes)) == len(codes)


def test_no_two_exporters_claim_one_ending():
    endings = [ending for exporter in plugs("quiz.exports", "EXPORTERS") for ending in exporter.endings]
    assert len(set(endings)) == len(endings)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_a_file(verb):
    name = "import_" if verb == "import" else verb
    assert (ROOT / "quiz" / "cli" / f"{name}.py").is_file()


def test_every_command_is_a_verb():
    verbs = {"import_" if verb == "import" else verb for verb in VERBS}
    commands = {
        module.__name__.rpartition(".")[2] for module in modules("quiz.cli") if hasattr(module, "command")
    }
    assert commands == verbs


def test_every_benchmark_is_a_script(monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "benchmarks")
    frame = importlib.import_module("frame")
    spec = importlib.util.spec_from_file_location("benchmarks_main", ROOT / "benchmarks" / "__main__.py")
    main = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(main)
    for name, says in main.BENCHMARKS.items():
        text = (ROOT / "benchmarks" / f"{name}.py").read_text(encoding="utf-8")
        assert '__name__ == "__main__"' in text, name
        assert says
    assert str(frame.Ratio("one against two", 1.5, 1.4, "3 s / 2 s")) == (
        "  one against two: 1.50  (goal 1.4 at most: MISSED)  [3 s / 2 s]"
    )
