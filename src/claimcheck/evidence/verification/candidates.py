"""Which works an entry may mean: by identifier, title and place, records of one work joined."""

from collections.abc import Iterable, Sequence

from attrs import frozen

from claimcheck.evidence.printed import Printed
from claimcheck.evidence.store import Store
from claimcheck.evidence.verification.comparison import Comparison, compare
from claimcheck.evidence.verification.titles import plain_title
from claimcheck.model import Work
from claimcheck.model.by_value import ByValue

_NAMING = ("doi:", "pmid:", "pmcid:")
_APART = 1


@frozen(eq=False, repr=False)
class WorkCandidate(ByValue):
    """A work that an entry may mean.

    Args:
        records: The work as one or more indexes describe it, in order of index.
        comparison: How the entry agrees with it.
    """

    records: tuple[Work, ...]
    comparison: Comparison

    @property
    def work(self) -> Work:
        """Give the fullest record: PubMed's where there is one, for its facts."""
        return self.records[0]

    @property
    def identifiers(self) -> frozenset[str]:
        """Give the identifiers of all records."""
        return frozenset(one for record in self.records for one in record.identifiers)

    @property
    def services(self) -> tuple[str, ...]:
        """Name the indexes that describe it."""
        return tuple(dict.fromkeys(record.service for record in self.records))


def in_store(printed: Printed, store: Store) -> tuple[Work, ...]:
    """Look an entry up in a store: by its identifiers, its title, the words of it, its place."""
    found: dict[Work, None] = {}
    for identifier in printed.identifiers:
        found.update(dict.fromkeys(store.by_identifier(identifier)))
    if printed.title:
        found.update(dict.fromkeys(store.by_title(printed.title)))
    if _has_title(printed, found):
        return tuple(found)
    found.update(dict.fromkeys(store.by_words(printed.title)))
    if printed.year and printed.pages:
        years = (printed.year, printed.year - 1, printed.year + 1)
        found.update(dict.fromkeys(store.by_place(printed.people, printed.pages, years)))
    return tuple(found)


def _has_title(printed: Printed, works: Iterable[Work]) -> bool:
    title = plain_title(printed.title)
    return any(plain_title(work.full_title) == title for work in works)


def candidates_of(printed: Printed, works: Iterable[Work]) -> tuple[WorkCandidate, ...]:
    """Join the records of one work and put the works in order, the likeliest first.

    The order of the records makes no difference.
    """
    ordered = sorted(dict.fromkeys(works), key=_order)
    found = [
        WorkCandidate(tuple(records), compare(printed, records)) for records in _joined(ordered)
    ]
    found.sort(
        key=lambda one: (
            not one.comparison.is_identified,
            -one.comparison.score,
            _order(one.work),
        )
    )
    return tuple(found)


_RANK = {"pubmed": 0, "crossref": 1, "datacite": 2, "openalex": 3}


def _order(work: Work) -> tuple[int, str, tuple[str, ...], str]:
    return (_RANK.get(work.service, 2), work.service, work.identifiers, work.title)


def _joined(works: Sequence[Work]) -> list[list[Work]]:
    groups: list[list[Work]] = []
    for work in works:
        fitting = [group for group in groups if any(_is_same_work(work, one) for one in group)]
        joined = [one for group in fitting for one in group]
        groups = [group for group in groups if group not in fitting]
        groups.append([*joined, work])
    return [sorted(group, key=_order) for group in groups]


def _is_same_work(one: Work, other: Work) -> bool:
    own, others = _naming(one), _naming(other)
    if own & others:
        return True
    kinds = {name.partition(":")[0] for name in own} & {name.partition(":")[0] for name in others}
    if kinds or one.service == other.service:
        return False
    return plain_title(one.full_title) == plain_title(other.full_title) and any(
        abs(year - another) <= _APART for year in one.years for another in other.years
    )


def _naming(work: Work) -> frozenset[str]:
    return frozenset(one for one in work.identifiers if one.startswith(_NAMING))
