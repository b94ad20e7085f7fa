"""The law that every rule obeys."""

from importlib import import_module
from pathlib import Path

import pytest

from claimcheck.model import Precision, Severity
from claimcheck.rules import all_rules, families
from claimcheck.rules.api import rule as make_rule
from claimcheck.testing import read_cases, read_examples

FOLDER = Path(__file__).parent
NUMBERS = {
    "suppression": "0",
    "record": "1",
    "citation": "2",
    "bibliography": "3",
    "evidence": "4",
    "population": "5",
    "language": "6",
    "protocol": "7",
    "number": "8",
    "verification": "9",
}
RULES = list(all_rules().values())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
class TestEveryRule:
    def test_has_the_number_of_its_family(self, rule):
        assert rule.code[2] == NUMBERS[rule.family]

    def test_lives_in_a_module_of_its_own_name(self, rule):
        module = import_module(f"claimcheck.rules.{rule.family}.{rule.name.replace('-', '_')}")
        assert rule in vars(module).values()

    def test_says_what_it_looks_for_in_one_line(self, rule):
        assert rule.summary.endswith(".")
        assert len(rule.summary) <= 100
        assert rule.page.splitlines()[1:2] == [""]

    def test_says_why_it_matters(self, rule):
        assert "## Why it matters" in rule.page

    def test_shows_what_is_wrong_and_what_is_right(self, rule):
        assert {case.verdict for case in read_examples(rule.page)} == {"bad", "good"}

    def test_has_cases_with_at_least_one_that_fires_and_one_that_does_not(self, rule):
        cases = list(read_cases((FOLDER / rule.family / f"{rule.name}.md").read_text("utf-8")))
        assert any(case.expected for case in cases)
        assert any(not case.expected for case in cases)

    def test_has_a_severity_and_a_precision(self, rule):
        assert isinstance(rule.severity, Severity)
        assert isinstance(rule.precision, Precision)


def test_every_family_has_a_number():
    assert set(families()) == set(NUMBERS)


def test_a_code_of_another_form_is_refused():
    with pytest.raises(ValueError, match="not a rule code"):
        make_rule("C1", severity=Severity.NOTE)
