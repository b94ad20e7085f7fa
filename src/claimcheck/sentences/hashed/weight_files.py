"""Files of learned tables that the fast engine ships with."""

import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

import numpy as np

from claimcheck.model.errors import ModelError


class SizedTables(Protocol):
    """Tables that know whether their sizes belong together."""

    def fits(self) -> bool:
        """Tell whether they do."""


T = TypeVar("T", bound=SizedTables)


def read_tables(path: Path, version: int, made: Callable[..., T]) -> T:
    """Read a file of tables.

    Args:
        path: The file.
        version: The format that it has to have.
        made: Makes the tables of what the file names.

    Raises:
        ModelError: The file is missing or damaged, or of another format.
    """
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            if int(stored["format"]) != version:
                raise ModelError(f"{path.name}: the weights of the fast engine have another format")
            found = made(**{name: stored[name] for name in stored.files if name != "format"})
    except FileNotFoundError:
        raise ModelError(
            f"{path.name}: the weights of the fast engine are missing; install the package again"
        ) from None
    except (OSError, ValueError, TypeError, KeyError, EOFError, zipfile.BadZipFile, zlib.error):
        raise _damaged(path) from None
    if not found.fits():
        raise _damaged(path)
    return found


def _damaged(path: Path) -> ModelError:
    return ModelError(
        f"{path.name}: the weights of the fast engine are damaged; install the package again"
    )
