"""How an editor reads sentences of health texts, paper by paper: type, strength, advice, source."""

import pytest

from claimcheck.model import (
    Addressee,
    Advice,
    AdviceForce,
    Assessment,
    Causality,
    ClaimType,
    Strength,
)
from claimcheck.sentences import assess
from claimcheck.sentences.linguistic.definitions import is_definition
from claimcheck.sentences.linguistic.reading import read_sentence


def judged(text: str) -> Assessment:
    (assessment,) = assess([text], "lexical")
    return assessment


@pytest.mark.parametrize(
    "text",
    [
        "Iodine is a trace element that the thyroid needs.",
        "Leptin is a hormone that is made in fat and released into the blood.",
        "In this picture the door is the insulin receptor, a protein in the membrane.",
        "The gene for the enzyme lies on chromosome 7.",
        "The best known of them is the variant that doctors call E4.",
    ],
)
def test_what_a_thing_is_states_no_effect(text: str) -> None:
    assessment = judged(text)
    assert assessment.claim_type is ClaimType.DEFINITIONAL
    assert assessment.strength is Strength.S0
    assert assessment.causality is Causality.NONE
    assert not assessment.cite_worthy


@pytest.mark.parametrize(
    "text",
    [
        "Iron is a critical mineral for mood.",
        "Saffron is an herb that relieves depression.",
        "Iodine is essential for the thyroid.",
        "Coffee is the most potent driver of alertness.",
        "Zinc lowers fever.",
        "The key is the number of receptors.",
    ],
)
def test_praise_and_promises_define_nothing(text: str) -> None:
    assert not is_definition(read_sentence(text))


def test_what_stands_beside_a_definition_still_counts() -> None:
    assessment = judged("Leptin is a hormone, and it reduces appetite in mice.")
    assert assessment.strength is Strength.S6


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Light is the strongest natural trigger of serotonin.", ClaimType.MECHANISM),
        ("Insulin and glucagon restrain each other.", ClaimType.MECHANISM),
        ("Vitamin B6 takes part in the synthesis of dopamine.", ClaimType.MECHANISM),
        ("Cortisol lowers the number of receptors and their binding.", ClaimType.MECHANISM),
        ("Cortisol lowers mood by blocking a receptor.", ClaimType.CAUSAL_EFFECT),
        ("The hormone makes timid people bold.", ClaimType.CAUSAL_EFFECT),
        ("Falling thyroxine levels weaken memory and sleep.", ClaimType.CAUSAL_EFFECT),
        (
            "Valerian tea floods the brain with calm and improves sleep.",
            ClaimType.TREATMENT_BENEFIT,
        ),
        ("One pill cures insomnia in 90 % of patients.", ClaimType.TREATMENT_BENEFIT),
        ("Pilates is effective because it lowers cortisol.", ClaimType.TREATMENT_BENEFIT),
        ("For men with burnout, this two-step approach is essential.", ClaimType.TREATMENT_BENEFIT),
        ("Low doses of vitamin A damage the skin.", ClaimType.HARM),
        ("Those injections are safe and have no side effects.", ClaimType.HARM),
        ("Boredom is as deadly as a pack of cigarettes.", ClaimType.HARM),
        ("Three in ten teenagers do not get enough of it.", ClaimType.PREVALENCE),
        ("35 % of women lack iron.", ClaimType.PREVALENCE),
        ("In such trials the usual dose of oxytocin is 24 IU.", ClaimType.NUMBER),
        ("According to a survey of nurses, results on zinc are mixed.", ClaimType.STUDY_REPORT),
        ("TT carriers are naturally calmer and at lower risk of anxiety.", ClaimType.ASSOCIATION),
        ("Students with four friends live longer than students with none.", ClaimType.ASSOCIATION),
        ("Until more trials have reported, zinc should not be given to babies.", ClaimType.ADVICE),
        ("Ozone therapy is given twice a week.", ClaimType.PROTOCOL),
    ],
)
def test_types_are_those_an_editor_would_give(text: str, kind: ClaimType) -> None:
    assessment = judged(text)
    assert assessment.is_claim
    assert assessment.claim_type is kind


@pytest.mark.parametrize(
    "text",
    [
        "One pill cures insomnia in 90 % of patients.",
        "Those injections are safe and have no side effects.",
        "35 % of women lack iron.",
        "Low doses of vitamin A damage the skin.",
        "Carriers of the variant should consider melatonin.",
    ],
)
def test_such_claims_need_a_source(text: str) -> None:
    assert judged(text).cite_worthy


@pytest.mark.parametrize(
    ("text", "advice", "addressee"),
    [
        ("A cup of cocoa might help you to sleep.", Advice.A1, Addressee.PUBLIC),
        ("You may want to try cocoa before bed.", Advice.A2, Addressee.READER),
        ("You should drink cocoa before bed.", Advice.A3, Addressee.READER),
        ("If you feel tired, avoid coffee in the evening.", Advice.A3, Addressee.READER),
        ("Carriers of the variant should consider melatonin.", Advice.A2, Addressee.PUBLIC),
        ("People who do not eat fish have lower mood.", Advice.A0, Addressee.NONE),
        ("The volunteers did not change their diet.", Advice.A0, Addressee.NONE),
        ("Ensuring enough iron gives the blood what it needs.", Advice.A0, Addressee.NONE),
        ("Lower insulin and better sleep after training.", Advice.A0, Addressee.NONE),
        ("For men with burnout, this two-step approach is essential.", Advice.A1, Addressee.PUBLIC),
        ("We recommend zinc for adults with a cold.", Advice.A2, Addressee.PUBLIC),
        ("Larger trials should test zinc in children.", Advice.A0, Addressee.NONE),
    ],
)
def test_the_reader_is_addressed_where_told_to_act(
    text: str, advice: Advice, addressee: Addressee
) -> None:
    assessment = judged(text)
    assert Advice.of(assessment.advice, assessment.addressee) is advice
    assert assessment.addressee is addressee


@pytest.mark.parametrize(
    "text",
    [
        "Ask your pharmacist before you stop or change a medicine.",
        "See a clinician if the pain lasts.",
        "Never stop a medicine without talking to your doctor.",
    ],
)
def test_sending_readers_to_a_doctor_needs_no_source(text: str) -> None:
    assessment = judged(text)
    assert assessment.advice is AdviceForce.STRONG
    assert assessment.strength is Strength.S0
    assert assessment.claim_type is ClaimType.ADVICE
    assert not assessment.cite_worthy


def test_asking_a_doctor_for_a_drug_sells_the_drug() -> None:
    assert judged("Ask your doctor about semaglutide for weight loss.").cite_worthy


def test_advice_on_other_things_than_health_needs_no_source() -> None:
    assert not judged("You should get a cat.").cite_worthy


@pytest.mark.parametrize(
    "text",
    [
        "The package is written in Python and can be installed with pip.",
        "It provides a command-line interface to count deaths in open data sets.",
        "Our library reduces the number of lines of code that users write.",
        "This work was supported by a grant of the Royal Society.",
        "We recruited twenty adults and measured their sleep.",
        "Further research on zinc and fever is needed.",
    ],
)
def test_what_a_paper_tells_of_itself_needs_no_source(text: str) -> None:
    assert not judged(text).cite_worthy


@pytest.mark.parametrize(
    "text",
    [
        "Understanding these pathways provides the rationale for new protocols.",
        "Hormones that set the clock",
        "where \ufffc is the hazard of the treated and \ufffc the effect of the drug.",
    ],
)
def test_talk_titles_and_formulas_are_no_claims(text: str) -> None:
    assert not judged(text).is_claim


@pytest.mark.parametrize(
    "text", ["Calms the nerves", "Strongly increases receptor density", "Suppresses the receptor"]
)
def test_a_cell_that_opens_with_a_verb_asserts(text: str) -> None:
    assessment = judged(text)
    assert assessment.is_claim
    assert assessment.strength is Strength.S6


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("There is no good evidence that zinc changes mood.", Strength.S1),
        ("Zinc blocks a channel; whether it relieves anxiety is unknown.", Strength.S6),
        ("Each plan follows the result of a blood test.", Strength.S0),
        ("When you eat zinc, fever falls.", Strength.S0),
        ("This release is the first step.", Strength.S0),
    ],
)
def test_strength_is_read_from_what_is_asserted(text: str, strength: Strength) -> None:
    assert judged(text).strength is strength
