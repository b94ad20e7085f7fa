"""``claimcheck check``: audit documents and say what was found."""

import sys
from collections.abc import Callable, Iterable
from typing import Any

import click

from claimcheck.auditing import Audit
from claimcheck.auditing.config import parse_level
from claimcheck.cli._choices import Choice, levels, report_formats
from claimcheck.cli._format_files import PEOPLE_FILL_IN, FormatFile, chosen_formats
from claimcheck.cli._group import incomplete
from claimcheck.cli._lost_ledgers import tell_lost_ledgers
from claimcheck.cli._options import audit_options
from claimcheck.cli._replay import replay_of
from claimcheck.cli._session import Session, open_session
from claimcheck.cli._showing import Showing, detail_options, is_coloured, showing
from claimcheck.cli._telling import tell_line
from claimcheck.model import ConfigurationError
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
    if output is not None:
        session.check_output(output)
    for one in chosen.files:
        session.check_output(one.path)
    is_filled_in = output is not None and show.format in PEOPLE_FILL_IN
    if watch and is_filled_in:
        raise ConfigurationError("--watch writes no file that people fill in: leave --output out")
    if watch:
        return _watch(session, diff, lambda audit: _shown(audit, show, chosen.files), output)
    is_whole = not (diff or session.unseen or chosen.files or is_filled_in)
    replay = replay_of(session, (level, show)) if is_whole else None
    known = replay.load() if replay is not None else None
    if known is not None:
        _write(known.text, output)
        return known.code
    audit = _audited(session, diff)
    if audit.failures and not audit.readings and (show.format, output) == ("text", None):
        return incomplete(audit.failures)
    text = _shown(audit, show, chosen.files)
    if is_filled_in:
        FormatFile(show.format, str(output)).write(audit)
    else:
        _write(text, output)
    code = incomplete(audit.failures) or int(audit.fails(level))
    lost = tell_lost_ledgers(audit.project.ledgers, session.project)
    for stranger in session.strangers:
        tell_line(f"claimcheck: {stranger}", err=True)
    if replay is not None and not (audit.failures or lost or session.strangers):
        libraries = audit.project.libraries
        read = (one for each in libraries for one in each.bibliography.paths)
        replay.store(text, code, (*read, *audit.project.looked_at))
    return code


def _shown(audit: Audit, show: Showing, files: Iterable[FormatFile]) -> str:
    """Write the files, and give what is shown."""
    for one in files:
        one.write(audit)
    return show(audit)


def _audited(session: Session, revision: str | None) -> Audit:
    audit = session.audit()
    if revision is None:
        return audit
    from claimcheck.cli._changes import only_changed  # noqa: PLC0415 - seldom asked for

    return only_changed(audit, revision)


def _watch(
    session: Session, revision: str | None, show: Callable[[Audit], str], output: str | None
) -> int:
    """Audit, and again whenever a file changes, until the user stops it."""
    from claimcheck.cli._watching import changes  # noqa: PLC0415 - seldom asked for
    from claimcheck.memory import start_remembering  # noqa: PLC0415 - as above

    start_remembering()
    files = (*session.paths, *session.config.bib)
    for _ in changes(files):
        if sys.stdout.isatty():
            click.clear()
        audit = _audited(session, revision)
        _write(show(audit), output)
        incomplete(audit.failures)
    return 0


def _write(text: str, output: str | None) -> None:
    if output is None:
        click.echo(text, nl=not text.endswith("\n"), color=is_coloured())
        return
    from claimcheck.atomic_write import write_atomic  # noqa: PLC0415 - only for a file
    from claimcheck.file_updates import locked_beside  # noqa: PLC0415 - as above

    with locked_beside(output):
        write_atomic(output, text)
