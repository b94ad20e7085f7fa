"""A sex that is only counted as a share of a sample does not stand for the whole of it."""

import pytest

from claimcheck.evidence.abstract import passages
from claimcheck.evidence.people import from_people
from claimcheck.model import AgeGroup, Sex

BOTH = (Sex.FEMALE, Sex.MALE)


def people(text, title=""):
    return from_people(passages(title, text))


@pytest.mark.parametrize(
    ("text", "sexes"),
    [
        ("Sixty nurses (22 male) drank tea.", BOTH),
        ("Sixty nurses (mean age 41 years; 62% female) drank tea.", BOTH),
        ("Most drinkers were male (71%).", BOTH),
        ("Tea drinkers were predominantly women.", BOTH),
        ("Male sex was associated with drinking tea.", BOTH),
        ("Sixty nurses (22 male, 38 female) drank tea.", BOTH),
        ("Sixty female nurses drank tea.", (Sex.FEMALE,)),
        ("Sixty men drank tea.", (Sex.MALE,)),
        ("All 60 nurses (100%) were women.", (Sex.FEMALE,)),
    ],
)
def test_the_sexes_of_the_sample_are_told(text, sexes):
    assert people(text)["sexes"].value == sexes


@pytest.mark.parametrize(
    "text", ["Tea has effects in man.", "Copyright 2005 John Wiley & Sons.", "Nurses drank tea."]
)
def test_words_that_only_look_like_a_sex_are_none(text):
    assert "sexes" not in people(text)


def test_childhood_trauma_makes_no_study_of_children():
    known = people("Adults with childhood trauma drank tea.")
    assert AgeGroup.CHILD not in known["age_groups"].value


def test_the_age_words_of_the_title_outweigh_those_of_the_abstract():
    known = people("Tea works in adults. The children drank tea.", title="Tea in children")
    assert known["age_groups"].value == (AgeGroup.CHILD,)


@pytest.mark.parametrize(
    "text",
    [
        "Effects peaked between 2 and 4 hours.",
        "They drank tea for at least 5 years.",
        "Nurses aged ≥ 25 and ≤ 75 years drank tea.",
        "Nurses aged 18\u201035 drank tea.",
        "Nurses were at least 18 years of age.",
    ],
)
def test_times_and_bounds_name_no_children(text):
    known = people(text)
    groups = known["age_groups"].value if "age_groups" in known else ()
    assert not {AgeGroup.PRESCHOOL, AgeGroup.CHILD, AgeGroup.ADOLESCENT} & set(groups)
