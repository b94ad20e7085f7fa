"""Harms are told, or played down, or neither."""

import pytest

import claimcheck
from claimcheck.rules._harms import played_down, tells_serious_harm


def _claim(text):
    return claimcheck.audit(text=text).claims[0]


def _sentence(text):
    analysis = claimcheck.analyse(claimcheck.read(text=text))
    return analysis.reading.sentences[0][0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The drops are generally safe for everyone.", "generally safe"),
        ("Side effects of the drops are mild.", "side effects of the drops are mild"),
        ("These herbs are completely harmless.", "completely harmless"),
    ],
)
def test_words_that_play_harms_down_are_quoted(text, words):
    assert played_down(_claim(text)).text.lower() == words


@pytest.mark.parametrize(
    "text",
    [
        "The FDA considers the drops generally safe.",
        "The vaccine is safe, with side effects such as a sore arm in one in ten people.",
        "Children learn better where they feel perfectly safe.",
    ],
)
def test_authorities_named_harms_and_feelings_play_nothing_down(text):
    assert played_down(_claim(text)) is None


def test_a_serious_harm_is_told_unless_it_is_denied():
    assert tells_serious_harm(_sentence("The drug can cause severe bleeding and liver damage."))
    assert not tells_serious_harm(_sentence("The drug causes no serious side effects at all."))
