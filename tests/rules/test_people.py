"""Whom a sentence names is held against whom a study was of: its sex, its age, its illness."""

import pytest

from claimcheck.model import AgeGroup, Origin, Population, Sex
from claimcheck.rules._people import Restriction, goes_beyond, names, same_condition

OLD, YOUNG, CHILD = AgeGroup.AGED, AgeGroup.YOUNG_ADULT, AgeGroup.CHILD


def _group(kind, words):
    return Restriction(kind, words, Origin.BIBLIOGRAPHY)


@pytest.mark.parametrize(
    ("studied", "named", "beyond"),
    [
        ("children", (OLD,), True),
        ("children", (CHILD, OLD), False),
        ("older people", (CHILD, YOUNG), True),
        ("older people", (YOUNG, OLD), False),
        ("young adults", (OLD,), True),
        ("young adults", (CHILD,), True),
        ("young adults", (YOUNG,), False),
    ],
)
def test_other_ages_than_the_studied_ones_are_beyond_it(studied, named, beyond):
    assert goes_beyond(Population(age_groups=named), _group("age", studied)) is beyond


@pytest.mark.parametrize("studied", ["children", "older people", "young adults"])
def test_naming_no_age_is_no_step_beyond_one(studied):
    assert not goes_beyond(Population(), _group("age", studied))
    assert not names(Population(), _group("age", studied))


def test_the_other_sex_is_beyond_a_study_of_one():
    assert goes_beyond(Population(sexes=(Sex.MALE,)), _group("sex", "women"))
    assert not goes_beyond(Population(sexes=(Sex.FEMALE,)), _group("sex", "women"))
    assert names(Population(sexes=(Sex.FEMALE,)), _group("sex", "women"))


def test_another_illness_is_beyond_a_study_of_one():
    studied = _group("condition", "people with insomnia")
    assert goes_beyond(Population(condition="migraine"), studied)
    assert not goes_beyond(Population(condition="chronic insomnia"), studied)
    assert names(Population(condition="migraine"), studied)
    assert not names(Population(), studied)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("COPD", "chronic obstructive pulmonary disease", True),
        ("attention deficit hyperactivity disorder", "ADHD", True),
        ("depression", "depressive disorder", True),
        ("chronic disease", "severe disease", False),
        ("asthma", "insomnia", False),
    ],
)
def test_an_illness_is_known_by_a_word_or_by_its_letters(one, other, same):
    assert same_condition(one, other) is same
