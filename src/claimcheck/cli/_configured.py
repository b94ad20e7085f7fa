"""From the configuration and the options to one set of settings, and the project that it is for."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from attrs import evolve, frozen

from claimcheck.auditing.config import Config, find_config, read_config
from claimcheck.auditing.confined import refuse_paths_outside
from claimcheck.cli._options import codes
from claimcheck.model import ConfigurationError
from claimcheck.model.by_value import ByValue
from claimcheck.project_folder import (
    ProjectFolder,
    has_configuration,
    project_around,
    project_at,
    real_path,
)
from claimcheck.reports import check_format


@frozen(eq=False, repr=False)
class Configured(ByValue):
    """A configuration with the options worked in, and the project that it is for.

    Args:
        config: Its paths are relative to the current folder.
        project: The project.
        given: Keys whose value the user gave.
    """

    config: Config
    project: ProjectFolder
    given: frozenset[str]


def configured(options: dict[str, Any], paths: Sequence[str] = ()) -> Configured:
    """Read the configuration that an option names, or the nearest, and work the options in.

    The nearest is the one above the documents, or, where none is named or they lie in no project,
    the one at or above the current folder.

    Args:
        options: As for :func:`open_session`.
        paths: The documents that the user named.

    Raises:
        ConfigurationError: The configuration is wrong, or leads out of its project.
    """
    named = options.pop("config", None)
    files = [path for path in paths if path != "-"]
    config = read_config(Path(named)) if named else _nearest(files)
    _check_formats(config)
    project = _project(config, files)
    config = _located(config, project)
    given: dict[str, Any] = {
        name: codes(value) if name in {"select", "ignore"} else value
        for name, value in options.items()
        if value not in (None, ())
    }
    keys = frozenset(given) | ({"paths"} if paths else set())
    project = project.naming(str(given[key]) for key in _WRITTEN if given.get(key))
    refuse_paths_outside(config, project, keys)
    return Configured(evolve(config, **given), project, keys)


_WRITTEN: Final = ("ledger", "reports", "baseline", "cache")


def _nearest(paths: Sequence[str]) -> Config:
    """Read the configuration of the project that documents lie in, else that of this folder."""
    around = project_around(paths) if paths else None
    if around is None or around.root == real_path("."):
        return find_config(Path())
    if has_configuration(around.root):
        return find_config(around.root)
    return Config(folder=around.root)


def _project(config: Config, paths: Sequence[str]) -> ProjectFolder:
    if config.source:
        return project_at(config.folder)
    return project_around(paths) or ProjectFolder(real_path("."))


def _located(config: Config, project: ProjectFolder) -> Config:
    """Make the paths of a configuration relative to the current folder.

    Without a configuration the records and the texts of sources are those of the project, and what
    is written for oneself goes into the current folder.
    """
    config = config if config.source else evolve(config, folder=project.root)
    found = evolve(
        config, ledger=_beside(config, config.ledger), sources=_beside(config, config.sources)
    )
    if not config.source:
        return found
    return evolve(
        found,
        paths=tuple(path if path == "-" else _beside(config, path) for path in config.paths),
        bib=tuple(_beside(config, path) for path in config.bib),
        store=_beside(config, config.store),
        reports=_beside(config, config.reports),
        baseline=_beside(config, config.baseline),
        cache=_beside(config, config.cache),
    )


def _check_formats(config: Config) -> None:
    """Refuse a configuration that names a format of reports which there is not."""
    for key, names in (("format", (config.format,)), ("formats", config.formats)):
        for name in names:
            try:
                check_format(name)
            except ConfigurationError as error:
                raise ConfigurationError(f"{config.place(key)}: `{key}`: {error}") from error


def _beside(config: Config, path: str) -> str:
    """Make a path of the configuration relative to the current folder, where that is near."""
    if not path:
        return path
    if Path(path).is_absolute():
        return path
    whole = Path(os.path.abspath(config.folder / path))  # noqa: PTH100 - links are not to be followed
    here = Path.cwd()
    if whole.is_relative_to(here):
        return whole.relative_to(here).as_posix()
    if here.is_relative_to(real_path(config.folder)):
        return Path(os.path.relpath(whole, here)).as_posix()
    return whole.as_posix()
