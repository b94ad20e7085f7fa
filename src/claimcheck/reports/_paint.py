"""Colour for terminals: the only place that writes escape sequences."""

from collections.abc import Callable

from claimcheck.model import Severity

Paint = Callable[[str, str], str]
"""Takes a style and text, gives the text in that style."""

SEVERITY = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}

_CODES = {
    "error": "1;31",
    "warning": "33",
    "note": "36",
    "path": "1;4",
    "rule": "1",
    "dim": "2",
    "good": "32",
    "head": "1",
}


def in_colour(style: str, text: str) -> str:
    """Give text in a style."""
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if text else ""


def plain(_style: str, text: str) -> str:
    """Give text as it is."""
    return text
