"""The shape of the code: small modules, one name a thing, layers, and the packages it needs."""

import ast
import re
import tomllib
from collections import defaultdict
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path
from statistics import median
from sys import stdlib_module_names

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "claimcheck"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
FOR_WORK = {"all", "browser", "docs", "lint", "test"}
MOST_LINES = 300
MOST_MEDIAN_LINES = 90


@cache
def trees():
    return {
        path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_bytes())
        for path in sorted(PACKAGE.rglob("*.py"))
    }


def lines_of(module):
    return len((PACKAGE / module).read_text("utf-8").splitlines())


def test_no_module_is_over_three_hundred_lines():
    assert {module for module in trees() if lines_of(module) > MOST_LINES} == set()


def test_half_the_modules_are_short():
    assert median(lines_of(module) for module in trees()) <= MOST_MEDIAN_LINES


def test_a_class_name_lives_in_one_module():
    homes = defaultdict(set)
    for module, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                homes[node.name].add(module)
    assert {name: found for name, found in homes.items() if len(found) > 1} == {}


SHARED_NAMES = {
    "assess": ("sentences/engines/", "each engine judges sentences; the door in front chooses one"),
    "assess_document": ("sentences/engines/", "each engine reads the units of a document"),
    "command": ("cli/commands/", "the program finds each of its commands by this name"),
    "document_of": ("readers/", "each reader of a format hands over what it read"),
    "formats": ("", "readers and reports each answer for their registry"),
    "import_": ("cli/commands/", "a command is named as the user types it"),
    "read": ("cli/commands/", "a command is named as the user types it"),
    "status": ("cli/commands/", "a command is named as the user types it"),
    "verify": ("cli/", "a command is named as the user types it"),
    "notices_about_others": ("evidence/records/", "each form of records is read by these names"),
    "work_of": ("evidence/records/", "each form of records is read by these names"),
    "works_of_answer": ("evidence/records/", "each form of records is read by these names"),
}
"""Names that a contract asks of several modules: in which folder, and why."""


def homes_of_functions():
    homes = defaultdict(set)
    for module, tree in trees().items():
        for node in tree.body:
            is_function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            if is_function and not node.name.startswith("_"):
                homes[node.name].add(module)
    return homes


def test_a_function_that_others_may_call_has_a_name_of_its_own():
    shared = {}
    for name, found in homes_of_functions().items():
        folder, _ = SHARED_NAMES.get(name, (None, ""))
        own = {one for one in found if folder is None or not one.startswith(folder)}
        if len(own) > 1:
            shared[name] = own
    assert shared == {}


def test_no_name_is_excused_that_needs_no_excuse():
    homes = homes_of_functions()

    assert [name for name in SHARED_NAMES if len(homes[name]) < 2] == []


def test_every_module_says_what_it_does():
    assert [module for module, tree in trees().items() if not ast.get_docstring(tree)] == []


def test_every_part_of_the_package_has_a_layer():
    (contract,) = (
        one for one in PROJECT["tool"]["importlinter"]["contracts"] if one["type"] == "layers"
    )
    named = {part for layer in contract["layers"] for part in layer.split(" | ")}
    parts = {module.partition("/")[0].removesuffix(".py") for module in trees()}
    assert contract["exhaustive"]
    assert parts - named == {"__init__", *contract["exhaustive_ignores"]}


def imported():
    for tree in trees().values():
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


ITSELF = {"resources/files.py", "disk_cache.py", "cli/_group.py"}
"""The loader, and what asks for its own code."""
WEIGHTS = {
    "sentences/encoder/files.py",
    "sentences/hashed/weights.py",
    "sentences/hashed_units/weights.py",
}
"""Engines that take their weights from a folder that may be another one."""


def test_what_ships_is_found_by_the_one_loader():
    looking = {
        module
        for module, tree in trees().items()
        if any(isinstance(node, ast.Name) and node.id == "__file__" for node in ast.walk(tree))
    }
    assert looking == ITSELF | WEIGHTS


def imported_by(path: Path) -> set[str]:
    """Name the modules of the package that a module imports, at any depth."""
    tree = ast.parse(path.read_text("utf-8"))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{name.name}" for name in node.names}
        elif isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
    return {name for name in found if name.startswith("claimcheck.")}


def extensions() -> dict[str, set[str]]:
    """Give what can be added without editing anything, each kind by its package."""
    kinds = {}
    for name in ("reports", "readers", "evidence/services", "evidence/store/dumps"):
        folder = PACKAGE / name
        if folder.is_dir():
            own = {one.stem for one in sorted(folder.glob("*.py")) if not one.stem.startswith("_")}
            kinds[name] = own
    families = {one.name for one in (PACKAGE / "rules").iterdir() if one.is_dir()}
    kinds["rules"] = families - {"data", "profiles", "__pycache__"}
    return kinds


SHARED = {"service", "client", "pacing", "asking", "dump"}
"""Modules beside services and dumps that these are made of."""


@pytest.mark.parametrize("package", sorted(extensions()))
def test_what_can_be_added_does_not_know_its_neighbours(package: str) -> None:
    """A format, reader, service or family of rules can be taken away without a trace."""
    names = extensions()[package]
    prefix = f"claimcheck.{package.replace('/', '.')}."
    for name in sorted(names - SHARED):
        place = PACKAGE / package / name
        for path in place.rglob("*.py") if place.is_dir() else [place.with_suffix(".py")]:
            others = {
                one.removeprefix(prefix).partition(".")[0]
                for one in imported_by(path)
                if one.startswith(prefix)
            }
            assert not others & (names - SHARED - {name}), path
