"""What the audit looks for: one module a rule, in families, found by walking this package."""

import os
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import MappingProxyType, ModuleType
from typing import Any

from claimcheck.rules._context import (
    Anchored,
    Context,
    Project,
    Reading,
    Shelf,
    SuppressionUse,
)
from claimcheck.rules._rule import Answer, Rule, rule
from claimcheck.rules._settings import Ceiling, Settings, load_profile, profiles

__all__ = [
    "Anchored",
    "Answer",
    "Ceiling",
    "Context",
    "Project",
    "Reading",
    "Rule",
    "Settings",
    "Shelf",
    "SuppressionUse",
    "all_rules",
    "families",
    "load_profile",
    "profiles",
    "rule",
]


@cache
def all_rules() -> Mapping[str, Rule[Any]]:
    """Give every rule by code, in order of code: the library's own and those of plugins.

    Plugins register a module or package under the entry point group ``claimcheck.rules``.

    Raises:
        ValueError: Two rules share a code.
    """
    found: dict[str, Rule[Any]] = {}
    for module in (*_own_modules(), *_plugin_modules()):
        for value in vars(module).values():
            if isinstance(value, Rule) and found.setdefault(value.code, value) is not value:
                raise ValueError(f"two rules have the code {value.code}")
    return MappingProxyType(dict(sorted(found.items())))


def families() -> tuple[str, ...]:
    """Name the families, which are the folders of this package."""
    return tuple(sorted(info.name for info in iter_modules(__path__) if info.ispkg))


def _own_modules() -> Iterator[ModuleType]:
    for family in families():
        package = import_module(f"{__name__}.{family}")
        for info in iter_modules(package.__path__):
            if not info.name.startswith("_"):
                yield import_module(f"{package.__name__}.{info.name}")


def _plugin_modules() -> Iterator[ModuleType]:
    if not any(map(_names_plugins, sys.path)):
        return
    from importlib.metadata import entry_points  # noqa: PLC0415 - slow to import, seldom needed

    for point in entry_points(group=_GROUP):
        yield point.load()


def _names_plugins(folder: str) -> bool:
    """Tell whether a distribution in a folder registers rules, without importing anything."""
    try:
        with os.scandir(folder or ".") as entries:
            found = [entry.path for entry in entries if entry.name.endswith(".dist-info")]
    except OSError:
        return False
    return any(_GROUP in _text(Path(path) / "entry_points.txt") for path in found)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""


_GROUP = "claimcheck.rules"
