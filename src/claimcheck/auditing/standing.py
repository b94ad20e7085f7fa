"""How each claim stands after a run; a claim is passed only where nothing was left open."""

from collections.abc import Iterator
from enum import StrEnum

from attrs import frozen

from claimcheck.auditing.result import Audit
from claimcheck.model import Claim, Finding, Outcome, OutcomeStatus, Severity, SupportStatus
from claimcheck.model.by_value import ByValue


class StandingStatus(StrEnum):
    """What became of a claim."""

    FAILED = "failed"
    ACCEPTED = "accepted"
    NOT_CHECKED = "not checked"
    PASSED = "passed"


@frozen(eq=False, repr=False)
class ClaimStanding(ByValue):
    """How a claim stands.

    Args:
        status: ``failed`` where a rule said so and its finding counts, ``accepted`` where
            suppressions or the baseline cover all that failed, ``not checked`` where no rule
            objects but nobody has checked a cited source, or no rule applied to it, ``passed``
            otherwise.
        reason: Why it is accepted or not checked.
        failed: What counts against it, worst first.
    """

    status: StandingStatus
    reason: str = ""
    failed: tuple[Outcome, ...] = ()

    @property
    def severity(self) -> Severity | None:
        """Give the severity of the worst that counts against it."""
        return (self.failed[0].severity or Severity.NOTE) if self.failed else None


def standing(audit: Audit, claim: Claim) -> ClaimStanding:
    """Judge one claim by the outcomes of the rules and by what was left open."""
    failed = [one for one in audit.outcomes_of(claim) if one.status is OutcomeStatus.FAILED]
    counting = [one for one in failed if not _is_accepted(one, audit, claim)]
    if counting:
        worst_first = sorted(counting, key=_rank)
        return ClaimStanding(StandingStatus.FAILED, failed=tuple(worst_first))
    if failed:
        return ClaimStanding(StandingStatus.ACCEPTED, "every finding is suppressed or known")
    reason = left_open(audit, claim)
    return ClaimStanding(StandingStatus.NOT_CHECKED if reason else StandingStatus.PASSED, reason)


def told_elsewhere(audit: Audit, claim: Claim) -> tuple[Outcome, ...]:
    """Give what counts against a claim and is told by a finding about its document, not by its own.

    Args:
        audit: The audit.
        claim: One of its claims.
    """
    found = audit.findings_of(claim)
    told = {one.rule for one in found} | {code for one in found for code, _ in one.folded}
    return tuple(one for one in standing(audit, claim).failed if one.rule not in told)


def _rank(outcome: Outcome) -> tuple[int, str]:
    return (outcome.severity or Severity.NOTE).rank, outcome.rule


def _is_accepted(outcome: Outcome, audit: Audit, claim: Claim) -> bool:
    """Tell whether suppressions or the baseline cover the finding of a failed outcome."""
    shown = list(_showing(outcome.rule, audit, claim))
    return bool(shown) and not any(finding.is_active for finding in shown)


def _showing(rule: str, audit: Audit, claim: Claim) -> Iterator[Finding]:
    """Give the findings that tell of a rule's objection, folded into another or not."""
    in_document = (one for one in audit.findings_in(claim.document) if one.claim is None)
    for finding in (*audit.findings_of(claim), *in_document):
        of_rule = finding.rule == rule and finding.claim is not None
        if of_rule or any(code == rule for code, _ in finding.folded):
            yield finding


def left_open(audit: Audit, claim: Claim) -> str:
    """Say what about a claim was not checked, beside what rules found; empty where nothing."""
    looked = {OutcomeStatus.PASSED, OutcomeStatus.FAILED}
    if not any(one.status in looked for one in audit.outcomes_of(claim)):
        return "no rule applied to it"
    unchecked = [
        link.key for link in claim.evidence if link.support.status is SupportStatus.UNCHECKED
    ]
    return (
        f"not yet checked against the source: {', '.join(dict.fromkeys(unchecked))}"
        if unchecked
        else ""
    )
