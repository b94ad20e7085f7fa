"""JUnit, GitHub, GitLab and reviewdog: what pipelines read."""

import json
from xml.etree import ElementTree as ET

from attrs import evolve
from hypothesis import given, settings

from claimcheck.model import Severity
from claimcheck.reports import render
from claimcheck.reports.github import step_summary
from factories import audit_of, document, finding, small_audit
from strategies import audits


def cases_of(audit: object) -> dict[str, ET.Element]:
    root = ET.fromstring(render(audit, "junit"))  # noqa: S314
    return {case.get("name").split(":")[0]: case for case in root.iter("testcase")}


def test_junit_has_one_case_a_claim() -> None:
    cases = cases_of(small_audit())
    assert cases["tea-lowers-restlessness"].find("failure").get("type") == "CC401"
    assert cases["weekly-sauna"].find("failure") is None
    assert "CC201" in cases["weekly-sauna"].find("system-out").text


def test_junit_skips_a_claim_whose_source_nobody_has_opened() -> None:
    audit = small_audit()
    cases = cases_of(evolve(audit, findings=()))
    assert "moreau2015" in cases["tea-lowers-restlessness"].find("skipped").get("message")
    assert list(cases["hold-each-breath"]) == []


def test_junit_skips_a_rule_that_was_not_checked_and_errs_on_unread_inputs() -> None:
    cases = cases_of(small_audit())
    assert "offline" in cases["CC901 reference-not-found"].find("skipped").get("message")
    assert cases["draft.md"].find("error").get("type") == "encoding"


def test_junit_counts_are_those_of_its_cases() -> None:
    root = ET.fromstring(render(small_audit(), "junit"))  # noqa: S314
    for suite in root.iter("testsuite"):
        assert int(suite.get("tests")) == len(suite.findall("testcase"))
        for name, kind in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.get(name)) == len(suite.findall(f"testcase/{kind}"))


def test_github_gives_the_column_only_within_one_line() -> None:
    audit = small_audit()
    spread = evolve(audit.findings[0], end_line=9)
    shown = render(evolve(audit, findings=(spread,), failures=()), "github")
    assert "line=3,endLine=9,title=" in shown


def test_github_keeps_ten_of_a_severity_and_counts_the_rest() -> None:
    found = tuple(
        finding("", None, severity=Severity.ERROR, number=number, message=f"number {number}")
        for number in range(12)
    )
    shown = render(audit_of((), found), "github")
    assert shown.count("::error ") == 10
    assert "2 more errors not annotated: see the step summary" in shown
    assert "number 11" in step_summary(audit_of((), found))


def test_gitlab_is_an_empty_list_where_there_is_nothing_to_say() -> None:
    assert render(audit_of(()), "gitlab") == "[]\n"


def test_gitlab_numbers_repeated_fingerprints() -> None:
    found = tuple(finding("", None, number=7) for _ in range(3))
    prints = [one["fingerprint"] for one in json.loads(render(audit_of((), found), "gitlab"))]
    assert len(set(prints)) == 3
    assert prints[0] == f"{7:032x}"


@given(audits())
@settings(deadline=None, max_examples=15)
def test_rdjson_columns_count_bytes(audit: object) -> None:
    found = json.loads(render(audit, "rdjson"))["diagnostics"]
    active = [
        one for path in audit.paths for one in audit.findings_in(path) if one.is_active and one.span
    ]
    shown = [one for one in found if "end" in one["location"]["range"]]
    assert len(shown) == len(active)
    for finding_, diagnostic in zip(active, shown, strict=True):
        text = audit.texts[finding_.path]
        start = finding_.span.start - finding_.column + 1
        line = text[start:].encode("utf-8", "surrogatepass")
        at = diagnostic["location"]["range"]["start"]["column"] - 1
        rest = line[at:].decode("utf-8", "surrogatepass")
        assert rest.startswith(finding_.quote)


def test_rdjson_columns_differ_from_code_points_behind_other_scripts() -> None:
    source = document("Grüner Tee hilft.")
    start = source.text.index("hilft")
    made = finding(source.text, type(source.blocks[0].span)(start, start + 5))
    reading = evolve(small_audit().readings[0], document=source, claims=())
    found = json.loads(render(audit_of((reading,), (made,)), "rdjson"))["diagnostics"][0]
    assert found["location"]["range"]["start"] == {"line": 1, "column": 13}
