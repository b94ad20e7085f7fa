"""Rules of other distributions are found by their entry point, and their faults end no run."""

from claimcheck.rules import RULES, all_rules

RULE = '''
from collections.abc import Iterator
from claimcheck.model import Claim, Problem, Severity
from claimcheck.rules import Context, rule

@rule("{code}", severity=Severity.NOTE)
def {name}(claim: Claim, context: Context) -> Iterator[Problem]:
    """The house says otherwise."""
    return iter(())
'''
HOUSE = {"claimcheck.rules": {"house": "house_rules"}}
OTHER = {"claimcheck.rules": {"other": "other_rules"}}


def test_a_registered_module_adds_its_rules(install):
    install("house", HOUSE, house_rules=RULE.format(code="PK101", name="house_style"))
    assert all_rules()["PK101"].name == "house-style"
    assert RULES.extensions()["PK101"].distribution == "house 1.0"
    assert RULES.failures() == ()


def test_a_rule_may_be_named_itself(install):
    points = {"claimcheck.rules": {"house": "house_rules:house_style"}}
    install("house", points, house_rules=RULE.format(code="PK101", name="house_style"))
    assert "PK101" in all_rules()


def test_the_next_run_knows_nothing_of_what_was_uninstalled():
    assert "PK101" not in all_rules()


def test_a_code_of_the_library_is_refused_by_name(install):
    install("house", HOUSE, house_rules=RULE.format(code="CC999", name="house_style"))
    (failure,) = RULES.failures()
    assert failure.path == "house 1.0"
    assert "CC999" in failure.message
    assert "begin with CC" in failure.message
    assert "CC999" not in all_rules()


def test_two_rules_of_one_code_are_a_failure_of_the_second(install):
    install("house", HOUSE, house_rules=RULE.format(code="PK101", name="house_style"))
    install("other", OTHER, other_rules=RULE.format(code="PK101", name="other_style"))
    (failure,) = RULES.failures()
    assert failure.path == "other 1.0"
    assert "PK101" in failure.message
    assert "house 1.0" in failure.message
    assert all_rules()["PK101"].name == "house-style"


def test_a_plugin_that_cannot_be_imported_is_named_and_the_rest_goes_on(install):
    install("house", HOUSE, house_rules="{}['lost']")
    install("other", OTHER, other_rules=RULE.format(code="PK101", name="other_style"))
    (failure,) = RULES.failures()
    assert str(failure).startswith("house 1.0: internal error in the entry point `house`")
    assert "(KeyError: 'lost')" in failure.message
    assert {"PK101", "CC201"} <= set(all_rules())


def test_a_plugin_that_leaves_the_program_does_not(install):
    install("house", HOUSE, house_rules="raise SystemExit('enough')")
    (failure,) = RULES.failures()
    assert "(SystemExit: enough)" in failure.message


def test_a_plugin_without_a_rule_is_told(install):
    install("house", HOUSE, house_rules="")
    (failure,) = RULES.failures()
    assert "holds no Rule" in failure.message
