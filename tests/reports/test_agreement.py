"""All formats speak of the same findings at the same places, and none is lost in silence."""

import csv
import io
import json
import re
from collections import Counter
from xml.etree import ElementTree as ET
from xml.sax.saxutils import quoteattr

from hypothesis import given, settings

from claimcheck.auditing.result import Audit
from claimcheck.model import Severity
from claimcheck.reports import render
from claimcheck.reports._markdown import escaped
from claimcheck.reports._safe import one_line
from claimcheck.reports.github import PER_SEVERITY
from strategies import audits

SETTINGS = settings(deadline=None, max_examples=15)
CHECKSTYLE = {"error": Severity.ERROR, "warning": Severity.WARNING, "info": Severity.NOTE}


def places(audit: Audit, *, active: bool) -> Counter:
    return Counter(
        (one.rule, one.line, one.column) for one in audit.findings if one.is_active or not active
    )


@given(audits())
@SETTINGS
def test_json_holds_every_finding(audit: Audit) -> None:
    found = json.loads(render(audit, "json"))
    held = [one for entry in found["documents"] for one in entry["findings"]]
    assert Counter((one["rule"], one["line"], one["column"]) for one in held) == (
        places(audit, active=False)
    )
    quiet = [one for one in held if one["suppressed"] or one["known"]]
    counts = found["summary"]
    active = counts["errors"] + counts["warnings"] + counts["notes"]
    assert active + len(quiet) == len(held)


@given(audits())
@SETTINGS
def test_sarif_holds_every_finding(audit: Audit) -> None:
    run = json.loads(render(audit, "sarif"))["runs"][0]
    regions = Counter()
    for result in run["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        regions[result["ruleId"], region["startLine"], region.get("startColumn", 1)] += 1
        rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
    assert regions == places(audit, active=False)
    open_results = [result for result in run["results"] if "suppressions" not in result]
    assert len(open_results) == len(audit.active)


@given(audits())
@SETTINGS
def test_csv_has_a_row_for_every_finding_and_every_claim(audit: Audit) -> None:
    rows = list(csv.DictReader(io.StringIO(render(audit, "csv"))))
    found = [row for row in rows if row["rule"]]
    assert Counter((row["rule"], int(row["line"]), int(row["column"])) for row in found) == (
        places(audit, active=False)
    )
    assert {claim.id for claim in audit.claims} <= {row["claim"] for row in rows}
    assert Counter(row["status"] for row in found)["failed"] == len(audit.active)


@given(audits())
@SETTINGS
def test_checkstyle_holds_every_active_finding_and_counts_the_others(audit: Audit) -> None:
    root = ET.fromstring(render(audit, "checkstyle"))  # noqa: S314
    errors = [one for one in root.iter("error") if one.get("source").count(".") == 2]
    held = Counter(
        (one.get("source").split(".")[1], int(one.get("line")), int(one.get("column")))
        for one in errors
    )
    assert held == places(audit, active=True)
    severities = Counter(CHECKSTYLE[one.get("severity")] for one in errors)
    assert severities == Counter(one.severity for one in audit.active)
    hidden = [one for one in root.iter("error") if one.get("source") == "claimcheck.not-shown"]
    said = sum(int(number) for one in hidden for number in re.findall(r"\d+", one.get("message")))
    assert said == len(audit.findings) - len(audit.active)


@given(audits())
@SETTINGS
def test_rdjson_holds_every_active_finding(audit: Audit) -> None:
    found = json.loads(render(audit, "rdjson"))["diagnostics"]
    held = Counter(
        (one["code"]["value"], one["location"]["range"]["start"]["line"])
        for one in found
        if one["code"]["value"].startswith("CC")
    )
    assert held == Counter((one.rule, one.line) for one in audit.active)


@given(audits())
@SETTINGS
def test_gitlab_holds_every_active_finding_once(audit: Audit) -> None:
    found = json.loads(render(audit, "gitlab"))
    issues = [one for one in found if one["check_name"].startswith("CC")]
    held = Counter((one["check_name"][:5], one["location"]["lines"]["begin"]) for one in issues)
    assert held == Counter((one.rule, one.line) for one in audit.active)
    assert len({one["fingerprint"] for one in found}) == len(found)


@given(audits(max_findings=14))
@SETTINGS
def test_github_annotates_up_to_its_limits_and_counts_the_rest(audit: Audit) -> None:
    lines = render(audit, "github").splitlines()
    for severity, command in zip(Severity, ("error", "warning", "notice"), strict=True):
        shown = [line for line in lines if line.startswith(f"::{command} ")]
        told = [line for line in lines if f"more {severity}" in line and "annotated" in line]
        more = sum(int(line.split()[0].replace(",", "")) for line in told)
        unread = len(audit.failures) if severity is Severity.ERROR else 0
        total = sum(one.severity is severity for one in audit.active)
        assert len(shown) <= PER_SEVERITY
        assert len(shown) + more >= total
        assert len(shown) + more <= total + unread


@given(audits())
@SETTINGS
def test_junit_tells_every_finding_in_some_case(audit: Audit) -> None:
    root = ET.fromstring(render(audit, "junit"))  # noqa: S314
    told = "\n".join(
        case.text or "" for kind in ("failure", "system-out") for case in root.iter(kind)
    )
    heads = Counter(re.findall(r":(\d+):(\d+) \w+ (CC\d+) [\w-]+: ", told))
    wanted = Counter((str(one.line), str(one.column), one.rule) for one in audit.findings)
    assert not wanted - heads
    names = [case.get("name") for case in root.iter("testcase")]
    for claim in audit.claims:
        assert any(name.startswith(f"{claim.id}:") for name in names)


@given(audits())
@SETTINGS
def test_text_shows_every_active_finding_and_counts_the_others(audit: Audit) -> None:
    shown = render(audit, "text")
    singles: Counter[str] = Counter()
    rule = ""
    for line in shown.splitlines():
        if head := re.match(r"  (?:error|warning|note)  (CC\d+) ", line):
            rule = head[1]
        elif re.match(r"    \d+:\d+(?: |$)", line):
            singles[rule] += 1
    listed = re.findall(r"^  \w+  (CC\d+) [\w-]+: ([\d,]+) entries$", shown, re.MULTILINE)
    for code, number in listed:
        singles[code] += int(number)
    assert singles == Counter(one.rule for one in audit.active)
    hidden = re.findall(r"^  not shown: (.*)$", shown, re.MULTILINE)
    counted = sum(int(number) for line in hidden for number in re.findall(r"\d+", line))
    assert counted == len(audit.findings) - len(audit.active)


@given(audits(max_findings=14))
@SETTINGS
def test_markdown_shows_every_finding_or_counts_it(audit: Audit) -> None:
    shown = render(audit, "markdown")
    wanted = Counter((one.rule, one.name) for one in audit.findings)
    for (rule, name), number in wanted.items():
        assert shown.count(f"** {rule} {name} at ") == number


@given(audits())
@SETTINGS
def test_the_checklist_counts_every_active_finding(audit: Audit) -> None:
    shown = render(audit, "checklist")
    for rule, number in Counter(one.rule for one in audit.active).items():
        assert re.search(rf"  - {rule}: {number} at |- {rule} [\w-]+: {number} at ", shown)


@given(audits())
@SETTINGS
def test_every_format_but_the_bare_list_says_what_was_not_checked(audit: Audit) -> None:
    left = [one for one in audit.checks if one.not_checked]
    for name in ("text", "json", "sarif", "junit", "markdown", "checklist", "checkstyle", "rdjson"):
        shown = render(audit, name)
        for check in left:
            assert check.rule in shown


@given(audits())
@SETTINGS
def test_every_format_names_the_inputs_that_were_not_read(audit: Audit) -> None:
    for name in ("text", "markdown", "junit", "checkstyle", "csv"):
        shown = render(audit, name)
        for failure in audit.failures:
            assert named(failure.path, name) in shown
    for name in ("json", "sarif", "rdjson", "gitlab"):
        assert render(audit, name).count("not read") >= bool(audit.failures)


def named(path: str, name: str) -> str:
    if name == "markdown":
        return escaped(path)
    if name in {"junit", "checkstyle"}:
        return quoteattr(one_line(path), {'"': "&quot;"})[1:-1].replace("'", "'")
    return one_line(path).replace('"', '""') if name == "csv" else one_line(path)
