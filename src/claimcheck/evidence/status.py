"""Marks in an entry that a work is retracted, corrected or not peer reviewed."""

from functools import cache

from claimcheck.evidence._tables import rows
from claimcheck.evidence.facts import Known
from claimcheck.model import Fact, Origin

_OPENING = 60


def from_marks(title: str, journal: str) -> Known:
    """Read the marks that publishers print into titles, and the names of preprint servers.

    A mark counts where the title begins with it, or stands in brackets: a paper about
    retractions is not retracted.

    Args:
        title: Title as the entry has it.
        journal: Journal, server or book.
    """
    known: Known = {}
    start = title.strip().lower()[:_OPENING]
    for row in rows("status_marks"):
        mark = row["mark"]
        if start.startswith(mark) or (mark[0] in "[(" and mark in title.lower()):
            known["status"] = Fact(
                row["status"], Origin.BIBLIOGRAPHY, None, title.strip()[:_OPENING]
            )
            break
    name = journal.strip().lower()
    if name and any(name.startswith(server) for server in _servers()):
        known["is_preprint"] = Fact(value=True, origin=Origin.BIBLIOGRAPHY, source=journal.strip())
    return known


@cache
def _servers() -> tuple[str, ...]:
    return tuple(row["server"] for row in rows("preprint_servers"))
