"""What holds for any text whatever."""

import contextlib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.citations import cover, find_citations, find_in_text
from claimcheck.model import InputError
from claimcheck.readers import read
from claimcheck.sentences.document_sentences import document_sentences

PIECES = st.sampled_from(
    [
        "[@a2001]", "@b", "[", "]", "(", ")", "{", "}", ";", ",", ". ", " ", "\n", "[1, 3-5]", "12", "¹²", "2011",
        "2012a,b", "Alder", "et al.", "von", "&", "and", "in press", "\\cite{a}", "10.1000/x", "https://x.org",
        "@doi:10.1/a", "[^1]", "^", "-", "–", "'s", "word", "\ud800", "\u0301", "İ", "PMID: 12345",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=[])), st.lists(PIECES, max_size=40).map("".join)
)


@given(TEXTS)
def test_any_text_gives_ordered_mentions_that_quote_it(text: str) -> None:
    found = find_in_text(text)
    assert [m.group.start for m in found] == sorted(m.group.start for m in found)
    for mention in found:
        assert mention.span.of(text) == mention.text
        assert mention.text
        assert mention.group.contains(mention.span)
        assert 0 < mention.probability <= 1
        assert mention.clause is None or mention.clause.end <= len(text)


@given(TEXTS)
def test_groups_are_the_same_or_apart(text: str) -> None:
    spans = sorted({mention.group for mention in find_in_text(text)})
    assert all(one.end <= other.start for one, other in pairwise(spans))


@given(TEXTS)
def test_a_markdown_document_keeps_the_same_promises(text: str) -> None:
    document = read(text=text, format="markdown")
    found = find_citations(document)
    for mention in found:
        assert mention.span.of(document.text) == mention.text
    covered = cover(document_sentences(document), found)
    assert all(0 < c.coverage <= 1 for citations in covered.values() for c in citations)


@given(st.text(st.sampled_from("aäß7 .,()[]@-"), max_size=60))
def test_finding_twice_finds_the_same(text: str) -> None:
    assert find_in_text(text) == find_in_text(text)


@pytest.mark.parametrize(
    "piece",
    ["[@", "(", "[1,", "Smith et al., ", "(Smith, 2011; ", "2011 ", "1 ", "@a;", "\\cite{", "word¹ ", "10.1/)", "World of ", "J. "],
)  # fmt: skip
@pytest.mark.usefixtures("no_hang")
def test_a_long_line_is_answered(piece: str) -> None:
    text = f"({piece * (100_000 // len(piece))})"
    with contextlib.suppress(InputError):
        for found in find_in_text(text):
            assert found.span.of(text) == found.text
