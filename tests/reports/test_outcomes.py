"""Every format tells the same outcome for the same rule and claim, and none invents a pass."""

import csv
import io
import json
import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.auditing import audit
from claimcheck.auditing.result import Audit
from claimcheck.auditing.standing import StandingStatus, standing
from claimcheck.cli.commands import explain
from claimcheck.model import Claim, OutcomeStatus, Severity
from claimcheck.reports import render
from claimcheck.reports._checklist_answers import answers
from claimcheck.reports._html.index import Index
from claimcheck.reports._html.table import table_html
from claimcheck.review.open_document import OpenDocument
from claimcheck.review.view import view_of
from strategies import audits

SETTINGS = settings(deadline=None, max_examples=25)
ARTICLE = Path(__file__).parents[3] / "shared" / "articles" / "oxytocin-wellness.txt"
ALONE = "Zinc shortens colds in children."
NEVER_LOOKED_AT = ("CC209", "CC402", "CC409", "CC501", "CC505", "CC709", "CC802")


def outcomes(made: Audit, claim: Claim) -> set[tuple[str, str]]:
    """Give rule and status of each outcome of a claim, those that do not apply left out."""
    said = made.outcomes_of(claim)
    return {
        (one.rule, one.status.value)
        for one in said
        if one.status is not OutcomeStatus.NOT_APPLICABLE
    }


@given(audits())
@SETTINGS
def test_json_tells_the_outcomes_of_every_claim(made: Audit) -> None:
    found = json.loads(render(made, "json"))
    told = {
        claim["id"]: {(one["rule"], one["status"]) for one in claim["outcomes"]}
        for entry in found["documents"]
        for claim in entry["claims"]
    }
    for claim in made.claims:
        assert told[claim.id] == outcomes(made, claim)


@given(audits())
@SETTINGS
def test_csv_passes_only_the_claims_that_stand(made: Audit) -> None:
    rows = list(csv.DictReader(io.StringIO(render(made, "csv"))))
    for claim in made.claims:
        stands = standing(made, claim)
        mine = [row for row in rows if row["claim"] == claim.id]
        failed = {row["rule"] for row in mine if row["status"] == "failed"}
        assert {one.rule for one in stands.failed} <= failed
        assert any(row["status"] == "passed" for row in mine) == (
            stands.status is StandingStatus.PASSED and not made.findings_of(claim)
        )


@given(audits())
@SETTINGS
def test_junit_fails_the_claims_that_fail_by_more_than_a_note(made: Audit) -> None:
    root = ET.fromstring(render(made, "junit"))  # noqa: S314
    failing = {
        case.get("name").partition(":")[0]
        for case in root.iter("testcase")
        if case.find("failure") is not None
    }
    for claim in made.claims:
        active = [one for one in made.findings_of(claim) if one.is_active]
        serious = any(one.severity is not Severity.NOTE for one in active)
        if standing(made, claim).severity in (Severity.ERROR, Severity.WARNING) or serious:
            assert claim.id in failing


@given(audits())
@SETTINGS
def test_the_page_knows_the_standing_that_the_others_tell(made: Audit) -> None:
    index = Index(made)
    for number, claim in enumerate(made.claims):
        assert index.standings[index.number(claim)] == standing(made, claim), number


@given(audits())
@SETTINGS
def test_the_table_of_the_page_passes_the_claims_that_stand(made: Audit) -> None:
    index = Index(made)
    shown = table_html(index)
    stands = Counter(standing(made, claim).status for claim in made.claims)
    assert shown.count('"result passed"') == stands[StandingStatus.PASSED]
    assert shown.count('"result not-checked"') == stands[StandingStatus.NOT_CHECKED]


@given(audits(), st.sets(st.integers(0, 7)))
@SETTINGS
def test_the_review_page_tells_what_counts_whether_or_not_a_finding_of_its_own_does(
    drawn: Audit, folded: set[int]
) -> None:
    kept = tuple(one for number, one in enumerate(drawn.findings) if number not in folded)
    made = evolve(drawn, findings=kept)
    for reading in made.readings:
        shown = view_of(OpenDocument(made, reading, Path("claims/a.toml"), None, "", ""))["claims"]
        for claim, one in zip(reading.claims, shown, strict=True):
            failed = {each.rule: each.severity for each in standing(made, claim).failed}
            active = {each["rule"] for each in one["findings"] if each["active"]}
            covered = {each["rule"]: each["severity"] for each in one["covered"]}
            assert failed.keys() == active | covered.keys()
            assert not active & covered.keys()
            assert all(failed[rule] == severity for rule, severity in covered.items())
            assert (one["severity"] == "none") == (not failed)


@given(audits())
@SETTINGS
def test_explain_tells_every_outcome_of_a_claim(made: Audit) -> None:
    for claim in made.claims:
        told: Counter[tuple[str, str]] = Counter()
        status = ""
        for line in explain._outcomes(claim, made):
            if line.startswith("\n"):
                status = line.strip().partition(";")[0].lower()
            else:
                told[line.split()[0], status] += 1
        said = made.outcomes_of(claim)
        assert told == Counter((one.rule, one.status.value) for one in said)


@given(audits())
@SETTINGS
def test_sarif_names_the_rules_that_have_not_checked_something(made: Audit) -> None:
    (run,) = json.loads(render(made, "sarif"))["runs"]
    (invocation,) = run["invocations"]
    told = {one["associatedRule"]["id"] for one in invocation["toolConfigurationNotifications"]}
    not_checked = OutcomeStatus.NOT_CHECKED
    assert told >= {one.rule for one in made.outcomes if one.status is not_checked}
    assert told == {one.rule for one in made.checks if one.not_checked or one.status is not_checked}


def assert_boxes_are_ticked_by_what_looked(made: Audit) -> None:
    answered = answers(made)
    for one in answered:
        said = {each.status for each in made.outcomes if each.rule in one.item.rules}
        if one.is_ticked and not one.item.evidence:
            assert OutcomeStatus.PASSED in said
            assert said <= {OutcomeStatus.PASSED, OutcomeStatus.NOT_APPLICABLE}
    ticks = sum(one.is_ticked for one in answered)
    assert len(re.findall(r"(?m)^- \[x\] \d", render(made, "checklist"))) == ticks


@given(audits())
@SETTINGS
def test_a_box_is_ticked_only_by_rules_that_looked(made: Audit) -> None:
    assert_boxes_are_ticked_by_what_looked(made)


@pytest.mark.parametrize("text", [ALONE, "", "# A title\n\nZinc, 5 mg a day, cures colds.\n"])
def test_a_box_of_a_real_run_is_ticked_only_by_rules_that_looked(text: str) -> None:
    assert_boxes_are_ticked_by_what_looked(audit(text=text, engine="fast"))


@given(audits())
@SETTINGS
def test_checks_count_the_outcomes_and_nothing_else(made: Audit) -> None:
    for check in made.checks:
        said = [one.status for one in made.outcomes if one.rule == check.rule]
        assert check.passed == said.count(OutcomeStatus.PASSED)
        assert check.failed == said.count(OutcomeStatus.FAILED)
        assert check.not_checked == said.count(OutcomeStatus.NOT_CHECKED)
        assert check.not_applicable == said.count(OutcomeStatus.NOT_APPLICABLE)
        assert (check.status is OutcomeStatus.PASSED) == (
            check.passed > 0 and not check.failed and not check.not_checked
        )


@pytest.mark.parametrize("code", NEVER_LOOKED_AT)
def test_a_sentence_that_cites_nothing_passes_no_rule_about_its_evidence(code: str) -> None:
    made = audit(text=ALONE, engine="fast")
    assert made.claims
    assert {one.status for one in made.outcomes if one.rule == code} <= {
        OutcomeStatus.NOT_APPLICABLE,
        OutcomeStatus.NOT_CHECKED,
        OutcomeStatus.FAILED,
    }


def test_an_unreadable_file_passes_nothing(tmp_path: Path) -> None:
    bad, good = tmp_path / "bad.md", tmp_path / "good.md"
    bad.write_bytes(b"Zinc \xff\xfe cures colds.")
    good.write_text("# Colds\n", "utf-8")
    made = audit(bad, good, engine="fast")
    (failure,) = made.failures
    assert failure.path.endswith("bad.md")
    assert not [one for one in made.outcomes if one.path == failure.path]
    assert not [one for one in made.outcomes if one.claim]
    about_claims = {one.rule for one in made.checks if one.status is OutcomeStatus.PASSED}
    assert not about_claims & {"CC201", "CC401", "CC501", "CC701", "CC707"}


@pytest.mark.skipif(not ARTICLE.exists(), reason="needs the shared article")
def test_an_uncited_claim_is_uncited_in_every_format() -> None:
    made = audit(ARTICLE, engine="fast")
    uncited = {
        one.claim
        for one in made.outcomes
        if one.rule == "CC201" and one.status is OutcomeStatus.FAILED
    }
    assert len(uncited) > len([one for one in made.findings if one.rule == "CC201"])
    rows = csv.DictReader(io.StringIO(render(made, "csv")))
    assert not uncited & {row["claim"] for row in rows if row["status"] == "passed"}
    root = ET.fromstring(render(made, "junit"))  # noqa: S314
    passing = {
        case.get("name").partition(":")[0]
        for case in root.iter("testcase")
        if not list(case.iter("failure")) and not list(case.iter("skipped"))
    }
    serious = {
        one.claim
        for one in made.outcomes
        if one.rule == "CC201" and one.severity in (Severity.ERROR, Severity.WARNING)
    }
    assert not serious & passing
