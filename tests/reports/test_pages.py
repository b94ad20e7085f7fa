"""Markdown, checklist and CSV: what an editor reads."""

import csv
import io
import re

from attrs import evolve

from claimcheck.reports import render
from claimcheck.reports._checklist_items import checklist_items
from claimcheck.reports.markdown import MAX_CHARACTERS
from factories import answers, audit_of, document, finding, small_audit


def test_markdown_begins_with_the_verdict_and_the_worst() -> None:
    shown = render(small_audit(), "markdown")
    assert shown.index("**Incomplete: 1 input") < shown.index("**error** CC707")
    assert shown.index("**error** CC707") < shown.index("**warning** CC401")


def test_markdown_folds_what_is_beyond_ten() -> None:
    source = document("Tea helps.")
    found = tuple(finding(source.text, None, number=number) for number in range(15))
    shown = render(audit_of((), found), "markdown")
    first, folded = shown.split("<details>", 1)
    assert first.count("CC201") == 10
    assert "5 more findings" in folded


def test_markdown_stays_within_a_comment_and_counts_what_it_leaves_out() -> None:
    message = "a very long message " * 20
    found = tuple(finding("", None, message=message, number=number) for number in range(900))
    shown = render(audit_of((), found), "markdown")
    assert len(shown) <= MAX_CHARACTERS + 500
    (left,) = re.findall(r"([\d,]+) findings? more are left out here", shown)
    assert shown.count("CC201 uncited-claim at") + int(left) == 900


def test_the_checklist_has_its_items_in_order() -> None:
    numbers = list(range(1, len(checklist_items()) + 1))
    assert [item.number for item in checklist_items()] == numbers
    shown = render(small_audit(), "checklist")
    assert [int(number) for number in re.findall(r"^- \[.\] (\d+)\.", shown, re.MULTILINE)] == (
        numbers
    )


def test_the_checklist_holds_the_lists_of_others_whole() -> None:
    discern = [item for item in checklist_items() if item.section == "DISCERN"]
    assert [item.source for item in discern] == [f"DISCERN {number}" for number in range(1, 17)]
    sections = {item.section for item in checklist_items()}
    assert sections >= {"NHS content standard", "AMA 11", "Medical and legal review"}


def test_every_item_says_who_answers_it_and_names_what_that_needs() -> None:
    shown = render(small_audit(), "checklist")
    for item in checklist_items():
        assert item.mode in {"auto", "assist", "human"}
        assert item.mode == "human" or item.rules or item.evidence
        (line,) = re.findall(rf"^- \[.\] {item.number}\. .*$", shown, re.MULTILINE)
        assert re.search(r"\((automatic|assisted|human)", line)


def test_an_item_is_ticked_only_where_all_its_rules_passed() -> None:
    passed = tuple(answers(code, code, passed=1) for code in ("CC204", "CC501"))
    shown = render(evolve(small_audit(), answers=passed, findings=()), "checklist")
    assert re.search(r"- \[x\] 4\. ", shown)
    assert re.search(r"- \[ \] 26\. .*\*\*not checked\*\*", shown)


def test_a_rule_that_left_something_open_ticks_nothing() -> None:
    partly = (answers("CC204", "a", passed=5, not_checked=1, reason="no year"),)
    shown = render(evolve(small_audit(), answers=partly, findings=()), "checklist")
    assert re.search(r"- \[ \] 4\. .*\*\*not checked\*\*", shown)
    assert "1 not checked: no year" in shown


def test_items_for_people_are_never_ticked_and_ask_for_name_and_date() -> None:
    shown = render(small_audit(), "checklist")
    people = [item for item in checklist_items() if item.mode != "auto"]
    assert shown.count("Name: ____________ Date: ____________") == len(people)
    for item in people:
        assert f"- [ ] {item.number}. " in shown


def test_csv_has_a_row_for_a_claim_without_a_finding_and_says_how_it_stands() -> None:
    audit = small_audit()
    said = (answers("CC401", "strength-exceeds-tier", passed=3, of=audit.claims),)
    quiet = evolve(audit, findings=audit.findings[-1:], answers=said)
    rows = {row["claim"]: row for row in csv.DictReader(io.StringIO(render(quiet, "csv")))}
    assert rows["hold-each-breath"]["status"] == "passed"
    assert rows["tea-lowers-restlessness"]["status"] == "not checked"
    assert "moreau2015" in rows["tea-lowers-restlessness"]["reason"]


def test_nothing_is_passed_where_no_rule_ran() -> None:
    rows = csv.DictReader(
        io.StringIO(render(evolve(small_audit(), findings=(), answers=()), "csv"))
    )
    assert {row["status"] for row in rows if row["claim"]} == {"not checked"}
