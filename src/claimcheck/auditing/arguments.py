"""What callers hand to ``audit``, checked and brought into the shape that a run reads."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from attrs import evolve

from claimcheck.auditing.config import Config
from claimcheck.auditing.find_documents import DocumentSearch, no_document
from claimcheck.model import ArgumentError, Bibliography, ConfigurationError, Kind
from claimcheck.model.arguments import a_path, a_string, one_of, strings
from claimcheck.pipeline.inputs import Sources
from claimcheck.project_folder import project_around
from claimcheck.readers import folder_suffixes, formats
from claimcheck.rules import profiles
from claimcheck.sentences.engine import engines

AnyPath = str | os.PathLike[str]
USUAL_LEDGER = Path("claims")
"""Folder of claim records that counts where none is named, as it does for the command."""


def config_of(
    *,
    profile: str,
    engine: str,
    kind: str | None,
    select: Iterable[str],
    ignore: Iterable[str],
) -> Config:
    """Say how a run judges; see :func:`claimcheck.audit`.

    Args:
        profile: Name of the profile.
        engine: Name of the engine, known to be one.
        kind: Kind of all documents, ``None`` to infer each.
        select: Run only these rules.
        ignore: Run all but these.

    Raises:
        ArgumentError: An argument is of the wrong kind or has no such value.
    """
    return evolve(
        Config(),
        profile=one_of("profile", profile, profiles()),
        engine=engine,
        kind=one_of("kind", kind or "", ("", *(one.value for one in Kind))),
        select=strings("select", select, '["CC201"]'),
        ignore=strings("ignore", ignore, '["CC201"]'),
    )


def sources_of(
    paths: Iterable[AnyPath | Iterable[AnyPath]],
    *,
    text: str | None,
    format: str | None,  # noqa: A002 - the word of the contract
    name: str,
    bibliography: AnyPath | Iterable[AnyPath] | Bibliography | None,
    ledger: AnyPath | None,
    sources: AnyPath | None,
    store: AnyPath | None,
    engine: str,
) -> Sources:
    """Say what a run reads; see :func:`claimcheck.audit`.

    Raises:
        ArgumentError: An argument is of the wrong kind.
        ConfigurationError: There is nothing to audit.
    """
    named = [path.as_posix() for path in paths_of("paths", paths)]
    if not named and text is None:
        raise ConfigurationError("nothing to audit: give a path, a list of paths or a `text`")
    if format is not None:
        one_of("format", format, formats())
    is_usual = ledger is USUAL_LEDGER
    read = shared_sources(
        named,
        bibliography=bibliography,
        ledger=None if is_usual else ledger,
        sources=sources,
        store=store,
        engine=engine,
    )
    suffixes = frozenset(folder_suffixes())
    found = DocumentSearch(suffixes, apart=read.apart, project=read.project).find(named)
    if text is None and all(Path(path).is_dir() for path in found.paths):
        raise no_document(named, found.unseen)
    texts = ((a_string("name", name), a_string("text", text), format),) if text is not None else ()
    records = USUAL_LEDGER if is_usual and found.paths else read.ledgers
    return evolve(
        read,
        paths=found.paths,
        unseen=found.unseen,
        skipped=found.skipped,
        texts=texts,
        ledgers=records,
    )


def shared_sources(
    named: Sequence[str],
    *,
    bibliography: AnyPath | Iterable[AnyPath] | Bibliography | None,
    ledger: AnyPath | None,
    sources: AnyPath | None,
    store: AnyPath | None,
    engine: str,
) -> Sources:
    """Say what a run reads beside the documents; see :func:`claimcheck.audit`.

    Args:
        named: The documents and folders that were named; they are not looked at.
        bibliography: As there.
        ledger: As there.
        sources: As there.
        store: As there.
        engine: As there.

    Raises:
        ArgumentError: An argument is of the wrong kind.
    """
    given = bibliography if isinstance(bibliography, Bibliography) else None
    files = () if bibliography is None or given is not None else _several(bibliography)
    records = a_path("ledger", ledger) if ledger is not None else None
    texts_folder = a_path("sources", sources) if sources is not None else None
    project = project_around(named) or (project_around([records]) if records is not None else None)
    return Sources(
        project=project,
        expected=tuple(one for one in (records, texts_folder) if one is not None),
        bibliographies=tuple(path.as_posix() for path in files),
        bibliography=given,
        ledgers=records,
        source_folder=texts_folder,
        store=a_path("store", store) if store is not None else None,
        engine=one_of("engine", engine, engines()),
    )


def _several(bibliography: object) -> tuple[Path, ...]:
    """Take the path of a bibliography, or several."""
    if isinstance(bibliography, str | bytes | os.PathLike) or not isinstance(
        bibliography, Iterable
    ):
        return (a_path("bibliography", bibliography),)
    return tuple(paths_of("bibliography", bibliography))


def paths_of(name: str, paths: Iterable[object]) -> Iterator[Path]:
    """Take paths, and lists of paths among them.

    Args:
        name: Name of the argument.
        paths: What was given.

    Raises:
        ArgumentError: Something in it is no path.
    """
    for path in paths:
        if isinstance(path, str | bytes | os.PathLike) or not isinstance(path, Iterable):
            yield a_path(name, path)
        elif isinstance(path, dict):
            raise ArgumentError(f"`{name}` is of type dict; give paths, or a list of them")
        else:
            yield from (a_path(name, one) for one in path)
