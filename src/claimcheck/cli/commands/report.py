"""``claimcheck report``: write every configured format into the reports folder."""

from pathlib import Path
from typing import Any

import click

from claimcheck.atomic import write_atomic
from claimcheck.cli._group import COULD_NOT_RUN
from claimcheck.cli._options import audit_options
from claimcheck.cli._session import open_session
from claimcheck.reports import render, suffix


@click.command()
@audit_options
@click.option("--reports", metavar="DIR", help="Folder to write into. Default: reports")
@click.option(
    "--format",
    "-f",
    "formats",
    multiple=True,
    metavar="NAME",
    help="Formats to write; may be given more than once. Default: those of the configuration.",
)
def command(paths: tuple[str, ...], formats: tuple[str, ...], **options: Any) -> int:
    """Write reports of an audit into a folder.

    The files hold no clock and no absolute path: the same input gives the same bytes. Findings do
    not fail this command; ``claimcheck check`` does.
    """
    session = open_session(paths, {**options, "formats": formats})
    for name in session.config.formats:
        suffix(name)
    audit = session.audit()
    folder = Path(session.config.reports)
    folder.mkdir(parents=True, exist_ok=True)
    for name in session.config.formats:
        target = folder / suffix(name)
        write_atomic(target, render(audit, name))
        click.echo(f"{target.as_posix()}", err=True)
    for failure in audit.failures:
        click.echo(f"claimcheck: {failure}", err=True)
    return COULD_NOT_RUN if audit.failures else 0
