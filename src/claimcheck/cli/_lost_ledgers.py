"""Ledgers whose document is gone: what people decided in them counts for nothing."""

import os
from collections.abc import Iterable

from claimcheck.cli._telling import tell_line
from claimcheck.model import Ledger
from claimcheck.project_folder import ProjectFolder


def tell_lost_ledgers(ledgers: Iterable[Ledger], project: ProjectFolder) -> int:
    """Name the ledgers of documents that are not there any more, and count them.

    Args:
        ledgers: The ledgers of a run, their documents named as the run names them.
        project: The project, from whose root they are named otherwise.
    """
    lost = [one for one in ledgers if one.document and not _is_there(one.document, project)]
    for ledger in lost:
        tell_line(
            f"claimcheck: {ledger.path}: is about `{ledger.document}`, which is not there, and "
            "counts for nothing (where that was renamed, write its new name there)",
            err=True,
        )
    return len(lost)


def _is_there(document: str, project: ProjectFolder) -> bool:
    places = (document, project.root / document)
    return "\0" not in document and any(os.path.lexists(one) for one in places)
