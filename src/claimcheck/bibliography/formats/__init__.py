"""Bibliography formats: each module here with a ``FORMAT`` is one, found by walking the package."""

import pkgutil
from functools import cache
from importlib import import_module
from pathlib import PurePath

from claimcheck.bibliography.format import Format


@cache
def all_formats() -> tuple[Format, ...]:
    """Give every format, by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    modules = [import_module(f"{__name__}.{name}") for name in names]
    return tuple(module.FORMAT for module in modules)


def format_of(path: str, text: str) -> Format | None:
    """Choose the format of a file by its suffix, else by its text; ``None`` where none fits."""
    suffix = PurePath(path).suffix.lower()
    by_suffix = [item for item in all_formats() if suffix in item.suffixes]
    likely = by_suffix or [item for item in all_formats() if item.fits(text)]
    return likely[0] if likely else None
