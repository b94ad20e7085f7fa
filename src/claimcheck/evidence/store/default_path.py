"""Where the store lies when nobody says: the user's data folder, as each system has it."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

_FILE = "evidence.sqlite"


def default_store(environment: Mapping[str, str] | None = None) -> Path:
    """Give the file of the store in the user's data folder; it need not exist.

    Args:
        environment: Environment variables; those of the process where not given.
    """
    known = os.environ if environment is None else environment
    return _data_folder(known, sys.platform) / "claimcheck" / _FILE


def chosen_store(*named: str | None) -> Path | None:
    """Choose the store to read: the first that is named, else the user's own if it is there."""
    chosen = next((name for name in named if name), None)
    if chosen is not None:
        return Path(chosen)
    usual = default_store()
    return usual if os.path.isfile(usual) else None  # noqa: PTH113 - false where it may not be seen


def _data_folder(environment: Mapping[str, str], platform: str) -> Path:
    home = Path(environment.get("HOME") or environment.get("USERPROFILE") or Path.home())
    if platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local")
    if platform == "darwin":
        return home / "Library" / "Application Support"
    return Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share")
