"""``claimcheck report``: write every configured format into the reports folder."""

from pathlib import Path
from typing import Any

import click

from claimcheck.atomic_write import write_atomic
from claimcheck.auditing import Audit
from claimcheck.cli._choices import Choice, report_formats
from claimcheck.cli._group import incomplete
from claimcheck.cli._options import audit_options
from claimcheck.cli._session import open_session
from claimcheck.model import InternalError
from claimcheck.reports import render, suffix


@click.command()
@audit_options
@click.option("--reports", metavar="DIR", help="Folder to write into. Default: reports")
@click.option(
    "--format",
    "-f",
    "formats",
    multiple=True,
    cls=Choice,
    known=report_formats,
    metavar="NAME",
    help="Formats to write; may be given more than once. Default: those of the configuration.",
)
@click.option(
    "--label",
    metavar="NAME",
    help="Name of this run in the trends of the index page, such as a version or a date.",
)
def command(
    paths: tuple[str, ...], formats: tuple[str, ...], label: str | None, **options: Any
) -> int:
    """Write reports of an audit into a folder.

    For several documents the format html also writes pages/index.html with a page per document;
    --label keeps the counts of the run in pages/history.tsv, and the index draws their trends.

    The files contain no time and no absolute path: the same input gives the same bytes. Findings do
    not fail this command; ``claimcheck check`` does.
    """
    session = open_session(paths, {**options, "formats": formats})
    for name in session.config.formats:
        suffix(name)
    audit = session.audit()
    folder = Path(session.config.reports)
    folder.mkdir(parents=True, exist_ok=True)
    failures = list(audit.failures)
    for name in session.config.formats:
        target = folder / suffix(name)
        try:
            write_atomic(target, render(audit, name))
        except InternalError as error:
            failures.append(error.failure)
            continue
        click.echo(target.as_posix(), err=True)
    if "html" in session.config.formats and len(audit.readings) > 1:
        _write_site(audit, folder / "pages", label)
    return incomplete(failures)


def _write_site(audit: Audit, folder: Path, label: str | None) -> None:
    """Write an index page and one page a document, with the trends of labelled runs."""
    from claimcheck.reports.html import (  # noqa: PLC0415 - only for several documents
        history_text,
        html_site,
        parse_history,
        snapshot,
    )

    folder.mkdir(exist_ok=True)
    kept = folder / "history.tsv"
    history = parse_history(kept.read_text("utf-8"), kept.as_posix()) if kept.is_file() else ()
    if label is not None:
        earlier = tuple(run for run in history if run.label != label)
        history = (*earlier, snapshot(audit, label))
        write_atomic(kept, history_text(history))
    for name, page in html_site(audit, history).items():
        write_atomic(folder / name, page)
    click.echo((folder / "index.html").as_posix(), err=True)
