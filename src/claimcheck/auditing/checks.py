"""Counting outcomes: what became of each rule in a run."""

from collections import Counter

from claimcheck.model import Check, OutcomeStatus, RuleAnswers

_NOTHING = "nothing to check"


def check_of(answers: RuleAnswers) -> Check:
    """Count what a rule said of its subjects.

    A rule failed where one subject failed; it passed where one passed and no fact was missing;
    where facts were missing it is not checked; else it does not apply.
    """
    counts = Counter(verdict.status for verdict in answers.verdicts)
    missing = Counter(
        verdict.reason
        for verdict in answers.verdicts
        if verdict.status is OutcomeStatus.NOT_CHECKED
    )
    status = _status(counts)
    reason = _told(missing)
    if status is OutcomeStatus.NOT_APPLICABLE:
        silent = Counter(verdict.reason for verdict in answers.verdicts if verdict.reason)
        reason = _told(silent) if answers.verdicts else _NOTHING
    return Check(
        rule=answers.rule,
        name=answers.name,
        status=status,
        reason=reason,
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


def _told(reasons: Counter[str]) -> str:
    """Give the reasons, each with its count where there are several."""
    if len(reasons) <= 1:
        return next(iter(reasons), "")
    return "; ".join(f"{text} ({count})" for text, count in sorted(reasons.items()))
