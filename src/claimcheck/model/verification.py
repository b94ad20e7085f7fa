"""What verifying a bibliography found: for each reference a state, with the facts behind it."""

from collections.abc import Mapping
from enum import StrEnum

from attrs import field, frozen

from claimcheck.model.by_value import ByValue
from claimcheck.model.freeze import freeze
from claimcheck.model.work import EditorialStatus, NoticeVerdict, Work


class VerificationStatus(StrEnum):
    """What became of a reference that was held against the store and services."""

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
    """One particular that the entry prints and every index gives otherwise.

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
    """One index that was asked for a reference.

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
    """A reference held against the store and services.

    Args:
        key: Its key.
        status: What was found.
        work: The work that it most likely means, where one was found.
        differences: Particulars that differ.
        asked: Every index that was asked, in order of name.
        indexes: The indexes whose records show the differences.
        is_certain: Whether an error may rest on it: two independent indexes say so, or one and
            an identifier that the entry prints, of a kind of work that indexes know well.
        reason: Why there is no answer, or what stands against certainty, in words.
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
        """Tell whether the facts of ``work`` may be taken for those of the cited work."""
        return self.work is not None and self.status in {
            VerificationStatus.MATCH,
            VerificationStatus.DIFFERS,
        }


@frozen(eq=False, repr=False)
class Verification(ByValue):
    """A bibliography held against the store and services.

    Args:
        works: What became of each reference, by key, in the bibliography's order.
    """

    works: Mapping[str, Verified] = field(factory=dict, converter=freeze, hash=False)

    @property
    def asked(self) -> tuple[tuple[str, Asked], ...]:
        """Give everything that was asked, as pairs of key and answer."""
        return tuple((key, one) for key, found in self.works.items() for one in found.asked)
