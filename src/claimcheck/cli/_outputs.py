"""What the user names to write to, and where a link in a checkout would lead instead."""

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
    around = project or project_around([path])
    if around is not None and around.seems_inside(path):
        around.refuse_outside(path, "name the file itself")
    return Path(path)


def checked_folder(path: str | Path, project: ProjectFolder | None = None) -> Path:
    """Give a folder to write to, unless it or a link in it leads out of the project it lies in.

    Args:
        path: The folder as the user named it.
        project: The project; by default the one around the folder.

    Raises:
        InputError: A link leads out.
    """
    folder = checked_output(path, project)
    for one in sorted(folder.rglob("*")):
        if one.is_symlink():
            checked_output(one, project)
    return folder
