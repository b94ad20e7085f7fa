"""What the words of a sentence add to the judgement of a trained engine."""

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.model import Addressee, AdviceForce, Causality, ClaimType, Strength
from claimcheck.sentences.engines.lexical import assess
from claimcheck.sentences.judgement.wording import worded

WORDS = st.sampled_from(
    ["mice", "you", "should", "take", "magnesium", "200 mg", "may", "reduces", "stress", "is",
     "linked", "to", "sleep", "in", "women", "daily", "not", "doctors", "recommend", "avoid", "."]
)  # fmt: skip
SENTENCES = st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=30)


@settings(deadline=None)
@given(SENTENCES)
def test_an_engine_that_agrees_with_the_words_gets_what_the_lexical_engine_says(text):
    lexical = assess((text,))[0]
    if lexical.language != "en":
        return
    added = worded(lexical, text)

    assert added["population"] == lexical.population
    assert added["quantities"] == lexical.quantities
    assert added["cues"] == lexical.cues
    assert added["claim_type"] == lexical.claim_type


@settings(deadline=None)
@given(
    SENTENCES, st.booleans(), st.sampled_from(Strength), st.sampled_from(Causality),
    st.sampled_from(AdviceForce),
)  # fmt: skip
def test_any_judgement_fits_any_words(text, claims, strength, causality, force):
    judged = evolve(
        assess((text,))[0], is_claim=claims, strength=strength, causality=causality, advice=force
    )
    added = worded(judged, text)

    assert (added["claim_type"] is ClaimType.NON_CLAIM) is not claims
    assert (added["addressee"] is Addressee.NONE) is (force is AdviceForce.NONE)


@pytest.mark.parametrize(
    ("causality", "kind"),
    [(Causality.DIRECT, ClaimType.CAUSAL_EFFECT), (Causality.CORRELATIONAL, ClaimType.ASSOCIATION)],
)
def test_the_type_follows_the_causal_class_that_the_engine_found(causality, kind):
    text = "Long shifts go hand in hand with accidents."
    judged = evolve(assess((text,))[0], is_claim=True, causality=causality, strength=Strength.S6)

    assert worded(judged, text)["claim_type"] is kind


def test_advice_that_the_engine_denies_has_no_cue_and_no_addressee():
    text = "You should drink less coffee."
    judged = evolve(assess((text,))[0], advice=AdviceForce.NONE)
    added = worded(judged, text)

    assert added["addressee"] is Addressee.NONE
    assert not [cue for cue in added["cues"] if cue.kind == "advice"]
