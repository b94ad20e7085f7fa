"""The counts of a run."""

from collections.abc import Sequence

from attrs import frozen

from claimcheck.model import Claim, Document, Finding, Severity, SupportStatus
from claimcheck.model.by_value import ByValue


@frozen(eq=False, repr=False)
class Summary(ByValue):
    """The counts of a run; suppressed and known findings are counted apart.

    Args:
        documents: Documents read.
        claims: Claims.
        cited_claims: Claims that cite something, be the work known or not.
        references: References.
        cited_references: References that are cited.
        errors: Active errors.
        warnings: Active warnings.
        notes: Active notes.
        suppressed: Suppressed findings.
        known: Findings that the baseline holds.
        links: Links from claims to references.
        opened: Links whose source a person has opened.
        unread: Inputs that could not be read.
    """

    documents: int = 0
    claims: int = 0
    cited_claims: int = 0
    references: int = 0
    cited_references: int = 0
    errors: int = 0
    warnings: int = 0
    notes: int = 0
    suppressed: int = 0
    known: int = 0
    links: int = 0
    opened: int = 0
    unread: int = 0


def summarise(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    findings: Sequence[Finding],
    *,
    references: int,
    cited_references: int,
    unread: int,
) -> Summary:
    """Count what was read and found.

    Args:
        documents: The documents.
        claims: Their claims.
        findings: All findings.
        references: How many references there are.
        cited_references: How many of them are cited.
        unread: How many inputs could not be read.
    """
    active = [finding.severity for finding in findings if finding.is_active]
    links = [link for claim in claims for link in claim.evidence]
    return Summary(
        documents=len(documents),
        claims=len(claims),
        cited_claims=sum(claim.is_cited for claim in claims),
        references=references,
        cited_references=cited_references,
        errors=active.count(Severity.ERROR),
        warnings=active.count(Severity.WARNING),
        notes=active.count(Severity.NOTE),
        suppressed=sum(finding.suppressed for finding in findings),
        known=sum(finding.known and not finding.suppressed for finding in findings),
        links=len(links),
        opened=sum(link.support.status is not SupportStatus.UNCHECKED for link in links),
        unread=unread,
    )


def told_skipped(skipped: Sequence[tuple[str, int]]) -> str:
    """Say how much was left out, and by what; ``""`` where nothing was.

    Args:
        skipped: Counts by reason, as `Audit.skipped`.
    """
    parts = ", ".join(f"{count:,} by {reason}" for reason, count in skipped)
    return f"left out {parts}" if parts else ""
