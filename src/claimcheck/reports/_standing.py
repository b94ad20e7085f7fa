"""How each claim stands after a run; a claim is passed only where nothing was left open."""

from enum import StrEnum

from attrs import frozen

from claimcheck.auditing.result import Audit
from claimcheck.model import Claim, SupportStatus


class Outcome(StrEnum):
    """What became of a claim."""

    FAILED = "failed"
    ACCEPTED = "accepted"
    NOT_CHECKED = "not checked"
    PASSED = "passed"


@frozen
class Standing:
    """How a claim stands.

    Args:
        outcome: ``failed`` with an active finding, ``accepted`` where suppressions or the
            baseline cover them all, ``not checked`` where no rule objects but nobody has opened
            a cited source or no rule ran, ``passed`` otherwise.
        reason: Why it is accepted or not checked.
    """

    outcome: Outcome
    reason: str = ""


def standing(audit: Audit, claim: Claim) -> Standing:
    """Judge one claim by the findings and by what was left open."""
    findings = audit.findings_of(claim)
    if any(finding.is_active for finding in findings):
        return Standing(Outcome.FAILED)
    if findings:
        return Standing(Outcome.ACCEPTED, "every finding is suppressed or known")
    reason = left_open(audit, claim)
    return Standing(Outcome.NOT_CHECKED, reason) if reason else Standing(Outcome.PASSED)


def left_open(audit: Audit, claim: Claim) -> str:
    """Say what about a claim was not checked, beside what rules found; empty where nothing."""
    if not any(check.passed or check.failed for check in audit.checks):
        return "no rule ran"
    unopened = [
        link.key for link in claim.evidence if link.support.status is SupportStatus.UNCHECKED
    ]
    return f"nobody has opened {', '.join(dict.fromkeys(unopened))}" if unopened else ""
