"""Illness that is said to be undone is told from what surgery, medicines and bodies do."""

import pytest

from claimcheck.rules._cures import undone_in
from claimcheck.rules._words import words_in


@pytest.mark.parametrize(
    "text",
    [
        "The tea dissolves gallstones overnight.",
        "It kills all germs, including MRSA.",
        "Our drops regrow damaged nerves.",
        "Autism is fully reversible.",
    ],
)
def test_an_illness_said_to_be_undone_is_found(text):
    assert undone_in(words_in(text))


@pytest.mark.parametrize(
    "text",
    [
        "Lithotripsy dissolves kidney stones.",
        "Macrophages destroy tumours.",
        "The drug may dissolve gallstones.",
        "Nothing reverses dementia, and it is not curable.",
        "Does the tea dissolve gallstones?",
        "Chemotherapy kills cancer cells.",
        "In mice the extract regrows nerves.",
        "Minoxidil regrows hair in two of five men.",
        "Most women clear HPV within two years.",
        "Tumours are destroyed by the immune system.",
    ],
)
def test_known_treatments_hedges_and_denials_promise_nothing(text):
    assert undone_in(words_in(text)) is None


def test_an_illness_that_nothing_undoes_stays_one_beside_a_medicine():
    found = undone_in(words_in("Metformin reverses dementia."))
    assert found is not None
    assert found.is_lasting


@pytest.mark.parametrize(
    ("text", "is_sold"),
    [
        ("Our drops regrow damaged nerves.", True),
        ("The drops dissolve cataracts within six weeks.", True),
        ("The drops dissolve cataracts.", False),
    ],
)
def test_what_is_sold_is_told_by_whose_it_is_and_by_its_times(text, is_sold):
    found = undone_in(words_in(text))
    assert found is not None
    assert found.is_sold is is_sold
