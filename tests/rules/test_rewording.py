"""The words that a remedy offers."""

import pytest

from claimcheck.model import EvidenceLink, Tier
from claimcheck.rules._wording import fitting_wording
from claimcheck.rules.rewording import rewording


def test_a_wording_of_the_sentence_s_own_words_is_offered_as_a_sentence():
    remedy = "cite a study, or: a wording that fits: “zinc may shorten colds”"
    assert rewording(remedy) == "Zinc may shorten colds"


@pytest.mark.parametrize("tier", list(Tier))
def test_a_wording_about_x_and_y_is_offered_by_no_remedy(tier):
    assert not rewording(fitting_wording(EvidenceLink("a", tier=tier)))


def test_a_remedy_without_a_wording_offers_none():
    assert not rewording("cite the study that showed it")
