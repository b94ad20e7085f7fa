"""``claimcheck init``: begin auditing in a folder."""

import os
from pathlib import Path

import click

from claimcheck.atomic_write import write_unless_changed
from claimcheck.cli._telling import tell
from claimcheck.file_updates import locked
from claimcheck.ledger.toml_text import toml_value
from claimcheck.model import ConfigurationError

_CONFIG = """\
# What claimcheck audits when it is called without paths; see `claimcheck check --help`.
paths = [{paths}]
bib = [{bib}]
ledger = "claims"
reports = "reports"
formats = ["text", "json", "sarif", "markdown", "checklist", "csv"]
fail-on = "error"
profile = "default"
"""


@click.command()
@click.argument("folder", default=".", type=click.Path(file_okay=False))
def command(folder: str) -> int:
    """Write a claimcheck.toml for a folder and make its claims folder.

    Nothing that exists is changed.
    """
    base = Path(folder)
    target = base / "claimcheck.toml"
    with locked(base):
        text = _CONFIG.format(paths=_documents(base), bib=_bibliographies(base))
        if not os.path.lexists(base / "claims"):
            (base / "claims").mkdir()
        is_taken = os.path.lexists(target)
        if is_taken or not write_unless_changed(target, text.encode("utf-8"), None):
            raise ConfigurationError(
                f"{target.as_posix()} exists already; edit it, or remove it first"
            )
    tell(f"wrote {target.as_posix()}")
    tell("next: claimcheck check" + ("" if folder == "." else f" (in {folder})"))
    return 0


def _documents(base: Path) -> str:
    found = sorted(
        path.name for path in base.glob("*.md") if path.stem.upper() not in _NOT_ARTICLES
    )
    return ", ".join(map(toml_value, found)) or '"."'


_NOT_ARTICLES = {"README", "CHANGELOG", "CONTRIBUTING", "LICENSE"}


def _bibliographies(base: Path) -> str:
    return ", ".join(toml_value(path.name) for path in sorted(base.glob("*.bib")))
