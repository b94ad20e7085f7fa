"""Words that are no sign by themselves are told where the reading doubts the claim too."""

import pytest
from attrs import evolve

from claimcheck.model import Addressee, AdviceForce, ClaimType, Population, Species
from rules.asking import benefit, problems

DOUBTED = {"query": 0.9}


def doubted(text, kind=ClaimType.TREATMENT_BENEFIT, **fields):
    """Make a claim that the reading would have an editor query."""
    return evolve(benefit(text, **DOUBTED), claim_type=kind, **fields)


def test_no_words_that_need_a_witness_are_told_without_one():
    for code, text, kind in (
        ("CC706", "Take one capsule three times a day for six weeks.", ClaimType.PROTOCOL),
        ("CC702", "Magnesium is an excellent choice for cramps.", ClaimType.TREATMENT_BENEFIT),
        ("CC501", "Curcumin speeds autophagy and restores memory.", ClaimType.CAUSAL_EFFECT),
    ):
        claim = evolve(benefit(text), claim_type=kind)
        assert problems(code, claim) == []


class TestSchedules:
    """CC706 asks for the source of how often and how long, too."""

    @pytest.mark.parametrize(
        ("text", "kind", "told"),
        [
            ("Take one capsule three times a day for six weeks.", ClaimType.PROTOCOL, "capsule"),
            ("One capsule twice daily calms the gut.", ClaimType.TREATMENT_BENEFIT, "capsule"),
            ("A yoghurt with 10 billion CFU heals it.", ClaimType.ADVICE, "10 billion CFU"),
        ],
    )
    def test_a_schedule_without_a_source_is_told(self, text, kind, told):
        (problem,) = problems("CC706", doubted(text, kind))
        assert f"`{told}`" in problem.message or "part of a regimen" in problem.message
        assert problem.span is not None

    def test_a_single_word_of_a_schedule_lays_out_no_regimen(self):
        assert problems("CC706", doubted("It is sold weekly at the market.")) == []
        assert problems("CC706", doubted("The dose matters.", ClaimType.PROTOCOL)) == []


class TestPraise:
    """CC702 asks for the evidence behind praise that recommends."""

    def test_praise_that_recommends_is_told_and_a_finding_is_not(self):
        (problem,) = problems("CC702", doubted("Magnesium is an excellent choice for cramps."))
        assert "recommends it" in problem.message
        assert problems("CC702", doubted("Magnesium lowered the number of cramps.")) == []


class TestOffers:
    """CC701 asks for the guideline behind a treatment that is offered by its name."""

    @pytest.mark.parametrize(
        "text",
        [
            "Ketamine lifts depression within a day.",
            "Our testosterone injections restore your drive.",
            "Ozone therapy heals wounds.",
        ],
    )
    def test_a_treatment_offered_by_name_is_told(self, text):
        assert problems("CC701", doubted(text))

    def test_a_protocol_needs_a_treatment_unless_the_reading_doubts_it(self):
        text = "The protocol has you eat an apple before each meal."
        claim = evolve(benefit(text), claim_type=ClaimType.PROTOCOL)
        assert problems("CC701", claim) == []
        assert problems(
            "CC701", evolve(claim, advice_force=AdviceForce.STRONG, addressee=Addressee.PUBLIC)
        )
        chelation = "The protocol has you take chelation therapy before each meal."
        assert problems("CC701", evolve(benefit(chelation), claim_type=ClaimType.PROTOCOL))


class TestBenchWork:
    """CC501 asks in what it was shown where the words are those of a laboratory."""

    def test_what_is_measured_in_cells_is_told_where_no_species_is_named(self):
        claim = doubted("Curcumin speeds autophagy and restores memory.")
        (problem,) = problems("CC501", claim)
        assert "without them" in problem.message

    def test_a_sentence_that_names_its_animals_is_fair(self):
        mice = Population(Species.ANIMAL, text="mice")
        claim = doubted("Curcumin speeds autophagy in mice.", population=mice)
        assert problems("CC501", claim) == []
