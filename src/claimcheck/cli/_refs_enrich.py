"""``claimcheck refs enrich``: add what the store knows to the entries of a ``.bib`` file."""

from collections.abc import Mapping
from difflib import unified_diff
from pathlib import Path

import click

from claimcheck.bibliography import load_bibliography, update_bibtex
from claimcheck.bibliography.source import LARGEST
from claimcheck.cli._outputs import checked_output
from claimcheck.cli._services import (
    read_service_options,
    service_options,
    show_plan,
    verify_references,
)
from claimcheck.cli._telling import tell, tell_line
from claimcheck.evidence.verification.corrected import missing_fields
from claimcheck.file_updates import locked, replace_file
from claimcheck.model import (
    ConfigurationError,
    Failure,
    InputError,
    Reference,
    Verification,
    VerificationStatus,
)
from claimcheck.regular_files import read_regular


@click.command()
@click.argument("path", metavar="BIB")
@click.option("--write", is_flag=True, help="Write the file; without it the diff is only shown.")
@service_options
def enrich(path: str, *, write: bool, store: str | None, **values: object) -> int:
    """Add DOI, PMID, abstract, keywords and publication types to entries that lack them.

    Only entries that match a work in every detail are changed; all others stay byte for byte.
    The change is shown as a diff, and made with `--write`.
    """
    if Path(path).suffix.lower() not in {".bib", ".bibtex", ".biblatex"}:
        raise ConfigurationError(f"{path}: only BibTeX files can be enriched")
    options = read_service_options(values)
    text = _source(checked_output(path).as_posix())
    bibliography = load_bibliography(path)
    if options.dry_run:
        show_plan(bibliography, options)
        return 0
    changes = additions(bibliography, verify_references(bibliography, store, options))
    new = update_bibtex(text, changes) if changes else text
    lines = unified_diff(
        text.splitlines(keepends=True), new.splitlines(keepends=True), path, path, n=2
    )
    tell("".join(lines), nl=False)
    if write:
        with locked(Path(path).parent):
            replace_file(path, new.encode("utf-8"), text.encode("utf-8"))
    done = "written" if write else "to write with --write"
    tell_line(f"{path}: {len(changes)} of {len(bibliography)} entries {done}", err=True)
    return 0


def _source(path: str) -> str:
    try:
        return read_regular(path, LARGEST).decode("utf-8")
    except UnicodeDecodeError as error:
        remedy = "save the file as UTF-8"
        raise InputError(Failure(path, "is not UTF-8", remedy=remedy, kind="encoding")) from error


def additions(
    references: Mapping[str, Reference], verification: Verification
) -> dict[str, Mapping[str, str]]:
    """Give the fields to add by key, of entries that match a work in every particular."""
    found = {}
    for key, verified in verification.works.items():
        if verified.status is VerificationStatus.MATCH and verified.work is not None:
            fields = missing_fields(references[key], verified.work)
            if fields:
                found[key] = fields
    return found
