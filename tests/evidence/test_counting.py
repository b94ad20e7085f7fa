"""Works that count publications are told from those that weigh what was found."""

import pytest

from claimcheck.evidence import infer_study
from claimcheck.model import Design, Species, Tier

_BACKGROUND = (
    "Background: The number of publications on oxytocin and the number of publications per year "
    "have grown, and publication trends differ. "
)


@pytest.mark.parametrize(
    "title",
    [
        "Oxytocin research from 1990 to 2020: a bibliometric review",
        "Reporting of harms in randomised trials: a methodological survey",
        "Statistical power in neuroscience: a meta-research study",
        "The 100 most-cited papers in sleep medicine",
        "Sample sizes in psychology: a survey of published articles",
    ],
)
def test_a_title_that_counts_publications_names_no_study(title):
    study = infer_study(title=title)

    assert study.design.value is Design.METHODS
    assert study.tier.value is Tier.T0
    assert study.species.value is Species.UNKNOWN


def test_an_abstract_that_counts_publications_is_no_review():
    study = infer_study(
        title="Thirty years of oxytocin research",
        abstract=_BACKGROUND + "Methods: We counted the articles that were published between 1990 "
        "and 2020 and sorted them by subject and country with VOSviewer. Results: There were 3,200 "
        "articles, and 60 % of them were reviews; articles per year rose fivefold. Conclusion: "
        "Most of the literature comes from few countries.",
    )

    assert study.design.value is Design.METHODS
    assert study.design.source


@pytest.mark.parametrize(
    ("title", "design"),
    [
        ("Zinc and immunity: a narrative review", Design.NARRATIVE_REVIEW),
        ("Sleep and diet: a survey of 400 students", Design.SURVEY),
        ("Zinc for colds: a randomised controlled trial", Design.RCT),
    ],
)
def test_works_that_count_no_publications_keep_their_design(title, design):
    assert infer_study(title=title).design.value is design


def test_what_the_background_tells_of_the_literature_does_not_count():
    study = infer_study(
        title="Oxytocin and trust: a randomised controlled trial",
        abstract=_BACKGROUND + "Methods: We randomised 80 adults to oxytocin or placebo, given as "
        "a nasal spray, and measured trust in a game an hour later. Results: Trust was the same in "
        "both groups. Conclusion: Oxytocin did not change trust.",
    )

    assert study.design.value is Design.RCT
