"""The documented fields are understood as people write them."""

import pytest

from claimcheck.evidence.fields import design_named, from_fields
from claimcheck.model import AgeGroup, Certainty, Design, Origin, Sex, Species, Tier


@pytest.mark.parametrize("design", list(Design))
def test_every_design_of_the_list_is_understood_by_its_own_name(design):
    assert design_named(design.value) is design
    assert design_named(design.value.replace("_", "-").upper()) is design


@pytest.mark.parametrize(
    ("words", "design"),
    [
        ("Randomised controlled trial", Design.RCT),
        ("randomized controlled trial", Design.RCT),
        ("cross-over trial", Design.CROSSOVER_RCT),
        ("Mouse study", Design.ANIMAL_EXPERIMENT),
        ("poem", None),
    ],
)
def test_designs_are_understood_in_plain_words(words, design):
    assert design_named(words) is design


@pytest.mark.parametrize(
    ("field", "value", "name", "expected"),
    [
        ("samplesize", "22", "sample_size", 22),
        ("n", "N = 1,234", "sample_size", 1234),
        ("samplesize", "twenty-two", "sample_size", 22),
        ("sex", "female", "sexes", (Sex.FEMALE,)),
        ("sex", "both", "sexes", (Sex.FEMALE, Sex.MALE)),
        ("agegroups", "child, adolescent", "age_groups", (AgeGroup.CHILD, AgeGroup.ADOLESCENT)),
        ("agegroups", "45-60", "age_groups", (AgeGroup.MIDDLE_AGED,)),
        ("species", "mice", "species", Species.ANIMAL),
        ("species", "in vitro", "species", Species.IN_VITRO),
        ("population", "men with gout", "sexes", (Sex.MALE,)),
        ("certainty", "very low", "certainty", Certainty.VERY_LOW),
        ("tier", "T3", "tier", Tier.T3),
        ("tier", "3", "tier", Tier.T3),
        ("level", "OCEBM 1b", "tier", Tier.T2),
        ("level", "GRADE low", "certainty", Certainty.LOW),
        ("status", "retracted", "status", "retracted"),
        ("status", "preprint", "is_preprint", True),
        ("condition", "gout", "condition", "gout"),
    ],
)
def test_a_field_says_its_fact(field, value, name, expected):
    fact = from_fields({field: value})[name]
    assert fact.value == expected
    assert fact.origin is Origin.BIBLIOGRAPHY
    assert value in fact.source


@pytest.mark.parametrize(
    ("field", "value"),
    [("samplesize", "many"), ("design", "good"), ("tier", "9"), ("n", "0"), ("title", "rct")],
)
def test_a_value_that_nothing_understands_says_nothing(field, value):
    assert from_fields({field: value}) == {}
