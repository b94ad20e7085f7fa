"""From options and configuration to an audit: options win over the file, the file over defaults."""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from attrs import evolve, frozen

from claimcheck.auditing import Audit, audit_sources
from claimcheck.auditing.config import Config, find_config, read_config
from claimcheck.auditing.selection import expand_paths
from claimcheck.cli._options import codes
from claimcheck.evidence.store.default_path import chosen_store
from claimcheck.model import ConfigurationError
from claimcheck.pipeline.inputs import Sources
from claimcheck.readers import folder_suffixes
from claimcheck.reports import check_format


@frozen(slots=False)
class Session:
    """A configured run.

    Args:
        config: Configuration with the options worked in.
        paths: Documents to read.
        stdin: Text of standard input where the path ``-`` was given.
        bibliographies: Bibliographies named on the command line; they stand behind everything.
    """

    config: Config
    paths: tuple[str, ...]
    stdin: str | None = None
    bibliographies: tuple[str, ...] = ()

    def audit(self) -> Audit:
        """Run the audit, showing progress on standard error where it takes long."""
        return audit_sources(self.sources(), self.config)

    def sources(self) -> Sources:
        """Give what the run reads."""
        return Sources(
            paths=self.paths,
            texts=(("<stdin>", self.stdin, None),) if self.stdin is not None else (),
            bibliographies=self.bibliographies,
            fallback=() if self.bibliographies else self.config.bib,
            ledgers=Path(self.config.ledger) if self.config.ledger else None,
            source_folder=Path(self.config.sources) if self.config.sources else None,
            store=chosen_store(self.config.store),
            engine=self.config.engine,
            tracked=self.config.tracked,
            cache=Path(self.config.cache) if self.config.cache else None,
            apart=tuple(one for one in (self.config.reports, self.config.sources) if one),
            progress=progress(len(self.paths)),
        )


def open_session(paths: tuple[str, ...], options: dict[str, Any]) -> Session:
    """Work options into the configuration and find the documents.

    The folder of reports is left out of other folders: web pages in it are no documents.

    Args:
        paths: Paths as given; none means those of the configuration.
        options: Values of :func:`~claimcheck.cli._options.audit_options` and others that name
            fields of :class:`~claimcheck.auditing.config.Config`; ``None`` and empty: not given.

    Raises:
        ConfigurationError: Nothing to audit, or the configuration is wrong.
    """
    given = tuple(options.get("bib") or ())
    config = configured(options)
    named = paths or tuple(_beside(config, path) for path in config.paths)
    if not named:
        raise ConfigurationError(
            "nothing to audit: name a document or a folder, or set `paths` in the configuration"
        )
    reads_stdin = "-" in named
    apart = [folder for folder in (config.reports, config.sources) if folder]
    files = (path for path in named if path != "-")
    documents = tuple(expand_paths(files, frozenset(folder_suffixes()), config.exclude, apart))
    if not documents and not reads_stdin:
        raise ConfigurationError(
            f"no document in {', '.join(named)}: nothing there that can be read"
        )
    return Session(config, documents, sys.stdin.read() if reads_stdin else None, given)


def configured(options: dict[str, Any]) -> Config:
    """Read the configuration that an option names, or the nearest, and work the options in.

    Args:
        options: As for :func:`open_session`.

    Raises:
        ConfigurationError: The configuration is wrong.
    """
    named = options.pop("config", None)
    config = read_config(Path(named)) if named else find_config(Path())
    _check_formats(config)
    config = evolve(
        config,
        bib=tuple(_beside(config, path) for path in config.bib),
        ledger=_beside(config, config.ledger),
        sources=_beside(config, config.sources),
        store=_beside(config, config.store),
        reports=_beside(config, config.reports),
        baseline=_beside(config, config.baseline),
        cache=_beside(config, config.cache),
    )
    given: dict[str, Any] = {
        name: codes(value) if name in {"select", "ignore"} else value
        for name, value in options.items()
        if value not in (None, ())
    }
    return evolve(config, **given)


def _check_formats(config: Config) -> None:
    """Refuse a configuration that names a format of reports which there is not."""
    for key, names in (("format", (config.format,)), ("formats", config.formats)):
        for name in names:
            try:
                check_format(name)
            except ConfigurationError as error:
                raise ConfigurationError(f"{config.place(key)}: `{key}`: {error}") from error


def _beside(config: Config, path: str) -> str:
    """Make a path of the configuration relative to the current folder."""
    if not path or not config.source:
        return path
    whole = config.folder / path
    try:
        return whole.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return whole.as_posix()


def progress(documents: int) -> Callable[[int, int, str], None]:
    """Show progress on standard error once a run over several documents takes over a second."""
    started = time.monotonic()
    shown = False

    def show(done: int, total: int, name: str) -> None:
        nonlocal shown
        if documents < 2 or not (shown or time.monotonic() - started > 1):  # noqa: PLR2004
            return
        shown = True
        if not sys.stderr.isatty():
            if done in {0, total} or done % max(total // 10, 1) == 0:
                click.echo(f"claimcheck: {done} of {total} documents", err=True)
            return
        end = "\n" if done == total else ""
        click.echo(f"\r\x1b[K{done}/{total} {_safe(name)}{end}", nl=False, err=True)

    return show


def _safe(name: str) -> str:
    return "".join(character for character in name if character.isprintable())[:60]
