"""The engine `accurate`: what it makes of sentences, alone and in a document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import (
    Addressee,
    AdviceForce,
    Assessment,
    Causality,
    ClaimType,
    Need,
    Origin,
    Species,
    Strength,
)
from claimcheck.pipeline import extract
from claimcheck.readers import read
from claimcheck.sentences import assess, read_sentences

FOLDED = (
    Causality.NONE, Causality.NONE, Causality.CORRELATIONAL, Causality.CORRELATIONAL,
    Causality.CONDITIONAL, Causality.CONDITIONAL, Causality.DIRECT,
)  # fmt: skip


def judged(text: str) -> Assessment:
    (assessment,) = assess([text], "accurate")
    return assessment


def in_prose(text: str) -> Assessment:
    ((_, assessment), *_) = read_sentences(read(text=text, format="text"))
    return assessment


@pytest.mark.parametrize(
    ("text", "causality"),
    [
        ("Evening screens delay the onset of sleep.", Causality.DIRECT),
        ("Late meals may raise fasting glucose.", Causality.CONDITIONAL),
        ("Night shifts were associated with a higher risk of falls.", Causality.CORRELATIONAL),
        ("We describe the design of a survey among dentists.", Causality.NONE),
    ],
)
def test_the_causal_class_is_that_of_the_coders(text: str, causality: Causality) -> None:
    assert judged(text).causality is causality


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("Clinicians should screen all new patients for delirium.", AdviceForce.STRONG),
        ("Screening might be considered in patients with repeated falls.", AdviceForce.WEAK),
        ("Patients with repeated falls were older.", AdviceForce.NONE),
    ],
)
def test_the_force_of_advice_is_that_of_the_coders(text: str, force: AdviceForce) -> None:
    assert judged(text).advice is force


def test_the_reader_is_spoken_to_by_the_words() -> None:
    assert judged("Take 400 mg of magnesium every night.").addressee is Addressee.READER


def test_the_conclusion_of_a_study_is_a_claim_and_its_methods_are_not() -> None:
    conclusion = "These findings suggest that early physiotherapy reduces the length of stay."
    assert judged(conclusion).is_claim
    assert not judged("We enrolled 40 patients in two clinics between 2010 and 2014.").is_claim


def test_a_short_general_statement_is_a_claim_as_in_prose() -> None:
    assert judged("Magnesium is needed for thyroxine to bind.").is_claim
    assert judged("Broccoli sprouts boost your immune system.").is_claim


def test_whom_a_sentence_is_about_is_known_without_a_name() -> None:
    about = "Loss of this receptor slowed axonal growth in cultured neurons and knockout pups."
    assert judged(about).population.species is not Species.HUMAN


def test_in_prose_a_general_statement_is_a_claim_and_nobody_is_named() -> None:
    text = "The receptor governs how strongly the cells of the gut answer to the hormone."
    assert in_prose(text).is_claim
    assert in_prose(text).population.species is Species.UNKNOWN


def test_in_a_document_it_says_that_a_model_judged() -> None:
    assert in_prose("Melatonin lowers blood pressure at night.").origin is Origin.MODEL


def test_in_a_document_strength_and_causal_class_are_one_scale() -> None:
    for text in (
        "Melatonin lowers blood pressure at night.",
        "Night shifts were associated with a higher risk of falls.",
        "Late meals may raise fasting glucose.",
    ):
        found = in_prose(text)
        assert FOLDED[found.strength] is found.causality


def test_a_question_of_a_document_asserts_nothing() -> None:
    assert not in_prose("Does magnesium cure every migraine?").is_claim


PLAIN = "The knee is the joint between the thigh and the lower leg."
PROMISE = "This miracle root is clinically proven to cure arthritis for everyone."


def test_a_bold_promise_without_a_source_is_what_an_editor_would_query() -> None:
    source = read(text=f"{PLAIN}\n\n{PLAIN}\n\n{PLAIN}\n\n{PROMISE}", format="text")
    *_, (_, plain), (_, promise) = read_sentences(source)
    assert promise.need is Need.REQUIRED
    assert promise.query > plain.query


def test_of_a_few_units_it_is_not_said_what_to_query() -> None:
    assert (in_prose(PROMISE).query, in_prose(PROMISE).queries) == (0.0, ())


def test_what_stands_around_a_unit_is_heard() -> None:
    text = "It lowered their blood pressure."
    source = read(text=f"Forty mice were given the extract for a week.\n\n{text}", format="text")
    (_, (_, among)) = read_sentences(source)
    assert among.need_probability != in_prose(text).need_probability


def test_alone_it_says_that_a_model_judged() -> None:
    assert judged("Melatonin lowers blood pressure at night.").origin is Origin.MODEL


def test_strength_keeps_the_step_of_the_words_within_the_class() -> None:
    assert judged("Green tea can lower blood pressure.").strength in {Strength.S5, Strength.S6}


def test_a_hedge_that_it_hears_is_shown() -> None:
    found = judged("Whether the protein is involved remains to be established.")
    assert found.hedged
    assert any(cue.kind == "hedge" for cue in found.cues)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Tee senkt den Blutdruck, und das ist gut für die Gefäße.", "de"),
        ("緑茶は成人の血圧を下げる。", "zh"),
        ("", "und"),
    ],
)
def test_other_languages_are_named_and_not_judged(text: str, language: str) -> None:
    found = judged(text)
    assert (found.language, found.is_claim) == (language, False)


def test_a_document_is_read_as_prose() -> None:
    source = read(text="The receptor governs how the gut answers to the hormone.", format="text")
    (claim,) = extract(source, "accurate")
    assert claim.type is not ClaimType.NON_CLAIM


@given(st.lists(st.text(max_size=300), max_size=4))
def test_any_text_is_answered(texts: list[str]) -> None:
    found = assess(texts, "accurate")
    assert len(found) == len(texts)
    assert all(0 <= each.claim_probability <= 1 for each in found)
    assert all(1 <= each.certainty <= 6 for each in found)
    for text, each in zip(texts, found, strict=True):
        assert all(cue.span.of(text) == cue.text for cue in each.cues)


@pytest.mark.parametrize("text", ["word " * 20_000, "a" * 100_000, "(" * 100_000, "é́" * 50_000])
def test_a_very_long_sentence_is_answered(text: str) -> None:
    assert len(assess([text], "accurate")) == 1


@pytest.mark.parametrize("sign", ["…", "...", " --- ", " -- ", " — ", "’s", "…… --- …"])
def test_hedges_stand_where_they_are_written_behind_any_sign(sign: str) -> None:
    text = f"Ginger{sign} tea helps adults with migraine, as it seems, perhaps possibly"
    (found,) = assess([text])
    hedges = [cue for cue in found.cues if cue.kind == "hedge"]
    assert any(cue.text.startswith("perhaps") for cue in hedges)
    assert all(cue.span.of(text) == cue.text for cue in found.cues)
