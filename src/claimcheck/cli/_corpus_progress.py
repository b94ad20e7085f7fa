"""Progress of a corpus on standard error: a bar in a terminal, else a line now and then."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from claimcheck.cli._telling import tell_line
from claimcheck.corpus.progress import Progress

_EVERY = 10.0


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """Give what shows documents, claims and rate: a bar where ``rich`` is installed."""
    if sys.stderr.isatty():
        try:
            import rich.progress  # noqa: F401, PLC0415 - of the extra `corpus`
        except ImportError:
            pass
        else:
            with _bar() as progress:
                yield progress
            return
    yield _lines()


def _lines() -> Progress:
    """Say at most every ten seconds how far it is."""
    started = last = time.monotonic()

    def show(done: int, total: int, claims: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= _EVERY:
            last = now
            rate = done / (now - started)
            words = f"{done:,} of {total:,} documents, {rate:.1f} a second, {claims:,} claims"
            tell_line(f"claimcheck: {words}", err=True)

    return show


@contextmanager
def _bar() -> Iterator[Progress]:
    from rich.console import Console  # noqa: PLC0415 - of the extra `corpus`
    from rich.progress import (  # noqa: PLC0415 - as above
        BarColumn,
        MofNCompleteColumn,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.progress import Progress as Bar  # noqa: PLC0415 - as above

    columns = (
        TextColumn("documents"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]:.1f} a second, {task.fields[claims]:,} claims"),
        TimeRemainingColumn(),
    )
    with Bar(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("documents", total=None, claims=0, rate=0.0)
        started = time.monotonic()

        def show(done: int, total: int, claims: int) -> None:
            rate = done / max(time.monotonic() - started, 0.001)
            bar.update(task, completed=done, total=total, claims=claims, rate=rate)

        yield show
