"""What the code imports is what the project declares: nothing that happens to be installed."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
FILES = [path for folder in ("benchmarks", "tests") for path in (ROOT / folder).rglob("*.py")]
ROOMS = [path.name for path in (ROOT / "tests").iterdir()]
OWN = {"quiz", *(path.stem for path in FILES), *(f"{room}_{path.stem}" for room in ROOMS for path in FILES)}
LATER = {"compression"}  # in the standard library from Python 3.14


def imported(folder):
    """Top-level name of every import in a folder's files, and of every module that a test asks for by name."""
    found = {}
    for path in (ROOT / folder).rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                names = [node.module]
            elif (
                isinstance(node, ast.Call)
                and getattr(node.func, "attr", "") == "importorskip"
                and isinstance(node.args[0], ast.Constant)
            ):
                names = [node.args[0].value]
            else:
                continue
            for name in names:
                found.setdefault(name.partition(".")[0], path.relative_to(ROOT))
    own = sys.stdlib_module_names | OWN | LATER
    return {name: path for name, path in found.items() if name not in own}


def declared(*groups):
    lines = list(PROJECT["project"]["dependencies"])
    for group in groups:
        lines += PROJECT["dependency-groups"][group]
    return {canonicalize_name(re.split(r"[^\w.-]", line, maxsplit=1)[0]) for line in lines}


def undeclared(folder, *groups):
    known = packages_distributions()
    missing = []
    for name, path in imported(folder).items():
        distributions = {canonicalize_name(distribution) for distribution in known.get(name, [name])}
        if not distributions & declared(*groups):
            missing.append(f"{path} imports {name}")
    return missing


def test_package_imports_only_its_dependencies():
    assert imported("quiz")
    assert undeclared("quiz") == []


def test_tests_and_benchmarks_import_only_what_the_groups_name():
    assert undeclared("tests", "test", "build") + undeclared("benchmarks", "test") == []
