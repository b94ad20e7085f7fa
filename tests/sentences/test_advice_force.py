"""How words of advice are weighed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import AdviceForce
from claimcheck.sentences.judgement.advice import judge_advice, ruled_advice
from claimcheck.sentences.judgement.advice_force import FORCES, advice_features, scored_force
from claimcheck.sentences.linguistic.reading import read_sentence


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("Clinicians should screen adults with asthma for anxiety.", AdviceForce.STRONG),
        ("Screening may be considered in adults with asthma.", AdviceForce.WEAK),
        ("Adults with asthma had lower mood in winter.", AdviceForce.NONE),
    ],
)
def test_conclusions_are_weighed_as_papers_mean_them(text: str, force: AdviceForce) -> None:
    assert judge_advice(read_sentence(text)).force is force


def test_what_the_reader_is_told_is_not_weighed() -> None:
    reading = read_sentence("You may want to try cocoa in the evening.")
    assert judge_advice(reading) == ruled_advice(reading)


def test_a_negated_word_of_advice_is_another_word() -> None:
    plain = advice_features(read_sentence("Zinc is recommended."), AdviceForce.STRONG)
    denied = advice_features(read_sentence("Zinc is never recommended."), AdviceForce.STRONG)
    assert any("not" in name for name in denied - plain)


@given(st.text(alphabet="should recommend we may be useful. "), st.sampled_from(FORCES))
def test_any_text_is_weighed(text: str, found: AdviceForce) -> None:
    assert scored_force(read_sentence(text), found) in FORCES
