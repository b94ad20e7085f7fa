"""One finding for many entries with the same fault, so that nobody reads it forty times."""

from collections.abc import Callable, Iterator, Sequence

from attrs import evolve

from claimcheck.model import Basis, Problem, Reference, Severity
from claimcheck.rules.bibliography._entries import field_place, listed

_FEW = 3
_SHARE = 0.5

Each = Callable[[Reference], Problem]
Every = Callable[[Sequence[Reference], int], tuple[str, str]]


def for_all_or_each(
    faulty: Sequence[Reference], among: int, each: Each, every: Every
) -> Iterator[Problem]:
    """Give one note for the bibliography where most entries share a fault, else one for each.

    Args:
        faulty: The entries with the fault, in order.
        among: How many entries were asked.
        each: Makes the problem of one entry.
        every: Gives message and remedy of the one note.
    """
    if len(faulty) <= _FEW or len(faulty) <= _SHARE * among:
        yield from map(each, faulty)
        return
    first = faulty[0]
    message, remedy = every(faulty, among)
    origin = first.origin
    yield evolve(
        each(first),
        message=message,
        remedy=remedy,
        span=field_place(first),
        basis=(Basis(f"concerned: {listed(one.key for one in faulty)}", origin),),
        severity=Severity.NOTE,
        key=None,
        subject="most entries",
    )
