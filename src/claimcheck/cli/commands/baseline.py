"""``claimcheck baseline``: record today's findings, so that only new ones fail."""

from pathlib import Path
from typing import Any

import click

from claimcheck.auditing.baseline import dump_baseline, load_baseline
from claimcheck.cli._group import tell_failures
from claimcheck.cli._options import audit_options
from claimcheck.cli._session import open_session
from claimcheck.cli._telling import tell_line
from claimcheck.file_updates import locked, read_for_update, replace_file
from claimcheck.model import ConfigurationError, Failure, InputError

_DEFAULT = "claimcheck-baseline.json"


@click.command()
@audit_options
@click.option("--output", "-o", default=None, metavar="FILE", help=f"Default: {_DEFAULT}")
def command(paths: tuple[str, ...], output: str | None, **options: Any) -> int:
    """Record today's findings as known.

    Afterwards ``claimcheck check --baseline FILE`` fails on new findings only, and says which of
    the known ones have been fixed. A finding is known by its words, not by its line.
    """
    options.pop("baseline", None)
    session = open_session(paths, options)
    target = session.check_output(output or session.config.baseline or _DEFAULT)
    before = read_for_update(target)
    if before:
        _keep_others(target)
    from attrs import evolve  # noqa: PLC0415 - kept out of the help screen's imports

    audit = evolve(session, config=evolve(session.config, baseline="")).audit()
    with locked(target.parent):
        replace_file(target, dump_baseline(audit.findings).encode("utf-8"), before)
    known = sum(not finding.suppressed for finding in audit.findings)
    tell_line(f"wrote {target.as_posix()}: {known} findings are known")
    return tell_failures(audit.failures)


def _keep_others(target: Path) -> None:
    """Refuse to write over a file that is no baseline."""
    try:
        load_baseline(target)
    except ConfigurationError as error:
        message = f"is not a baseline that can be replaced: {error}"
        remedy = "remove it, or name another file with --output"
        raise InputError(Failure(target.as_posix(), message, remedy=remedy)) from error
