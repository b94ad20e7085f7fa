"""Holding references against the store, and judging them by everything that was found."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from claimcheck.evidence.notices import notice_standing
from claimcheck.evidence.printed import Printed, printed_of, question_of
from claimcheck.evidence.store import Store, open_store
from claimcheck.evidence.verification.candidates import WorkCandidate, candidates_of, in_store
from claimcheck.evidence.verification.certainty import verdict_certainty
from claimcheck.evidence.verification.unasked import not_asked
from claimcheck.evidence.verification.verdict import Judged, judge
from claimcheck.model import (
    Asked,
    Notice,
    Reference,
    Verification,
    VerificationStatus,
    Verified,
    Work,
)

STORE = "store"


def verify_offline(
    references: Mapping[str, Reference], store: Store | str | Path | None
) -> Verification:
    """Hold references against a store alone; no connection is opened.

    Args:
        references: The entries by key.
        store: The store, its file, or ``None``, which leaves every reference not asked.

    Raises:
        InputError: The file is no evidence store.
    """
    if store is None:
        return Verification({key: not_asked(key) for key in references})
    with borrow_store(store) as source:
        return Verification(
            {key: verify_in_store(reference, source) for key, reference in references.items()}
        )


@contextmanager
def borrow_store(store: Store | str | Path) -> Iterator[Store]:
    """Open a store that is given by its file, and close it afterwards; leave an open one open.

    Raises:
        InputError: The file is no evidence store.
    """
    if isinstance(store, Store):
        yield store
    else:
        with open_store(store) as source:
            yield source


def verify_in_store(reference: Reference, store: Store) -> Verified:
    """Hold one reference against a store."""
    printed = printed_of(reference)
    works = in_store(printed, store)
    outcome = "found" if works else "not found"
    day = max((work.day for work in works), default="")
    known = store.answers([question_of(printed)])
    asked = (
        Asked(STORE, day, outcome),
        *(Asked(one.service, one.day, one.outcome) for one in known),
    )
    return verified(printed, works, asked, store)


def verified(
    printed: Printed, works: Iterable[Work], asked: Sequence[Asked], store: Store | None
) -> Verified:
    """Judge an entry by everything that was found for it.

    Args:
        printed: The entry.
        works: Records found for it, in any order.
        asked: What was asked, and what came of it.
        store: The store, for its notices.
    """
    judged = judge(printed, candidates_of(printed, works))
    certainty = verdict_certainty(printed, judged, asked)
    candidate = judged.candidate
    return Verified(
        key=printed.key,
        status=_told(judged, asked),
        work=candidate.work if candidate else None,
        differences=judged.differences,
        asked=tuple(sorted(asked, key=lambda one: (one.service, one.time, one.outcome))),
        indexes=certainty.indexes,
        is_certain=certainty.is_certain,
        reason=certainty.reason,
        verdict=notice_standing(_notices(printed, judged, store)),
    )


def _told(judged: Judged, asked: Sequence[Asked]) -> VerificationStatus:
    """Say "unavailable" instead of "not found" where no index answered."""
    if judged.status is not VerificationStatus.NOT_FOUND:
        return judged.status
    if any(one.outcome in {"found", "not found"} for one in asked):
        return VerificationStatus.NOT_FOUND
    return VerificationStatus.UNAVAILABLE if asked else VerificationStatus.NOT_ASKED


def _notices(printed: Printed, judged: Judged, store: Store | None) -> Iterable[Notice]:
    """Gather what was published about the work: by the printed identifiers, and by its own.

    Of a work that the entry's identifier does not name, only where title and authors agree.
    """
    known = set(printed.identifiers)
    candidate = judged.candidate
    if candidate is not None and _is_meant(judged, candidate):
        known |= candidate.identifiers
        for record in candidate.records:
            yield from record.notices
    if store is not None and known:
        yield from store.notices(known)


def _is_meant(judged: Judged, candidate: WorkCandidate) -> bool:
    return (
        judged.status in {VerificationStatus.MATCH, VerificationStatus.DIFFERS}
        or candidate.comparison.is_identified
    )
