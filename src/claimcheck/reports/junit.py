"""JUnit XML: one case a claim, so that a pipeline's test tab counts what passed, too.

A claim with an error or a warning fails; one with notes alone passes and tells them in its output;
one that rests on sources that nobody has opened, or whose findings are all known or suppressed, is
skipped. Findings about no claim are cases of their own, and so are rules that passed or were not
checked, and inputs that could not be read.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from claimcheck.auditing.result import Audit
from claimcheck.auditing.standing import StandingStatus, left_open, standing
from claimcheck.model import Check, Claim, Failure, Finding, Outcome, OutcomeStatus, Severity
from claimcheck.model.brief import counted
from claimcheck.reports._report import report
from claimcheck.reports._safe import elide, one_line
from claimcheck.reports._verdict import unread_failures
from claimcheck.reports._xml import Element, document

_EXCERPT = 60


@report("junit", file="junit.xml")
def junit(audit: Audit) -> str:
    """Write one suite a file, one for the rules, and one for inputs that were not read."""
    suites = [_suite(path, list(_file(audit, path))) for path in audit.paths]
    suites.append(_suite("rules", [*_rules(audit)]))
    suites.append(_suite("inputs", [_unread(failure) for failure in unread_failures(audit)]))
    kept = [suite for suite in suites if suite.children]
    totals = {
        name: sum(int(str(suite.attributes[name])) for suite in kept)
        for name in ("tests", "failures", "errors")
    }
    return document(Element("testsuites", {"name": "claimcheck", **totals}, tuple(kept)))


def _suite(name: str, cases: list[Element]) -> Element:
    marks = Counter(
        child.name for case in cases for child in case.children if isinstance(child, Element)
    )
    counts = {
        "tests": len(cases),
        "failures": marks["failure"],
        "errors": marks["error"],
        "skipped": marks["skipped"],
    }
    return Element("testsuite", {"name": one_line(name), **counts, "time": "0"}, tuple(cases))


def _case(place: str, name: str, *children: Element) -> Element:
    attributes = {"classname": one_line(place), "name": one_line(name) or "unnamed", "time": "0"}
    return Element("testcase", attributes, children)


def _file(audit: Audit, path: str) -> Iterator[Element]:
    told: set[int] = set()
    for reading in audit.readings:
        if reading.document.path == path:
            for claim in reading.claims:
                told.update(id(finding) for finding in audit.findings_of(claim))
                yield _claim(audit, claim)
    for finding in audit.findings_in(path):
        if id(finding) not in told:
            yield _finding(finding)


def _claim(audit: Audit, claim: Claim) -> Element:
    name = f"{claim.id}: {elide(one_line(claim.text), _EXCERPT)}"
    findings, stands = audit.findings_of(claim), standing(audit, claim)
    if any(_fails(finding) for finding in findings):
        return _case(claim.document, name, _failure(findings))
    if stands.severity not in (None, Severity.NOTE):
        return _case(claim.document, name, _told_elsewhere(stands.failed, findings))
    is_accepted = stands.status is StandingStatus.ACCEPTED
    reason = stands.reason if is_accepted else left_open(audit, claim)
    skipped = [Element("skipped", {"message": one_line(reason)})] if reason else []
    out = [Element("system-out", {}, (_told(findings),))] if findings else []
    return _case(claim.document, name, *skipped, *out)


def _told_elsewhere(failed: Sequence[Outcome], findings: Sequence[Finding]) -> Element:
    """Fail a claim of which a finding about the whole document tells."""
    message = f"{failed[0].rule} {one_line(failed[0].reason)}"
    told = [f"{one.rule}: {one_line(one.reason)}" for one in failed]
    text = "\n".join([*told, _told(findings)]).rstrip()
    return Element("failure", {"message": message, "type": failed[0].rule}, (text,))


def _fails(finding: Finding) -> bool:
    return finding.is_active and finding.severity is not Severity.NOTE


def _finding(finding: Finding) -> Element:
    subject = f" {finding.key}" if finding.key else ""
    name = f"{finding.rule} {finding.name}{subject} at line {finding.line}"
    if _fails(finding):
        return _case(finding.path, name, _failure([finding]))
    out = Element("system-out", {}, (_told([finding]),))
    if finding.is_active:
        return _case(finding.path, name, out)
    return _case(finding.path, name, Element("skipped", {"message": _mark(finding)}), out)


def _failure(findings: Sequence[Finding]) -> Element:
    failing = [finding for finding in findings if _fails(finding)]
    worst, others = failing[0], sum(finding.is_active for finding in findings) - 1
    more = f" (and {counted(others, 'more finding')})" if others else ""
    message = f"{worst.rule} {one_line(worst.message)}{more}"
    return Element("failure", {"message": message, "type": worst.rule}, (_told(findings),))


def _told(findings: Sequence[Finding]) -> str:
    return "\n".join(line for finding in findings for line in _tell(finding))


def _tell(finding: Finding) -> Iterator[str]:
    mark = f" ({_mark(finding)})" if _mark(finding) else ""
    place = one_line(f"{finding.path}:{finding.line}:{finding.column}")
    head = f"{finding.severity} {finding.rule} {finding.name}"
    yield f"{place} {head}: {one_line(finding.message)}{mark}"
    for basis in finding.basis:
        yield f"  {one_line(basis.text)} (source: {basis.origin.words})"
    if finding.remedy.strip():
        yield f"  try: {one_line(finding.remedy)}"
    for rule, message in finding.folded:
        yield f"  same cause: {rule} {one_line(message)}"


def _mark(finding: Finding) -> str:
    if finding.suppressed:
        return f"suppressed: {one_line(finding.justification) or 'no reason given'}"
    return "known" if finding.known else ""


def _rules(audit: Audit) -> Iterator[Element]:
    for check in audit.checks:
        if check.status is not OutcomeStatus.FAILED or check.not_checked:
            yield _case("rules", f"{check.rule} {check.name}", *_skipped(check))


def _skipped(check: Check) -> Iterator[Element]:
    if check.status is not OutcomeStatus.PASSED or check.not_checked:
        number = f"{check.not_checked:,} not assessed: " if check.not_checked else ""
        reason = one_line(check.reason) or "no reason given"
        yield Element("skipped", {"message": f"{number}{reason}"})


def _unread(failure: Failure) -> Element:
    place = failure.path if failure.line is None else f"{failure.path}:{failure.line}"
    attributes = {"message": one_line(failure.message), "type": one_line(failure.kind)}
    return _case("inputs", place, Element("error", attributes, (one_line(str(failure)),)))
