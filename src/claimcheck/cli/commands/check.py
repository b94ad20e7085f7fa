"""``claimcheck check``: audit documents and say what was found."""

import sys
from collections.abc import Iterator
from typing import Any

import click
from attrs import frozen

from claimcheck.auditing import Audit
from claimcheck.auditing.config import parse_level
from claimcheck.cli._choices import Choice, levels, report_formats
from claimcheck.cli._format_files import PEOPLE_FILL_IN, FormatFile, chosen_formats
from claimcheck.cli._group import tell_failures
from claimcheck.cli._lost_ledgers import tell_lost_ledgers
from claimcheck.cli._options import audit_options
from claimcheck.cli._replay import Replay, replay_of
from claimcheck.cli._session import Session, open_session
from claimcheck.cli._showing import Showing, detail_options, is_coloured, showing
from claimcheck.cli._telling import tell_line
from claimcheck.model import ConfigurationError, Severity
from claimcheck.reports import check_format


@click.command()
@audit_options
@click.option(
    "--format",
    "-f",
    cls=Choice,
    known=report_formats,
    usual="text",
    multiple=True,
    metavar="NAME[=FILE]",
    help="Output format. With =FILE it is written there as well; may be given more than once.",
)
@click.option("--output", "-o", metavar="FILE", help="Write to a file instead of standard output.")
@detail_options
@click.option(
    "--fail-on",
    cls=Choice,
    known=levels,
    usual="error",
    metavar="LEVEL",
    help="Least severity that gives exit code 1.",
)
@click.option(
    "--diff", metavar="REV", help="Count only findings on lines that changed since a git revision."
)
@click.option("--watch", is_flag=True, help="Audit again whenever a document changes.")
def command(
    paths: tuple[str, ...],
    *,
    output: str | None,
    detail: str | None,
    fail_on: str | None,
    diff: str | None,
    watch: bool,
    **options: Any,
) -> int:
    """Audit documents against the works that they cite.

    PATH is a document or a folder of documents; ``-`` reads standard input. Without a PATH the
    configuration says what to audit. The text format shows a summary of one screen per document.

    \b
      claimcheck check article.md --bib references.bib
      claimcheck check article.md --verbose
      claimcheck check docs/ --format sarif --output claims.sarif
      claimcheck check docs/ --format sarif=claims.sarif --format junit=claims.xml
      claimcheck check article.md --select CC2,CC7 --fail-on warning
    """
    chosen = chosen_formats(options.pop("format"))
    session = open_session(paths, {**options, "format": chosen.shown})
    level = session.config.fail_on if fail_on is None else parse_level(fail_on)
    check_format(session.config.format)
    show = showing(session.config.format, detail, output)
    order = _Order(session, level, show, chosen.files, output, diff)
    for path in order.outputs():
        session.check_output(path)
    if not watch:
        return _check(order)
    if order.filled_in is not None:
        raise ConfigurationError("--watch writes no file that people fill in: leave --output out")
    return _watch(order)


@frozen(eq=False)
class _Order:
    """What a run is asked for.

    Args:
        session: What it audits.
        level: Least severity that gives exit code 1.
        show: How the audit is shown.
        files: Further reports, each in a file.
        output: The file that takes the place of standard output.
        revision: The revision since which lines must have changed.
    """

    session: Session
    level: Severity | None
    show: Showing
    files: tuple[FormatFile, ...]
    output: str | None
    revision: str | None

    @property
    def filled_in(self) -> FormatFile | None:
        """Give the file that people fill in, where the report goes to one."""
        if self.output is None or self.show.format not in PEOPLE_FILL_IN:
            return None
        return FormatFile(self.show.format, self.output)

    def outputs(self) -> Iterator[str]:
        """Name every file that is written."""
        if self.output is not None:
            yield self.output
        yield from (one.path for one in self.files)

    def replay(self) -> Replay | None:
        """Say where what is printed is kept, where it depends on nothing but what is read."""
        is_partial = self.revision or self.session.unseen or self.files or self.filled_in
        return None if is_partial else replay_of(self.session, (self.level, self.show))

    def audit(self) -> Audit:
        """Audit what is asked for."""
        audit = self.session.audit()
        if self.revision is None:
            return audit
        from claimcheck.cli._changes import only_changed  # noqa: PLC0415 - seldom asked for

        return only_changed(audit, self.revision)

    def report(self, audit: Audit) -> str:
        """Write the files, and give what is shown."""
        for one in self.files:
            one.write(audit)
        return self.show(audit)


def _check(order: _Order) -> int:
    """Audit once, or print again what was printed of the same."""
    session, replay = order.session, order.replay()
    known = replay.load() if replay is not None else None
    if known is not None:
        _write(known.text, order.output)
        return known.code
    audit = order.audit()
    is_on_screen = (order.show.format, order.output) == ("text", None)
    if audit.failures and not audit.readings and is_on_screen:
        return tell_failures(audit.failures)
    text = order.report(audit)
    if order.filled_in is not None:
        order.filled_in.write(audit)
    else:
        _write(text, order.output)
    code = tell_failures(audit.failures) or int(audit.fails(order.level))
    lost = tell_lost_ledgers(audit.project.ledgers, session.project)
    for stranger in session.strangers:
        tell_line(f"claimcheck: {stranger}", err=True)
    if replay is not None and not (audit.failures or lost or session.strangers):
        replay.store(text, code, _read_beside(audit))
    return code


def _read_beside(audit: Audit) -> Iterator[str]:
    """Name the files beside the documents that an audit read or looked for."""
    for library in audit.project.libraries:
        yield from library.bibliography.paths
    yield from audit.project.looked_at


def _watch(order: _Order) -> int:
    """Audit, and again whenever a file changes, until the user stops it."""
    from claimcheck.cli._watching import changes  # noqa: PLC0415 - seldom asked for
    from claimcheck.memory import start_remembering  # noqa: PLC0415 - as above

    start_remembering()
    files = (*order.session.paths, *order.session.config.bib)
    for _ in changes(files):
        if sys.stdout.isatty():
            click.clear()
        audit = order.audit()
        _write(order.report(audit), order.output)
        tell_failures(audit.failures)
    return 0


def _write(text: str, output: str | None) -> None:
    if output is None:
        click.echo(text, nl=not text.endswith("\n"), color=is_coloured())
        return
    from claimcheck.atomic_write import write_atomic  # noqa: PLC0415 - only for a file
    from claimcheck.file_updates import locked_beside  # noqa: PLC0415 - as above

    with locked_beside(output):
        write_atomic(output, text)
