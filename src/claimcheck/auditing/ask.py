"""Ask every rule about every subject, and keep count of what was judged."""

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import frozen

from claimcheck.auditing.sign import Signer
from claimcheck.auditing.subjects import Subject
from claimcheck.model import (
    Bibliography,
    Check,
    CheckStatus,
    CitationMention,
    Claim,
    Document,
    Finding,
    Ledger,
    NotChecked,
    Problem,
    Record,
    Reference,
)
from claimcheck.rules import Project, Rule, SuppressionUse

_ABSENT: Mapping[type, str] = {
    Bibliography: "there is no bibliography",
    CitationMention: "the text cites nothing",
    Claim: "no claims were found",
    Document: "no document was read",
    Ledger: "there is no ledger",
    Project: "nothing was read",
    Record: "there are no claim records",
    Reference: "there is no bibliography",
    SuppressionUse: "there are no suppressions",
}


@frozen
class Answered:
    """What one rule answered in a run.

    Args:
        findings: Signed, in the order of the subjects.
        check: The count.
    """

    findings: tuple[Finding, ...]
    check: Check


def ask(rule: Rule[Any], asked: Iterable[Subject], signer: Signer) -> Answered:
    """Ask one rule about its subjects."""
    findings: list[Finding] = []
    passed = failed = not_checked = 0
    reasons: dict[str, int] = {}
    body = rule.body
    for subject in asked:
        answers = tuple(body(subject.value, subject.context))
        if not answers:
            passed += 1
            continue
        problems = [answer for answer in answers if isinstance(answer, Problem)]
        missing = [answer for answer in answers if isinstance(answer, NotChecked)]
        findings.extend(signer.sign(rule, problem, subject.place) for problem in problems)
        for answer in missing:
            reasons[answer.reason] = reasons.get(answer.reason, 0) + 1
        failed += bool(problems)
        not_checked += not problems
    check = _check(rule, passed, failed, not_checked, reasons)
    return Answered(tuple(findings), check)


def _check(
    rule: Rule[Any], passed: int, failed: int, not_checked: int, reasons: Mapping[str, int]
) -> Check:
    if failed:
        status = CheckStatus.FAILED
    elif passed and not not_checked:
        status = CheckStatus.PASSED
    else:
        status = CheckStatus.NOT_CHECKED
    if passed + failed + not_checked == 0:
        reason = _ABSENT.get(rule.subject, "there was nothing to ask it about")
    else:
        reason = _told(reasons)
    return Check(rule.code, rule.name, status, reason, passed, failed, not_checked)


def _told(reasons: Mapping[str, int]) -> str:
    """Give the reasons, each with its count where there are several."""
    if len(reasons) == 1:
        return next(iter(reasons))
    return "; ".join(f"{text} ({count})" for text, count in sorted(reasons.items()))
