"""A project's own configuration leads nowhere outside of the project."""

from collections.abc import Container, Iterator
from typing import Final

from claimcheck.auditing.config import Config
from claimcheck.model import ConfigurationError
from claimcheck.project_folder import ProjectFolder

_OPTIONS: Final = {
    "paths": "as an argument",
    "bib": "with --bib",
    "ledger": "with --ledger",
    "sources": "with --sources",
    "store": "with --store",
    "reports": "with --reports",
    "baseline": "with --baseline, or --output of `claimcheck baseline`",
    "cache": "with --cache",
}


def refuse_paths_outside(config: Config, project: ProjectFolder, given: Container[str]) -> None:
    """Refuse paths of a configuration that lead out of the project, also by a link.

    Args:
        config: The configuration, its paths relative to the current folder.
        project: The project.
        given: Keys whose value the user gave, who may name any place.

    Raises:
        ConfigurationError: There is such a path; every one is named.
    """
    faults = list(_faults(config, project, given))
    if faults:
        raise ConfigurationError("\n".join(faults))


def _faults(config: Config, project: ProjectFolder, given: Container[str]) -> Iterator[str]:
    for key, how in _OPTIONS.items():
        if key in given:
            continue
        value = getattr(config, key)
        for path in (value,) if isinstance(value, str) else value:
            if path and path != "-" and _leads_out(config, project, key, path):
                place = config.place(key) if key in config.lines else "the project"
                failure = project.outside(path, f"if that is meant, name it {how}")
                yield f"{place}: `{key}`: {failure}"


def _leads_out(config: Config, project: ProjectFolder, key: str, path: str) -> bool:
    """Tell whether a path leads out: one that nobody wrote does so only by a link."""
    if key not in config.lines and not project.seems_inside(path):
        return False
    return not project.holds(path)
