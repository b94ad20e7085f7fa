"""``claimcheck report``: write every configured format into the reports folder."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from claimcheck.atomic_write import write_atomic
from claimcheck.auditing import Audit
from claimcheck.cli._choices import Choice, written_formats
from claimcheck.cli._filled_files import write_report
from claimcheck.cli._group import tell_failures
from claimcheck.cli._lost_ledgers import tell_lost_ledgers
from claimcheck.cli._options import audit_options
from claimcheck.cli._session import Session, open_session
from claimcheck.cli._telling import tell_line
from claimcheck.file_updates import locked, update_text
from claimcheck.model import ConfigurationError, Document, InputError, InternalError
from claimcheck.reports import check_format, render, suffix
from claimcheck.reports._docx import (
    FORMAT,
    SUFFIX,
    commented,
    not_a_word_document,
    word_documents,
)
from claimcheck.word_comments import load_word_file
from claimcheck.word_comments.seal import sealed


@click.command()
@audit_options
@click.option("--reports", metavar="DIR", help="Folder to write into. Default: reports")
@click.option(
    "--format",
    "-f",
    "formats",
    multiple=True,
    cls=Choice,
    known=written_formats,
    metavar="NAME",
    help="Formats to write; may be given more than once. Default: those of the configuration.",
)
@click.option(
    "--output",
    "-o",
    metavar="FILE",
    help="Write to this file instead of the folder; for one format.",
)
@click.option(
    "--label",
    metavar="NAME",
    help="Name of this run in the trends of the index page, such as a version or a date.",
)
def command(
    paths: tuple[str, ...],
    *,
    formats: tuple[str, ...],
    output: str | None,
    label: str | None,
    **options: Any,
) -> int:
    """Write reports of an audit into a folder.

    For several documents the format html also writes pages/index.html with a page per document;
    --label keeps the counts of the run in pages/history.tsv, and the index draws their trends.

    The format docx writes a copy of each Word document with the findings as comments on its words;
    comments of an earlier run are replaced, all others stay. ``claimcheck comments read`` takes
    over what people decided on them.

    \b
      claimcheck report article.md --format html --format sarif
      claimcheck report --format docx article.docx -o article.claims.docx

    The files contain no time and no absolute path: the same input gives the same bytes. Findings do
    not fail this command; ``claimcheck check`` does.
    """
    session = open_session(paths, {**options, "formats": formats})
    chosen = session.config.formats
    for name in chosen:
        if name != FORMAT:
            check_format(name)
    if output is not None and len(chosen) != 1:
        raise ConfigurationError("--output is for one format: name it with --format")
    folder = Path(session.config.reports or "reports")
    session.check_output(folder)
    audit = session.audit()
    failures = list(audit.failures)
    for name in chosen:
        try:
            for target, content in _files(audit, name, folder, output):
                session.check_output(target)
                write_report(audit, name, target, content)
                tell_line(target.as_posix(), err=True)
        except (InternalError, InputError) as error:
            failures.append(error.failure)
    if "html" in chosen and len(audit.readings) > 1 and output is None:
        session.check_output(folder / "pages")
        _write_site(session, audit, folder / "pages", label)
    tell_lost_ledgers(audit.project.ledgers, session.project)
    return tell_failures(failures)


def _files(
    audit: Audit, name: str, folder: Path, output: str | None
) -> Iterator[tuple[Path, bytes]]:
    """Give the files of a format and what they hold."""
    if name != FORMAT:
        target = Path(output) if output is not None else folder / suffix(name)
        yield target, render(audit, name).encode("utf-8")
        return
    documents = word_documents(audit)
    if not documents and audit.documents:
        raise not_a_word_document(audit.documents[0].path)
    if output is not None and len(documents) > 1:
        raise ConfigurationError("--output is for one Word document: name one, or a folder")
    for document in documents:
        written = commented(audit, document, load_word_file(document.path))
        target = folder / f"{_stem(document.path, documents)}{SUFFIX}"
        yield Path(output) if output is not None else target, sealed(written.data)


def _stem(path: str, documents: Iterable[Document]) -> str:
    """Name a copy after its document; with its folders where another is called the same."""
    stems = [Path(one.path).stem for one in documents]
    stem = Path(path).stem
    if stems.count(stem) == 1:
        return stem
    return "-".join(part for part in Path(path).with_suffix("").parts if part not in {"/", ".."})


def _write_site(session: Session, audit: Audit, folder: Path, label: str | None) -> None:
    """Write an index page and one page a document, with the trends of labelled runs."""
    from claimcheck.reports.html import (  # noqa: PLC0415 - only for several documents
        Snapshot,
        history_text,
        html_site,
        parse_history,
        snapshot,
    )

    kept = folder / "history.tsv"
    runs: list[tuple[Snapshot, ...]] = [()]

    def with_this_run(text: str | None) -> str:
        history = parse_history(text, kept.as_posix()) if text else ()
        if label is not None:
            earlier = tuple(run for run in history if run.label != label)
            history = (*earlier, snapshot(audit, label))
        runs.append(history)
        return (text or "") if label is None else history_text(history)

    with locked(folder):
        update_text(kept, with_this_run, is_trial=label is None)
        for name, page in html_site(audit, runs[-1]).items():
            session.check_output(folder / name)
            write_atomic(folder / name, page)
    tell_line((folder / "index.html").as_posix(), err=True)
