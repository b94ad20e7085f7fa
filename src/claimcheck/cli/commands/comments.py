"""``claimcheck comments``: decisions made on comments in Word, and comments taken out again."""

from typing import Any

import click

from claimcheck.cli._options import audit_options
from claimcheck.cli._outputs import checked_output
from claimcheck.cli._session import open_session
from claimcheck.cli._telling import tell, tell_line
from claimcheck.cli.commands.review import reviewed_documents
from claimcheck.file_updates import locked, read_for_update, replace_file
from claimcheck.model import ConfigurationError, Failure, InputError
from claimcheck.model.brief import counted
from claimcheck.reports._safe import one_line
from claimcheck.review.word_decisions import take_over
from claimcheck.word_comments import load_word_file, read_threads, remove_comments


@click.group()
def command() -> None:
    """Read what people decided on comments in Word, and take the comments out.

    ``claimcheck report --format docx`` writes them.
    """


@command.command()
@click.argument("commented", metavar="COMMENTED")
@audit_options
@click.option(
    "--reviewer",
    metavar="NAME",
    default="",
    help="Who resolved the comments that nobody answered, recorded with each decision.",
)
def read(commented: str, paths: tuple[str, ...], reviewer: str, **options: Any) -> int:
    """Read decisions out of a Word file with comments into the ledger of its document.

    PATH is the document that was audited; without it the file with the comments is. A reply that
    begins with ``ignore:`` makes an exception of the finding, for the reason behind it and in the
    name of its author; so does a comment that is marked as resolved while the finding still stands.
    Ends with 1 where a decision lacks a name or a reason, and says which.

    \b
      claimcheck comments read article.claims.docx article.docx --reviewer "R. Moss"
    """
    session = open_session(paths or (commented,), options)
    if len(session.paths) != 1:
        raise ConfigurationError("comments are read for one document: name it")
    threads = read_threads(load_word_file(commented), commented)
    taken = take_over(reviewed_documents(session), session.paths[0], threads, reviewer)
    told = [counted(taken.written, "decision")]
    told += [f"{taken.known:,} known before"] if taken.known else []
    told += [f"{taken.gone:,} about findings that are gone"] if taken.gone else []
    tell_line(f"{taken.ledger}: {', '.join(told)}")
    for complaint in taken.complaints:
        tell(f"claimcheck: {one_line(f'{commented}: {complaint}')}", err=True)
    return int(bool(taken.complaints))


@command.command()
@click.argument("commented", metavar="COMMENTED")
@click.option("--output", "-o", required=True, metavar="FILE", help="File to write.")
def remove(commented: str, output: str) -> int:
    """Take the comments that claimcheck wrote out of a Word file.

    Comments of others stay, and so do those of claimcheck that somebody answered. The file to write
    may be the one that is read; another one that is there already is not written over.
    """
    target = checked_output(output)
    before = read_for_update(target)
    data = load_word_file(commented)
    removed = remove_comments(data, commented)
    if before not in {None, data, removed.data}:
        message = "is there already, and holds something else"
        remedy = "move the file away, or name another one"
        raise InputError(Failure(target.as_posix(), message, remedy=remedy, kind="unread"))
    with locked(target.parent):
        replace_file(target, removed.data, before)
    kept = f", {len(removed.answered):,} kept that were answered" if removed.answered else ""
    tell_line(f"{output}: {counted(removed.removed, 'comment')} removed{kept}", err=True)
    return 0
