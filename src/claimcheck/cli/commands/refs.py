"""``claimcheck refs``: check a bibliography, make one of a list, verify and enrich its entries."""

from pathlib import Path
from typing import Any

import click
from attrs import evolve

from claimcheck.auditing import audit_sources
from claimcheck.auditing.config import Config, parse_level
from claimcheck.bibliography import (
    load_bibliography,
    parse_reference_list,
    split_reference_list,
    update_bibtex,
    write_bibtex,
)
from claimcheck.cli._choices import Choice, failing_level, report_formats
from claimcheck.cli._configured import configured
from claimcheck.cli._group import tell_failures
from claimcheck.cli._options import cache_options
from claimcheck.cli._outputs import checked_output
from claimcheck.cli._refs_enrich import enrich
from claimcheck.cli._refs_verify import verify
from claimcheck.cli._replay import replay_of
from claimcheck.cli._session import Session
from claimcheck.cli._streams import read_standard_input
from claimcheck.cli._telling import tell, tell_line
from claimcheck.file_updates import locked, update_text
from claimcheck.model import LineIndex, Reference
from claimcheck.pipeline.bibliographies import own_list
from claimcheck.pipeline.inputs import Sources
from claimcheck.readers import read

_BIBLIOGRAPHIES = frozenset({".bib", ".bibtex", ".biblatex", ".ris", ".json", ".nbib", ".medline"})
_DOUBTFUL = 0.8


@click.group()
def command() -> None:
    """Work on references: check, import, verify, enrich."""


command.add_command(verify)
command.add_command(enrich)


@command.command()
@click.argument("paths", nargs=-1, required=True, metavar="FILE...")
@failing_level
@click.option(
    "--format",
    "-f",
    "format_name",
    default="text",
    cls=Choice,
    known=report_formats,
    usual="text",
    metavar="NAME",
    help="Output format.",
)
@cache_options
def check(paths: tuple[str, ...], fail_on: str, format_name: str, cache: str | None) -> int:
    """Check bibliographies alone, offline: entries, identifiers, years, duplicates."""
    from claimcheck.reports import check_format, render  # noqa: PLC0415 - not needed to import a list

    check_format(format_name)
    level = parse_level(fail_on)
    config = Config(select=("bibliography", "verification"))
    folder = configured({"cache": cache}).config.cache
    replay = replay_of(Session(evolve(config, cache=folder), paths), ("refs", format_name, level))
    known = replay.load() if replay is not None else None
    if known is not None:
        click.echo(known.text, nl=False)
        return known.code
    sources = Sources(bibliographies=paths, cache=Path(folder) if folder else None)
    audit = audit_sources(sources, config)
    text = render(audit, format_name)
    click.echo(text, nl=False)
    code = tell_failures(audit.failures) or int(audit.fails(level))
    if replay is not None and not audit.failures:
        replay.store(text, code, audit.project.looked_at)
    return code


@command.command("import")
@click.argument("source", metavar="LIST")
@click.option("--output", "-o", metavar="FILE", help="A .bib file; entries it has are kept.")
def import_(source: str, output: str | None) -> int:
    """Turn references into BibTeX entries.

    LIST is a text file of references in any style (or ``-`` for standard input), a document with a
    reference list at its end, or a .ris, .nbib or CSL .json file. The words of each reference are
    kept in its ``raw`` field; fields that are in doubt are named on standard error.
    """
    references = _references(source)
    if output is None:
        tell(write_bibtex(references), nl=False)
    else:
        _write(checked_output(output), references)
    for reference in references:
        _tell_doubts(reference)
    return 0


def _references(source: str) -> tuple[Reference, ...]:
    if source != "-" and Path(source).suffix.lower() in _BIBLIOGRAPHIES:
        return load_bibliography(source).references
    if source == "-":
        text, path = read_standard_input(), "<stdin>"
    else:
        document = read(source)
        own = own_list(document)
        if own:
            return tuple(_with_raw(reference) for reference in own.references)
        text, path = document.text, document.path
    lines = LineIndex(text)
    items = [
        (words, span, lines.position(span.start).line)
        for words, span, _ in split_reference_list(text)
    ]
    parsed = parse_reference_list(items, path)
    return tuple(_with_raw(reference) for reference in parsed.references)


def _with_raw(reference: Reference) -> Reference:
    raw = " ".join(reference.raw.split())
    return evolve(reference, fields={**reference.fields, "raw": raw} if raw else reference.fields)


def _write(target: Path, references: tuple[Reference, ...]) -> None:
    """Write a new file, or append what an existing one lacks and leave the rest as it is."""
    added: list[int] = []

    def with_new(text: str | None) -> str:
        if text is None:
            added.append(len(references))
            return write_bibtex(references)
        known = load_bibliography(target)
        new = [reference for reference in references if reference.key not in known]
        added.append(len(new))
        return update_bibtex(text, {}, new)

    with locked(target.parent):
        done = update_text(target, with_new)
    name, kept = target.as_posix(), len(references) - added[-1]
    words = f"{kept} there already" if done.before is not None else "in a new file"
    tell_line(f"{name}: {added[-1]} added, {words}", err=True)


def _tell_doubts(reference: Reference) -> None:
    doubts: dict[str, Any] = {
        name: probability
        for name, probability in reference.probabilities.items()
        if probability < _DOUBTFUL
    }
    if doubts:
        shown = ", ".join(f"{name} ({value:.2f})" for name, value in sorted(doubts.items()))
        tell_line(f"{reference.key}: check {shown}", err=True)
