"""What sentences are judged to be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import (
    Addressee,
    Advice,
    AdviceForce,
    Assessment,
    Causality,
    ClaimType,
    ConfigurationError,
    Origin,
    Species,
    Strength,
)
from claimcheck.sentences import assess
from claimcheck.sentences.engine import engines


def judged(text: str) -> Assessment:
    (assessment,) = assess([text], "lexical")
    return assessment


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Does iron cause headaches?",
        "The table below lists the doses of each hormone.",
        "This section explains how hormones work.",
        "Welcome to our guide on vitamins and sleep!",
        "Think of insulin as a doorman.",
        "You may have wondered why you feel tired.",
        "The Chemistry of Calm",
        "Treatment Options",
        "Let's explore how sleep works.",
        "Your journey begins with a single step.",
        "See also the next chapter on hormones.",
    ],
)
def test_what_asserts_nothing_is_no_claim(text: str) -> None:
    assessment = judged(text)
    assert not assessment.is_claim
    assert assessment.claim_type is ClaimType.NON_CLAIM
    assert assessment.advice is AdviceForce.NONE
    assert not assessment.cite_worthy


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Iron is required for haemoglobin to carry oxygen in the blood.", ClaimType.MECHANISM),
        ("Insulin binds to its receptor and triggers uptake of glucose.", ClaimType.MECHANISM),
        ("Short sleep is associated with obesity.", ClaimType.ASSOCIATION),
        ("Chronic noise causes high blood pressure.", ClaimType.CAUSAL_EFFECT),
        ("Yoga reduces anxiety and improves sleep.", ClaimType.TREATMENT_BENEFIT),
        ("Ketamine therapy can relieve depression.", ClaimType.TREATMENT_BENEFIT),
        ("High doses of niacin are toxic to the liver.", ClaimType.HARM),
        ("You should avoid caffeine after noon.", ClaimType.ADVICE),
        ("Take zinc when a cold starts.", ClaimType.ADVICE),
        ("About 12 percent of adults live with chronic pain.", ClaimType.PREVALENCE),
        ("Two trials found that zinc shortened colds.", ClaimType.STUDY_REPORT),
        ("Okoro et al. elegantly showed this.", ClaimType.STUDY_REPORT),
        ("Melatonin is a hormone, also known as the sleep signal.", ClaimType.DEFINITIONAL),
        (
            "For men with low testosterone, a protocol of testosterone cypionate restores energy.",
            ClaimType.PROTOCOL,
        ),
        (
            "A regimen involving sermorelin aims to raise growth hormone in women with fatigue.",
            ClaimType.PROTOCOL,
        ),
        ("Vitamin C cures colds", ClaimType.TREATMENT_BENEFIT),
    ],
)
def test_claims_get_their_type(text: str, kind: ClaimType) -> None:
    assessment = judged(text)
    assert assessment.is_claim
    assert assessment.claim_type is kind


@pytest.mark.parametrize(
    ("text", "strength", "causality"),
    [
        ("We aimed to study sleep in nurses.", Strength.S0, Causality.NONE),
        ("Zinc had no effect on fever.", Strength.S1, Causality.DIRECT),
        ("There is no evidence that zinc reduces fever.", Strength.S1, Causality.CONDITIONAL),
        ("Coffee was not associated with stroke.", Strength.S1, Causality.CORRELATIONAL),
        ("Coffee was associated with fewer strokes.", Strength.S2, Causality.CORRELATIONAL),
        ("Nurses had higher cortisol than clerks.", Strength.S2, Causality.CORRELATIONAL),
        ("Your mood is tied to your gut.", Strength.S3, Causality.CORRELATIONAL),
        ("Zinc may reduce fever.", Strength.S4, Causality.CONDITIONAL),
        ("Zinc probably reduces fever.", Strength.S4, Causality.CONDITIONAL),
        ("Zinc can reduce fever.", Strength.S5, Causality.DIRECT),
        ("Zinc reduces fever.", Strength.S6, Causality.DIRECT),
        ("Magnesium is essential for sleep.", Strength.S6, Causality.DIRECT),
        ("While linked to nausea, zinc reduces fever.", Strength.S6, Causality.DIRECT),
        ("Levels of cortisol increased in winter.", Strength.S2, Causality.CORRELATIONAL),
        ("More trials are needed to show that zinc works.", Strength.S0, Causality.NONE),
    ],
)
def test_strength_follows_the_main_statement(
    text: str, strength: Strength, causality: Causality
) -> None:
    assessment = judged(text)
    assert (assessment.strength, assessment.causality) == (strength, causality)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("Zinc reduces fever.", Advice.A0),
        ("Zinc could be useful for people with colds.", Advice.A1),
        ("Clinicians should prescribe zinc for colds.", Advice.A2),
        ("You should take zinc for your cold.", Advice.A3),
        ("Avoid caffeine in the evening to protect sleep.", Advice.A3),
        ("Lower blood pressure after treatment.", Advice.A0),
        ("Exercise lowers blood pressure.", Advice.A0),
        ("Future trials should investigate zinc for colds.", Advice.A0),
    ],
)
def test_advice_needs_somebody_to_act(text: str, advice: Advice) -> None:
    assessment = judged(text)
    assert Advice.of(assessment.advice, assessment.addressee) is advice


def test_professionals_are_addressed_as_such() -> None:
    assert judged("Clinicians should offer zinc.").addressee is Addressee.PROFESSIONAL


def test_hedges_lower_certainty_and_boosters_raise_it() -> None:
    plain, hedged, boosted = assess(
        [
            "Zinc reduces fever.",
            "Zinc might possibly reduce fever.",
            "Zinc certainly reduces fever.",
        ],
        "lexical",
    )
    assert hedged.certainty < plain.certainty < boosted.certainty
    assert (hedged.hedged, plain.hedged) == (True, False)


def test_a_study_of_animals_is_not_about_people() -> None:
    assessment = judged("Animal studies show that zinc can lower fever.")
    assert assessment.claim_type is ClaimType.STUDY_REPORT
    assert assessment.population.species is Species.ANIMAL


def test_cues_are_quotes_of_the_sentence() -> None:
    text = "Studies show that zinc may dramatically reduce fever."
    cues = judged(text).cues
    assert {"vague_attribution", "hedge", "booster", "causal"} <= {cue.kind for cue in cues}
    assert all(cue.span.of(text) == cue.text for cue in cues)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Zinc reduces fever in children with a cold.", "en"),
        ("Zink senkt das Fieber der Kinder und ist nicht teuer.", "de"),
        ("Le zinc est utile pour les enfants et la fièvre dans ce cas.", "fr"),
        ("Цинк снижает жар у детей", "ru"),
        ("锌可以降低发烧", "zh"),
        ("12 ∞ 34", "und"),
    ],
)
def test_the_language_is_recognised(text: str, language: str) -> None:
    assert judged(text).language == language


def test_text_in_another_language_is_not_judged() -> None:
    assert not judged("Zink senkt das Fieber der Kinder und ist nicht teuer.").is_claim


def test_every_name_of_the_contract_answers() -> None:
    assert {"accurate", "fast", "lexical"} <= set(engines())
    assert assess(["Zinc reduces fever."], engine="lexical")[0].origin is Origin.TEXT


def test_an_unknown_engine_is_a_configuration_error() -> None:
    with pytest.raises(ConfigurationError, match="acurate"):
        assess(["Zinc reduces fever."], engine="acurate")


def test_a_repeated_sentence_is_judged_alike() -> None:
    first, other, again = assess(["Zinc helps.", "Iron rusts.", "Zinc helps."])
    assert first == again
    assert first != other


def test_a_very_long_sentence_is_judged() -> None:
    assert judged("zinc reduces fever and " * 5000).strength is Strength.S6


@given(st.text() | st.text(alphabet="zinc may not reduce fever. you should ∞\ud800\x00?"))
def test_any_text_gets_an_assessment(text: str) -> None:
    assessment = judged(text)
    assert 0 <= assessment.claim_probability <= 1
    assert 1 <= assessment.certainty <= 6
    assert assessment.is_claim is (assessment.claim_type is not ClaimType.NON_CLAIM)
    assert all(cue.span.of(text) == cue.text for cue in assessment.cues)


@pytest.mark.parametrize("engine", ["fast", "lexical"])
def test_half_of_a_pair_is_a_sign_like_any_other(engine):
    words = "Tea \ud800cures colds in \udfffadults."
    assert len(assess([words, "\ud800"], engine)) == 2
