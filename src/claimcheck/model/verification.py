"""The result of verifying a bibliography: a status for each reference, with its facts."""

from collections.abc import Mapping
from enum import StrEnum

from attrs import field, frozen

from claimcheck.model.by_value import ByValue
from claimcheck.model.freeze import freeze
from claimcheck.model.work import EditorialStatus, NoticeVerdict, Work


class VerificationStatus(StrEnum):
    """The status of a reference that was compared with the store and services."""

    MATCH = "match"
    DIFFERS = "differs"
    CHIMERA = "chimera"
    POINTS_ELSEWHERE = "points elsewhere"
    AMBIGUOUS = "ambiguous"
    NOT_FOUND = "not found"
    UNAVAILABLE = "unavailable"
    NOT_ASKED = "not asked"


@frozen(eq=False, repr=False)
class Difference(ByValue):
    """One detail of the entry that differs from every index.

    Args:
        field: BibTeX name of the field, such as ``"volume"`` or ``"author"``.
        printed: What the entry says.
        found: What the indexes say.
        reason: The kind of difference in words, such as ``"two authors are missing"``.
    """

    field: str
    printed: str
    found: str
    reason: str = ""


@frozen(eq=False, repr=False)
class Asked(ByValue):
    """One index that was queried for a reference.

    Args:
        service: The store or a service.
        time: When; of the store, the day on which its record was fetched.
        outcome: ``"found"``, ``"not found"``, or ``"unavailable"`` with the reason.
    """

    service: str
    time: str
    outcome: str


@frozen(eq=False, repr=False)
class Verified(ByValue):
    """The result of comparing a reference with the store and services.

    Args:
        key: Its key.
        status: What was found.
        work: The work that it most likely refers to, where one was found.
        differences: Details that differ.
        asked: Every index that was queried, in order of name.
        indexes: The indexes whose records show the differences.
        is_certain: Whether an error may rest on it: two independent indexes say so, or one and
            an identifier that the entry prints, of a kind of work that indexes know well.
        reason: Why there is no answer, or why the result is uncertain, in words.
        verdict: What was published about the work since.
    """

    key: str
    status: VerificationStatus
    work: Work | None = None
    differences: tuple[Difference, ...] = ()
    asked: tuple[Asked, ...] = ()
    indexes: tuple[str, ...] = ()
    is_certain: bool = False
    reason: str = ""
    verdict: NoticeVerdict = NoticeVerdict(EditorialStatus.SOUND)

    @property
    def names_work(self) -> bool:
        """Return whether the facts of ``work`` may be taken for those of the cited work."""
        return self.work is not None and self.status in {
            VerificationStatus.MATCH,
            VerificationStatus.DIFFERS,
        }


@frozen(eq=False, repr=False)
class Verification(ByValue):
    """The result of comparing a bibliography with the store and services.

    Args:
        works: The result for each reference, by key, in the bibliography's order.
    """

    works: Mapping[str, Verified] = field(factory=dict, converter=freeze, hash=False)

    @property
    def asked(self) -> tuple[tuple[str, Asked], ...]:
        """Return everything that was asked, as pairs of key and answer."""
        return tuple((key, one) for key, found in self.works.items() for one in found.asked)
