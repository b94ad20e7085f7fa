"""The fast engine on documents: it reads them as the accurate one does."""

import pytest

import claimcheck
from claimcheck.memory import remembering
from claimcheck.model import ClaimType, Need, Origin
from claimcheck.sentences.assess import read_sentences

ARTICLE = """# Zinc for colds

Zinc cures the common cold in two days. Take 50 mg of zinc every morning for a week.

Have you ever had a cold?

A trial of 200 adults found that zinc shortened colds by a day [1].

Colds are infections of the nose and throat. They are caused by viruses.

1. Miller A. Zinc and colds. J Med. 2019.
"""


def judged(tmp_path, text=ARTICLE, engine="fast"):
    path = tmp_path / "article.md"
    path.write_text(text, encoding="utf-8")
    document = claimcheck.read(str(path))
    found = read_sentences(document, engine, claimcheck.find_citations(document))
    return {sentence.text: assessment for sentence, assessment in found}


def test_a_promised_cure_needs_a_source(tmp_path):
    found = judged(tmp_path)["Zinc cures the common cold in two days."]

    assert found.is_claim
    assert found.need is Need.REQUIRED
    assert found.claim_type in {ClaimType.TREATMENT_BENEFIT, ClaimType.CAUSAL_EFFECT}
    assert found.origin is Origin.MODEL


def test_a_question_claims_nothing(tmp_path):
    found = judged(tmp_path)["Have you ever had a cold?"]

    assert (found.is_claim, found.need) == (False, Need.NONE)


def test_a_cited_finding_is_covered_and_a_promise_is_not(tmp_path):
    found = judged(tmp_path)
    cited = next(each for text, each in found.items() if text.startswith("A trial"))

    assert cited.covered > 0.5
    assert found["Zinc cures the common cold in two days."].covered < 0.5


def test_what_to_query_is_said_with_its_probability(tmp_path):
    judgements = judged(tmp_path)
    found = judgements["Zinc cures the common cold in two days."]

    assert found.query > judgements["They are caused by viruses."].query
    assert list(found.queries) == sorted(found.queries, key=lambda each: (-each[1], each[0]))
    assert all(0 < share <= 1 for _, share in found.queries)


def test_another_language_is_named_and_not_judged(tmp_path):
    text = "Der Schlaf ist für die Gesundheit nicht zu ersetzen und das wissen wir."
    found = judged(tmp_path, f"{text}\n\nZinc cures colds.\n")[text]

    assert (found.language, found.is_claim) == ("de", False)


@pytest.mark.parametrize("text", ["", "\n", "…", "😀\n\n\x07", "word " * 50_000])
def test_odd_documents_are_answered(tmp_path, text):
    for found in judged(tmp_path, text).values():
        assert 0 <= found.claim_probability <= 1


def test_memory_changes_nothing(tmp_path):
    fresh = judged(tmp_path)
    with remembering():
        judged(tmp_path, ARTICLE.replace("two", "nine"))
        first, second = judged(tmp_path), judged(tmp_path)

    assert fresh == first == second
