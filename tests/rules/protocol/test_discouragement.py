"""Talk of doing without care is told from logistics, warnings and what studies did."""

import pytest

from claimcheck.rules._words import words_in
from claimcheck.rules.protocol.discourages_care import _softer


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
