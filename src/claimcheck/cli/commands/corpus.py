"""``claimcheck corpus``: audit many documents into tables and a page."""

from typing import Any

import click

from claimcheck.auditing.config import parse_level
from claimcheck.cli._choices import Choice, levels
from claimcheck.cli._corpus_progress import progress_bar
from claimcheck.cli._group import COULD_NOT_RUN, OUR_FAULT, tell_failures
from claimcheck.cli._options import audit_options
from claimcheck.cli._outputs import checked_folder
from claimcheck.cli._session import named_session
from claimcheck.cli._telling import tell
from claimcheck.corpus import Corpus, CorpusSummary
from claimcheck.corpus.arrow import import_without_pandas
from claimcheck.corpus.limits import Limits
from claimcheck.extras import needed
from claimcheck.model import ConfigurationError
from claimcheck.reports._safe import one_line

_USUAL = Limits()
_NAMED = 20


def _formats() -> tuple[str, ...]:
    return ("parquet", "jsonl")


@click.command()
@audit_options
@click.option("--output", "-o", required=True, metavar="DIR", help="Folder of the results.")
@click.option(
    "--format",
    "-f",
    "formats",
    multiple=True,
    cls=Choice,
    known=_formats,
    usual="parquet",
    metavar="NAME",
    help="Format of the tables; may be given more than once.",
)
@click.option(
    "--workers",
    "-j",
    type=click.IntRange(1),
    default=2,
    show_default=True,
    metavar="N",
    help="Processes, each with one thread.",
)
@click.option(
    "--scheduler", metavar="ADDRESS", help="Use the Dask cluster at this address instead."
)
@click.option(
    "--time-limit",
    type=click.FloatRange(0, min_open=True),
    default=_USUAL.seconds,
    show_default=True,
    metavar="SECONDS",
    help="Time that one document may take.",
)
@click.option(
    "--memory-limit",
    type=click.IntRange(1),
    default=_USUAL.megabytes,
    show_default=True,
    metavar="MB",
    help="Memory that one document may take.",
)
@click.option("--label", metavar="NAME", help="Name of this run in the trends of the page.")
@click.option(
    "--fail-on",
    cls=Choice,
    known=levels,
    usual="error",
    metavar="LEVEL",
    help="Least severity that gives exit code 1.",
)
def command(
    paths: tuple[str, ...],
    *,
    output: str,
    formats: tuple[str, ...],
    workers: int,
    scheduler: str | None,
    time_limit: float,
    memory_limit: int,
    label: str | None,
    fail_on: str | None,
    **options: Any,
) -> int:
    """Audit many documents, and write tables and a page that sums them up.

    Each document is audited by itself. One that takes too long or too much memory, or crashes its
    process, is named as not checked, and the rest goes on. A run that was stopped goes on where it
    was when the same command is given again; the results are those of one run.

    \b
      claimcheck corpus articles/ --output results
      claimcheck corpus articles/ -o results --engine fast --workers 8 --format jsonl
      claimcheck corpus articles/ -o results --scheduler tcp://node1:8786
    """
    needed("pyarrow", "results of a corpus", "corpus")
    import_without_pandas()
    session = named_session(paths, options)
    target = checked_folder(output)
    corpus = Corpus(
        session.paths,
        session.sources(),
        session.config,
        _client(scheduler) if scheduler else workers,
        Limits(time_limit, memory_limit),
    )
    with progress_bar() as progress:
        summary = corpus.save(
            target, formats=formats or ("parquet",), label=label, progress=progress
        )
    tell(_told(summary, output))
    level = session.config.fail_on if fail_on is None else parse_level(fail_on)
    code = max(tell_failures(summary.failures), _incomplete(summary))
    return code or int(summary.fails(level))


def _client(address: str) -> Any:
    """Connect to a Dask cluster; only where its address is given is any connection opened."""
    distributed = needed("distributed", "clusters", "dask")
    try:
        return distributed.Client(address)
    except (OSError, ValueError) as error:
        raise ConfigurationError(f"no Dask scheduler answers at {address}: {error}") from error


def _told(summary: CorpusSummary, output: str) -> str:
    counts = (
        f"{summary.documents:,} documents, {summary.claims:,} claims: {summary.errors:,} errors, "
        f"{summary.warnings:,} warnings, {summary.notes:,} notes"
    )
    return f"{counts}\n{output}/index.html"


def _incomplete(summary: CorpusSummary) -> int:
    """Name on standard error the first documents that were not checked, and give the exit code."""
    if not summary.unchecked:
        return 0
    for path, _, reason in summary.unchecked[:_NAMED]:
        tell(f"claimcheck: {one_line(f'{path}: {reason}')}", err=True)
    left = summary.counts.incomplete - _NAMED
    if left > 0:
        tell(f"claimcheck: and {left:,} more; the table of documents has them", err=True)
    faults = any("internal error" in reason for _, _, reason in summary.unchecked)
    return OUR_FAULT if faults else COULD_NOT_RUN
