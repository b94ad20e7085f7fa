"""Libraries that only an extra brings, imported when they are needed."""

from importlib import import_module
from typing import Any

from claimcheck.model import ConfigurationError


def needed(module: str, purpose: str, extra: str) -> Any:
    """Import a library of an extra.

    Args:
        module: Its import name.
        purpose: What it is needed for, such as ``"Parquet files"``.
        extra: The extra that brings it.

    Raises:
        ConfigurationError: It is not installed.
    """
    try:
        return import_module(module)
    except ImportError as error:
        package = module.partition(".")[0]
        raise ConfigurationError(
            f"{purpose} need {package}: pip install 'claimcheck-audit[{extra}]'"
        ) from error
