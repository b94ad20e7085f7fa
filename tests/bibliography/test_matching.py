"""Strings that mean the same work."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.bibliography.matching import (
    DOUBTFUL_TITLE,
    SAME_TITLE,
    comparable_url,
    fold,
    jaro_winkler,
    normal_identifier,
    normal_title,
    same_family,
    title_matcher,
    title_similarity,
)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Rest: a study of nurses", "REST ∞ A Study of Nurses."),
        ("{R}est in \\emph{mice}", "Rest in mice"),
        ("Schlaf für Ärzte", "schlaf fur arzte"),
    ],
)
def test_titles_are_one_whatever_their_case_dashes_and_tex(first: str, second: str) -> None:
    assert title_similarity(first, second) == 1.0


def test_other_titles_stay_apart() -> None:
    assert title_similarity("Rest lowers stress", "Walking and mood in nurses") < DOUBTFUL_TITLE
    assert title_similarity("Rest lowers stress in men", "Rest lowers stress in man") >= SAME_TITLE


@given(st.text(), st.text())
def test_similarity_is_between_nought_and_one_and_even_handed(first: str, second: str) -> None:
    assert 0 <= title_similarity(first, second) <= 1
    assert 0 <= jaro_winkler(first, second) <= 1.0000001
    assert same_family(first, second) == same_family(second, first) or first[:4] != second[:4]


@given(st.text())
def test_normal_forms_stay_as_they_are(text: str) -> None:
    assert fold(fold(text)) == fold(fold(fold(text)))
    assert normal_title(normal_title(text)) == normal_title(text) or "ı" in text.casefold()


@pytest.mark.parametrize(
    ("first", "second"),
    [("von Alder", "Alder"), ("Şahin", "sahin"), ("O’Neil", "O'Neil"), ("Birhc", "Birch")],
)
def test_family_names_agree_without_accents_and_particles(first: str, second: str) -> None:
    assert same_family(first, second)


def test_other_families_do_not_agree() -> None:
    assert not same_family("Alder", "Birch")
    assert not same_family("", "Birch")


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("doi:10.1000/AbC", "doi:10.1000/abc"),
        ("https://dx.doi.org/10.1000/AbC", "doi:10.1000/abc"),
        ("PMCID:123456", "pmcid:PMC123456"),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC123456/", "pmcid:PMC123456"),
        ("arXiv:2101.00001v3", "arxiv:2101.00001"),
        ("https://arxiv.org/pdf/2101.00001.pdf", "arxiv:2101.00001"),
        ("url:https://doi.org/10.1000/x", "doi:10.1000/x"),
        ("isbn:978-0-00", "isbn:978000"),
        ("tag:rest", "tag:rest"),
        ("rest", "rest"),
    ],
)
def test_identifiers_have_one_form(written: str, normal: str) -> None:
    assert normal_identifier(written) == normal
    assert normal_identifier(normal) == normal


def test_addresses_are_compared_without_what_does_not_matter() -> None:
    assert comparable_url("http://www.Example.org/a/") == comparable_url("https://example.org/a")


@pytest.mark.parametrize("title", ["a" * 90_000, "a " * 45_000, "rest and sleep in adults " * 900])
def test_the_places_of_long_titles_that_fit_each_other_are_few(title: str) -> None:
    matcher = title_matcher(title, "b" + title)
    places = sum(len(matcher.b2j.get(one, ())) for one in matcher.a)
    assert places <= 100_000
