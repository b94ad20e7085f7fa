"""The shape of the code: small modules, one name a thing, layers, and the packages it needs."""

import ast
import re
import tomllib
from collections import defaultdict
from importlib.metadata import packages_distributions
from pathlib import Path
from statistics import median
from sys import stdlib_module_names

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "claimcheck"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
TREES = {
    path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_bytes())
    for path in sorted(PACKAGE.rglob("*.py"))
}
FOR_WORK = {"browser", "lint", "test"}
MOST_LINES = 300
MOST_MEDIAN_LINES = 90


def lines_of(module):
    return len((PACKAGE / module).read_text("utf-8").splitlines())


def test_no_module_is_over_three_hundred_lines():
    assert {module for module in TREES if lines_of(module) > MOST_LINES} == set()


def test_half_the_modules_are_short():
    assert median(lines_of(module) for module in TREES) <= MOST_MEDIAN_LINES


def test_a_class_name_lives_in_one_module():
    homes = defaultdict(set)
    for module, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                homes[node.name].add(module)
    assert {name: found for name, found in homes.items() if len(found) > 1} == {}


def test_every_module_says_what_it_does():
    assert [module for module, tree in TREES.items() if not ast.get_docstring(tree)] == []


def test_every_part_of_the_package_has_a_layer():
    (contract,) = (
        one for one in PROJECT["tool"]["importlinter"]["contracts"] if one["type"] == "layers"
    )
    named = {part for layer in contract["layers"] for part in layer.split(" | ")}
    parts = {module.partition("/")[0].removesuffix(".py") for module in TREES}
    assert contract["exhaustive"]
    assert parts - named == {"__init__", *contract["exhaustive_ignores"]}


def imported():
    for tree in TREES.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                yield from (name.name.partition(".")[0] for name in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module.partition(".")[0]
            elif isinstance(node, ast.Call) and ast.unparse(node.func) == "needed":
                yield ast.literal_eval(node.args[0])


def named(requirements):
    return {re.match(r"[\w.-]+", each).group().lower() for each in requirements}


def test_what_is_imported_is_declared_and_what_is_declared_is_imported():
    modules = set(imported()) - stdlib_module_names - {"claimcheck"}
    homes = packages_distributions()
    missing = modules - set(homes)
    if missing:
        pytest.skip(f"not installed: {', '.join(sorted(missing))}")
    used = {name.lower() for module in modules for name in homes[module]}
    project = PROJECT["project"]
    extras = project["optional-dependencies"]
    required = named(project["dependencies"])
    optional = named(
        each for name, packages in extras.items() if name not in FOR_WORK for each in packages
    )
    assert required | optional == used - {"pytest"}
