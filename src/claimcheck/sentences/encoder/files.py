"""The files of the trained encoder, refused in one line where they are missing or damaged."""

import json
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

from claimcheck.model import ModelError

FOLDER = Path(__file__).parent / "data"
_PIECE = 1 << 20
_REMEDY = "reinstall claimcheck-audit, or use the engine fast or lexical"


@cache
def settings() -> dict[str, Any]:
    """Read what belongs to the weights: classes, calibration, and the files with their sums.

    Raises:
        ModelError: The file is missing or damaged.
    """
    path = FOLDER / "encoder.json"
    try:
        found: dict[str, Any] = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise damaged(path, str(error)) from error
    return found


def checked(name: str) -> Path:
    """Hold a file of the model against its recorded sum, a piece at a time to spare memory.

    Raises:
        ModelError: The file is missing or damaged.
    """
    path = FOLDER / name
    found = 0
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                found = crc32(piece, found)
    except OSError as error:
        raise damaged(path, error.strerror or "cannot be read") from error
    if found != settings()["sums"].get(name):
        raise damaged(path, "its content is not what was installed")
    return path


def damaged(path: Path, reason: str) -> ModelError:
    """Say which file of the model cannot be used, and what to do."""
    line = " ".join(reason.split())
    return ModelError(f"{path.name}: the trained model cannot be used: {line} ({_REMEDY})")
