"""Words that need no second witness: what they are told from, and that they stand by themselves."""

import pytest

import claimcheck
from claimcheck.model import AdviceForce, Claim, ClaimType, Quantity, Severity, Span
from claimcheck.rules import all_rules
from claimcheck.rules._carried_over import carried_over
from claimcheck.rules._conclusions import concluding_words
from claimcheck.rules._regimens import directed_dose
from claimcheck.rules.standing import kind_of_finding, problem_standing

from .asking import benefit, problems


@pytest.mark.parametrize(
    "text",
    [
        "In mice it doubled endurance, so you can expect the same.",
        "Rats on the herb lived longer, and your cells answer just as well.",
        "In old rats the drug grew nerves, which explains why it protects women.",
        "Sleeping more makes you live longer: it did for the worms.",
    ],
)
def test_animals_made_the_measure_of_people_are_found(text):
    assert carried_over(text)


@pytest.mark.parametrize(
    "text",
    [
        "In mice it doubled endurance, so it may help you too.",
        "It was seen in mice, but not in people.",
        "Both mice and people carry the same gene.",
        "Your dog will like it, and so will your cat.",
        "Mice were fed for eight weeks.",
    ],
)
def test_fair_words_about_animals_carry_nothing_over(text):
    assert carried_over(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "This indicates that the herb prevents illness.",
        "Starting early therefore prevents heart attacks.",
        "These results prove that the drink causes cancer.",
        "So a week of fasting melts the tumour.",
    ],
)
def test_flat_conclusions_are_found(text):
    assert concluding_words(text)


@pytest.mark.parametrize(
    "text",
    [
        "This suggests that the herb may prevent illness.",
        "Therefore it could be tested in a trial.",
        "These results show that the two are associated.",
        "Does this mean that it works?",
        "The therapy is free.",
    ],
)
def test_cautious_conclusions_are_let_be(text):
    assert concluding_words(text) is None


def _dose(text, **fields):
    start = text.index("300 mg")
    number = Quantity("dose", "300 mg", Span(start, start + 6), value=300.0, unit="mg")
    claim = Claim("a", "a.md", text, text, Span(0, len(text)), quantities=(number,), **fields)
    return directed_dose(claim)


def test_a_dose_that_the_reader_is_told_to_take_is_a_direction():
    advice = {"claim_type": ClaimType.ADVICE, "advice_force": AdviceForce.STRONG}

    assert _dose("You should take 300 mg of magnesium.", **advice)
    assert _dose("Magnesium 300 mg at bedtime calms you.", claim_type=ClaimType.TREATMENT_BENEFIT)


def test_what_a_study_gave_and_what_a_product_holds_is_none():
    assert not _dose("Men took magnesium 300 mg daily.", claim_type=ClaimType.STUDY_REPORT)
    assert not _dose("A tablet contains 300 mg of magnesium.", claim_type=ClaimType.DEFINITIONAL)


@pytest.mark.parametrize(
    ("code", "kind", "text"),
    [
        ("CC205", "CC205 asserted", "Studies show that the herb calms anxious adults."),
        ("CC707", "CC707 safety", "The drops have no side effects."),
        ("CC501", "CC501 carried-over", "Mice lived longer on it, so you will live longer."),
    ],
)
def test_flat_words_are_shown_though_the_reading_doubts_little(code, kind, text):
    (claim,) = claimcheck.audit(text=text).claims
    claim = benefit(text, cues=claim.cues, query=0.02, queries=(("VAG", 0.02),))
    rule = all_rules()[code]
    (problem,) = problems(code, claim)

    assert kind_of_finding(rule, problem) == kind
    assert problem_standing(rule, problem, claim).is_shown


def test_what_animals_showed_is_a_warning_at_most():
    text = "Mice lived longer on it, so you will live longer."
    (problem,) = problems("CC501", benefit(text, query=0.3, queries=(("ANI", 0.3),)))

    assert problem.severity is Severity.WARNING
