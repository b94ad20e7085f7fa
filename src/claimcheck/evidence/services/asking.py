"""Asking the services for an entry: in their order, what is known and fresh not again."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime

from attrs import field, frozen

from claimcheck.evidence.printed import Printed, question_of
from claimcheck.evidence.services import REGISTRY
from claimcheck.evidence.services.client import Client, UnavailableError, shown_address
from claimcheck.evidence.services.service import Contact, Query, Service
from claimcheck.evidence.store.lookup import StoredAnswer
from claimcheck.model import Work
from claimcheck.model.by_value import ByValue
from claimcheck.plugins import OWN, internal_error

GOOD_FOR = {"retractions": 7, "not found": 14, "metadata": 180}
"""Days for which facts are good: those of retractions, that a work was not found, all others."""


def _now() -> datetime:
    return datetime.now(tz=UTC)


@frozen(eq=False, repr=False)
class Reply(ByValue):
    """What a service replied about an entry.

    Args:
        service: Its name.
        time: When, ISO with seconds.
        outcome: ``"found"``, ``"not found"``, or ``"unavailable: ..."``.
        works: The works that it gave.
    """

    service: str
    time: str
    outcome: str
    works: tuple[Work, ...] = ()


@frozen(eq=False, repr=False)
class Asker(ByValue):
    """Asks services for entries.

    Args:
        client: The open client.
        services: The services in the order of asking.
        now: The time.
    """

    client: Client
    services: tuple[Service, ...] = field(factory=lambda: services_in_order(()))
    now: Callable[[], datetime] = _now

    def ask(
        self, printed: Printed, works: Sequence[Work] = (), answers: Sequence[StoredAnswer] = ()
    ) -> tuple[Reply, ...]:
        """Ask for one entry.

        Args:
            printed: The entry.
            works: Records that the store has of it.
            answers: What services answered before.
        """
        replies: list[Reply] = []
        today = self.now().date()
        for service in self.services:
            if not service.fits(printed) or is_known(service.name, works, answers, today):
                continue
            if service.is_last_resort and (works or any(reply.works for reply in replies)):
                continue
            replies.append(self._ask_one(service, printed))
        return tuple(replies)

    def _ask_one(self, service: Service, printed: Printed) -> Reply:
        moment = self.now()
        try:
            works = self._search(service, printed, moment.date().isoformat())
        except UnavailableError as error:
            outcome, works = f"unavailable: {error}", ()
        except (ValueError, RecursionError) as error:
            outcome, works = f"unavailable: an answer that cannot be read: {error}"[:200], ()
        except Exception as error:  # noqa: BLE001 - a service that fails is told, the next is asked
            outcome, works = f"unavailable: {_internal(service, error)}"[:200], ()
        else:
            outcome = "found" if works else "not found"
        return Reply(service.name, moment.isoformat(timespec="seconds"), outcome, works)

    def _search(self, service: Service, printed: Printed, day: str) -> tuple[Work, ...]:
        search = service.search(printed, self.client.contact, day)
        try:
            query = next(search)
            while True:
                query = search.send(self.client.get(service, query))
        except StopIteration as done:
            works: tuple[Work, ...] = done.value
            return works


def _internal(service: Service, error: Exception) -> str:
    """Say whose service failed."""
    found = REGISTRY.extensions().get(service.name)
    distribution = found.distribution if found is not None else OWN
    return internal_error(f"the service `{service.name}`", error, distribution)


def services_in_order(names: Iterable[str]) -> tuple[Service, ...]:
    """Give the services of some names, all of them for none, in the order of asking."""
    wanted = set(names)
    found = (one for name, one in REGISTRY.values().items() if not wanted or name in wanted)
    return tuple(sorted(found, key=lambda one: (one.rank, one.name)))


def is_known(
    service: str, works: Sequence[Work], answers: Sequence[StoredAnswer], today: date
) -> bool:
    """Tell whether what is kept of a service is fresh enough not to ask it again."""
    if any(work.service == service and is_good(work.day, "retractions", today) for work in works):
        return True
    return any(
        one.service == service
        and one.outcome == "not found"
        and is_good(one.day, "not found", today)
        for one in answers
    )


def is_good(day: str, kind: str, today: date) -> bool:
    """Tell whether a fact of a day is still good.

    Args:
        day: Day on which it was fetched.
        kind: One of :data:`GOOD_FOR`.
        today: Today.
    """
    try:
        age = (today - date.fromisoformat(day[:10])).days
    except ValueError:
        return False
    return age <= GOOD_FOR[kind]


def planned(printed: Printed, contact: Contact, services: Sequence[Service]) -> tuple[str, ...]:
    """Give the addresses that asking for an entry would call, were nothing found."""
    return tuple(
        shown_address(service, query)
        for service in services
        if service.fits(printed)
        for query in _queries(service, printed, contact)
    )


def _queries(service: Service, printed: Printed, contact: Contact) -> Iterable[Query]:
    search = service.search(printed, contact, "")
    try:
        query = next(search)
        while True:
            yield query
            query = search.send(None)
    except StopIteration:
        return


def kept_answers(printed: Printed, replies: Iterable[Reply]) -> tuple[StoredAnswer, ...]:
    """Give what is to be kept of replies: answers only, never that a service was unavailable."""
    question = question_of(printed)
    return tuple(
        StoredAnswer(reply.service, question, reply.outcome, reply.time[:10])
        for reply in replies
        if reply.outcome in {"found", "not found"}
    )
