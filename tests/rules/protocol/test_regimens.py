"""A regimen has particulars; a list item that is a substance with its dose is one by itself."""

import pytest

import claimcheck
from claimcheck.rules._regimens import has_particulars, leaves_be, listed_dose


def _claims(text):
    return claimcheck.audit(text=text).claims


@pytest.mark.parametrize("item", ["Resveratrol, 1 gram", "1 gram of NMN with yoghurt"])
def test_a_substance_with_its_dose_is_a_regimen_in_a_list_and_not_in_a_sentence(item):
    listed = _claims(f"What I take:\n\n- {item}\n")
    told = _claims(f"Last week the shop sold {item} to a customer who wanted to sleep better.")

    assert [claim for claim in listed if listed_dose(claim)]
    assert not [claim for claim in told if listed_dose(claim)]


def test_what_food_holds_is_no_dose():
    assert not any(map(listed_dose, _claims("- Almonds: 80 mg of magnesium per ounce\n")))


def test_time_amount_or_treatment_make_a_regimen_particular():
    bare, timed = (
        claimcheck.audit(text=text).claims[0]
        for text in ("Trust is needed for a good marriage.", "Testosterone is injected weekly.")
    )

    assert not has_particulars(bare)
    assert has_particulars(timed)


@pytest.mark.parametrize("text", ["Avoid stacking peptides with alcohol.", "Pros: pellets last."])
def test_warnings_and_notes_for_buyers_lay_nothing_out(text):
    claim = claimcheck.audit(text="Testosterone is injected weekly.").claims[0]

    assert leaves_be(claimcheck.audit(text=text).claims[0])
    assert not leaves_be(claim)
