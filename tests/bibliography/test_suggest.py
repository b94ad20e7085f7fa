"""References that could support a sentence."""

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.bibliography.suggest import suggest_references
from claimcheck.model import Bibliography, Reference

LIBRARY = Bibliography(
    (
        Reference("rest", fields={"title": "Resting lowers cortisol in nurses", "keywords": "stress; shift work"}),
        Reference("walk", fields={"title": "Walking and mood", "abstract": "Brisk walks raised mood in nurses."}),
        Reference("gene", fields={"title": "A receptor gene and attachment"}),
        Reference("bare", fields={}),
    )
)  # fmt: skip


def test_the_reference_that_shares_most_rare_words_comes_first() -> None:
    first, *_ = suggest_references("Cortisol falls when nurses rest.", LIBRARY)
    assert first.key == "rest"
    assert set(first.words) == {"Cortisol", "nurses", "rest"}


def test_forms_of_a_word_match() -> None:
    assert suggest_references("Walkers have better moods.", LIBRARY)[0].key == "walk"


def test_keywords_and_abstracts_count() -> None:
    assert suggest_references("Stress of working in shifts", LIBRARY)[0].key == "rest"


def test_little_in_common_is_not_offered() -> None:
    assert not suggest_references("The weather was fine in June.", LIBRARY)
    assert not suggest_references("Many nurses were asked about the weather.", LIBRARY)


def test_no_more_than_the_limit_is_offered() -> None:
    assert len(suggest_references("Walking, mood, cortisol and nurses at rest", LIBRARY, 1)) == 1


@given(st.text())
@settings(deadline=None)
def test_scores_are_ordered_between_nought_and_one(text: str) -> None:
    scores = [s.score for s in suggest_references(text, LIBRARY)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def test_an_empty_bibliography_offers_nothing() -> None:
    assert suggest_references("Cortisol falls when nurses rest.", Bibliography()) == ()
