"""One finding a cause."""

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.auditing.fold import fold
from claimcheck.model import Finding, Severity


def finding(rule: str, claim: str | None = "c", absorbed_by: tuple[str, ...] = (), **more):
    return Finding(
        rule=rule,
        name=rule,
        severity=Severity.WARNING,
        message=f"message of {rule}",
        path="a.md",
        claim=claim,
        absorbed_by=absorbed_by,
        **more,
    )


def test_a_finding_is_folded_into_the_one_that_says_more():
    (kept,) = fold([finding("CC201", absorbed_by=("CC701",)), finding("CC701")])
    assert kept.rule == "CC701"
    assert kept.folded == (("CC201", "message of CC201"),)


def test_findings_on_other_claims_stay_apart():
    kept = fold([finding("CC201", "one", ("CC701",)), finding("CC701", "two")])
    assert [one.rule for one in kept] == ["CC201", "CC701"]


def test_a_finding_on_the_document_takes_in_those_on_its_claims():
    (kept,) = fold([finding("CC201", "one", ("CC210",)), finding("CC210", None)])
    assert kept.rule == "CC210"


def test_a_chain_ends_in_the_last():
    kept = fold(
        [
            finding("CC801", absorbed_by=("CC201",)),
            finding("CC201", absorbed_by=("CC701",)),
            finding("CC701"),
        ]
    )
    assert [one.rule for one in kept] == ["CC701"]
    assert {code for code, _ in kept[0].folded} == {"CC801", "CC201"}


def test_a_suppressed_finding_neither_takes_in_nor_is_taken_in():
    kept = fold([finding("CC201", absorbed_by=("CC701",)), finding("CC701", suppressed=True)])
    assert [one.rule for one in kept] == ["CC201", "CC701"]


CODES = ["CC201", "CC205", "CC401", "CC701", "CC702"]
FINDINGS = st.builds(
    finding,
    rule=st.sampled_from(CODES),
    claim=st.sampled_from(["a", "b", None]),
    absorbed_by=st.lists(st.sampled_from(CODES), max_size=3).map(tuple),
    suppressed=st.booleans(),
)


@given(st.lists(FINDINGS, max_size=12))
def test_nothing_is_lost_whatever_absorbs_what(findings):
    kept = fold(findings)
    told = {one.rule for one in kept} | {code for one in kept for code, _ in one.folded}
    assert told == {one.rule for one in findings}
    assert all(one in kept for one in findings if one.suppressed)


@given(st.lists(FINDINGS, max_size=12))
def test_folding_twice_changes_no_more_than_folding_once(findings):
    once = fold(findings)
    assert [one.rule for one in fold(once)] == [one.rule for one in fold(fold(once))]
