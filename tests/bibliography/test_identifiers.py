"""Identifiers are told apart, put into normal form and checked."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.bibliography.checksums import isbn10_digit, isbn13_digit, issn_digit, orcid_digit
from claimcheck.bibliography.identifiers import KINDS, check_identifier, identifiers_of, identify
from claimcheck.model import Reference


@pytest.mark.parametrize(
    ("kind", "text", "normal"),
    [
        ("doi", "10.1000/ABC.1", "10.1000/abc.1"),
        ("doi", "https://doi.org/10.1000/x(1)2", "10.1000/x(1)2"),
        ("doi", "http://dx.doi.org/10.1000%2Fx", "10.1000/x"),
        ("doi", "doi: 10.1000/x).", "10.1000/x"),
        ("doi", "DOI 10.1000.5/x", "10.1000.5/x"),
        ("pmid", "PMID: 19934046.", "19934046"),
        ("pmid", "https://pubmed.ncbi.nlm.nih.gov/123/", "123"),
        ("pmcid", "pmc123.2", "PMC123"),
        ("pmcid", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC77/", "PMC77"),
        ("pmcid", "https://pmc.ncbi.nlm.nih.gov/articles/PMC77/", "PMC77"),
        ("arxiv", "arXiv:2101.12345v2 [cs.LG]", "2101.12345"),
        ("arxiv", "https://arxiv.org/abs/0704.0001", "0704.0001"),
        ("arxiv", "hep-th/9901001", "hep-th/9901001"),
        ("arxiv", "math.GT/0309136v1", "math/0309136"),
        ("isbn", "0-306-40615-2", "9780306406157"),
        ("isbn", "ISBN-13: 978-0-306-40615-7", "9780306406157"),
        ("isbn", "080442957x", "9780804429573"),
        ("issn", "03785955", "0378-5955"),
        ("issn", "ISSN 2434-561x", "2434-561X"),
        ("orcid", "https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("orcid", "000000021694233x", "0000-0002-1694-233X"),
    ],
)
def test_a_sound_identifier_has_one_normal_form(kind, text, normal):
    verdict = check_identifier(kind, text)
    assert (verdict.valid, verdict.normalised, verdict.reason) == (True, normal, "")
    assert check_identifier(kind, normal).normalised == normal


@pytest.mark.parametrize(
    ("kind", "text", "reason"),
    [
        ("doi", "11.1000/x", "does not begin with 10."),
        ("doi", "10.1000", "has no suffix after a slash"),
        ("doi", "10.1000/a b", "has a blank inside"),
        ("doi", "10.10/a", "has no prefix of four to nine digits"),
        ("pmid", "PMC12", "is not a number"),
        ("pmid", "123456789", "is not a number of one to eight digits"),
        ("pmcid", "12", "is not PMC and one to eight digits"),
        ("arxiv", "2113.12345", "names a month 13"),
        ("arxiv", "2101.1234", "does not have the five digits of its year"),
        ("arxiv", "1001.12345", "does not have the four digits of its year"),
        ("isbn", "0-306-40615-3", "has the check digit 3 but should have 2"),
        ("isbn", "9770306406157", "does not begin with 978 or 979"),
        ("isbn", "123", "does not have ten or thirteen digits"),
        ("issn", "0378-5954", "has the check digit 4 but should have 5"),
        ("orcid", "0000-0002-1825-0098", "has the check digit 8 but should have 7"),
        ("doi", " ", "is empty"),
    ],
)
def test_an_unsound_identifier_is_refused_with_its_reason(kind, text, reason):
    verdict = check_identifier(kind, text)
    assert (verdict.valid, verdict.reason) == (False, reason)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("https://doi.org/10.1000/X", "doi:10.1000/x"),
        ("PMID 12", "pmid:12"),
        ("PMCID: PMC12", "pmcid:PMC12"),
        ("arxiv:2101.12345", "arxiv:2101.12345"),
        ("9780306406157", "isbn:9780306406157"),
        ("0378-5955", "issn:0378-5955"),
        ("0000-0002-1825-0097", "orcid:0000-0002-1825-0097"),
    ],
)
def test_an_identifier_is_known_by_its_form(text, shown):
    assert str(identify(text)) == shown


@pytest.mark.parametrize("text", ["", "12345", "2011", "https://example.org/10", "1999-2001"])
def test_what_says_nothing_is_no_identifier(text):
    assert identify(text) is None


def test_a_work_has_the_identifiers_of_its_fields():
    fields = {
        "doi": "10.1000/X",
        "url": "https://pubmed.ncbi.nlm.nih.gov/77/",
        "eprint": "2101.12345",
        "archiveprefix": "arXiv",
        "isbn": "0-306-40615-3",
        "pmc": "PMC9",
    }
    found = [str(item) for item in identifiers_of(Reference("a", fields=fields))]
    assert found == ["doi:10.1000/x", "pmid:77", "pmcid:PMC9", "arxiv:2101.12345"]


def test_an_unknown_kind_is_a_fault_of_the_caller():
    with pytest.raises(ValueError, match="unknown kind"):
        check_identifier("asin", "1")


DIGITS = st.text("0123456789", min_size=15, max_size=15)


@given(DIGITS, st.integers(0, 13), st.integers(1, 9))
@settings(deadline=None)
def test_one_wrong_digit_never_passes_a_checksum(digits, place, change):
    for kind, stem, digit in (
        ("isbn", digits[:9], isbn10_digit),
        ("isbn", f"978{digits[:9]}", isbn13_digit),
        ("issn", digits[:7], issn_digit),
        ("orcid", digits, orcid_digit),
    ):
        sound = stem + digit(stem)
        assert check_identifier(kind, sound).valid
        at = 3 + place % (len(stem) - 3)
        wrong = sound[:at] + str((int(sound[at]) + change) % 10) + sound[at + 1 :]
        assert not check_identifier(kind, wrong).valid


@given(st.sampled_from(KINDS), st.text() | st.from_regex(r"(doi:|10\.)[\x20-\x7f]*"))
@settings(deadline=None)
def test_any_text_gets_a_verdict_and_the_normal_form_is_stable(kind, text):
    verdict = check_identifier(kind, text)
    identify(text)
    if verdict.valid:
        assert check_identifier(kind, verdict.normalised) == verdict
    else:
        assert verdict.reason
