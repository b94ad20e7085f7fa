"""``claimcheck lsp``: serve an editor while documents are written."""

from typing import Any

import click

from claimcheck.auditing import Config, Sources
from claimcheck.cli._configured import configured
from claimcheck.cli._options import audit_options
from claimcheck.cli._session import Session
from claimcheck.model import ConfigurationError


@click.command()
@audit_options
@click.option(
    "--stdio", is_flag=True, help="Speak over standard input and output, as it always does."
)
def command(paths: tuple[str, ...], stdio: bool, **options: Any) -> int:  # noqa: FBT001 - a flag
    """Check claims in an editor while they are written.

    A language server: an editor starts it and speaks to it over standard input and output. It shows
    what `check` says of the document as it stands in the editor, with the claims, their evidence,
    and what can be done about a finding. The page on editors has settings for VS Code, Neovim,
    Emacs, Helix and Zed. Options hold for every document; PATH is not used.

    \b
      claimcheck lsp
      claimcheck lsp --engine fast
    """
    del paths, stdio
    try:
        from claimcheck.lsp.serving import serve  # noqa: PLC0415 - other commands need no server
    except ModuleNotFoundError as error:
        raise ConfigurationError(
            f"`{error.name}` is not installed: pip install 'claimcheck-audit[lsp]'"
        ) from error

    def configure(paths: tuple[str, ...]) -> tuple[Sources, Config]:
        found = configured(dict(options), paths)
        session = Session(
            found.config,
            paths,
            bibliographies=tuple(options.get("bib") or ()),
            project=found.project,
            given=found.given,
        )
        return session.sources(), found.config

    serve(configure)
    return 0
