"""What the user names to write to, and where a link in a checkout would lead instead."""

import os
from pathlib import Path

from claimcheck.project_folder import ProjectFolder, project_around


def checked_output(path: str | Path, project: ProjectFolder | None = None) -> Path:
    """Give a file to write to, unless it is a link that leads out of the project it lies in.

    Args:
        path: The file as the user named it.
        project: The project; by default the one around the file.

    Raises:
        InputError: A link leads out.
    """
    around = project or _project_of(path)
    if around is not None and around.seems_inside(path):
        around.refuse_outside(path, "name the file itself")
    return Path(path)


def checked_folder(path: str | Path) -> Path:
    """Give a folder to write to, unless it or a link in it leads out of the project it lies in.

    Args:
        path: The folder as the user named it.

    Raises:
        InputError: A link leads out.
    """
    project = _project_of(path)
    folder = checked_output(path, project)
    for one in sorted(folder.rglob("*")):
        if one.is_symlink():
            checked_output(one, project)
    return folder


def _project_of(path: str | Path) -> ProjectFolder | None:
    """Find the project that a file lies in as long as no link is followed."""
    plain = Path(os.path.abspath(path))  # noqa: PTH100 - links are not to be followed
    found = (project_around([above]) for above in plain.parents)
    return next((one for one in found if one is not None and one.seems_inside(plain)), None)
