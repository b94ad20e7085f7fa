"""The kind of a document is inferred with a probability, and said only where there is a text."""

import re

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import DocumentKind, Kind, Origin
from claimcheck.readers import read
from claimcheck.resources import read_cells
from claimcheck.sentences import infer_kind
from claimcheck.sentences.document_kind import kind_of_texts

CLINIC = [
    "Our clinic offers testosterone and peptide injections.",
    "Book a consultation with our providers today.",
    "Infusions are given at our office.",
    "Schedule an appointment to see if you are a candidate.",
] * 5
GUIDELINE = [
    "Administer adrenaline 0.5 mg IM and monitor BP and SpO2.",
    "Transport to the nearest ED and discuss with the consultant.",
    "Contraindications: airway compromise.",
    "Repeat the bolus and refer to the pathway.",
] * 5


def test_the_table_of_words_is_in_small_letters_as_the_texts_are_that_it_is_searched_in() -> None:
    patterns = (row[1] for row in read_cells("sentences/data/document_kind_words.tsv"))
    bare = [re.sub(r"\\[A-Z]", "", pattern) for pattern in patterns]
    assert bare == [pattern.lower() for pattern in bare]


@pytest.mark.parametrize(("texts", "kind"), [(CLINIC, Kind.CLINIC), (GUIDELINE, Kind.GUIDELINE)])
def test_a_document_full_of_the_words_of_a_kind_is_of_that_kind(
    texts: list[str], kind: Kind
) -> None:
    assert kind_of_texts(texts).value is kind


def test_a_sentence_alone_has_no_kind() -> None:
    assert kind_of_texts(["Our clinic offers peptides."]) == DocumentKind()


def test_little_text_is_less_sure() -> None:
    assert kind_of_texts(CLINIC[:2]).probability < kind_of_texts(CLINIC).probability


def test_a_kind_that_a_person_recorded_stands() -> None:
    document = read(text="\n\n".join(CLINIC), format="text")
    said = DocumentKind(Kind.NEWS, 1.0, Origin.RECORD)
    assert infer_kind(evolve(document, kind=said)) == said
    assert infer_kind(document).origin is Origin.MODEL


@given(st.lists(st.text(max_size=80), max_size=20))
def test_a_probability_is_one(texts: list[str]) -> None:
    assert 0 <= kind_of_texts(texts).probability <= 1
