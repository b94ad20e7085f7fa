"""What callers hand to ``audit``, checked and brought into the shape that a run reads."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from claimcheck.auditing.find_documents import DocumentSearch
from claimcheck.model import ArgumentError, Bibliography, ConfigurationError
from claimcheck.model.arguments import a_path, a_string, one_of
from claimcheck.pipeline.inputs import Sources
from claimcheck.project_folder import project_around
from claimcheck.readers import folder_suffixes, formats
from claimcheck.sentences.engine import engines

AnyPath = str | os.PathLike[str]
_KEPT_APART = ("reports", "sources")


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
    named = [path.as_posix() for path in _paths("paths", paths)]
    if not named and text is None:
        raise ConfigurationError("nothing to audit: give a path, a list of paths or a `text`")
    if format is not None:
        one_of("format", format, formats())
    given = bibliography if isinstance(bibliography, Bibliography) else None
    files = () if bibliography is None or given is not None else _several(bibliography)
    records = a_path("ledger", ledger) if ledger is not None else None
    texts_folder = a_path("sources", sources) if sources is not None else None
    project = project_around(named) or (project_around([records]) if records is not None else None)
    search = DocumentSearch(frozenset(folder_suffixes()), apart=_KEPT_APART, project=project)
    found = search.find(named)
    return Sources(
        paths=found.paths,
        unseen=found.unseen,
        project=project,
        expected=tuple(one for one in (records, texts_folder) if one is not None),
        texts=((a_string("name", name), a_string("text", text), format),)
        if text is not None
        else (),
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
    return tuple(_paths("bibliography", bibliography))


def _paths(name: str, paths: Iterable[object]) -> Iterator[Path]:
    """Take paths, and lists of paths among them."""
    for path in paths:
        if isinstance(path, str | bytes | os.PathLike) or not isinstance(path, Iterable):
            yield a_path(name, path)
        elif isinstance(path, dict):
            raise ArgumentError(f"`{name}` is of type dict; give paths, or a list of them")
        else:
            yield from (a_path(name, one) for one in path)
