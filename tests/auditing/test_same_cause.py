"""One finding a cause."""

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.auditing.same_cause import explanations, merge_same_cause
from claimcheck.model import Finding, Severity
from claimcheck.rules import all_rules


def finding(rule: str, claim: str | None = "c", **more):
    return Finding(
        rule=rule,
        name=rule,
        severity=Severity.WARNING,
        message=f"message of {rule}",
        path="a.md",
        claim=claim,
        **more,
    )


def test_a_finding_is_merged_into_the_one_that_says_more():
    (kept,) = merge_same_cause([finding("CC201"), finding("CC701")])
    assert kept.rule == "CC701"
    assert kept.folded == (("CC201", "message of CC201"),)


def test_findings_on_other_claims_stay_apart():
    kept = merge_same_cause([finding("CC201", "one"), finding("CC701", "two")])
    assert [one.rule for one in kept] == ["CC201", "CC701"]


def test_a_chain_ends_in_the_last():
    kept = merge_same_cause([finding("CC201"), finding("CC801"), finding("CC701")])
    assert [one.rule for one in kept] == ["CC701"]
    assert {code for code, _ in kept[0].folded} == {"CC801", "CC201"}


def test_a_suppressed_finding_neither_takes_in_nor_is_taken_in():
    kept = merge_same_cause([finding("CC201"), finding("CC701", suppressed=True)])
    assert [one.rule for one in kept] == ["CC201", "CC701"]


def test_the_table_names_rules_that_exist_and_none_explains_itself():
    known = set(all_rules())
    for code, rows in explanations().items():
        assert {code, *(row.explained_by for row in rows)} <= known
        assert code not in {row.explained_by for row in rows}


CODES = ["CC201", "CC205", "CC401", "CC701", "CC702", "CC707", "CC709", "CC501"]
FINDINGS = st.builds(
    finding,
    rule=st.sampled_from(CODES),
    claim=st.sampled_from(["a", "b", None]),
    suppressed=st.booleans(),
)


@given(st.lists(FINDINGS, max_size=12))
def test_nothing_is_lost_whatever_explains_what(findings):
    kept = merge_same_cause(findings)
    told = {one.rule for one in kept} | {code for one in kept for code, _ in one.folded}
    assert told == {one.rule for one in findings}
    assert all(one in kept for one in findings if one.suppressed)


@given(st.lists(FINDINGS, max_size=12))
def test_merging_twice_changes_no_more_than_merging_once(findings):
    once = merge_same_cause(findings)
    assert [one.rule for one in merge_same_cause(once)] == [
        one.rule for one in merge_same_cause(merge_same_cause(once))
    ]
