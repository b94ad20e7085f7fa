"""Libraries that only office files need, imported when they are."""

from importlib import import_module
from typing import Any

from claimcheck.model import ConfigurationError


def needed(module: str, purpose: str) -> Any:
    """Import a library of the extra ``office``.

    Args:
        module: Its import name.
        purpose: What it is needed for, such as ``"XLSX files"``.

    Raises:
        ConfigurationError: It is not installed.
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise ConfigurationError(
            f"{purpose} need {module}: pip install 'claimcheck-audit[office]'"
        ) from error
