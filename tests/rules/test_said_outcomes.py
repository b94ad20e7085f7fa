"""Rules about entries, records and suppressions say an outcome of every subject, and why."""

import pytest

from claimcheck.auditing import audit
from claimcheck.model import OutcomeStatus
from claimcheck.rules import all_rules

FAMILIES = ("bibliography", "verification", "record", "suppression")
CODES = [code for code, rule in all_rules().items() if rule.family in FAMILIES]
BIB = """@article{walk2019, author = {Roe, Jane}, title = {Walking and sleep}, journal = {PLoS ONE},
  volume = {14}, pages = {e1}, year = {2019}, doi = {10.1000/walk.1}}
@article{run2018, author = {Poe, Ann; Roe, Jane}, title = {Running and sleep}, year = {2081}}
@misc{rest, title = {RETRACTED: Resting}, year = {2011}, howpublished = {arXiv}}
"""
LEDGER = """document = "article.md"

[[claim]]
id = "zinc"
type = "treatment_benefit"
anchor = { exact = "Zinc prevents colds in adults." }
"""
TEXT = """# Colds

<!-- claimcheck: ignore CC602 -->
Zinc prevents colds in adults [@walk2019].

Honey prevents coughs in children.
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    folder = tmp_path_factory.mktemp("told")
    (folder / "article.md").write_text(TEXT, encoding="utf-8")
    (folder / "a.bib").write_text(BIB, encoding="utf-8")
    (folder / "claims").mkdir()
    (folder / "claims" / "article.toml").write_text(LEDGER, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        return audit("article.md", bibliography="a.bib", ledger="claims")


@pytest.mark.parametrize("code", CODES)
def test_a_rule_says_why_of_every_subject(told, code):
    found = [outcome for outcome in told.outcomes if outcome.rule == code]
    assert found
    assert all(outcome.reason or outcome.basis for outcome in found)


def test_passed_is_said_with_the_fact_that_was_used(told):
    passed = [one for one in told.outcomes if one.status is OutcomeStatus.PASSED]
    assert any(one.rule == "CC304" and one.key == "walk2019" for one in passed)
    assert all(one.basis for one in passed if one.rule in CODES)


def test_an_entry_that_says_nothing_of_a_retraction_has_not_passed(told):
    standing = {one.key: one.status for one in told.outcomes if one.rule == "CC904"}
    assert standing["walk2019"] is OutcomeStatus.NOT_CHECKED
    assert standing["rest"] is OutcomeStatus.FAILED


def test_no_bibliography_passes_nothing():
    empty = audit(text="Zinc prevents colds in adults.\n")
    passed = {one.rule for one in empty.outcomes if one.status is OutcomeStatus.PASSED}
    assert passed.isdisjoint(CODES)
