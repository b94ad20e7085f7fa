"""What a service is: where it lives, how often it may be asked, and how a work is asked for."""

from collections.abc import Callable, Generator, Mapping

from attrs import field, frozen

from claimcheck.evidence.printed import Printed
from claimcheck.model import Work
from claimcheck.model.by_value import ByValue
from claimcheck.model.freeze import freeze


@frozen(eq=False, repr=False)
class Contact(ByValue):
    """Who asks, so far as the user says.

    Args:
        mailto: Address under which a service may reach the user; empty means none is sent.
        keys: The user's own keys by service.
    """

    mailto: str = ""
    keys: Mapping[str, str] = field(factory=dict, converter=freeze, hash=False, repr=False)


@frozen(eq=False, repr=False)
class Query(ByValue):
    """One request: only identifiers, titles, names and years leave the machine by it.

    Args:
        path: Path below the service's address, quoted.
        parameters: Parameters in order, not yet quoted.
        secret: Names of parameters that are not shown.
    """

    path: str
    parameters: tuple[tuple[str, str], ...] = ()
    secret: frozenset[str] = frozenset()


Search = Generator[Query, bytes | None, tuple[Work, ...]]
"""A search asks one query after the other; it is sent each body, or ``None`` for "no such work"."""


@frozen(eq=False, repr=False)
class Service(ByValue):
    """A service.

    Args:
        name: Its name, which its records bear.
        address: Where it lives.
        pace: Requests a second, unless its own headers say otherwise.
        rank: Its place in the order of asking.
        search: Looks for the work of an entry; takes the entry, who asks and the day.
        fits: Tells whether it may know works such as this entry.
        is_last_resort: Whether it is asked only where no other service found the work.
    """

    name: str
    address: str
    pace: float
    rank: int
    search: Callable[[Printed, Contact, str], Search]
    fits: Callable[[Printed], bool] = lambda _printed: True
    is_last_resort: bool = False


def value_of(printed: Printed, kind: str) -> str:
    """Give an entry's identifier of a kind, empty where it prints none."""
    found = (one for one in printed.identifiers if one.startswith(f"{kind}:"))
    return next(found, "").partition(":")[2]


def first_family(printed: Printed) -> str:
    """Give the first author's family name."""
    return printed.people[0].family if printed.people else ""
