"""``claimcheck init``: begin auditing in a folder."""

import os
from pathlib import Path

import click

from claimcheck.atomic_write import write_unless_changed
from claimcheck.auditing.first_config import FirstConfig, begin_config
from claimcheck.cli._group import tell_failures
from claimcheck.cli._outputs import checked_output
from claimcheck.cli._telling import tell_line
from claimcheck.file_updates import locked
from claimcheck.model import ConfigurationError


@click.command()
@click.argument("folder", default=".", type=click.Path(file_okay=False))
def command(folder: str) -> int:
    """Write a claimcheck.toml for a folder and make its claims folder.

    Documents and bibliographies are found by the project's layout: the project file of Quarto,
    bookdown, MyST, Jupyter Book, Sphinx, Manubot or JOSS, else the folders that hold documents.
    ``claimcheck report`` then writes a page to read and a checklist, among others. Nothing that
    exists is changed, and nothing is asked.
    """
    base = Path(folder)
    target = checked_output(base / "claimcheck.toml")
    checked_output(base / "claims")
    with locked(base):
        begun = begin_config(base)
        if not os.path.lexists(base / "claims"):
            (base / "claims").mkdir()
        is_taken = os.path.lexists(target)
        if is_taken or not write_unless_changed(target, begun.text.encode("utf-8"), None):
            raise ConfigurationError(
                f"{target.as_posix()} exists already; edit it, or remove it first"
            )
    place = "" if folder == "." else f" (in {folder})"
    tell_line(f"wrote {target.as_posix()}")
    tell_line(f"documents: {_number(begun)}")
    tell_line(f"bibliography: {', '.join(begun.bib) or 'none found'}")
    tell_line(f"next: claimcheck check, then claimcheck report{place}")
    return tell_failures(begun.unseen)


def _number(begun: FirstConfig) -> str:
    """Say how many documents there are, where, and how they were found."""
    if not begun.documents:
        return "none yet"
    layout = f", by the project file of {begun.layout}" if begun.layout else ""
    return f"{begun.documents} in {', '.join(begun.paths)}{layout}"
