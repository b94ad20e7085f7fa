"""Bibliography formats: each module here that holds a ``Format`` is one."""

from functools import cache
from pathlib import PurePath

from claimcheck.bibliography.format import Format
from claimcheck.plugins import Registry

FORMATS = Registry(__name__, Format, lambda format_: format_.name)
"""The formats, each a module with one."""


@cache
def all_formats() -> tuple[Format, ...]:
    """Give every format, by name."""
    return tuple(FORMATS.values().values())


def format_of(path: str, text: str) -> Format | None:
    """Choose the format of a file by its suffix, else by its text; ``None`` where none fits."""
    suffix = PurePath(path).suffix.lower()
    by_suffix = [item for item in all_formats() if suffix in item.suffixes]
    likely = by_suffix or [item for item in all_formats() if item.fits(text)]
    return likely[0] if likely else None
