"""Every rule fires on the lines that its cases mark, and on no other."""

from pathlib import Path

import pytest

from claimcheck.rules import all_rules
from claimcheck.testing import check_case, read_cases, read_examples

FOLDER = Path(__file__).parent
RULES = [rule for rule in all_rules().values() if rule.code.startswith("CC")]
FILES = {rule.code: FOLDER / rule.family / f"{rule.name}.md" for rule in RULES}
CASES = [
    pytest.param(rule, case, id=f"{rule.code}-{case.title}")
    for rule in RULES
    if FILES[rule.code].is_file()
    for case in read_cases(FILES[rule.code].read_text("utf-8"))
]
EXAMPLES = [
    pytest.param(rule, case, id=f"{rule.code}-{number}-{case.verdict}")
    for rule in RULES
    for number, case in enumerate(read_examples(rule.page))
]


@pytest.mark.parametrize("code", FILES)
def test_a_rule_has_cases_in_a_file_of_its_name(code):
    assert FILES[code].is_file()


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_a_rule_fires_on_the_marked_lines_only(rule, case):
    check_case(case, rule.code)


@pytest.mark.parametrize(("rule", "case"), EXAMPLES)
def test_a_bad_example_fires_and_a_good_one_does_not(rule, case):
    check_case(case, rule.code)
