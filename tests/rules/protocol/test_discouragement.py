"""Talk of doing without care is told from logistics, warnings and what studies did."""

import pytest

from claimcheck.rules._words import words_in
from claimcheck.rules.protocol.discourages_care import _plain, _softer


@pytest.mark.parametrize(
    "text",
    [
        "Half of our members cut their prescription within a month.",
        "With this tea you won't need those tablets.",
        "Painkillers only mask what the body tells you.",
        "Doctors are not trained to look for it.",
        "She flushed her antidepressants and felt free.",
    ],
)
def test_talk_of_doing_without_care_is_found(text):
    assert _softer(words_in(text))


@pytest.mark.parametrize(
    "text",
    [
        "Never stop your tablets without asking.",
        "Stop aspirin seven days before surgery.",
        "The drops are no substitute, so use them alongside, not instead of, your medication.",
        "In the trial, participants stopped their statins for two weeks.",
        "The gel is sold without a prescription.",
    ],
)
def test_warnings_preparation_and_studies_turn_nobody_away(text):
    assert _softer(words_in(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "Many parents find that their child no longer needs ADHD medication.",
        "Customers tell us they were able to quit their SSRI within weeks.",
        "I came off my blood pressure tablets after three months.",
        "There's no need to check with your doctor.",
        "Do not tell your oncologist about the plan.",
        "Stop metformin tomorrow and start berberine the same day.",
        "Patients who feel worse should not be sent to the emergency department.",
    ],
)
def test_care_that_is_given_up_needs_no_second_witness(text):
    assert _plain(words_in(text))


@pytest.mark.parametrize(
    "text",
    [
        "Some people do not need insulin at first.",
        "If you quit your medication, tell your doctor.",
        "Do you no longer need your inhaler?",
        "Do not stop metformin before the scan.",
        "Metformin stopped the weight gain.",
        "He wants to stop the statin.",
        "Do not skip your insulin.",
        "Pregnant women should avoid the need for X-rays.",
        "The stent came off the catheter during surgery.",
    ],
)
def test_conditions_questions_and_plain_facts_give_nothing_up(text):
    assert _plain(words_in(text)) is None
