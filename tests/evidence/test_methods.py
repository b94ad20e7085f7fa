"""Software, statistics and methods are no studies, and a study of people is no method."""

import pytest

from claimcheck.evidence import infer_study, study_of
from claimcheck.model import Design, Reference, Species, Tier


@pytest.mark.parametrize(
    "title",
    [
        "mice: Multivariate imputation by chained equations in R",
        "An R package for the meta-analysis of rare events",
        "A robust preprocessing pipeline for functional MRI",
        "Guidelines for reporting systematic reviews: an update",
        "Random forests for spatial data",
        "The bootstrap and its confidence intervals",
        "Quantifying inconsistency in meta-analyses",
        "A Python library for cohort simulation",
    ],
)
def test_works_about_methods_get_no_study_design(title):
    study = infer_study(title=title)
    assert study.design.value is Design.METHODS
    assert study.tier.value is Tier.T0
    assert study.species.value is Species.UNKNOWN
    assert study.sample_size.value is None


@pytest.mark.parametrize(
    ("title", "design"),
    [
        ("Zinc for colds: a randomised controlled trial", Design.RCT),
        ("Sleep in mice with a knocked-out receptor", Design.ANIMAL_EXPERIMENT),
        ("Falls in older adults: a prospective cohort study", Design.PROSPECTIVE_COHORT),
    ],
)
def test_studies_stay_studies(title, design):
    assert infer_study(title=title).design.value is design


def test_a_cochrane_review_is_one_of_trials_unless_it_says_otherwise():
    fields = {"title": "Zinc for the common cold", "journal": "Cochrane Database Syst Rev"}
    assert study_of(Reference("c", "article", fields)).design.value is Design.SR_RCT
    told = infer_study(
        title="Zinc for the common cold",
        journal="Cochrane Database of Systematic Reviews",
        publication_types=["Systematic Review"],
        abstract="We included cohort studies and case-control studies of children.",
    )
    assert told.design.value is Design.SR_OBSERVATIONAL
