"""A finding stands on words and reading together, and is as grave as its kind has proved to be."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import claimcheck
from claimcheck.auditing.same_cause import merge_same_cause
from claimcheck.model import (
    CitationMention,
    Claim,
    ClaimCitation,
    NotApplicable,
    Origin,
    Problem,
    Reach,
    Severity,
    Span,
)
from claimcheck.resources import read_records
from claimcheck.rules import all_rules, standing
from claimcheck.rules._agreement import is_agreed, is_seconded
from claimcheck.rules.standing import BANDS, agree, band_of, problem_standing, weigh

from .asking import CONTEXT

_PROBLEM = Problem("`safe` promises safety without qualification")
_REGIMEN = "You should take 400 mg of magnesium every evening to sleep better."
_SHARES = st.floats(0, 1)


def _claim(query=0.0, **queries):
    return Claim(
        "a", "a.md", "It is safe.", "It is safe.", Span(0, 11), query=query,
        queries=tuple(queries.items()),
    )  # fmt: skip


def test_where_the_reading_is_silent_the_words_stand_alone():
    standing = problem_standing(all_rules()["CC707"], _PROBLEM, _claim())

    assert standing.is_shown
    assert standing.severity is None


def test_what_the_reading_would_not_query_is_not_shown():
    standing = problem_standing(all_rules()["CC601"], _PROBLEM, _claim(0.01, VAG=0.02))

    assert not standing.is_shown


def test_facts_of_cited_works_stand_whatever_the_reading_says():
    standing = problem_standing(all_rules()["CC402"], evolve(_PROBLEM, key="lee2020"), _claim(0.01))

    assert standing.is_shown
    assert standing.precision is None


@given(st.floats(0.02, 1))
def test_a_record_shows_a_finding_and_raises_it_by_a_band_but_is_measured_as_any_other(share):
    rule, claim = all_rules()["CC402"], _claim(share)
    plain = problem_standing(rule, _PROBLEM, claim)
    recorded = problem_standing(rule, evolve(_PROBLEM, origin=Origin.RECORD), claim)

    assert recorded.is_shown
    assert BANDS.index(recorded.band) == max(0, BANDS.index(plain.band) - 1)
    assert recorded.precision is not None


@given(_SHARES, _SHARES)
def test_more_confidence_is_never_a_lesser_band(one, other):
    low, high = sorted((one, other))

    assert BANDS.index(band_of(high)) <= BANDS.index(band_of(low))


@given(st.integers(0, 6), _SHARES)
def test_another_witness_never_ends_an_agreement(witnesses, query):
    assert is_agreed(witnesses + 1, query) >= is_agreed(witnesses, query)
    assert is_seconded(witnesses + 1, query) >= is_seconded(witnesses, query)


def test_a_seconded_finding_earns_what_its_own_rule_has_earned_and_never_less_than_alone():
    claim, rules = _claim(0.87), all_rules()
    alone = evolve(_PROBLEM, earned=Severity.WARNING)

    (cure,), (number,) = (agree(rules[code], (alone,), claim, 2) for code in ("CC707", "CC205"))

    assert (cure.earned, number.earned) == (Severity.ERROR, Severity.WARNING)
    assert agree(rules["CC707"], (alone,), _claim(0.7), 2) == (alone,)


def test_agreeing_rules_earn_an_error_and_leave_other_answers_alone():
    claim, other = _claim(0.95), NotApplicable("needs no source")
    problem = evolve(_PROBLEM, earned=Severity.NOTE)

    rule = all_rules()["CC707"]
    agreed, kept = agree(rule, (problem, other), claim, 2)

    assert agreed.earned is Severity.ERROR
    assert kept is other
    assert agree(rule, (problem,), claim, 1) == (problem,)


def test_every_measured_precision_is_a_share_of_findings_that_were_counted():
    for row in read_records("rules/data/measured_precision.tsv"):
        assert 0 <= float(row["precision"]) <= 1
        assert 0 <= int(row["right"]) <= int(row["of"])
        assert row["band"] in {*BANDS, "agreed", "seconded", "words"}
        assert row["rule"] == "any" or row["rule"].split()[0] in all_rules()


def test_a_finding_that_is_graver_than_its_explanation_stands_by_itself():
    (shown,) = (one for one in claimcheck.audit(text=_REGIMEN).findings if one.folded)
    graver = evolve(shown, rule="CC706", severity=Severity.ERROR, folded=())
    lesser = evolve(shown, severity=Severity.NOTE, folded=())

    assert [one.rule for one in merge_same_cause((graver, lesser))] == ["CC706", shown.rule]


def test_a_cure_in_a_claim_that_cites_nothing_is_an_error_from_its_words_alone():
    found = claimcheck.audit(text="Zinc cures insomnia.").findings

    assert ("CC707", Severity.ERROR) in {(one.rule, one.severity) for one in found}


def _cited(reach):
    mark = CitationMention("key", Span(0, 11), "[@lee2020]", Span(0, 11), key="lee2020")
    return evolve(_claim(), citations=(ClaimCitation(mark, reach=reach),))


def _weighed(reach):
    problem = evolve(_PROBLEM, key="lee2020", origin=Origin.BIBLIOGRAPHY)
    (answer,) = weigh(all_rules()["CC401"], (problem,), _cited(reach), CONTEXT)
    return answer.severity or all_rules()["CC401"].severity


def test_what_a_nearby_citation_does_not_carry_is_a_step_less_grave_than_what_an_own_one_does_not():
    assert _weighed(Reach.OWN) is Severity.ERROR
    assert _weighed(Reach.CARRIED) is Severity.WARNING


@pytest.mark.parametrize(
    ("precision", "origin", "is_shown"),
    [(0.44, Origin.TEXT, False), (0.46, Origin.TEXT, True), (0.44, Origin.RECORD, True)],
)
def test_what_was_mostly_wrong_is_not_shown_unless_it_is_a_fact(
    precision, origin, is_shown, monkeypatch
):
    monkeypatch.setattr(
        standing, "_precisions", lambda: {("CC601", band): precision for band in BANDS}
    )
    problem = evolve(_PROBLEM, origin=origin)
    (answer,) = weigh(all_rules()["CC601"], (problem,), _claim(0.9, ABS=0.9), CONTEXT)

    assert isinstance(answer, Problem) is is_shown
