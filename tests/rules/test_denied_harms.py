"""Phrases that deny every harm, and those that only sound so."""

import pytest

from claimcheck.rules._promises import harms_denied
from claimcheck.rules._words import words_in


@pytest.mark.parametrize(
    "text",
    [
        "No one has ever been harmed by it.",
        "Nobody has ever reported a problem at these doses.",
        "There is nothing in it that could hurt even the smallest child.",
        "Plants cannot interact with anything your doctor gives you.",
        "She has never seen a problem in twenty years.",
        "It does not cause the lows that drugs do.",
        "It has no drawbacks and no known drug interactions.",
    ],
)
def test_a_phrase_that_denies_every_harm_is_found(text: str) -> None:
    assert harms_denied(words_in(text))


@pytest.mark.parametrize(
    "text",
    [
        "The vaccine cannot give you flu.",
        "It cannot harm the virus.",
        "Nobody has reported the results of the trial yet.",
        "There is nothing in the leaflet that explains the dose.",
    ],
)
def test_other_denials_are_none(text: str) -> None:
    assert not harms_denied(words_in(text))
