"""Words that are a sign in some sentences only are asked for where the reading speaks too."""

import pytest
from attrs import evolve

from claimcheck.model import ClaimType, Quantity, Severity, Span
from claimcheck.rules import all_rules
from claimcheck.rules.standing import kind_of_finding, problem_standing

from .asking import benefit, problems

CASES = [
    ("CC801", "NUM", "Couples wait six years on average before they ask for help."),
    ("CC205", "VAG", "Many users report that their skin feels smoother."),
    ("CC506", "GRP", "Stay with it and in just ten days your mornings feel calm."),
    ("CC803", "REL", "People who heard the tones did three times better on the test."),
    ("CC601", "ABS", "Each session makes the effect exponentially stronger."),
    ("CC602", "HYP", "Our lamp is a natural solution for a youthful look."),
    ("CC402", "CAU", "In our registry, a third injection protects the joint."),
    ("CC501", "ANI", "The extract switches on autophagy."),
]


def _claim(text, flag="", share=0.0, **fields):
    numbers = (Quantity("duration", "six years", Span(13, 22)),) if "six years" in text else ()
    return benefit(
        text, quantities=numbers, query=0.3 if flag else 0.0,
        queries=((flag, share),) if flag else (), **fields,
    )  # fmt: skip


@pytest.mark.parametrize(("code", "flag", "text"), CASES)
def test_softer_words_are_found_where_the_reading_speaks(code, flag, text):
    assert problems(code, _claim(text, flag, 0.9))


@pytest.mark.parametrize(("code", "flag", "text"), CASES)
def test_softer_words_are_nothing_where_the_reading_is_silent(code, flag, text):
    assert not problems(code, _claim(text))


@pytest.mark.parametrize(("code", "flag", "text"), CASES)
def test_they_are_shown_only_where_the_reading_has_this_very_query(code, flag, text):
    rule, sure, unsure = all_rules()[code], _claim(text, flag, 0.9), _claim(text, flag, 0.01)

    assert problem_standing(rule, problems(code, sure)[0], sure).is_shown
    if code != "CC402":
        assert not problem_standing(rule, problems(code, unsure)[0], unsure).is_shown


@pytest.mark.parametrize("code", ["CC205", "CC506", "CC801", "CC803"])
def test_softer_words_alone_are_a_note_of_a_kind_of_their_own(code):
    flag, text = next((flag, text) for other, flag, text in CASES if other == code)
    (problem,) = problems(code, _claim(text, flag, 0.9))

    assert problem.severity is Severity.NOTE
    assert kind_of_finding(all_rules()[code], problem) == f"{code} weak"


def test_a_statistic_without_source_stays_graver_than_another_number():
    number = Quantity("percentage", "40 %", Span(0, 4))
    claim = evolve(_claim("40 % of adults sleep badly.", "NUM", 0.9), quantities=(number,))

    assert problems("CC801", claim)[0].severity is None


def test_a_trial_in_the_passage_is_no_observation():
    text = "In a randomised trial nested in the cohort, fish oil protects the heart."

    assert not problems("CC402", _claim(text, "CAU", 0.9))


def test_a_passage_that_denies_a_cause_is_no_cause_told_of_observation():
    text = "The cohort cannot show that tea protects the heart."

    assert not problems("CC402", _claim(text, "CAU", 0.9))


def test_the_days_of_a_regimen_are_no_number_to_source():
    claim = evolve(
        _claim("Rest for six years.", "NUM", 0.9), claim_type=ClaimType.PROTOCOL,
        quantities=(Quantity("duration", "six years", Span(9, 18)),),
    )  # fmt: skip

    assert not problems("CC801", claim)
