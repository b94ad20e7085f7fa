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
    ],
)
def test_known_treatments_hedges_and_denials_promise_nothing(text):
    assert undone_in(words_in(text)) is None
