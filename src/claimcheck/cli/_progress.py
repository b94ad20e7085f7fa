"""How far a long run is: a bar on a terminal, a line now and then elsewhere."""

import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from claimcheck.cli._telling import tell

if TYPE_CHECKING:
    from rich.progress import Progress

_SHORT = 1.0
_SHORT_IN_A_LOG = 5.0
_LONGEST_NAME = 40
_LINES = 10

Show = Callable[[int, int, str], None]


def progress(documents: int) -> Show:
    """Show on standard error how far a run over several documents is, once it takes long.

    A terminal shows a bar after a second; a log gets its first line after five.

    Args:
        documents: How many there are; for a single one nothing is shown.
    """
    if documents <= 1:
        return lambda _done, _total, _name: None
    if sys.stderr.isatty():
        return _later(_bar(), _SHORT)
    return _later(_line, _SHORT_IN_A_LOG)


def _later(show: Show, seconds: float) -> Show:
    """Keep silent in the first seconds."""
    started = time.monotonic()
    shown = False

    def show_if_long(done: int, total: int, name: str) -> None:
        nonlocal shown
        if shown or time.monotonic() - started > seconds:
            shown = True
            show(done, total, name)

    return show_if_long


def _line(done: int, total: int, name: str) -> None:
    del name
    if done in {0, total} or done % max(total // _LINES, 1) == 0:
        tell(f"claimcheck: {done} of {total} documents", err=True)


def _bar() -> Show:
    """Draw a bar that is gone when the run ends, however it ends."""
    drawn: Progress | None = None

    def show(done: int, total: int, name: str) -> None:
        nonlocal drawn
        if drawn is None:
            drawn = _drawn(total, _shown(name))
        drawn.update(drawn.task_ids[0], completed=done, total=total, description=_shown(name))
        if done == total:
            drawn.stop()

    return show


def _drawn(total: int, name: str) -> "Progress":
    from rich.console import Console  # noqa: PLC0415 - only for a long run on a terminal
    from rich.progress import (  # noqa: PLC0415 - as above
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}", markup=False),
    )
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    bar.add_task(name, total=total)
    bar.start()
    context = click.get_current_context(silent=True)
    if context is not None:
        context.call_on_close(bar.stop)
    return bar


def _shown(name: str) -> str:
    return "".join(one for one in name if one.isprintable())[-_LONGEST_NAME:]
