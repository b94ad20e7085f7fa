"""How far a review has come: claims by status, tier and support, and links not yet checked."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from attrs import field, frozen

from claimcheck.evidence import tier_of
from claimcheck.model import (
    Claim,
    ClaimStatus,
    Design,
    EvidenceLink,
    Ledger,
    Record,
    SupportStatus,
    Tier,
)
from claimcheck.model.by_value import ByValue

K = TypeVar("K", ClaimStatus, SupportStatus, Tier)


@frozen(slots=False, eq=False, repr=False)
class ReviewCounts(ByValue):
    """Counts of a document, or of a folder of them.

    Args:
        claims: Claims or records counted.
        statuses: How many have each status.
        tiers: How many have each best tier.
        supports: How many links have each verdict.
    """

    claims: int = 0
    statuses: Mapping[ClaimStatus, int] = field(factory=dict)
    tiers: Mapping[Tier, int] = field(factory=dict)
    supports: Mapping[SupportStatus, int] = field(factory=dict)

    @property
    def links(self) -> int:
        """Count the links from claims to references."""
        return sum(self.supports.values())

    @property
    def unopened(self) -> int:
        """Count the links whose source nobody has recorded opening."""
        return self.supports.get(SupportStatus.UNCHECKED, 0)

    @property
    def decided(self) -> int:
        """Count the claims on which a person has decided."""
        undecided = (ClaimStatus.EXTRACTED, ClaimStatus.ORPHANED)
        return self.claims - sum(self.statuses.get(status, 0) for status in undecided)

    @property
    def line(self) -> str:
        """Say it in one line."""
        statuses = _counted(self.statuses, lambda status: status.value)
        tiers = _counted(self.tiers, lambda tier: f"{tier.name} ({tier.words})")
        supports = _counted(self.supports, lambda status: status.value.replace("_", " "))
        noun = "claim" if self.claims == 1 else "claims"
        parts = [f"{self.claims:,} {noun}" + (f": {statuses}" if statuses else "")]
        if tiers:
            parts.append(f"by best tier: {tiers}")
        links = f"{self.links:,} {'link' if self.links == 1 else 'links'}"
        parts.append(links + (f": {supports}" if supports else ""))
        parts.append(f"{self.unopened:,} not yet checked against the source")
        return "; ".join(parts)


def standing_of_claims(claims: Iterable[Claim]) -> ReviewCounts:
    """Count the claims of an audit, in which records and inference are one."""
    found = tuple(claims)
    return _standing(
        (claim.status for claim in found),
        (claim.tier for claim in found),
        (link for claim in found for link in claim.evidence),
    )


def standing_of_ledgers(ledgers: Iterable[Ledger]) -> ReviewCounts:
    """Count the records of ledgers by what they hold themselves; their documents are not read."""
    records = [record for ledger in ledgers for record in ledger.records]
    return _standing(
        (record.status for record in records),
        (_tier(record) for record in records),
        (link for record in records for link in record.evidence),
    )


def _standing(
    statuses: Iterable[ClaimStatus], tiers: Iterable[Tier], links: Iterable[EvidenceLink]
) -> ReviewCounts:
    counted = Counter(statuses)
    return ReviewCounts(
        claims=counted.total(),
        statuses=counted,
        tiers=Counter(tiers),
        supports=Counter(link.support.status for link in links),
    )


def _tier(record: Record) -> Tier:
    if not record.evidence:
        return Tier.T8
    known = [tier for link in record.evidence if (tier := _tier_of(link)) is not Tier.T0]
    return min(known, default=Tier.T0)


def _tier_of(link: EvidenceLink) -> Tier:
    if link.tier is not Tier.T0 or link.design is Design.UNKNOWN:
        return link.tier
    return tier_of(link.design)


def _counted(counts: Mapping[K, int], name: Callable[[K], str]) -> str:
    return ", ".join(f"{number:,} {name(key)}" for key, number in sorted(counts.items()))
