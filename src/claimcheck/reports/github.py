"""Workflow commands that GitHub turns into annotations, within its limits."""

from collections.abc import Iterator

from claimcheck.auditing.result import Audit
from claimcheck.model import Finding, Severity
from claimcheck.model.brief import counted
from claimcheck.reports._page import page
from claimcheck.reports._remarks import unread_inputs
from claimcheck.reports._report import report
from claimcheck.reports._safe import one_line
from claimcheck.reports._verdict import accepted, rule_counts, verdict

PER_SEVERITY = 10
"""Annotations of one severity that GitHub keeps of one step."""

SUMMARY_CHARACTERS = 250_000
"""GitHub takes 1 MiB in a step summary, and a character takes up to four bytes."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


@report("github", file="annotations.txt")
def github(audit: Audit) -> str:
    """Write annotations, worst first; what is beyond the limits is counted in the log."""
    lines: list[str] = []
    for severity in Severity:
        commands = list(_commands(audit, severity))
        lines += commands[:PER_SEVERITY]
        left = len(commands) - PER_SEVERITY
        if left > 0:
            more = f"more {severity.value}"
            lines.append(f"{counted(left, more)} not annotated: see the step summary")
    if accepted(audit):
        lines.append(f"Not annotated: {accepted(audit)}")
    lines += [f"Checked: {rule_counts(audit)}", verdict(audit)]
    return "\n".join(lines) + "\n"


def step_summary(audit: Audit) -> str:
    """Write what belongs into the file that ``GITHUB_STEP_SUMMARY`` names, as Markdown."""
    return page(audit, SUMMARY_CHARACTERS)


def _commands(audit: Audit, severity: Severity) -> Iterator[str]:
    if severity is Severity.ERROR:
        for remark in unread_inputs(audit):
            place = {"file": remark.path, "line": remark.line, "title": "not read"}
            yield _command("error", place, one_line(remark.message))
    for finding in audit.active:
        if finding.severity is severity:
            yield _command(_COMMANDS[severity], _place(finding), _words(finding))


def _place(finding: Finding) -> dict[str, object]:
    place: dict[str, object] = {
        "file": finding.path,
        "line": finding.line,
        "endLine": finding.end_line,
    }
    if finding.line == finding.end_line:
        place |= {"col": finding.column, "endColumn": finding.end_column}
    return place | {"title": f"{finding.rule} {finding.name}"}


def _words(finding: Finding) -> str:
    lines = [one_line(finding.message) or finding.name]
    lines += [f"{one_line(one.text)} (source: {one.origin.words})" for one in finding.basis]
    lines += [f"Try: {one_line(finding.remedy)}"] if finding.remedy.strip() else []
    lines += [f"Same cause: {rule} {one_line(words)}" for rule, words in finding.folded]
    return "\n".join(lines)


def _command(name: str, properties: dict[str, object], message: str) -> str:
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {listed}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: object) -> str:
    return _data(one_line(str(value))).replace(":", "%3A").replace(",", "%2C")
