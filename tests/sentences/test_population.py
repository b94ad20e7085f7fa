"""Whom a sentence speaks about is read from its words, and idioms mislead nobody."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.lexicon.tokens import tokenize
from claimcheck.model import AgeGroup, Sex, Species
from claimcheck.sentences.population import find_population


def population(text):
    return find_population(text, tokenize(text))


@pytest.mark.parametrize(
    ("text", "species"),
    [
        ("In mice, the drug lowered fear.", Species.ANIMAL),
        ("Rats fed a rich diet gained weight.", Species.ANIMAL),
        ("Animal studies show a calming effect.", Species.ANIMAL),
        ("In animal models the effect was small.", Species.ANIMAL),
        ("The rodent brain responds at once.", Species.ANIMAL),
        ("Adult male Wistar rats were calm.", Species.ANIMAL),
        ("Guinea pigs were immunised twice.", Species.ANIMAL),
        ("You can sleep better.", Species.HUMAN),
        ("Patients slept better.", Species.HUMAN),
        ("Dog-owner couples walk more, so people benefit.", Species.HUMAN),
        ("A mother's bond with her newborn grows.", Species.HUMAN),
        ("The dose killed cells in vitro.", Species.IN_VITRO),
        ("A HeLa cell line was exposed.", Species.IN_VITRO),
        ("It works in mice and in humans.", Species.MIXED),
        ("Stem cells rebuild cartilage in sheep.", Species.ANIMAL),
    ],
)
def test_named_species_is_read(text, species):
    found = population(text)
    assert found.species is species
    assert not found.is_implied
    assert found.text


@pytest.mark.parametrize(
    "text",
    [
        "Magnesium is required for binding.",
        "A CAT scan shows the brain.",
        "Move the mouse pointer upwards.",
        "The ratio of the two rates fell.",
        "Fish oil lowers triglycerides.",
        "The antibody was rabbit polyclonal.",
        "",
    ],
)
def test_where_nothing_is_named_the_population_is_implied(text):
    found = population(text)
    assert found.is_implied
    assert found.species is Species.UNKNOWN
    assert found.text == ""


@pytest.mark.parametrize(
    "text",
    [
        "Participants felt like guinea pigs.",
        "People are not guinea pigs.",
        "Dog owners and other people walk more.",
        "People who eat fish, and those who do not, differ.",
    ],
)
def test_idioms_and_food_do_not_make_a_sentence_about_people_mixed(text):
    assert population(text).species is Species.HUMAN


@pytest.mark.parametrize(
    "mark", ["[@vole]", "@mouse-2019", "\\cite[p. 3]{vole2001}", "[@a; @rats]"]
)
def test_the_words_of_a_citation_key_are_nobody_studied(mark):
    found = population(f"Oxytocin lowers stress in women {mark}.")
    assert found.species is Species.HUMAN
    assert found.organisms == ()


def test_sex_age_and_condition_are_read():
    found = population("Postmenopausal women with osteoporosis were followed.")
    assert found.sexes == (Sex.FEMALE,)
    assert found.condition == "osteoporosis"
    assert found.text == "women with osteoporosis"
    assert AgeGroup.MIDDLE_AGED in found.age_groups


def test_a_condition_before_the_noun_is_read():
    assert population("Obese men were followed.").condition == "obese"


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Children aged 6-12 years", (AgeGroup.CHILD,)),
        ("Adults over 65 years", (AgeGroup.AGED, AgeGroup.AGED_80)),
        ("A 36-year-old man", (AgeGroup.ADULT,)),
        ("Women aged 18 to 44 years", (AgeGroup.YOUNG_ADULT, AgeGroup.ADULT)),
        ("Newborn babies", (AgeGroup.NEWBORN, AgeGroup.INFANT)),
    ],
)
def test_age_groups_follow_words_and_stated_years(text, groups):
    assert population(text).age_groups == groups


def test_organisms_are_named_once_and_generic_words_name_none():
    found = population("Mice, rats and mice in animal models")
    assert found.organisms == ("mice", "rats")


def test_talk_that_only_fits_people_is_human_but_implied():
    found = population("Hospital prescriptions rose.")
    assert found.species is Species.HUMAN
    assert found.is_implied


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_has_a_population(text):
    found = population(text)
    assert found.is_implied or found.species is not Species.UNKNOWN


_WORDS = [
    "women",
    "with",
    "mice",
    ",",
    "aged",
    "6",
    "-",
    "12",
    "years",
    "old",
    "patients",
    "suffering",
    "from",
    "who",
    "in",
    "vitro",
    "the",
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join))
def test_conditions_are_cut_from_the_text(text):
    found = population(text)
    assert found.condition is None or found.condition in text


def test_an_adjective_of_something_else_is_no_condition():
    assert population("Keep your receptors healthy.").condition is None
