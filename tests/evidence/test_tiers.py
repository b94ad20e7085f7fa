"""Design and question give the tier; other schemes' codes are translated."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.evidence import tier_of, tier_of_code
from claimcheck.evidence._tables import rows
from claimcheck.model import Design, QuestionType, Tier


@pytest.mark.parametrize("design", list(Design))
def test_every_design_has_a_tier_and_only_unknown_and_methods_are_not_assessed(design):
    assert (tier_of(design) is Tier.T0) == (design in {Design.UNKNOWN, Design.METHODS})


@pytest.mark.parametrize(
    ("design", "question", "tier"),
    [
        (Design.SURVEY, QuestionType.PREVALENCE, Tier.T1),
        (Design.SURVEY, QuestionType.BENEFIT, Tier.T4),
        (Design.CROSS_SECTIONAL, QuestionType.DIAGNOSIS, Tier.T2),
        (Design.PROSPECTIVE_COHORT, QuestionType.PROGNOSIS, Tier.T2),
        (Design.NARRATIVE_REVIEW, QuestionType.BENEFIT, Tier.T5),
    ],
)
def test_the_question_moves_the_designs_that_ocebm_moves(design, question, tier):
    assert tier_of(design, question) is tier


@given(st.sampled_from(list(QuestionType)))
def test_no_question_lifts_animals_bench_or_opinion(question):
    for design in Design:
        if tier_of(design) >= Tier.T5:
            assert tier_of(design, question) is tier_of(design)


@pytest.mark.parametrize(
    ("code", "tier"),
    [
        ("T6", Tier.T6),
        ("1b", Tier.T2),
        ("OCEBM 2009: 3b", Tier.T4),
        ("OCEBM 2", Tier.T2),
        ("JBI 2.c", Tier.T3),
        ("NHMRC III-2", Tier.T3),
        ("Level II", Tier.T2),
        ("AHA B-NR", Tier.T3),
        ("ECO:0000179", Tier.T6),
        ("seven", None),
        ("", None),
    ],
)
def test_levels_of_other_schemes_are_translated(code, tier):
    assert tier_of_code(code) is tier


@given(st.text(max_size=30))
def test_any_code_gives_a_tier_or_none(code):
    assert tier_of_code(code) is None or tier_of_code(code) in set(Tier)


def test_tables_name_only_designs_of_the_list():
    known = {design.value for design in Design}
    assert {row["design"] for row in rows("tiers")} == known
    pooled = {"meta_analysis", "systematic_review"}
    assert {row["design"] for row in rows("design_names")} <= known | pooled
