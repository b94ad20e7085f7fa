"""Every rule fires on the lines that its cases mark, and on no other."""

from pathlib import Path

import pytest

from claimcheck.auditing import audit
from claimcheck.rules import all_rules

from .cases import Case, cases_of, examples_of, lay_out

FOLDER = Path(__file__).parent
RULES = [rule for rule in all_rules().values() if rule.code.startswith("CC")]
CASES = [
    pytest.param(rule, case, id=f"{rule.code}-{case.title}")
    for rule in RULES
    for case in cases_of((FOLDER / rule.family / f"{rule.name}.md").read_text("utf-8"))
]
EXAMPLES = [
    pytest.param(rule, case, id=f"{rule.code}-{number}-{case.verdict}")
    for rule in RULES
    for number, case in enumerate(examples_of(rule.page))
]


def found(case: Case, code: str, folder: Path) -> set[tuple[str, int, str]]:
    paths = lay_out(case, folder)
    bibliography = "references.bib" if "references.bib" in case.files else None
    if not paths:
        (folder / "article.md").write_text("", "utf-8")
        paths = ["article.md"]
    result = audit(*paths, bibliography=bibliography, ledger="claims", select=(code,))
    assert not result.failures, result.failures
    return {
        (finding.path, finding.line, finding.rule)
        for finding in result.findings
        if not finding.suppressed
    }


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_a_rule_fires_on_the_marked_lines_only(rule, case, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    expected = {place for place in case.expected if place[2] == rule.code}
    assert found(case, rule.code, tmp_path) == expected


@pytest.mark.parametrize(("rule", "case"), EXAMPLES)
def test_a_bad_example_fires_and_a_good_one_does_not(rule, case, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    fired = bool(found(case, rule.code, tmp_path))
    assert fired == (case.verdict == "bad")
