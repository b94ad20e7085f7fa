"""The verdict in the words of an editor: what it means, and the most serious findings."""

from collections import Counter
from collections.abc import Sequence

from claimcheck.auditing.result import Audit
from claimcheck.model import OutcomeStatus, Severity
from claimcheck.model.brief import counted
from claimcheck.reports._cases import FlaggedPassage, concern_in, serious_first
from claimcheck.reports._gravity import Concern, concerns
from claimcheck.reports._verdict import unread_failures

_NAMED = 3


def judgement(audit: Audit) -> str:
    """Say what the run means to a person who has to decide whether to publish the text."""
    summary = audit.summary
    found = serious_first(audit)
    serious = [case for case in found if case.worst.severity is not Severity.NOTE]
    if unread_failures(audit):
        return "Not everything could be read, so this text cannot be cleared for publication yet."
    if not summary.documents:
        return "Nothing was read, so there is nothing to judge."
    if summary.errors:
        return f"The errors have to be corrected first.{_named(serious)}{_sources(audit)}"
    if serious:
        return f"No errors, but an editor should review this.{_named(serious)}{_sources(audit)}"
    left = sum(check.status is OutcomeStatus.NOT_CHECKED for check in audit.checks)
    open_rules = f" {counted(left, 'rule')} could not be checked." if left else ""
    return f"Nothing serious was found in what was checked.{_sources(audit)}{open_rules}"


def _named(cases: Sequence[FlaggedPassage]) -> str:
    """Name the most serious concerns, with how many passages raise each."""
    found: Counter[Concern] = Counter()
    for case in cases:
        concern = concern_in(case)
        if concern is not None:
            found[concern] += case.passages
    named = [one.counted(found[one]) for one in concerns() if found[one]][:_NAMED]
    return f" Most serious findings: {'; '.join(named)}." if named else ""


def _sources(audit: Audit) -> str:
    summary = audit.summary
    if not summary.claims:
        return ""
    cited = f"{summary.cited_claims:,} of {counted(summary.claims, 'claim')}"
    verb = "cites" if summary.cited_claims == 1 else "cite"
    opened = f"; {summary.opened:,} of {counted(summary.links, 'link')} to sources "
    were = "was" if summary.opened == 1 else "were"
    checked = f"{opened}{were} checked against the source" if summary.links else ""
    return f" {cited} {verb} a source{checked}."
