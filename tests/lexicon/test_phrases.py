"""Phrases are found by their tokens, longest first, class by class."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.lexicon import Entry, PhraseIndex, load_phrases, tokenize
from claimcheck.lexicon.inflection import forms_of
from claimcheck.resources import read_records, resource_path

LEXICA = sorted(
    path.stem
    for path in resource_path("lexicon/data").glob("*.tsv")
    if path.read_text(encoding="utf-8").startswith("cue\tclass\tweight\tsource\n")
)


def found(index: PhraseIndex, text: str) -> list[tuple[tuple[str, ...], str]]:
    tokens = tokenize(text)
    return [
        (
            match.classes,
            " ".join(token.lower for token in tokens[match.start_token : match.end_token]),
        )
        for match in index.find(tokens)
    ]


def test_the_longest_phrase_of_a_class_wins() -> None:
    index = PhraseIndex((Entry("risk", "a", 1), Entry("risk of death", "a", 1)))
    assert found(index, "a risk of death") == [(("a",), "risk of death")]


def test_each_class_finds_its_own_longest_phrase() -> None:
    index = PhraseIndex((Entry("risk", "b", 1), Entry("risk of death", "a", 1)))
    assert found(index, "risk of death") == [(("a",), "risk of death"), (("b",), "risk")]


def test_matches_of_one_class_do_not_overlap() -> None:
    index = PhraseIndex((Entry("very very", "a", 1),))
    assert found(index, "very very very") == [(("a",), "very very")]


def test_a_marked_verb_is_found_in_all_its_forms() -> None:
    index = PhraseIndex((Entry("lead~v to", "a", 1),))
    forms = ["leads to", "led to", "leading to", "lead to"]
    assert [found(index, form) for form in forms] == [[(("a",), form)] for form in forms]


def test_a_possessive_counts_as_its_noun() -> None:
    index = PhraseIndex((Entry("the body", "a", 1),))
    assert found(index, "the body’s heat") == [(("a",), "the body's")]


def test_classes_of_one_weight_share_a_match() -> None:
    index = PhraseIndex((Entry("toxic", "a", 1), Entry("toxic", "b", 1), Entry("toxic", "c", 0.5)))
    assert [match.weight for match in index.find(tokenize("toxic"))] == [1, 0.5]


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("carry", ("carry", "carries", "carried", "carrying")),
        ("release", ("release", "releases", "released", "releasing")),
        ("free", ("free", "frees", "freed", "freeing")),
        ("stop", ("stop", "stops", "stopped", "stopping")),
        ("impress", ("impress", "impresses", "impressed", "impressing")),
    ],
)
def test_verbs_inflect_by_the_spelling_rules(verb: str, forms: tuple[str, ...]) -> None:
    assert forms_of(verb, "v") == forms


def test_nouns_get_their_plural() -> None:
    assert forms_of("therapy", "n") == ("therapy", "therapies")


@pytest.mark.parametrize("name", LEXICA)
def test_every_row_of_a_lexicon_has_a_class_a_weight_and_a_source(name: str) -> None:
    for row in read_records(f"lexicon/data/{name}.tsv"):
        assert row["cue"] == row["cue"].strip() != ""
        assert row["class"]
        assert 0 < float(row["weight"]) <= 2
        assert row["source"]


@pytest.mark.parametrize("name", LEXICA)
def test_a_lexicon_finds_its_own_cues(name: str) -> None:
    index = load_phrases(name)
    for entry in index.entries:
        if "~" not in entry.cue:
            tokens = tokenize(entry.cue)
            wholes = [m for m in index.find(tokens) if m.end_token - m.start_token == len(tokens)]
            assert any(entry.category in match.classes for match in wholes), entry


@settings(deadline=None)
@given(st.lists(st.sampled_from(["may", "risk", "of", "not", "no", "effect", "body's", "∞"])))
def test_matches_stay_inside_the_text_and_in_order(words: list[str]) -> None:
    tokens = tokenize(" ".join(words))
    matches = load_phrases("hedges", "negation", "causal").find(tokens)
    assert all(0 <= m.start_token < m.end_token <= len(tokens) for m in matches)
    assert [m.start_token for m in matches] == sorted(m.start_token for m in matches)
