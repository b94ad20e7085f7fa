"""Whom a claim of a document is about, where its words and a model differ."""

import pytest

from claimcheck.model import Causality, Species, Strength
from claimcheck.sentences.judgement.advice import NO_ADVICE
from claimcheck.sentences.judgement.strength import StrengthJudgement
from claimcheck.sentences.linguistic.reading import read_sentence
from claimcheck.sentences.model_reading.answer import Answer
from claimcheck.sentences.model_reading.in_document import whom
from claimcheck.sentences.model_reading.two_readings import TwoReadings

_PEOPLE = (0.95, 0.02, 0.01, 0.01, 0.01)
_ANIMALS = (0.1, 0.7, 0.2, 0.0, 0.0)


def _heard(text, shares):
    strength = StrengthJudgement(Strength.S6, Causality.DIRECT, None, ())
    return whom(
        TwoReadings(
            read_sentence(text), strength, NO_ADVICE, (), Answer({"who": shares}, (), 3.0, ())
        )
    )


def test_animals_that_are_named_stay_named_where_the_model_hears_people():
    population = _heard("Haloperidol worsened the memory of marmosets.", _PEOPLE)

    assert population.species is Species.MIXED
    assert population.organisms == ("marmosets",)


@pytest.mark.parametrize("text", ["Sleep lowers blood pressure.", "It restores the lining."])
def test_a_claim_that_names_nobody_is_about_the_animals_that_the_model_hears(text):
    assert _heard(text, _ANIMALS).species is Species.ANIMAL
