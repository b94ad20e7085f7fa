"""What the audit looks for: one module a rule, in families, found by walking this package."""

from collections.abc import Mapping
from pkgutil import iter_modules
from typing import Any

from claimcheck.plugins import Registry
from claimcheck.rules._settings import Ceiling, Settings, load_profile, profiles
from claimcheck.rules.api import Rule, Scope, rule
from claimcheck.rules.context import Context, ProjectContext

__all__ = [
    "RULES",
    "Ceiling",
    "Context",
    "ProjectContext",
    "Rule",
    "Scope",
    "Settings",
    "all_rules",
    "families",
    "load_profile",
    "profiles",
    "rule",
]


def _refusal(code: str) -> str:
    """Say why another distribution cannot have a code."""
    if not code.startswith("CC"):
        return ""
    return f"its rule `{code}` is not used: codes that begin with CC are claimcheck's own"


RULES: Registry[Rule[Any]] = Registry(
    __name__, Rule, lambda rule: rule.code, "claimcheck.rules", _refusal
)
"""The rules: those of the families, and those that other distributions register."""


def all_rules() -> Mapping[str, Rule[Any]]:
    """Give every rule by code, in order of code: the library's own and those of plugins.

    Plugins register a module under the entry point group ``claimcheck.rules``; what of it cannot
    be used is told by ``RULES.failures()``.
    """
    return RULES.values()


def families() -> tuple[str, ...]:
    """Name the families, which are the folders of this package."""
    return tuple(sorted(info.name for info in iter_modules(__path__) if info.ispkg))
