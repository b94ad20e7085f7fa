"""Ask every rule about every subject, and keep count of what was judged."""

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import frozen

from claimcheck.auditing.sign import Signer
from claimcheck.auditing.subjects import Place, Subject
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
from claimcheck.rules import Answer, Project, Rule, SuppressionUse

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


@frozen
class Said:
    """What a rule said about one subject: at least one problem, or a reason for not judging.

    Args:
        place: Where the subject stands.
        answers: The answers.
    """

    place: Place
    answers: tuple[Answer, ...]


@frozen
class Answers:
    """What a rule answered about the subjects of a run.

    Args:
        asked: How many subjects there were.
        said: Those about which it said something, in order; the others are in order.
    """

    asked: int
    said: tuple[Said, ...]


def ask(rule: Rule[Any], asked: Iterable[Subject]) -> Answers:
    """Ask one rule about its subjects."""
    body = rule.body
    said: list[Said] = []
    count = 0
    for subject in asked:
        count += 1
        answers = tuple(body(subject.value, subject.context))
        if answers:
            said.append(Said(subject.place, answers))
    return Answers(count, tuple(said))


def signed(rule: Rule[Any], answers: Answers, signer: Signer) -> Answered:
    """Make findings of a rule's answers, and count what was judged."""
    findings: list[Finding] = []
    failed = not_checked = 0
    reasons: dict[str, int] = {}
    for said in answers.said:
        problems = [answer for answer in said.answers if isinstance(answer, Problem)]
        missing = [answer for answer in said.answers if isinstance(answer, NotChecked)]
        findings.extend(signer.sign(rule, problem, said.place) for problem in problems)
        for answer in missing:
            reasons[answer.reason] = reasons.get(answer.reason, 0) + 1
        failed += bool(problems)
        not_checked += not problems
    passed = answers.asked - len(answers.said)
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
