"""SARIF as GitHub code scanning takes it."""

import json

import pytest
from attrs import evolve

from claimcheck.reports import render, sarif
from claimcheck.rules import all_rules
from factories import audit_of, document, finding, small_audit


def run_of(audit: object) -> dict:
    return json.loads(render(audit, "sarif"))["runs"][0]


def result_of(rule: str) -> dict:
    return next(one for one in run_of(small_audit())["results"] if one["ruleId"] == rule)


def test_every_rule_is_described_with_help_level_and_precision() -> None:
    rules = {one["id"]: one for one in run_of(small_audit())["tool"]["driver"]["rules"]}
    assert set(all_rules()) <= set(rules)
    for code in all_rules():
        assert rules[code]["help"]["markdown"]
        assert rules[code]["defaultConfiguration"]["level"] in {"error", "warning", "note"}
        assert rules[code]["properties"]["precision"]
        assert len(rules[code]["fullDescription"]["text"]) <= 1024
        assert "security-severity" not in rules[code]["properties"]


def test_regions_are_exclusive_at_the_end_and_count_code_points() -> None:
    run = run_of(small_audit())
    region = result_of("CC401")["locations"][0]["physicalLocation"]["region"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (3, 13, 19)
    assert region["snippet"]["text"] == "lowers"


def test_fingerprints_are_those_of_the_findings() -> None:
    prints = result_of("CC401")["partialFingerprints"]
    assert prints["primaryLocationLineHash"] == f"{1:032x}"


def test_suppressed_findings_carry_their_reason_and_known_ones_the_baseline() -> None:
    assert result_of("CC801")["suppressions"] == [
        {"kind": "inSource", "justification": "agreed with the editor"}
    ]
    known = [one for one in run_of(small_audit())["results"] if one["ruleId"] == "CC201"]
    assert [one.get("suppressions", [{}])[0].get("kind") for one in known] == [None, "external"]


def test_further_places_are_related_locations() -> None:
    related = result_of("CC707")["relatedLocations"][0]
    assert related["message"]["text"] == "the other practice"
    assert related["physicalLocation"]["region"]["startLine"] == 4


def test_the_run_is_named_for_its_document() -> None:
    assert run_of(small_audit())["automationDetails"]["id"] == "claimcheck/article.md/"


def test_unread_inputs_make_the_run_unsuccessful() -> None:
    invocation = run_of(small_audit())["invocations"][0]
    assert invocation["executionSuccessful"] is False
    assert "is not UTF-8" in invocation["toolExecutionNotifications"][0]["message"]["text"]
    complete = run_of(evolve(small_audit(), failures=()))["invocations"][0]
    assert complete["executionSuccessful"] is True


def test_rules_that_were_not_checked_are_notifications() -> None:
    (note,) = run_of(small_audit())["invocations"][0]["toolConfigurationNotifications"]
    assert note["associatedRule"]["id"] == "CC901"
    assert "offline" in note["message"]["text"]


def test_beyond_the_limit_the_least_serious_go_and_the_run_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sarif, "MAX_RESULTS", 2)
    run = run_of(small_audit())
    assert [one["ruleId"] for one in run["results"]] == ["CC401", "CC707"]
    words = run["invocations"][0]["toolExecutionNotifications"][-1]["message"]["text"]
    assert words.startswith("4 findings beyond 2")


def test_paths_are_uris_relative_to_the_repository() -> None:
    path = "notes/über uns.md"
    source = document("Tea helps.", path)
    audit = audit_of((), (finding(source.text, None, path=path),))
    location = run_of(audit)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location["uri"] == "notes/%C3%BCber%20uns.md"
    assert location["uriBaseId"] == "%SRCROOT%"
