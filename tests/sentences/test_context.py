"""What sentences take over from those before them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import Assessment, Block, BlockKind, ClaimType, Document, Prose, Segment, Span
from claimcheck.sentences import assess, document_sentences, read_sentences
from claimcheck.sentences.context import in_context

THERAPY = "Ketamine therapy is offered in many cities."
STUDY = "A trial by Okoro et al. gave nurses zinc."


def document(*blocks: tuple[BlockKind, str], section: str = "Colds") -> Document:
    """Build a document whose blocks stand one below the other in one section."""
    made, position = [], 0
    for kind, text in blocks:
        span = Span(position, position + len(text))
        made.append(Block(kind, span, Prose((Segment(text, span),)), section=(section,)))
        position = span.end + 1
    return Document("a.txt", "text", "\n".join(text for _, text in blocks), tuple(made))


def read(*paragraphs: str) -> list[Assessment]:
    source = document(*((BlockKind.PARAGRAPH, text) for text in paragraphs))
    return [assessment for _, assessment in read_sentences(source, "lexical")]


@pytest.mark.parametrize(
    "text",
    [
        "This approach supports the receptors of the brain.",
        "These infusions raise a protein in the cortex.",
        "It raises a protein in the cortex within hours.",
        "The treatment raises dopamine in the cortex.",
        "By calming the cortex, this therapy can raise dopamine.",
    ],
)
def test_an_effect_of_what_was_named_before_is_a_benefit_of_the_therapy(text: str) -> None:
    assert (
        assess([text], "lexical")[0].claim_type is not ClaimType.TREATMENT_BENEFIT
        or "therapy" in text
    )
    infused = "Ketamine infusions, a form of ketamine therapy, are on offer."
    assert read(f"{infused} {text}")[-1].claim_type is ClaimType.TREATMENT_BENEFIT


@pytest.mark.parametrize(
    "text",
    [
        "Dopamine raises a protein in the cortex.",
        "The cortex sends signals to the brain stem.",
        "Cortisol suppresses the receptor.",
    ],
)
def test_a_new_subject_takes_over_nothing(text: str) -> None:
    assert read(f"{THERAPY} {text}")[-1] == assess([text], "lexical")[0]


def test_a_pronoun_reaches_one_sentence_back_and_a_named_approach_reaches_over_blocks() -> None:
    between = "Dopamine is a hormone."
    pronoun = read(f"{THERAPY} {between} It raises a protein in the cortex.")[-1]
    assert pronoun.claim_type is ClaimType.MECHANISM
    pointed = read(THERAPY, between, "These treatments raise a protein in the cortex.")[-1]
    assert pointed.claim_type is ClaimType.TREATMENT_BENEFIT


def test_a_heading_ends_what_was_spoken_of() -> None:
    source = document(
        (BlockKind.PARAGRAPH, THERAPY),
        (BlockKind.HEADING, "The brain"),
        (BlockKind.PARAGRAPH, "These treatments raise a protein in the cortex."),
    )
    assert read_sentences(source)[-1][1].claim_type is not ClaimType.TREATMENT_BENEFIT


def test_drugs_in_an_item_titled_with_a_therapy_are_laid_out_as_its_protocol() -> None:
    text = "Growth hormone peptides. Tesamorelin or sermorelin stimulates the pituitary."
    assert (
        read_sentences(document((BlockKind.LIST_ITEM, text)), "lexical")[-1][1].claim_type
        is ClaimType.PROTOCOL
    )
    one = "Growth hormone peptides. Tesamorelin stimulates the pituitary."
    assert (
        read_sentences(document((BlockKind.LIST_ITEM, one)), "lexical")[-1][1].claim_type
        is ClaimType.TREATMENT_BENEFIT
    )


@pytest.mark.parametrize(
    "text",
    [
        "Among women, zinc resulted in lower cortisol.",
        "For men, zinc had no significant effect on fever.",
        "The participants slept longer than the others.",
        "The researchers saw lower cortisol in the evening than in the morning.",
    ],
)
def test_past_results_behind_a_named_study_are_its_findings(text: str) -> None:
    assert read(f"{STUDY} {text}")[-1].claim_type is ClaimType.STUDY_REPORT


def test_what_holds_in_general_is_no_finding_of_the_study_before() -> None:
    (*_, general) = read(f"{STUDY} Zinc lowers cortisol in women.")
    assert general.claim_type is not ClaimType.STUDY_REPORT


def test_a_new_paragraph_goes_on_about_the_study_only_where_it_says_so() -> None:
    result = "Among women, zinc resulted in lower cortisol."
    assert read(STUDY, result)[-1].claim_type is not ClaimType.STUDY_REPORT
    told = read(STUDY, f"The findings were striking. {result}")[-1]
    assert told.claim_type is ClaimType.STUDY_REPORT


@given(
    st.lists(
        st.sampled_from([THERAPY, STUDY, "It helps.", "This drug cures colds.", "∞", "Why?", "\n"])
    )
)
def test_only_the_type_is_judged_anew(parts: list[str]) -> None:
    source = document((BlockKind.PARAGRAPH, " ".join(parts)))
    sentences = document_sentences(source)
    alone = assess([sentence.text for sentence in sentences], "lexical")
    for before, after in zip(alone, in_context(sentences, alone), strict=True):
        assert (before.is_claim, before.strength, before.cues) == (
            after.is_claim,
            after.strength,
            after.cues,
        )
        assert after.is_claim is (after.claim_type is not ClaimType.NON_CLAIM)
