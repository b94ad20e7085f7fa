"""Folders that a run was asked to read and cannot."""

import os
from collections.abc import Iterator
from pathlib import Path

from claimcheck.model import Failure
from claimcheck.pipeline.inputs import Sources


def faults_of_folders(sources: Sources) -> Iterator[Failure]:
    """Say which folders of a run are missing, no folders, or closed to it.

    One that is not there is a failure only where somebody asked for it.
    """
    for folder in (sources.ledgers, sources.source_folder):
        if folder is not None:
            fault = _fault(folder, is_expected=folder in sources.expected)
            if fault:
                remedy = "check the name, and that you may read it"
                yield Failure(folder.as_posix(), fault, remedy=remedy, kind="unreadable")


def _fault(folder: Path, *, is_expected: bool) -> str:
    try:
        with os.scandir(folder):
            return ""
    except FileNotFoundError:
        is_link = os.path.lexists(folder)
        return "no such folder" if is_expected or is_link else ""
    except NotADirectoryError:
        return "is not a folder"
    except (OSError, ValueError) as error:
        return f"cannot be read: {getattr(error, 'strerror', None) or error}"
