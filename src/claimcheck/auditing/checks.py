"""Counting outcomes: what became of each rule in a run."""

from collections import Counter
from operator import attrgetter

from claimcheck.model import Check, OutcomeStatus, RuleAnswers

_NOTHING = "nothing to check"
_STATUS_OF = attrgetter("status")


def check_of(answers: RuleAnswers) -> Check:
    """Count what a rule said of its subjects.

    A rule failed where one subject failed; it passed where one passed and no fact was missing;
    where facts were missing it is not checked; else it does not apply.
    """
    counts = Counter(map(_STATUS_OF, answers.verdicts))
    status = _status(counts)
    return Check(
        rule=answers.rule,
        name=answers.name,
        status=status,
        reason=_reason(answers, status, counts[OutcomeStatus.NOT_CHECKED]),
        passed=counts[OutcomeStatus.PASSED],
        failed=counts[OutcomeStatus.FAILED],
        not_checked=counts[OutcomeStatus.NOT_CHECKED],
        not_applicable=counts[OutcomeStatus.NOT_APPLICABLE],
    )


def _status(counts: Counter[OutcomeStatus]) -> OutcomeStatus:
    if counts[OutcomeStatus.FAILED]:
        return OutcomeStatus.FAILED
    if counts[OutcomeStatus.NOT_CHECKED]:
        return OutcomeStatus.NOT_CHECKED
    return OutcomeStatus.PASSED if counts[OutcomeStatus.PASSED] else OutcomeStatus.NOT_APPLICABLE


def _reason(answers: RuleAnswers, status: OutcomeStatus, missing: int) -> str:
    """Say which facts are missing, or why a rule applied to none of its subjects."""
    verdicts = answers.verdicts
    if status is OutcomeStatus.NOT_APPLICABLE:
        told = Counter(verdict.reason for verdict in verdicts if verdict.reason)
        return _told(told) if verdicts else _NOTHING
    if not missing:
        return ""
    return _told(Counter(one.reason for one in verdicts if one.status is OutcomeStatus.NOT_CHECKED))


def _told(reasons: Counter[str]) -> str:
    """Give the reasons, each with its count where there are several."""
    if len(reasons) <= 1:
        return next(iter(reasons), "")
    return "; ".join(f"{text} ({count})" for text, count in sorted(reasons.items()))
