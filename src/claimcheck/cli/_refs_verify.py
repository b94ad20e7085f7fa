"""``claimcheck refs verify``: hold entries against the store and, where allowed, the services."""

import click

from claimcheck.auditing.config import parse_level
from claimcheck.cli._choices import failing_level
from claimcheck.cli._group import tell_failures
from claimcheck.cli._services import (
    load_all,
    read_service_options,
    service_options,
    show_plan,
    verify_references,
)
from claimcheck.cli._telling import tell
from claimcheck.cli._verified_text import verified_json, verified_text, worst_of
from claimcheck.evidence.services import REGISTRY
from claimcheck.model import Severity


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="BIB...")
@failing_level
@click.option(
    "--format",
    "-f",
    "format_name",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Default: text",
)
@service_options
def verify(
    paths: tuple[str, ...], fail_on: str, format_name: str, store: str | None, **values: object
) -> int:
    """Verify references: does each work exist, and is it what the entry says?

    Offline, entries are compared with the evidence store alone. With `--online` Crossref, PubMed,
    DataCite and OpenAlex are asked too, and what they say is kept in the store.

    \b
      claimcheck refs verify references.bib
      claimcheck refs verify references.bib --online --mailto you@example.org
      claimcheck refs verify references.bib --dry-run     every request, none sent

    An error needs two indexes that agree, or one and the identifier that the entry prints. A
    service that is busy or broken leaves an entry "unavailable", never "not found".
    """
    options = read_service_options(values)
    level = parse_level(fail_on)
    broken = tell_failures(REGISTRY.failures())
    references = load_all(paths)
    if options.dry_run:
        show_plan(references, options)
        return broken
    verification = verify_references(references, store, options)
    if format_name == "json":
        click.echo(verified_json(verification))
    else:
        for line in verified_text(references, verification):
            tell(line)
    worst = worst_of(verification)
    order = list(Severity)
    return broken or int(
        level is not None and worst is not None and order.index(worst) <= order.index(level)
    )
