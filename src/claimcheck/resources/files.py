"""Files that ship with the package, as text, bytes, JSON or arrays; nothing is unpickled."""

import gzip
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.model.errors import ModelError

if TYPE_CHECKING:
    from numpy.typing import NDArray

_PACKAGE = Path(__file__).parents[1]


def resource_path(name: str) -> Path:
    """Give the path of a resource.

    Args:
        name: Its path inside the package, with forward slashes.
    """
    return _PACKAGE / name


def names_in(folder: str, suffix: str) -> list[str]:
    """Name the resources of a folder.

    Args:
        folder: Its path inside the package.
        suffix: How their names end.
    """
    return sorted(path.name for path in resource_path(folder).glob(f"*{suffix}"))


def read_bytes(name: str) -> bytes:
    """Read a resource, unpacked where its name ends in ``.gz``.

    Args:
        name: Its path inside the package.

    Raises:
        ModelError: It is missing or damaged.
    """
    try:
        content = resource_path(name).read_bytes()
        return gzip.decompress(content) if name.endswith(".gz") else content
    except (OSError, EOFError, ValueError) as error:
        raise damaged_resource(name, error) from error


def read_text(name: str) -> str:
    """Read a resource as UTF-8.

    Args:
        name: Its path inside the package.

    Raises:
        ModelError: It is missing or damaged.
    """
    try:
        return read_bytes(name).decode("utf-8")
    except UnicodeDecodeError as error:
        raise damaged_resource(name, error) from error


def read_json(name: str) -> Mapping[str, Any]:
    """Read a resource that holds one JSON object.

    Args:
        name: Its path inside the package.

    Raises:
        ModelError: It is missing or damaged, or holds something else.
    """
    try:
        value = json.loads(read_text(name))
    except ValueError as error:
        raise damaged_resource(name, error) from error
    if not isinstance(value, dict):
        raise damaged_resource(name, "holds no object")
    return value


def read_arrays(name: str) -> "Mapping[str, NDArray[Any]]":
    """Read the arrays of an ``.npz`` resource by their names.

    Args:
        name: Its path inside the package.

    Raises:
        ModelError: It is missing or damaged.
    """
    import numpy as np  # noqa: PLC0415 - only trained models need it

    try:
        with resource_path(name).open("rb") as file, np.load(file, allow_pickle=False) as stored:
            return dict(stored)
    except Exception as error:  # a damaged archive raises errors of zipfile, zlib, struct and NumPy
        raise damaged_resource(name, error) from error


def damaged_resource(name: str, reason: object) -> ModelError:
    """Say that a resource cannot be used, and what to do.

    Args:
        name: Its path inside the package.
        reason: What is wrong.
    """
    return ModelError(
        f"{name} of this installation is missing or damaged: {reason} (install claimcheck again)"
    )
