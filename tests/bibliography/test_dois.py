"""DOIs told from the text and the addresses around them."""

import pytest

from claimcheck.bibliography.dois import doi_in_address, normal_doi


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("[DOI:10.1000/Walk.8] [PubMed:21176232]", "10.1000/walk.8"),
        ("10.1000/walk.8]", "10.1000/walk.8"),
        ("10.1000/s0140(20)30183-5", "10.1000/s0140(20)30183-5"),
        ("(doi: 10.1000/walk(8))", "10.1000/walk(8)"),
        ("10.1000%2Fwalk.8", "10.1000/walk.8"),
        ("version 10.2 of it", ""),
    ],
)
def test_a_doi_ends_where_the_text_around_it_goes_on(text, doi):
    assert normal_doi(text) == doi


@pytest.mark.parametrize(
    ("address", "doi"),
    [
        ("https://papers.example/10.1000/walk.8/full", "10.1000/walk.8"),
        ("https://papers.example/doi/10.1000/walk/zsz001/5289255", "10.1000/walk/zsz001"),
        ("https://papers.example/article/10.1000/walk.8#Sec2", "10.1000/walk.8"),
        ("https://www.nature.com/articles/x12345-020-1", "10.1038/x12345-020-1"),
        ("https://papers.example/walk", ""),
    ],
)
def test_what_publishers_put_behind_a_doi_is_none_of_it(address, doi):
    assert doi_in_address(address) == doi
