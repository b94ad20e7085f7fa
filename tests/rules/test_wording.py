"""A remedy gives a wording that the evidence carries, in the sentence's own words where it can."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.model import Certainty, EvidenceLink, Fact, Species, Study, Tier
from claimcheck.pipeline import extract
from claimcheck.readers import read
from claimcheck.rules._wording import fitting_wording, wording_for, wording_of, wording_of_certainty


def claim(text):
    (found,) = extract(read(text=text, format="markdown"), engine="lexical")
    return found


@pytest.mark.parametrize("tier", list(Tier))
def test_every_tier_has_a_wording(tier):
    assert wording_for(tier).startswith("“")


@pytest.mark.parametrize("certainty", list(Certainty))
def test_every_certainty_has_a_wording(certainty):
    assert "zinc" in wording_of_certainty(certainty, claim("Zinc shortens colds in adults."))


@pytest.mark.parametrize(
    ("tier", "wording"),
    [
        (Tier.T2, "“in this trial, zinc shortened colds in adults”"),
        (Tier.T3, "“zinc may shorten colds in adults”"),
        (Tier.T4, "“an association between zinc and colds in adults was seen”"),
        (Tier.T5, "“reviewers propose that zinc shortens colds in adults”"),
    ],
)
def test_a_simple_sentence_lends_its_words(tier, wording):
    link = EvidenceLink("kim2020", tier=tier)
    assert fitting_wording(link, claim("Zinc shortens colds in adults.")).endswith(wording)


def test_the_species_of_the_study_is_named():
    study = Study(species=Fact(Species.ANIMAL), organisms=Fact(("mice",)))
    text = fitting_wording(EvidenceLink("k", tier=Tier.T6), claim("Zinc shortens colds."), study)
    assert text.endswith("“in mice, zinc shortened colds; this has not been shown in people”")


@pytest.mark.parametrize(
    "text",
    [
        "It shortens colds in adults.",
        "Because it lowers fever, zinc, as many say, shortens colds and much else in adults.",
    ],
)
def test_a_sentence_that_cannot_be_taken_apart_gets_the_general_wording(text):
    assert wording_of("null", claim(text)).endswith("“X results in little to no difference in Y”")


@settings(deadline=None)
@given(st.text(max_size=120), st.sampled_from(list(Tier)))
def test_any_sentence_gets_a_wording(text, tier):
    for found in extract(read(text=text, format="text"), engine="lexical"):
        assert fitting_wording(EvidenceLink("k", tier=tier), found)
