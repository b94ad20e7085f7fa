"""Rules of other distributions are found by their entry point, and their faults end no run."""

import json

import pytest

import claimcheck
from claimcheck.cli._group import run
from claimcheck.reports import formats
from claimcheck.rules import RULES, all_rules

RULE = '''
from __future__ import annotations
from collections.abc import Iterator
from claimcheck.rules.api import Answer, Claim, Context, Passed, Severity, rule

@rule("{code}", severity=Severity.NOTE)
def {name}(claim: Claim, context: Context) -> Iterator[Answer]:
    """The house says otherwise."""
    yield Passed("nothing to say")
'''
BROKEN = RULE.format(code="PK101", name="house_style").replace("yield", "{}['lost']; yield")
TEXT = "Zinc prevents colds in children. Iron prevents fatigue in adults."
HOUSE = {"claimcheck.rules": {"house": "plugged_rules"}}
OTHER = {"claimcheck.rules": {"other": "plugged_others"}}


def test_a_registered_module_adds_its_rules(install):
    install("house", HOUSE, plugged_rules=RULE.format(code="PK101", name="house_style"))
    assert all_rules()["PK101"].name == "house-style"
    assert RULES.extensions()["PK101"].distribution == "house 1.0"
    assert RULES.failures() == ()


def test_a_rule_may_be_named_itself(install):
    points = {"claimcheck.rules": {"house": "plugged_rules:house_style"}}
    install("house", points, plugged_rules=RULE.format(code="PK101", name="house_style"))
    assert "PK101" in all_rules()


def test_the_next_run_knows_nothing_of_what_was_uninstalled():
    assert "PK101" not in all_rules()


def test_a_code_of_the_library_is_refused_by_name(install):
    install("house", HOUSE, plugged_rules=RULE.format(code="CC999", name="house_style"))
    (failure,) = RULES.failures()
    assert failure.path == "house 1.0"
    assert "CC999" in failure.message
    assert "begin with CC" in failure.message
    assert "CC999" not in all_rules()


def test_two_rules_of_one_code_are_a_failure_of_the_second(install):
    install("house", HOUSE, plugged_rules=RULE.format(code="PK101", name="house_style"))
    install("other", OTHER, plugged_others=RULE.format(code="PK101", name="other_style"))
    (failure,) = RULES.failures()
    assert failure.path == "other 1.0"
    assert "PK101" in failure.message
    assert "house 1.0" in failure.message
    assert all_rules()["PK101"].name == "house-style"


def test_a_plugin_that_cannot_be_imported_is_named_and_the_rest_goes_on(install):
    install("house", HOUSE, plugged_rules="{}['lost']")
    install("other", OTHER, plugged_others=RULE.format(code="PK101", name="other_style"))
    (failure,) = RULES.failures()
    assert str(failure).startswith("house 1.0: internal error in the entry point `house`")
    assert "(KeyError: 'lost')" in failure.message
    assert {"PK101", "CC201"} <= set(all_rules())


def test_a_plugin_that_leaves_the_program_does_not(install):
    install("house", HOUSE, plugged_rules="raise SystemExit('enough')")
    (failure,) = RULES.failures()
    assert "(SystemExit: enough)" in failure.message


def test_a_plugin_without_a_rule_is_told(install):
    install("house", HOUSE, plugged_rules="")
    (failure,) = RULES.failures()
    assert "holds no Rule" in failure.message


def test_a_rule_whose_annotations_are_strings_is_asked_about_its_subject(install):
    install("house", HOUSE, plugged_rules=RULE.format(code="PK101", name="house_style"))
    assert all_rules()["PK101"].subject is claimcheck.Claim
    (check,) = (one for one in claimcheck.audit(text=TEXT).checks if one.rule == "PK101")
    assert (check.status.value, check.passed) == ("passed", 2)


def test_a_rule_that_raises_has_not_checked_and_the_others_have(install):
    install("house", HOUSE, plugged_rules=BROKEN)
    audit = claimcheck.audit(text=TEXT)
    told = "internal error in rule PK101 of house 1.0 (KeyError: 'lost')"
    (check,) = (one for one in audit.checks if one.rule == "PK101")
    assert check.status.value == "not checked"
    assert told in check.reason
    assert [failure.message for failure in audit.failures] == [told]
    assert "CC201" in {finding.rule for finding in audit.findings}
    assert {one.reason for one in audit.outcomes if one.rule == "PK101"} == {told}


@pytest.fixture
def article(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "article.md").write_text(TEXT, "utf-8")


@pytest.mark.usefixtures("article")
def test_the_run_ends_with_code_three_and_everything_else_is_reported(install, capsys):
    install("house", HOUSE, plugged_rules=BROKEN)
    assert run(["check", "article.md", "--format", "json"]) == 3
    told = capsys.readouterr()
    (document,) = json.loads(told.out)["documents"]
    assert "CC201" in {finding["rule"] for finding in document["findings"]}
    assert told.err.count("internal error in rule PK101 of house 1.0") == 1


@pytest.mark.usefixtures("article")
@pytest.mark.parametrize("name", formats())
def test_every_format_can_tell_of_it(install, capsys, name):
    install("house", HOUSE, plugged_rules=BROKEN)
    assert run(["check", "article.md", "--format", name]) == 3
    assert capsys.readouterr().out


@pytest.mark.usefixtures("article")
def test_a_plugin_that_cannot_be_imported_is_told_by_the_run(install, capsys):
    install("house", HOUSE, plugged_rules="{}['lost']")
    assert run(["check", "article.md"]) == 3
    told = capsys.readouterr()
    assert "house 1.0: internal error in the entry point `house`" in told.err
    assert "CC201" in told.out
    assert "Incomplete: 1 internal error;" in told.out


def test_a_subject_that_is_none_is_told_with_what_to_write(install):
    text = RULE.format(code="PK101", name="house_style").replace("claim: Claim", "claim: int")
    install("house", HOUSE, plugged_rules=text)
    (failure,) = RULES.failures()
    assert "annotate the first parameter with one of Bibliography" in failure.message
