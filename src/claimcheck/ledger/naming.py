"""Which document of a run each ledger is about: one document, one ledger, from any folder."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from attrs import evolve, frozen

from claimcheck.model import Failure, Ledger
from claimcheck.model.by_value import ByValue
from claimcheck.project_folder import ProjectFolder


@frozen(eq=False, repr=False)
class NamedLedgers(ByValue):
    """Ledgers whose documents are named as the run names them.

    Args:
        ledgers: The ledgers.
        failures: Those that are about a document which another is about already, or about none.
    """

    ledgers: tuple[Ledger, ...]
    failures: tuple[Failure, ...] = ()


def name_documents(
    ledgers: Iterable[Ledger], project: ProjectFolder | None, paths: Sequence[str]
) -> NamedLedgers:
    """Name the document of each ledger as a run does.

    A ledger names its document from the root of the project. One that an older version wrote in
    another folder names it as it was named there; it is still found where that name is given again
    and no document has it by rights.

    Args:
        ledgers: Those of a folder.
        project: The project; without one documents are named as they are.
        paths: Documents of the run.
    """
    shown = {document_name(path, project): path for path in paths}
    known = list(ledgers)
    by_right = {ledger.path for ledger in known if _is_by_right(ledger, project)}
    named = sorted(
        (_named(ledger, project, shown) for ledger in known),
        key=lambda ledger: (ledger.path not in by_right, ledger.path),
    )
    return _without_seconds(named)


def without_document(ledger: Ledger) -> Failure | None:
    """Say that a ledger holds something and not which document it is about."""
    if ledger.document or not (ledger.records or ledger.suppressions or ledger.checklist):
        return None
    message = "does not say which document it is about"
    remedy = 'write `document = "..."` at its head'
    return Failure(ledger.path, message, 1, remedy, "syntax")


def document_name(path: str, project: ProjectFolder | None) -> str:
    """Name a document as its ledger does."""
    return path if project is None else project.name_of(path)


def _named(ledger: Ledger, project: ProjectFolder | None, shown: dict[str, str]) -> Ledger:
    return named_as(ledger, _shown_name(ledger.document, project, shown))


def named_as(ledger: Ledger, new: str) -> Ledger:
    """Give a ledger, and the records of its own document, another name for that document."""
    old = ledger.document
    if new == old:
        return ledger
    records = (
        evolve(record, document=new if record.document == old else record.document)
        for record in ledger.records
    )
    return evolve(ledger, document=new, records=tuple(records))


def _is_by_right(ledger: Ledger, project: ProjectFolder | None) -> bool:
    """Tell whether a ledger names its document as it should be named."""
    return project is None or project.name_of(project.root / ledger.document) == ledger.document


def _shown_name(name: str, project: ProjectFolder | None, shown: dict[str, str]) -> str:
    if project is None or not name:
        return name
    place = project.root / name
    found = shown.get(project.name_of(place))
    if found is not None:
        return found
    return _from_here(place) if place.exists() else name


def _from_here(place: Path) -> str:
    try:
        return Path(os.path.relpath(place)).as_posix()
    except ValueError:  # on another drive
        return place.as_posix()


def _without_seconds(named: Iterable[Ledger]) -> NamedLedgers:
    """Keep one ledger a document, the first."""
    firsts: dict[str, Ledger] = {}
    kept: list[Ledger] = []
    failures: list[Failure] = []
    for ledger in named:
        first = firsts.setdefault(ledger.document, ledger) if ledger.document else ledger
        if first is ledger:
            kept.append(ledger)
            continue
        message = f"is about `{ledger.document}`, as {first.path} is; only that one counts"
        remedy = "move its records there, and delete it"
        failures.append(Failure(ledger.path, message, remedy=remedy, kind="second-ledger"))
    kept.sort(key=lambda ledger: ledger.path)
    failures += filter(None, map(without_document, kept))
    return NamedLedgers(tuple(kept), tuple(failures))
