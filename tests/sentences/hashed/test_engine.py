"""The fast engine: fixed labels at any batch size, for any text."""

import pickle

import pytest
from attrs import asdict, evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import claimcheck
from claimcheck.model import (
    AdviceForce,
    Assessment,
    Causality,
    ClaimType,
    Origin,
    Strength,
)
from claimcheck.sentences.hashed import weights

WORDS = st.sampled_from(
    ["mice", "you", "should", "take", "magnesium", "200 mg", "may", "reduces", "stress", "is",
     "linked", "to", "sleep", "in", "women", "daily", "not", "der", "und", "nicht", "мир", "."]
)  # fmt: skip
SENTENCES = st.lists(st.lists(WORDS, max_size=30).map(" ".join) | st.text(max_size=40), max_size=12)


def fast(*sentences):
    return claimcheck.assess(sentences, engine="fast")


def labels(found):
    return (
        found.is_claim, found.claim_probability, found.strength, found.causality, found.advice,
        found.certainty, found.hedged, found.cite_worthy, found.language,
    )  # fmt: skip


@settings(deadline=None)
@given(SENTENCES)
def test_a_sentence_is_judged_by_itself(texts):
    alone = [labels(fast(text)[0]) for text in texts]

    assert [labels(found) for found in fast(*texts)] == alone


@settings(deadline=None)
@given(SENTENCES)
def test_any_text_is_judged_within_the_scales(texts):
    found = fast(*texts)

    assert len(found) == len(texts)
    for each in found:
        assert 0 <= each.claim_probability <= 1
        assert 1 <= each.certainty <= 6
        assert (each.claim_type is ClaimType.NON_CLAIM) is not each.is_claim


@settings(deadline=None, max_examples=30)
@given(SENTENCES)
def test_judging_twice_gives_equal_records(texts):
    first, second = fast(*texts), fast(*texts)

    assert first == second
    assert list(map(hash, first)) == list(map(hash, second))
    assert pickle.loads(pickle.dumps(first)) == second


def test_records_are_ordinary_assessments():
    found = fast("Regular walks lowered blood pressure by 4 mmHg in older adults.")[0]
    whole = Assessment(**{name: getattr(found, name) for name in Assessment.__match_args__})

    assert type(found) is Assessment
    assert (found, hash(found), repr(found), asdict(found)) == (
        whole, hash(whole), repr(whole), asdict(whole),
    )  # fmt: skip
    assert evolve(found, hedged=True) == evolve(whole, hedged=True)


def test_thousands_of_sentences_get_the_labels_that_they_get_alone():
    texts = [f"Group {number} slept {number % 9} hours more than group {number - 1}."
             for number in range(1000)]  # fmt: skip
    together = fast(*texts)

    for number in (0, 1, 254, 255, 256, 257, 511, 512, 999):
        assert labels(together[number]) == labels(fast(texts[number])[0])


def test_no_sentences_give_no_records():
    assert fast() == ()


@pytest.mark.parametrize("text", ["", " ", "\x00\x07", "\ud800", "....", "😀", "a" * 100_000,
                                  ", " * 50_000, "Wort " * 20_000])  # fmt: skip
def test_odd_texts_are_answered(text):
    assert fast(text)[0].strength in Strength


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Schlaf ist für die Gesundheit nicht zu ersetzen und das wissen wir.", "de"),
        ("Le sommeil est nécessaire pour la santé et il ne faut pas le négliger.", "fr"),
        ("El sueño es necesario para la salud y no se puede sustituir por nada.", "es"),
        ("Сон необходим для здоровья", "ru"),
        ("睡眠对健康很重要", "zh"),
    ],
)
def test_text_in_another_language_is_named_and_not_judged(text, language):
    found = fast("Sleep matters.", text)[1]

    assert (found.language, found.is_claim) == (language, False)


def test_an_english_sentence_says_that_a_model_judged_it():
    found = fast("Fish oil may lower the risk of heart attacks.")[0]

    assert (found.language, found.origin) == ("en", Origin.MODEL)


@pytest.mark.parametrize(
    ("text", "causality"),
    [
        ("Poor sleep increases the risk of diabetes.", Causality.DIRECT),
        ("Poor sleep may increase the risk of diabetes.", Causality.CONDITIONAL),
        ("Poor sleep was associated with a higher risk of diabetes.", Causality.CORRELATIONAL),
        ("We asked 300 nurses how long they had slept.", Causality.NONE),
    ],
)
def test_the_causal_class_of_plain_sentences(text, causality):
    assert fast(text)[0].causality is causality


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("Clinicians should screen all pregnant women for anaemia.", AdviceForce.STRONG),
        ("Anaemia was found in a third of the women.", AdviceForce.NONE),
    ],
)
def test_the_advice_of_plain_sentences(text, force):
    assert fast(text)[0].advice is force


def test_a_hedged_sentence_sounds_less_certain_than_a_bare_one():
    bare, hedged = fast(
        "Exercise reduces pain in adults with arthritis.",
        "Exercise might possibly reduce pain in some adults with arthritis.",
    )

    assert hedged.hedged
    assert not bare.hedged
    assert hedged.certainty < bare.certainty


def test_announcements_questions_and_thanks_are_no_claims():
    found = fast(
        "In this article we look at sleep.",
        "Have you ever wondered why we dream?",
        "Thank you for reading.",
    )

    assert [each.is_claim for each in found] == [False, False, False]


def test_the_shipped_file_is_small():
    assert weights.FILE.stat().st_size <= 4_000_000
