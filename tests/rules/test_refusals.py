"""Care that is given up is told from warnings, logistics and reports of what people do."""

import pytest

from claimcheck.rules._explained_away import explained_away
from claimcheck.rules._refusals import care_given_up_in
from claimcheck.rules._words import words_in


@pytest.mark.parametrize(
    "text",
    [
        "Once the pain eases, you can drop your omeprazole.",
        "Skip the heel-prick tests and trust your baby.",
        "There is no need for surgery once the salve is in the house.",
        "Put your inhaler in the bin.",
        "Have a glass instead of the baby aspirin.",
        "Don't let anyone put him on insulin.",
        "Halve your dose on fasting days.",
        "Sertraline: reduce by half",
        "You don't need an oncologist for this.",
        "Take him off the seizure medication and start the oil.",
        "You won't need dialysis after the cleanse.",
        "Replace your child's antibiotics with honey.",
        "When it starts, resist the urge to reach for the inhaler.",
        "Week one: cut the morning tablet.",
        "After the birth, skip the vitamin K.",
        "Blood tests are a waste of time.",
        "There is no reason to ring for help.",
        "Leave the EpiPen in the drawer.",
        "Come off your antidepressants slowly with our tincture.",
    ],
)
def test_care_that_the_reader_is_told_to_give_up_is_found(text):
    found = care_given_up_in(words_in(text))
    assert found is not None
    assert found.is_told


def test_what_is_shown_begins_with_a_word():
    found = care_given_up_in(words_in("After the birth, skip the vitamin K."))
    assert found is not None
    assert found.word.text == "skip the vitamin K"


def test_what_members_have_thrown_away_is_reported():
    found = care_given_up_in(words_in("Our members have thrown away their EpiPens."))
    assert found is not None
    assert not found.is_told


def test_what_customers_gave_up_is_reported_rather_than_told():
    found = care_given_up_in(words_in("I came off my blood pressure tablets after three months."))
    assert found is not None
    assert not found.is_told


@pytest.mark.parametrize("before", ["He takes insulin.", "Do we need the vitamin K shot?"])
def test_a_pronoun_stands_for_care_named_just_before(before):
    assert care_given_up_in(words_in("Skip it."), [before])


def test_every_one_of_them_stands_for_care_named_just_before():
    text = "You are free to decline every one of them."
    assert care_given_up_in(words_in(text), ["Ultrasounds disturb the child."])


@pytest.mark.parametrize("text", ["By week four you won't need it.", "Soon you do without it."])
def test_care_named_just_before_is_no_longer_needed(text):
    assert care_given_up_in(words_in(text), ["He takes insulin."])
    assert care_given_up_in(words_in(text), ["He takes a taxi."]) is None


@pytest.mark.parametrize("before", ["", "The third song is weak.", "Add a teaspoon of salt."])
def test_a_pronoun_for_anything_else_gives_nothing_up(before):
    assert care_given_up_in(words_in("Skip it."), [before]) is None


@pytest.mark.parametrize(
    "text",
    [
        "Never stop your insulin.",
        "Before you stop your tablets, ring the clinic.",
        "Stop taking the tablets and get medical help if you faint.",
        "You do not usually need to see a doctor.",
        "The strike led hospitals to cancel operations.",
        "Should you skip your statin?",
        "You can cancel your operation by phone.",
        "In the trial, half could stop their tablets.",
        "Doctors should stop antibiotics when cultures are negative.",
        "Come off paroxetine slowly, over some weeks.",
        "You do not need to see a doctor for a small graze.",
        "Halve the dose of allopurinol in renal impairment.",
        "You can stop your antibiotics when the course is finished.",
        "Throw away any insulin that has been frozen.",
        "Swap your tablets for a liquid.",
        "Some women can stop levothyroxine after the birth.",
        "Don't give your child aspirin.",
        "Flush the feeding tube with water.",
        "You can stop taking folic acid after week 12.",
        "If you forget your tablet, skip it and go on as usual.",
        "Cut the tablet in half with a pill cutter.",
        "Try not to take ibuprofen on an empty stomach.",
        "There is no need to call 999 for a nosebleed.",
        "Blood tests are not a waste of time.",
    ],
)
def test_warnings_logistics_and_reports_give_nothing_up(text):
    assert care_given_up_in(words_in(text)) is None


def test_harm_told_as_healing_is_found():
    assert explained_away(words_in("Weight loss means that the tumour is starving."))


@pytest.mark.parametrize(
    "text",
    [
        "A fever after the vaccine shows that the immune system is working.",
        "Swelling does not mean that the wound is healing.",
        "A rash can be a sign of an allergy.",
        "The smell tells you that the bread is done.",
    ],
)
def test_fair_words_about_symptoms_explain_nothing_away(text):
    assert explained_away(words_in(text)) is None
