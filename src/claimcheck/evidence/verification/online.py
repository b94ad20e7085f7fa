"""Holding references against the store and, where the user allows it, the services."""

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from pathlib import Path

from attrs import field, frozen

from claimcheck.evidence.printed import printed_of, question_of
from claimcheck.evidence.services.asking import Asker, Reply, kept_answers, services_in_order
from claimcheck.evidence.services.client import Client
from claimcheck.evidence.services.service import Contact
from claimcheck.evidence.store import Store
from claimcheck.evidence.store.lookup import StoredAnswer
from claimcheck.evidence.verification.candidates import in_store
from claimcheck.evidence.verification.offline import STORE, borrow_store, verified, verify_offline
from claimcheck.model import Asked, Reference, Verification, Verified, Work
from claimcheck.model.arguments import a_mapping, a_number, a_record, a_string, a_value
from claimcheck.model.by_value import ByValue

Progress = Callable[[int, int, str], None]


@frozen(eq=False, repr=False)
class Fetched(ByValue):
    """What the services gave.

    Args:
        verification: The references, judged by store and services together.
        works: Works that are new, for the store.
        answers: Answers to keep.
    """

    verification: Verification
    works: tuple[Work, ...] = ()
    answers: tuple[StoredAnswer, ...] = field(default=())


def verify(
    bibliography: Mapping[str, Reference],
    *,
    store: Store | str | Path | None = None,
    online: bool = False,
    mailto: str = "",
    budget: float = 300.0,
    addresses: Mapping[str, str] | None = None,
) -> Verification:
    """Compare references with the local store and, only on request, with the online services.

    Args:
        bibliography: References by key, such as :func:`claimcheck.load_bibliography` gives.
        store: An evidence store or its file; without one and offline, nothing is queried.
        online: Whether services may be queried. Then identifiers, titles, names and years leave
            the machine, and nothing else.
        mailto: Address under which a service may reach you; services answer faster with one.
        budget: Seconds for all requests together.
        addresses: Other addresses of services, such as a mirror's, by name.

    Returns:
        For each key a state (``.works[key].status``), what differs, and who was asked.

    Raises:
        ArgumentError: An argument is of the wrong kind.
        InputError: The store cannot be read.
        ConfigurationError: ``online`` without the extra ``services`` installed.

    Examples:
        >>> import claimcheck
        >>> entry = "Chen FS. Common oxytocin receptor gene. Proc Natl Acad Sci. 2011;108:1."
        >>> reference = claimcheck.parse_reference(entry)
        >>> verify({"chen": reference}).works["chen"].status.value
        'not asked'
    """
    a_mapping("bibliography", bibliography, "what `claimcheck.load_bibliography(...)` gives")
    for key, reference in bibliography.items():
        a_record(f"bibliography[{key!r}]", reference, Reference, "claimcheck.parse_reference(...)")
    a_value("online", online, bool, "`True` or `False`")
    a_string("mailto", mailto)
    a_number("budget", budget)
    addresses = {} if addresses is None else addresses
    a_mapping("addresses", addresses, "a mapping of services to their addresses")
    if not online:
        return verify_offline(bibliography, store)
    contact = Contact(mailto)
    with Client(contact, budget, dict(addresses)) as client:
        return fetch(bibliography, store, Asker(client, services_in_order(()))).verification


def fetch(
    references: Mapping[str, Reference],
    store: Store | str | Path | None,
    asker: Asker,
    progress: Progress = lambda _done, _all, _key: None,
) -> Fetched:
    """Ask the services about each reference, and judge by what they and the store say.

    Args:
        references: The entries by key.
        store: The store, its file, or ``None``.
        asker: Asks the services.
        progress: Called before each entry with its number, the number of all, and its key.

    Raises:
        InputError: The store cannot be read.
    """
    found: dict[str, Verified] = {}
    works: dict[Work, None] = {}
    answers: dict[StoredAnswer, None] = {}
    with nullcontext(None) if store is None else borrow_store(store) as source:
        for number, (key, reference) in enumerate(references.items()):
            progress(number, len(references), key)
            printed = printed_of(reference)
            known = in_store(printed, source) if source is not None else ()
            kept = source.answers([question_of(printed)]) if source is not None else ()
            replies = asker.ask(printed, known, kept)
            new = tuple(work for reply in replies for work in reply.works)
            asked = _asked(source, known, kept, replies)
            found[key] = verified(printed, (*_older(known, new), *new), asked, source)
            works.update(dict.fromkeys(new))
            answers.update(dict.fromkeys(kept_answers(printed, replies)))
    return Fetched(Verification(found), tuple(works), tuple(answers))


def _older(known: tuple[Work, ...], new: tuple[Work, ...]) -> tuple[Work, ...]:
    """Leave out the records of the store for which a service gave newer ones."""
    names = {(work.service, one) for work in new for one in work.identifiers}
    return tuple(
        work for work in known if names.isdisjoint((work.service, one) for one in work.identifiers)
    )


def _asked(
    source: Store | None,
    known: tuple[Work, ...],
    kept: tuple[StoredAnswer, ...],
    replies: tuple[Reply, ...],
) -> tuple[Asked, ...]:
    asked = [Asked(reply.service, reply.time, reply.outcome) for reply in replies]
    fresh = {reply.service for reply in replies}
    asked.extend(
        Asked(one.service, one.day, one.outcome) for one in kept if one.service not in fresh
    )
    if source is not None:
        day = max((work.day for work in known), default="")
        asked.append(Asked(STORE, day, "found" if known else "not found"))
    return tuple(asked)
