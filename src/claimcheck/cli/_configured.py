"""From the configuration and the options to one set of settings, and the project that it is for."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from attrs import evolve, frozen

from claimcheck.auditing.config import Config, find_config, read_config
from claimcheck.auditing.confined import refuse_paths_outside
from claimcheck.cli._options import codes
from claimcheck.cli._telling import tell_line
from claimcheck.model import ConfigurationError
from claimcheck.model.by_value import ByValue
from claimcheck.project_folder import (
    CONFIGURATIONS,
    ProjectFolder,
    common_folder,
    has_configuration,
    has_own_table,
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

    The nearest is the one above the documents, or, where none is named or there is no project
    anywhere, the one at or above the current folder. Documents that all lie outside of the current
    project are not held against its configuration, bibliography and records.

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
        found = find_config(Path())
        if around is None and _is_foreign(paths):
            _tell_unused(found, paths)
            return Config(folder=common_folder(paths))
        return _alone(found)
    if has_configuration(around.root):
        return _alone(find_config(around.root))
    return Config(folder=around.root)


def _alone(config: Config) -> Config:
    """Give a configuration, and tell of a second one in its folder, which does not count."""
    own, other = CONFIGURATIONS
    second = config.folder / other
    if Path(config.source).name == own and has_own_table(second):
        table = f"{second.as_posix()}: its table [tool.claimcheck]"
        tell_line(f"{table} does not count beside {config.source}", err=True)
    return config


def _project(config: Config, paths: Sequence[str]) -> ProjectFolder:
    if config.source:
        return project_at(config.folder)
    around = project_around(paths)
    if around is None and _is_foreign(paths):
        return ProjectFolder(common_folder(paths))
    return around or ProjectFolder(real_path("."))


def _is_foreign(paths: Sequence[str]) -> bool:
    """Tell whether this folder is part of a project, and all documents lie elsewhere."""
    here = project_around([]) if paths else None
    return here is not None and not any(here.holds(path) for path in paths)


def _tell_unused(config: Config, paths: Sequence[str]) -> None:
    if config.source:
        lie = "the documents lie" if len(paths) > 1 else f"`{Path(paths[0]).as_posix()}` lies"
        source = Path(config.source).as_posix()
        tell_line(
            f"{lie} outside of this project: `{source}` is not used (--config {source} uses it)",
            err=True,
        )


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
