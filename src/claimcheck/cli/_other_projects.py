"""Documents of other projects: their records and their configuration are not those of a run."""

import os
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from claimcheck.model import ConfigurationError, Failure
from claimcheck.project_folder import ProjectFolder, project_around, real_path, seems_a_root


def refuse_several_projects(paths: Iterable[str], project: ProjectFolder) -> None:
    """Refuse paths that are not all part of one project.

    Args:
        paths: Files and folders as the user named them.
        project: The project around all of them.

    Raises:
        ConfigurationError: One is part of another project.
    """
    for failure in in_other_projects(paths, project):
        raise ConfigurationError(str(failure))


def in_other_projects(paths: Iterable[str], project: ProjectFolder) -> Iterator[Failure]:
    """Name the files and folders that are part of another project than that of a run.

    Args:
        paths: Files and folders.
        project: The project of the run.
    """

    @cache
    def has_root_beneath(folder: Path) -> bool:
        is_beneath = folder != project.root and folder.is_relative_to(project.root)
        return is_beneath and (seems_a_root(folder) or has_root_beneath(folder.parent))

    @cache
    def other_root(folder: str) -> Path | None:
        whole = real_path(folder)
        if whole.is_relative_to(project.root) and not has_root_beneath(whole):
            return None
        found = project_around([folder])
        is_around = found is None or project.root.is_relative_to(found.root)
        return None if found is None or is_around else found.root

    for path in paths:
        root = other_root(path if os.path.isdir(path) else os.path.dirname(path) or ".")  # noqa: PTH112, PTH120 - many
        if root is not None:
            message = f"is part of the project in `{_shown(root)}`, whose records are kept there"
            remedy = "audit each project on its own, or say with --config which one counts"
            yield Failure(Path(path).as_posix(), message, remedy=remedy, kind="project")


def _shown(root: Path) -> str:
    try:
        return Path(os.path.relpath(root)).as_posix()
    except ValueError:  # on another drive
        return root.as_posix()
