"""``claimcheck review``: decide about claims, on a page in the browser or in the terminal."""

import gc
import signal
import sys
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli._group import tell_failures
from claimcheck.cli._options import audit_options
from claimcheck.cli._session import Session, open_session
from claimcheck.cli._streams import read_line
from claimcheck.cli._telling import tell
from claimcheck.memory import start_remembering
from claimcheck.model import ClaimcheckError, ConfigurationError
from claimcheck.review.documents import ReviewedDocuments

if TYPE_CHECKING:
    from types import FrameType

    from claimcheck.review.server import ReviewServer


@click.command()
@audit_options
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, help="Port of the page. Default: a free one"
)
@click.option(
    "--reviewer", metavar="NAME", default="", help="Your name, recorded with each decision."
)
@click.option("--no-browser", is_flag=True, help="Print the address and open no browser.")
@click.option("--terminal", is_flag=True, help="Review one claim at a time in the terminal.")
def command(
    paths: tuple[str, ...],
    port: int,
    reviewer: str,
    no_browser: bool,  # noqa: FBT001 - a flag of the command
    terminal: bool,  # noqa: FBT001 - a flag of the command
    **options: Any,
) -> int:
    """Review claims: say whether each is read right and whether it is fine, and record its sources.

    The page is served to this machine alone, at an address that only you know. Every decision is
    saved at once into the ledger in the claims folder; Ctrl-C ends the review.

    \b
      claimcheck review article.md --reviewer "R. Moss"
      claimcheck review article.md --terminal
    """
    documents = reviewed_documents(open_session(paths, options))
    start_remembering()
    if terminal:
        return _in_terminal(documents, reviewer)
    from claimcheck.review.api import ReviewApi  # noqa: PLC0415 - the terminal needs no server
    from claimcheck.review.server import ReviewServer  # noqa: PLC0415 - as above

    with ReviewServer(ReviewApi(documents, reviewer), port) as server:
        Thread(target=_open_first, args=(documents,), daemon=True).start()
        tell(f"Review page: {server.address}")
        tell("Ctrl-C ends the review.", err=True)
        sys.stdout.flush()
        if not no_browser:
            click.launch(server.address)
        _serve(server)
    return 0


def reviewed_documents(session: Session) -> ReviewedDocuments:
    """Open the documents of a session for review.

    Args:
        session: A configured run.

    Raises:
        ConfigurationError: It has no files, or no folder of ledgers.
    """
    if session.stdin is not None:
        raise ConfigurationError("a review needs files: standard input has no ledger")
    folder = session.ledger_folder
    session.project.refuse_outside(folder, "name it with --ledger")
    sources = session.sources()
    if sources.ledgers is None:
        raise ConfigurationError("a review needs a folder of ledgers: set `ledger`")
    return ReviewedDocuments(sources, session.config, folder)


def _open_first(documents: ReviewedDocuments) -> None:
    """Read the first document while the browser starts; what is wrong with it the page tells.

    What was read lasts as long as the session: the garbage collector need not walk it at each save.
    """
    with suppress(ClaimcheckError):
        documents.open(documents.paths[0])
        documents.prepare(documents.paths[0])
    gc.freeze()


def _serve(server: "ReviewServer") -> None:
    """Serve until Ctrl-C or a request to end; a save under way is finished first."""
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        with suppress(KeyboardInterrupt):
            server.serve_forever(poll_interval=0.2)
    finally:
        signal.signal(signal.SIGTERM, before)
        server.api.documents.finish()


def _interrupt(number: int, frame: "FrameType | None") -> None:
    del number, frame
    raise KeyboardInterrupt


def _in_terminal(documents: ReviewedDocuments, reviewer: str) -> int:
    from claimcheck.review.terminal import review_in_terminal  # noqa: PLC0415 - seldom needed

    def ask(question: str) -> str | None:
        tell(question, nl=False)
        return read_line()

    return tell_failures(review_in_terminal(documents, reviewer, ask, tell))
