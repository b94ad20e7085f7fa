"""How much ``check`` shows: a summary of a screen, or what an option asks for."""

import os
import sys
from collections.abc import Callable
from shutil import get_terminal_size
from typing import Any, TypeVar

import click
from attrs import frozen

from claimcheck.auditing import Audit
from claimcheck.model import ConfigurationError
from claimcheck.model.by_value import ByValue

F = TypeVar("F", bound=Callable[..., Any])
_DETAILS = (
    ("--verbose", "-v", "Show every finding with its reasons, and all that was not checked."),
    ("--quiet", "-q", "Show only the verdict."),
    ("--statistics", None, "Show only the number of findings of each rule, and the verdict."),
)


def detail_options(function: F) -> F:
    """Add the options that say how much of the text format is shown; the last one counts."""
    for long, short, text in reversed(_DETAILS):
        names = [long, short] if short else [long]
        value = long.removeprefix("--")
        function = click.option(*names, "detail", flag_value=value, help=text)(function)
    return function


@frozen(eq=False, repr=False)
class Showing(ByValue):
    """A way to show an audit.

    Args:
        format: Name of the format.
        detail: ``verbose``, ``quiet``, ``statistics``, or ``summary``.
        colour: Whether a terminal shows it in colour.
        columns: Columns of the terminal.
        lines: Lines of the terminal.
    """

    format: str
    detail: str
    colour: bool = False
    columns: int = 80
    lines: int = 24

    def __call__(self, audit: Audit) -> str:
        """Write the audit."""
        if self.format != "text":
            from claimcheck.reports import render  # noqa: PLC0415 - only for other formats

            return render(audit, self.format)
        from claimcheck.reports import text  # noqa: PLC0415 - only for a terminal

        if self.detail == "verbose":
            return text.render_text(audit, colour=self.colour, width=self.columns)
        screen = text.Screen(colour=self.colour, width=self.columns, height=self.lines)
        return text.BRIEF[self.detail](audit, screen)


def showing(name: str, detail: str | None, output: str | None) -> Showing:
    """Decide how an audit is shown.

    Args:
        name: The format.
        detail: What an option asks for; ``None``: a summary, and everything in a file.
        output: The file that is written, if any.

    Raises:
        ConfigurationError: The option does not go with the format.
    """
    if detail is not None and name != "text":
        raise ConfigurationError(f"--{detail} goes with the format text, not with {name}")
    usual = "summary" if output is None else "verbose"
    if name != "text" or output is not None:
        return Showing(name, detail or usual)
    colour = is_coloured()
    if not sys.stdout.isatty():
        return Showing(name, detail or usual, colour)
    size = get_terminal_size((80, 24))
    return Showing(name, detail or usual, colour, size.columns, size.lines)


def is_coloured() -> bool:
    """Tell whether standard output is in colour: on a terminal, or where FORCE_COLOR asks for it.

    NO_COLOR takes precedence over both.
    """
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()
